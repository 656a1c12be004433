// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measuretrend.h"

#include "base/future.h"

#include <limits>

namespace citywall::traffic {

namespace {

UtcTime stepBefore(UtcTime time)
{
    const qint64 width = MeasureTrend::step.count();
    return { time.milliseconds - ((time.milliseconds % width) + width) % width };
}

} // namespace

MeasureTrend::MeasureTrend(AreaMeasure measure, HistoryReader &history, const TimeContext &time, const AreaIndex &areas,
                           QObject *parent)
    : QObject(parent), m_measure(std::move(measure)), m_history(history), m_time(time), m_areas(areas)
{
    connect(&time, &TimeContext::nowChanged, this, &MeasureTrend::follow);
    connect(&history, &HistoryReader::reset, this, [this](const QString &feed) {
        if (feed.isEmpty() || feed == m_measure.feed)
            read();
    });
    connect(&history, &HistoryReader::appended, this, [this](const ObservationsPtr &fresh) {
        // What has come in late changes a trend that is shown; what has just been observed waits for its half hour.
        if (fresh->feed == m_measure.feed && fresh->size() > 0 && UtcTime { fresh->phenomenonTime.front() } < m_end)
            read();
    });
    QMetaObject::invokeMethod(this, &MeasureTrend::follow, Qt::QueuedConnection);
}

void MeasureTrend::follow()
{
    if (m_time.now().isValid() && stepBefore(m_time.now()) != m_end)
        read();
}

void MeasureTrend::read()
{
    if (!m_time.now().isValid())
        return;
    if (m_busy) {
        m_again = true;
        return;
    }
    m_end = stepBefore(m_time.now());
    const TimeRange range { m_end - buckets * step, m_end };
    m_busy = true;
    whenFinished(m_history.request({ m_measure.feed, { range.begin - m_measure.memory, range.end }, {}, {} })
                     .then(QtFuture::Launch::Async,
                           [measure = m_measure, range, dictionary = m_history.dictionary(m_measure.feed),
                            &areas = m_areas](const ObservationsPtr &columns) {
                               return measureOver(measure, *columns, *dictionary, range, buckets, areas.count(),
                                                  [&areas](GeoPoint point) { return areas.at(point); });
                           }),
                 this, [this](const QFuture<MeasureGrid> &future) {
                     m_busy = false;
                     m_grid = failureOf(future).isEmpty() ? future.result() : MeasureGrid {};
                     Q_EMIT changed();
                     if (std::exchange(m_again, false))
                         read();
                     else
                         follow();
                 });
}

QList<double> MeasureTrend::trend(int area) const
{
    if (m_grid.values.empty() || area >= int(m_grid.values.size()) - 1)
        return {};
    const size_t row = area < 0 ? m_grid.values.size() - 1 : size_t(area); // the city comes last
    return { m_grid.values[row].begin(), m_grid.values[row].end() };
}

double MeasureTrend::yesterday(int area) const
{
    const QList<double> values = trend(area);
    return values.isEmpty() ? std::numeric_limits<double>::quiet_NaN() : values.first();
}

} // namespace citywall::traffic
