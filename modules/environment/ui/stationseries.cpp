// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stationseries.h"

#include "core/flood.h"
#include "core/waterquality.h"
#include "core/words.h"

#include <QLocale>

#include <algorithm>

namespace citywall::environment {

namespace {

constexpr qint64 gapMilliseconds = 2 * 3'600'000; ///< a line is not drawn across longer silence

/// The pollutant that a field holds, if it is one.
std::optional<Pollutant> pollutantIn(const QString &feed, size_t field)
{
    for (const Pollutant pollutant : allPollutants) {
        if (const PollutantField at = fieldOf(pollutant); at.feed == feed && at.field == field)
            return pollutant;
    }
    return std::nullopt;
}

QList<QPointF> pointsOf(const Observations &rows, size_t shown, size_t field, UtcTime from, const Metric &metric)
{
    QList<QPointF> points;
    const auto first = std::ranges::lower_bound(rows.phenomenonTime, from.milliseconds) - rows.phenomenonTime.begin();
    for (size_t row = size_t(first); row < shown; ++row) {
        const double value = double(rows.values[field][row]);
        if (!std::isfinite(value))
            continue;
        const double time = double(rows.phenomenonTime[row]);
        if (!points.isEmpty() && time - points.last().x() > gapMilliseconds)
            points.append({ time - 1, unknown });
        points.append({ time, metric.toDisplay(value) });
    }
    return points;
}

/// What a property is held against, in display units, and whose limit that is.
struct SeriesLimit {
    double level = unknown;
    QString title {};
    double lower = unknown;
};

SeriesLimit waterLimit(size_t field, const Metric &metric)
{
    const QString title = QCoreApplication::translate("EnvironmentSeries", "US EPA 1986");
    if (field == OxygenField)
        return { metric.toDisplay(youngFishOxygen), title };
    return field == PhField ? SeriesLimit { mostPh, title, leastPh } : SeriesLimit {};
}

SeriesLimit limitFor(const StationHistory::Part &part, size_t field, const Metric &metric, LimitSet limits)
{
    if (part.feed == waterQualityFeed)
        return waterLimit(field, metric);
    if (const std::optional<Pollutant> pollutant = pollutantIn(part.feed, field)) {
        const LimitValue limit = shortestLimit(limits, *pollutant);
        return { metric.toDisplay(limit.level()),
                 QCoreApplication::translate("EnvironmentSeries", "%1, %2")
                     .arg(Words::limits(limits), Words::averagedOver(limit.hours)) };
    }
    const double flood = part.feed == waterFeed ? FloodStages::of(part.feature->properties).minor : unknown;
    return { flood, std::isfinite(flood) ? QCoreApplication::translate("EnvironmentSeries", "flood stage") : QString() };
}

} // namespace

QList<StationSeries> seriesOf(const StationHistory::Part &part, const QList<ObservationTable::Field> &fields, LimitSet limits,
                              UtcTime from)
{
    QList<StationSeries> series;
    for (size_t field = 0; field < size_t(fields.size()); ++field) {
        const Metric &metric = fields[qsizetype(field)].metric;
        const QList<QPointF> points = pointsOf(*part.rows, part.shown, field, from, metric);
        if (points.isEmpty() || (part.feed == weatherFeed && field == WindFromField))
            continue;
        StationSeries shown;
        shown.title = metric.title;
        shown.unit = metric.unit;
        shown.decimals = metric.decimals;
        shown.points = points;
        shown.value =
            QStringLiteral("%1 %2").arg(QLocale().toString(points.last().y(), 'f', metric.decimals), shown.unit).trimmed();
        const SeriesLimit limit = limitFor(part, field, metric, limits);
        shown.limit = limit.level;
        shown.limitTitle = limit.title;
        shown.lowerLimit = limit.lower;
        series.append(shown);
    }
    return series;
}

} // namespace citywall::environment
