// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "observationsteps.h"

#include "base/future.h"
#include "sdk/services.h"

#include <algorithm>

namespace citywall {

namespace {

constexpr qint64 searchedMinute = 60'000;
constexpr qint64 searchedHour = 60 * searchedMinute;
constexpr qint64 mostParts = 64; ///< that a range is divided into at once
constexpr Duration unseenFor = std::chrono::days(31); ///< an entity begins that was not told of for so long

UtcTime wholeHour(UtcTime t, bool up)
{
    const qint64 rest = ((t.milliseconds % searchedHour) + searchedHour) % searchedHour;
    return { t.milliseconds - rest + (up && rest > 0 ? searchedHour : 0) };
}

} // namespace

void ObservationSteps::step(const QString &feed, int direction, bool beginnings)
{
    TimeContext *clock = services().clock;
    HistoryReader *history = services().history;
    if (m_searching || !clock || !history || feed.isEmpty() || direction == 0)
        return;
    clock->pause();
    m_feed = feed;
    m_forwards = direction > 0;
    m_beginnings = beginnings;
    m_from = clock->now();
    const TimeRange held = history->extent(feed);
    const TimeRange side = m_forwards ? TimeRange { std::max(m_from + Duration(1), held.begin), held.end }
                                      : TimeRange { held.begin, std::min(m_from, held.end) };
    if (held.isEmpty() || side.isEmpty()) {
        Q_EMIT nothingFound(direction);
        return;
    }
    m_searching = true;
    Q_EMIT searchingChanged();
    m_side =
        m_forwards ? TimeRange { side.begin, wholeHour(side.end, true) } : TimeRange { wholeHour(side.begin, false), side.end };
    m_told = false;
    m_byHours = beginnings;
    // First the rest of the hour, then whole hours, which a history counts without reading them.
    narrow(nearHour(m_side));
}

TimeRange ObservationSteps::rest(TimeRange looked) const
{
    return m_forwards ? TimeRange { looked.end, m_side.end } : TimeRange { m_side.begin, looked.begin };
}

TimeRange ObservationSteps::nearHour(TimeRange range) const
{
    return m_forwards ? TimeRange { range.begin, std::min(range.end, wholeHour(range.begin + Duration(1), true)) }
                      : TimeRange { std::max(range.begin, wholeHour(range.end - Duration(1), false)), range.end };
}

void ObservationSteps::narrow(TimeRange range)
{
    m_looked = range;
    const qint64 length = range.length().count();
    if (length <= (m_byHours ? searchedHour : searchedMinute))
        return read(range);
    const qint64 hours = (length + searchedHour - 1) / searchedHour;
    const qint64 part = length > searchedHour ? searchedHour * ((hours + mostParts - 1) / mostParts) : searchedMinute;
    const qint64 parts = (length + part - 1) / part;
    // Lengthened at the far end, so that all parts are alike.
    if (m_forwards)
        range.end = range.begin + Duration(parts * part);
    else
        range.begin = range.end - Duration(parts * part);
    whenFinished(services().history->histogram({ m_feed }, range, int(parts)), this,
                 [this](const QFuture<Histogram> &future) { counted(future); });
}

void ObservationSteps::counted(const QFuture<Histogram> &future)
{
    if (const QString message = failureOf(future); !message.isEmpty()) {
        finish();
        Q_EMIT failed(message);
        return;
    }
    const Histogram histogram = future.resultCount() > 0 ? future.result() : Histogram {};
    const std::vector<qint64> counts = histogram.counts.empty() ? std::vector<qint64>() : histogram.counts.front();
    const auto holds = [](qint64 count) { return count > 0; };
    const auto first = std::ranges::find_if(counts, holds);
    if (first == counts.end()) {
        if (const TimeRange beyond = rest(m_looked); !beyond.isEmpty())
            return narrow(beyond);
        finish();
        Q_EMIT nothingFound(m_forwards ? 1 : -1);
        return;
    }
    const auto last = std::find_if(counts.rbegin(), counts.rend(), holds).base() - 1;
    const Duration part = histogram.range.length() / qint64(counts.size());
    const UtcTime begin = histogram.range.begin + part * (m_forwards ? first - counts.begin() : last - counts.begin());
    m_told = true;
    narrow({ begin, begin + part });
}

void ObservationSteps::read(TimeRange range)
{
    m_known.clear();
    if (m_beginnings)
        return whenFinished(services().history->latest(m_feed, range.begin - Duration(1), unseenFor), this,
                            [this](const QFuture<ObservationsPtr> &future) { readAfter(future); });
    whenFinished(services().history->request({ m_feed, range, {}, {} }), this,
                 [this](const QFuture<ObservationsPtr> &future) { taken(future); });
}

void ObservationSteps::readAfter(const QFuture<ObservationsPtr> &before)
{
    if (!failureOf(before).isEmpty())
        return taken(before);
    if (const ObservationsPtr state = before.resultCount() > 0 ? before.result() : nullptr)
        m_known.insert(state->feature.begin(), state->feature.end());
    whenFinished(services().history->request({ m_feed, m_looked, {}, {} }), this,
                 [this](const QFuture<ObservationsPtr> &future) { taken(future); });
}

std::optional<size_t> ObservationSteps::rowIn(const Observations &rows)
{
    if (!m_beginnings)
        return rows.size() == 0 ? std::nullopt : std::optional(m_forwards ? 0 : rows.size() - 1);
    std::optional<size_t> found;
    for (size_t row = 0; row < rows.size() && !(m_forwards && found); ++row) {
        if (m_known.insert(rows.feature[row]).second)
            found = row;
    }
    return found;
}

void ObservationSteps::taken(const QFuture<ObservationsPtr> &future)
{
    const QString message = failureOf(future);
    const ObservationsPtr rows = message.isEmpty() && future.resultCount() > 0 ? future.result() : nullptr;
    const std::optional<size_t> row = rows ? rowIn(*rows) : std::nullopt;
    TimeContext *clock = services().clock;
    if (const TimeRange beyond = rest(m_looked); rows && !row && !beyond.isEmpty() && clock->now() == m_from) {
        m_byHours = m_byHours || std::exchange(m_told, false);
        const TimeRange near = nearHour(beyond);
        return narrow(near.length() < Duration(searchedHour) ? near : beyond);
    }
    finish();
    if (!message.isEmpty()) {
        Q_EMIT failed(message);
    } else if (clock->now() != m_from) {
        return; // somebody went elsewhere
    } else if (!row) {
        Q_EMIT nothingFound(m_forwards ? 1 : -1);
    } else {
        clock->seek(rows->phenomenonTime[*row]);
        Q_EMIT arrived();
    }
}

void ObservationSteps::finish()
{
    m_searching = false;
    Q_EMIT searchingChanged();
}

} // namespace citywall

#include "moc_observationsteps.cpp"
