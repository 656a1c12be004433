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
    m_begun.mark(now);
    m_heard.clear();
    m_standing = {};
    m_refused = false;
    m_leftOut.clear();
}

void FeedHealth::hear(UtcTime now)
{
    m_heard.mark(now);
    m_complaint.clear();
    m_standing = {};
    m_refused = false;
}

void FeedHealth::confirm(UtcTime now, bool understood)
{
    m_refused = !understood;
    if (understood)
        m_heard.mark(now);
}

void FeedHealth::decode(UtcTime now, const Decoded &records)
{
    const auto &[understood, rejected, leftOut, reason] = records;
    Counts &counts = at(now);
    counts.decoded += understood;
    counts.rejected += rejected;
    if (understood > 0 || rejected + leftOut == 0)
        hear(now);
    if (understood + rejected > 0 || leftOut == 0)
        m_standing = sum(now, window);
    if (rejected == 0) {
        if (leftOut > 0)
            m_leftOut = reason;
        return;
    }
    m_rejection = reason;
    if (rejected == 1)
        m_complaint = understood + leftOut == 0 ? reason : FeedsText::tr("One record rejected: %1").arg(reason);
    else
        m_complaint = FeedsText::tr("%1 records rejected: %2").arg(rejected).arg(reason);
}

void FeedHealth::store(UtcTime now, qint64 observations) { at(now).stored += observations; }

void FeedHealth::drop(UtcTime now, qint64 payloads, qint64 observations)
{
    at(now).droppedPayloads += payloads;
    at(now).dropped += observations;
}

std::optional<FeedHealth::Verdict> FeedHealth::rejecting(UtcTime now) const
{
    Counts counts = sum(now, window);
    const bool isRecent = counts.decoded + counts.rejected > 0;
    if (!isRecent)
        counts = m_standing; // nothing has come that would be better
    const qint64 all = counts.rejected + counts.decoded;
    if (counts.rejected == all && all > 0)
        return Verdict { FeedStatus::State::Degraded, FeedsText::tr("Nothing of what comes is understood: %1").arg(m_rejection) };
    if (double(counts.rejected) > highestRejected * double(all)) {
        const QString words = isRecent ? FeedsText::tr("%1 of %2 records rejected in the last 5 min: %3")
                                       : FeedsText::tr("%1 of the last %2 records rejected: %3");
        return Verdict { FeedStatus::State::Degraded, words.arg(counts.rejected).arg(all).arg(m_rejection) };
    }
    if (m_refused)
        return Verdict { FeedStatus::State::Degraded, m_complaint };
    return {};
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
    const bool impatient = facts.patience > Duration(0) && (m_heard.isSet() ? m_heard : m_begun).elapsed(now) > facts.patience;
    if (impatient)
        return { Stale,
                 !m_complaint.isEmpty()            ? m_complaint
                     : !facts.linkReason.isEmpty() ? facts.linkReason
                                                   : FeedsText::tr("Nothing has come for a while") };
    if (facts.link == FeedFacts::Link::Troubled)
        return { m_heard.isSet() ? Degraded : Connecting, facts.linkReason };
    const std::optional<Verdict> rejection = rejecting(now);
    if (!m_heard.isSet() && !rejection)
        return { Connecting,
                 facts.link != FeedFacts::Link::Up ? QString()
                     : m_leftOut.isEmpty()         ? FeedsText::tr("Connected; nothing has come yet")
                                                   : FeedsText::tr("Nothing for this feed has come yet: %1").arg(m_leftOut) };
    if (const Counts counts = sum(now, window); counts.dropped + counts.droppedPayloads > 0)
        return { Degraded,
                 FeedsText::tr("More comes than can be taken; lost in the last 5 min: %1 payloads, %2 observations")
                     .arg(counts.droppedPayloads)
                     .arg(counts.dropped) };
    if (rejection)
        return *rejection;
    if (m_latest > Duration(0) && m_lag > m_latest)
        return { Degraded, FeedsText::tr("Data are %1 old when they come").arg(roughly(m_lag)) };
    if (m_ahead > Duration(0) && -m_lag > m_ahead)
        return { Degraded, FeedsText::tr("The publisher's clock is ahead by %1").arg(roughly(-m_lag)) };
    return { Live, m_complaint };
}

} // namespace citywall
