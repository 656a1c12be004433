// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/feedwindow.h"

#include "base/future.h"

#include <algorithm>

namespace citywall {

namespace {

constexpr Duration smallestMargin = std::chrono::minutes(10);

ObservationsPtr nothing()
{
    static const ObservationsPtr empty = std::make_shared<const Observations>();
    return empty;
}

size_t firstAfter(const Observations &block, UtcTime t)
{
    return size_t(std::upper_bound(block.phenomenonTime.begin(), block.phenomenonTime.end(), t.milliseconds)
                  - block.phenomenonTime.begin());
}

void appendRow(Observations &to, const Observations &from, size_t row)
{
    const auto detail = from.details.constFind(quint32(row));
    if (detail != from.details.cend())
        to.details.insert(quint32(to.size()), *detail);
    to.phenomenonTime.push_back(from.phenomenonTime[row]);
    to.receivedTime.push_back(from.receivedTime[row]);
    to.feature.push_back(from.feature[row]);
    to.longitudeE7.push_back(from.longitudeE7[row]);
    to.latitudeE7.push_back(from.latitudeE7[row]);
    for (size_t v = 0; v < maximumFields; ++v)
        to.values[v].push_back(from.values[v][row]);
    to.source.push_back(from.source[row]);
}

} // namespace

FeedWindow::FeedWindow(const QString &feed, Duration span, HistoryReader &history, const TimeContext &time, QObject *parent)
    : QObject(parent), m_feed(feed), m_span(span), m_history(history), m_time(time), m_block(nothing())
{
    connect(&time, &TimeContext::nowChanged, this, &FeedWindow::follow);
    connect(&history, &HistoryReader::appended, this, [this](const ObservationsPtr &fresh) {
        if (fresh->feed == m_feed)
            merge(fresh);
    });
    connect(&history, &HistoryReader::reset, this, [this](const QString &which) {
        if (which.isEmpty() || which == m_feed) {
            m_held = {};
            m_asked = {};
            follow();
        }
    });
    QMetaObject::invokeMethod(this, &FeedWindow::follow, Qt::QueuedConnection);
}

void FeedWindow::setSpan(Duration span)
{
    if (m_span == span)
        return;
    m_span = span;
    follow();
}

void FeedWindow::follow()
{
    const UtcTime now = m_time.now();
    if (!now.isValid())
        return;
    const UtcTime oldest = now - m_span;
    if (!m_held.isEmpty() && m_held.begin <= oldest && now < m_held.end) {
        cut(now);
        // While playing, ask for what comes next before the held block runs out.
        const Duration ahead = Duration(qint64(2000 * std::abs(m_time.rate())));
        const UtcTime next = m_time.rate() < 0 ? oldest - ahead : now + ahead;
        if (m_time.isPlaying() && m_time.mode() == TimeContext::Mode::Fixed && !m_held.contains(next))
            fetch(now);
        return;
    }
    fetch(now);
}

void FeedWindow::fetch(UtcTime now)
{
    // Enough on both sides that scrubbing and ten seconds of playing need no further read.
    const Duration margin = std::max({ smallestMargin, m_span / 4, Duration(qint64(10000 * std::abs(m_time.rate()))) });
    if (!m_asked.isEmpty() && m_asked.begin <= now - m_span && m_asked.contains(now))
        return;
    const TimeRange range { now - m_span - margin, now + margin };
    m_asked = range;
    const quint64 request = ++m_request;
    if (!m_loading) {
        m_loading = true;
        Q_EMIT changed();
    }
    whenFinished(m_history.request({ m_feed, range, {}, {} }), this,
                 [this, request, range](const QFuture<ObservationsPtr> &done) {
                     if (request != m_request)
                         return; // the clock has moved on and asked again
                     m_loading = false;
                     m_asked = {};
                     m_error = failureOf(done);
                     if (m_error.isEmpty()) {
                         m_block = done.result();
                         m_held = range;
                         follow();
                     }
                     Q_EMIT changed();
                 });
}

void FeedWindow::merge(const ObservationsPtr &fresh)
{
    if (m_held.isEmpty() || fresh->size() == 0) {
        if (!m_asked.isEmpty()) {
            m_asked = {}; // the read under way may have missed these
            follow();
        }
        return;
    }
    // A live window grows: what has arrived up to the newest observation is held from now on.
    if (m_time.mode() == TimeContext::Mode::Live)
        m_held.end = std::max(m_held.end, std::max(m_time.now(), UtcTime { fresh->phenomenonTime.back() }) + Duration(1));
    auto merged = std::make_shared<Observations>();
    merged->feed = m_feed;
    const qint64 oldest =
        (m_time.mode() == TimeContext::Mode::Live ? m_time.now() - m_span - smallestMargin : m_held.begin).milliseconds;
    const Observations &old = *m_block;
    size_t a = firstAfter(old, { oldest - 1 });
    size_t b = 0;
    while (a < old.size() || b < fresh->size()) {
        const bool takeOld = b == fresh->size() || (a < old.size() && old.phenomenonTime[a] <= fresh->phenomenonTime[b]);
        if (takeOld)
            appendRow(*merged, old, a++);
        else if (m_held.contains({ fresh->phenomenonTime[b] }))
            appendRow(*merged, *fresh, b++);
        else
            ++b;
    }
    m_held.begin = std::max(m_held.begin, UtcTime { oldest });
    m_block = merged;
    cut(m_time.now());
}

void FeedWindow::cut(UtcTime now)
{
    m_now = now;
    m_begin = firstAfter(*m_block, now - m_span);
    m_end = firstAfter(*m_block, now);
    Q_EMIT changed();
}

std::vector<quint32> FeedWindow::latestRows() const
{
    std::vector<quint32> rows(dictionary()->features.size(), noRow);
    for (size_t row = m_begin; row < m_end; ++row) {
        const FeatureKey key = m_block->feature[row];
        if (key < rows.size())
            rows[key] = quint32(row);
    }
    return rows;
}

} // namespace citywall
