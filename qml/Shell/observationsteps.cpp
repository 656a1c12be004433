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

UtcTime wholeHour(UtcTime t, bool up)
{
    const qint64 rest = ((t.milliseconds % searchedHour) + searchedHour) % searchedHour;
    return { t.milliseconds - rest + (up && rest > 0 ? searchedHour : 0) };
}

} // namespace

void ObservationSteps::step(const QString &feed, int direction)
{
    TimeContext *clock = services().clock;
    HistoryReader *history = services().history;
    if (m_searching || !clock || !history || feed.isEmpty() || direction == 0)
        return;
    clock->pause();
    m_feed = feed;
    m_forwards = direction > 0;
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
    // First the rest of the hour, then whole hours, which a history counts without reading them.
    const TimeRange near = m_forwards ? TimeRange { side.begin, std::min(side.end, wholeHour(side.begin + Duration(1), true)) }
                                      : TimeRange { std::max(side.begin, wholeHour(side.end - Duration(1), false)), side.end };
    m_beyond =
        m_forwards ? TimeRange { near.end, wholeHour(side.end, true) } : TimeRange { wholeHour(side.begin, false), near.begin };
    narrow(near);
}

void ObservationSteps::narrow(TimeRange range)
{
    const qint64 length = range.length().count();
    if (length <= searchedMinute)
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
        if (const TimeRange beyond = std::exchange(m_beyond, {}); !beyond.isEmpty())
            return narrow(beyond);
        finish();
        Q_EMIT nothingFound(m_forwards ? 1 : -1);
        return;
    }
    const auto last = std::find_if(counts.rbegin(), counts.rend(), holds).base() - 1;
    const Duration part = histogram.range.length() / qint64(counts.size());
    const UtcTime begin = histogram.range.begin + part * (m_forwards ? first - counts.begin() : last - counts.begin());
    m_beyond = {};
    narrow({ begin, begin + part });
}

void ObservationSteps::read(TimeRange range)
{
    whenFinished(services().history->request({ m_feed, range, {}, {} }), this,
                 [this](const QFuture<ObservationsPtr> &future) { taken(future); });
}

void ObservationSteps::taken(const QFuture<ObservationsPtr> &future)
{
    const QString message = failureOf(future);
    const ObservationsPtr rows = message.isEmpty() && future.resultCount() > 0 ? future.result() : nullptr;
    if (rows && rows->size() == 0 && !m_beyond.isEmpty())
        return narrow(std::exchange(m_beyond, {}));
    finish();
    TimeContext *clock = services().clock;
    if (!message.isEmpty()) {
        Q_EMIT failed(message);
    } else if (!rows || rows->size() == 0) {
        Q_EMIT nothingFound(m_forwards ? 1 : -1);
    } else if (clock->now() == m_from) {
        clock->seek(m_forwards ? rows->phenomenonTime.front() : rows->phenomenonTime.back());
        Q_EMIT arrived();
    }
}

void ObservationSteps::finish()
{
    m_searching = false;
    m_beyond = {};
    Q_EMIT searchingChanged();
}

} // namespace citywall

#include "moc_observationsteps.cpp"
