// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corridorhistory.h"

#include "base/future.h"

#include "core/network.h"

namespace citywall::traffic {

namespace {

constexpr Duration pieceSpan = std::chrono::hours(12);

UtcTime gridBefore(UtcTime time)
{
    const qint64 width = CorridorHistory::step.count();
    return { time.milliseconds - ((time.milliseconds % width) + width) % width };
}

} // namespace

CorridorHistory::CorridorHistory(HistoryReader &history, const TimeContext &time, QObject *parent)
    : QObject(parent), m_history(history), m_time(time)
{
    connect(&time, &TimeContext::nowChanged, this, &CorridorHistory::follow);
    connect(&history, &HistoryReader::appended, this, [this](const ObservationsPtr &fresh) {
        if (!m_keys.empty() && fresh->feed == linkSpeedFeed && fresh->size() > 0)
            forget({ { fresh->phenomenonTime.front() }, UtcTime { fresh->phenomenonTime.back() } + staleAfter + Duration(1) });
    });
    connect(&history, &HistoryReader::reset, this, [this](const QString &feed) {
        if (!m_keys.empty() && (feed.isEmpty() || feed == linkSpeedFeed))
            setCorridor(m_keys, m_links, m_box);
    });
}

void CorridorHistory::setCorridor(const std::vector<FeatureKey> &keys, const std::vector<Link> &links, const GeoBox &box)
{
    m_keys = keys;
    m_links = links;
    // By the links' midpoints; a hair wider, for lines that run straight along a meridian or a parallel.
    constexpr double hair = 1e-4;
    m_box = { box.westDegrees - hair, box.southDegrees - hair, box.eastDegrees + hair, box.northDegrees + hair };
    m_samples.clear();
    m_retimings.clear();
    m_error.clear();
    ++m_request;
    m_busy = false;
    Q_EMIT changed();
    readNext();
}

void CorridorHistory::follow()
{
    const UtcTime grid = gridBefore(m_time.now());
    if (grid == m_followed)
        return;
    m_followed = grid;
    if (!m_keys.empty())
        readNext();
}

void CorridorHistory::forget(TimeRange range)
{
    const auto first = m_samples.lower_bound(range.begin.milliseconds);
    const auto last = m_samples.lower_bound(range.end.milliseconds);
    if (m_busy && m_reading.begin < range.end && range.begin < m_reading.end) {
        ++m_request; // the piece under way is outdated
        m_busy = false;
    } else if (first == last && nextPiece().isEmpty()) {
        return;
    }
    m_samples.erase(first, last);
    readNext();
}

TimeRange CorridorHistory::nextPiece() const
{
    const UtcTime now = m_time.now();
    const TimeRange extent = m_history.extent(linkSpeedFeed);
    if (!now.isValid() || extent.isEmpty() || m_keys.empty())
        return {};
    const UtcTime oldest = std::max(extent.begin, now - std::chrono::days(days));
    TimeRange next;
    for (UtcTime at = gridBefore(std::min(now, extent.end + staleAfter)); at >= oldest; at = at - step) {
        const bool missing = !m_samples.contains(at.milliseconds);
        if (missing && next.isEmpty())
            next.end = at + step;
        if (missing)
            next.begin = at;
        if (!next.isEmpty() && (!missing || next.length() >= pieceSpan))
            break;
    }
    return next;
}

void CorridorHistory::readNext()
{
    if (m_busy)
        return;
    const TimeRange next = nextPiece();
    if (next.isEmpty()) {
        Q_EMIT changed();
        return;
    }
    m_busy = true;
    m_reading = next;
    const quint64 request = ++m_request;
    const TimeRange rows { next.begin - staleAfter, next.end - step + Duration(1) };
    whenFinished(m_history.request({ linkSpeedFeed, rows, {}, m_box })
                     .then(QtFuture::Launch::Async,
                           [keys = m_keys, links = m_links, next,
                            dictionary = m_history.dictionary(linkSpeedFeed)](const ObservationsPtr &columns) {
                               return Piece { sampleCorridor(keys, links, *columns, next.begin, next.end, step),
                                              retimingsIn(keys, *columns, *dictionary) };
                           }),
                 this, [this, next, request](const QFuture<Piece> &future) {
                     if (request != m_request)
                         return;
                     m_busy = false;
                     m_error = failureOf(future);
                     if (m_error.isEmpty())
                         return take(next, future.result());
                     Q_EMIT changed();
                 });
}

void CorridorHistory::take(TimeRange range, const Piece &piece)
{
    for (size_t i = 0; i < piece.samples.size(); ++i)
        m_samples[(range.begin + qint64(i) * step).milliseconds] = piece.samples[i];
    m_retimings.insert(piece.retimings.begin(), piece.retimings.end());
    Q_EMIT changed();
    readNext();
}

TimeRange CorridorHistory::known() const
{
    const auto end = m_samples.upper_bound(m_time.now().milliseconds);
    if (end == m_samples.begin())
        return {};
    auto first = std::prev(end);
    const qint64 last = first->first;
    while (first != m_samples.begin() && std::prev(first)->first == first->first - step.count())
        --first;
    return { { first->first }, { last + 1 } };
}

} // namespace citywall::traffic
