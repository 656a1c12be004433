// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networkhistory.h"

#include "base/future.h"

#include "core/usualday.h"

namespace citywall::traffic {

namespace {

constexpr int pieceSamples = 12;
constexpr Duration trendSpan = std::chrono::hours(25);
constexpr size_t mostSamples = 3000; // a month

} // namespace

NetworkHistory::NetworkHistory(HistoryReader &history, const TimeContext &time, int areaCount, QObject *parent)
    : QObject(parent), m_history(history), m_time(time), m_areaCount(areaCount)
{
    connect(&time, &TimeContext::nowChanged, this, &NetworkHistory::follow);
    connect(&history, &HistoryReader::appended, this, [this](const ObservationsPtr &fresh) {
        if (fresh->feed == linkSpeedFeed && fresh->size() > 0)
            forget({ { fresh->phenomenonTime.front() }, UtcTime { fresh->phenomenonTime.back() } + horizon });
    });
    connect(&history, &HistoryReader::reset, this, [this](const QString &feed) {
        if (feed.isEmpty() || feed == linkSpeedFeed)
            forgetAll();
    });
}

void NetworkHistory::setLinks(const LinksPtr &links)
{
    m_links = links;
    forgetAll();
}

UtcTime NetworkHistory::gridBefore(UtcTime time)
{
    const qint64 width = step.count();
    const qint64 rest = ((time.milliseconds % width) + width) % width;
    return { time.milliseconds - rest };
}

void NetworkHistory::follow()
{
    const UtcTime grid = gridBefore(m_time.now());
    if (grid == m_followed)
        return;
    m_followed = grid;
    readNext();
}

void NetworkHistory::forgetAll()
{
    m_samples.clear();
    m_readingOutdated = true;
    m_untold = true;
    readNext();
}

void NetworkHistory::forget(TimeRange range)
{
    const auto first = m_samples.lower_bound(range.begin.milliseconds);
    const auto last = m_samples.lower_bound(range.end.milliseconds);
    m_readingOutdated = m_readingOutdated || (m_reading.begin < range.end && range.begin < m_reading.end);
    if (first == last)
        return;
    m_samples.erase(first, last);
    readNext();
}

TimeRange NetworkHistory::nextPiece() const
{
    const UtcTime now = m_time.now();
    const TimeRange extent = m_history.extent(linkSpeedFeed);
    if (!now.isValid() || extent.isEmpty() || m_links->empty())
        return {};
    const QTimeZone zone = m_time.zone();
    const DayKind kind = dayKind(dayOf(now, zone));
    const UtcTime oldest = std::max(extent.begin, now - std::chrono::days(usualDays + 1));
    TimeRange piece;
    TimeRange day; // that `at` is in
    bool isOfKind = false;
    for (UtcTime at = gridBefore(std::min(now, extent.end + horizon)); at >= oldest; at = at - step) {
        if (!day.contains(at)) {
            const QDate date = dayOf(at, zone);
            day = dayRange(date, zone);
            isOfKind = dayKind(date) == kind;
        }
        const bool missing = !m_samples.contains(at.milliseconds) && (now - at < trendSpan || isOfKind);
        if (missing && piece.isEmpty())
            piece.end = at + step;
        if (missing)
            piece.begin = at;
        if (!piece.isEmpty() && (!missing || piece.length() >= pieceSamples * step))
            break;
    }
    return piece;
}

void NetworkHistory::readNext()
{
    if (m_busy)
        return;
    const TimeRange piece = nextPiece();
    if (piece.isEmpty()) {
        if (std::exchange(m_untold, false))
            Q_EMIT changed();
        return;
    }
    m_busy = true;
    m_reading = piece;
    m_readingOutdated = false;
    const TimeRange rows { piece.begin - horizon, piece.end - step + Duration(1) };
    whenFinished(m_history.request({ linkSpeedFeed, rows, {}, {} })
                     .then(QtFuture::Launch::Async,
                           [links = m_links, piece, areas = m_areaCount](const ObservationsPtr &columns) {
                               return summarizeSeries(*links, *columns, piece.begin, piece.end, step, areas);
                           }),
                 this, [this, piece](const QFuture<std::vector<Sample>> &future) {
                     if (failureOf(future).isEmpty())
                         return take(piece, future.result());
                     m_busy = false; // asked for again when the clock has moved on; the window tells people why
                     m_reading = {};
                 });
}

void NetworkHistory::take(TimeRange piece, std::vector<Sample> samples)
{
    m_busy = false;
    m_reading = {};
    if (!m_readingOutdated) {
        for (size_t i = 0; i < samples.size(); ++i)
            m_samples[(piece.begin + qint64(i) * step).milliseconds] = std::move(samples[i]);
        if (m_samples.size() > mostSamples) {
            m_samples.erase(m_samples.begin(),
                            m_samples.lower_bound((m_time.now() - std::chrono::days(usualDays + 2)).milliseconds));
            m_samples.erase(m_samples.upper_bound((m_time.now() + std::chrono::days(1)).milliseconds), m_samples.end());
        }
        // The last day is shown as it comes in; what is usual, when all of it is there.
        m_untold = true;
        if (m_time.now() - piece.begin < trendSpan) {
            m_untold = false;
            Q_EMIT changed();
        }
    }
    readNext();
}

const NetworkSummary *NetworkHistory::at(UtcTime gridTime, int area) const
{
    const auto sample = m_samples.find(gridTime.milliseconds);
    const size_t index = size_t(1 + area);
    return sample == m_samples.end() || gridTime > m_time.now() || index >= sample->second.size() ? nullptr
                                                                                                  : &sample->second[index];
}

double NetworkHistory::usual(UtcTime gridTime, int area, const Figure &figure) const
{
    const QTimeZone zone = m_time.zone();
    const DayKind kind = dayKind(dayOf(gridTime, zone));
    std::vector<double> figures;
    for (int days = 1; days <= usualDays; ++days) {
        const UtcTime then = gridBefore(daysBefore(gridTime, days, zone));
        if (dayKind(dayOf(then, zone)) != kind)
            continue;
        if (const NetworkSummary *summary = at(then, area))
            figures.push_back(figure(*summary));
    }
    return median(std::move(figures));
}

QList<QPointF> NetworkHistory::series(TimeRange range, int area, const Figure &figure) const
{
    QList<QPointF> points;
    const auto end = m_samples.lower_bound(range.end.milliseconds);
    for (auto sample = m_samples.lower_bound(range.begin.milliseconds); sample != end; ++sample) {
        const NetworkSummary *summary = at({ sample->first }, area);
        const double value = summary ? figure(*summary) : unknown;
        if (!std::isnan(value))
            points.append({ double(sample->first), value });
    }
    return points;
}

QList<QPointF> NetworkHistory::usualSeries(TimeRange range, int area, const Figure &figure) const
{
    QList<QPointF> points;
    for (UtcTime time = gridBefore(range.begin + step - Duration(1)); time < range.end; time = time + step) {
        const double value = usual(time, area, figure);
        if (!std::isnan(value))
            points.append({ double(time.milliseconds), value });
    }
    return points;
}

QList<double> NetworkHistory::trend(Duration spacing, int count, int area, const Figure &figure) const
{
    QList<double> values;
    const UtcTime last = gridBefore(m_time.now());
    for (int i = count - 1; i >= 0; --i) {
        const NetworkSummary *summary = at(gridBefore(last - i * spacing), area);
        values.append(summary ? figure(*summary) : unknown);
    }
    return values;
}

} // namespace citywall::traffic
