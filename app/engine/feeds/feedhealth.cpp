// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/feedhealth.h"

#include "engine/feeds/feedstext.h"

namespace citywall {

using namespace std::chrono_literals;

namespace {

/// "90 s", "12 min", "5 h", "3 d": as long as it takes to say how late something is.
QString roughly(Duration span)
{
    if (span < 2min)
        return FeedsText::tr("%1 s").arg(span / 1s);
    if (span < 2h)
        return FeedsText::tr("%1 min").arg(span / 1min);
    return span < 48h ? FeedsText::tr("%1 h").arg(span / 1h) : FeedsText::tr("%1 d").arg(span / 24h);
}

} // namespace

FeedHealth::Counts &FeedHealth::at(UtcTime now)
{
    const qint64 index = now.milliseconds / bucket.count();
    Counts &counts = m_counts[size_t(index) % m_counts.size()];
    if (counts.index != index)
        counts = { .index = index };
    return counts;
}

FeedHealth::Counts FeedHealth::sum(UtcTime now, Duration span) const
{
    const qint64 last = now.milliseconds / bucket.count();
    Counts all;
    for (const Counts &counts : m_counts) {
        if (counts.index > last || counts.index <= last - span / bucket)
            continue; // what is ahead of now was counted before the host's clock was set back
        all.decoded += counts.decoded;
        all.rejected += counts.rejected;
        all.stored += counts.stored;
        all.droppedPayloads += counts.droppedPayloads;
        all.dropped += counts.dropped;
    }
    return all;
}

void FeedHealth::begin(UtcTime now)
{
    m_begun = now;
    m_heard = {};
}

void FeedHealth::hear(UtcTime now)
{
    m_heard = now;
    m_complaint.clear();
}

void FeedHealth::decode(UtcTime now, qint64 observations, qint64 rejected, const QString &reason)
{
    at(now).decoded += observations;
    at(now).rejected += rejected;
    if (observations > 0 || rejected == 0)
        hear(now);
    if (rejected == 0)
        return;
    m_rejection = reason;
    m_complaint =
        rejected == 1 && observations == 0 ? reason : FeedsText::tr("%1 records rejected: %2").arg(rejected).arg(reason);
}

void FeedHealth::store(UtcTime now, qint64 observations) { at(now).stored += observations; }

void FeedHealth::drop(UtcTime now, qint64 payloads, qint64 observations)
{
    at(now).droppedPayloads += payloads;
    at(now).dropped += observations;
}

double FeedHealth::perMinute(UtcTime now) const { return double(sum(now, 1min).stored); }

FeedHealth::Verdict FeedHealth::judge(const FeedFacts &facts, UtcTime now) const
{
    using enum FeedStatus::State;
    if (!facts.storeFailure.isEmpty())
        return { Down, facts.storeFailure };
    if (facts.link == FeedFacts::Link::Down)
        return { Down, facts.linkReason };
    if (facts.decoding > longestDecoding)
        return { Degraded, FeedsText::tr("A payload has been in the decoder for %1").arg(roughly(facts.decoding)) };
    const bool impatient = facts.patience > Duration(0) && now - (m_heard.isValid() ? m_heard : m_begun) > facts.patience;
    if (impatient)
        return { Stale,
                 !m_complaint.isEmpty()            ? m_complaint
                     : !facts.linkReason.isEmpty() ? facts.linkReason
                                                   : FeedsText::tr("Nothing has come for a while") };
    if (facts.link == FeedFacts::Link::Troubled)
        return { m_heard.isValid() ? Degraded : Connecting, facts.linkReason };
    const Counts counts = sum(now, window);
    const bool manyRejected = double(counts.rejected) > highestRejected * double(counts.rejected + counts.decoded);
    if (!m_heard.isValid() && !manyRejected)
        return { Connecting, facts.link == FeedFacts::Link::Up ? FeedsText::tr("Connected; nothing has come yet") : QString() };
    if (counts.dropped + counts.droppedPayloads > 0)
        return { Degraded,
                 FeedsText::tr("More comes than can be taken; lost in the last 5 min: %1 payloads, %2 observations")
                     .arg(counts.droppedPayloads)
                     .arg(counts.dropped) };
    if (manyRejected)
        return { Degraded,
                 FeedsText::tr("%1 of %2 records rejected in the last 5 min: %3")
                     .arg(counts.rejected)
                     .arg(counts.rejected + counts.decoded)
                     .arg(m_rejection) };
    if (m_latest > Duration(0) && m_lag > m_latest)
        return { Degraded, FeedsText::tr("Data are %1 old when they come").arg(roughly(m_lag)) };
    return { Live, m_complaint };
}

} // namespace citywall
