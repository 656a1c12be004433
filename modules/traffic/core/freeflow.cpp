// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/freeflow.h"

#include "base/future.h"

#include <QtConcurrent>

namespace citywall::traffic {

namespace {

constexpr double referenceShare = 0.85;
constexpr Duration longest = std::chrono::days(28);
constexpr Duration piece = std::chrono::hours(12);

} // namespace

void SpeedCounts::add(float speed)
{
    if (!(speed >= 0) || !std::isfinite(speed))
        return;
    if (m_counts.empty())
        m_counts.resize(steps);
    ++m_counts[size_t(std::min(std::lround(speed * 10), long(steps - 1)))];
    ++m_count;
}

double SpeedCounts::percentile(double share) const
{
    if (m_count < leastCount)
        return unknown;
    const qint64 rank = std::max(qint64(1), qint64(std::ceil(share * double(m_count))));
    qint64 below = 0;
    for (size_t step = 0; step < m_counts.size(); ++step) {
        below += m_counts[step];
        if (below >= rank)
            return double(step) / 10;
    }
    return unknown;
}

void countSpeeds(std::vector<SpeedCounts> &counts, const Observations &columns)
{
    for (size_t row = 0; row < columns.size(); ++row) {
        if (columns.feature[row] >= counts.size())
            counts.resize(columns.feature[row] + 1);
        counts[columns.feature[row]].add(columns.values[SpeedField][row]);
    }
}

FreeFlowSpeeds freeFlowSpeeds(const std::vector<SpeedCounts> &counts)
{
    FreeFlowSpeeds speeds;
    for (size_t key = 0; key < counts.size(); ++key) {
        const double speed = counts[key].percentile(referenceShare);
        if (speed > 0)
            speeds.insert(FeatureKey(key), speed);
    }
    return speeds;
}

FreeFlowSearch::FreeFlowSearch(HistoryReader &history, QObject *parent) : QObject(parent), m_history(history) { }

void FreeFlowSearch::refresh(bool force)
{
    if (m_running) {
        m_again = m_again || force;
        return;
    }
    TimeRange extent = m_history.extent(linkSpeedFeed);
    if (extent.isEmpty() || !freeFlowMissing(*m_history.dictionary(linkSpeedFeed)))
        return;
    extent.begin = std::max(extent.begin, extent.end - longest);
    if (!force && extent.length() < m_searched.length() * 11 / 10)
        return;
    m_searched = extent;
    m_next = extent.begin;
    m_counts = std::make_shared<std::vector<SpeedCounts>>();
    m_running = true;
    readNext();
}

void FreeFlowSearch::readNext()
{
    const TimeRange range { m_next, std::min(m_next + piece, m_searched.end) };
    m_next = range.end;
    whenFinished(m_history.request({ linkSpeedFeed, range, {}, {} })
                     .then(QtFuture::Launch::Async,
                           [counts = m_counts](const ObservationsPtr &columns) { countSpeeds(*counts, *columns); }),
                 this, [this](const QFuture<void> &counted) { take(failureOf(counted).isEmpty()); });
}

void FreeFlowSearch::take(bool counted)
{
    if (counted && m_next < m_searched.end && !m_again)
        return readNext();
    m_running = false;
    if (!counted) {
        m_searched = {}; // the window over the same history tells people why
        return;
    }
    if (std::exchange(m_again, false))
        return refresh(true);
    m_speeds = freeFlowSpeeds(*m_counts);
    Q_EMIT found();
}

} // namespace citywall::traffic
