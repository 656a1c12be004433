// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measures.h"

#include "core/feeds.h"
#include "core/incidents.h"
#include "core/units.h"

#include <QSet>

namespace citywall::safety {

namespace {

State stateAt(const MeasureRows &rows, quint32 row)
{
    return stateFromTerm(rows.dictionary.term(rows.columns.values[StateField][row]));
}

/// The median time from a feature's call to its first row of the state, of the features for which that row lies in the bucket.
double medianUntil(const MeasureRows &rows, State milestone)
{
    QHash<FeatureKey, qint64> calls;
    QSet<FeatureKey> reached;
    std::vector<double> seconds;
    for (const quint32 row : rows.rows) {
        const FeatureKey feature = rows.columns.feature[row];
        const qint64 time = rows.columns.phenomenonTime[row];
        const State state = stateAt(rows, row);
        if (state == State::Received && !calls.contains(feature))
            calls.insert(feature, time);
        if (state != milestone || reached.contains(feature))
            continue;
        reached.insert(feature);
        if (const auto call = calls.constFind(feature); call != calls.cend() && rows.bucket.contains({ time }))
            seconds.push_back(double(time - *call) / 1000);
    }
    return quantile(std::move(seconds), 0.5);
}

} // namespace

double receivedPerSecond(const MeasureRows &rows)
{
    const double length = std::chrono::duration<double>(rows.bucket.length()).count();
    if (length <= 0)
        return std::numeric_limits<double>::quiet_NaN();
    const auto begins = [&](quint32 row) {
        const State state = stateAt(rows, row);
        return rows.bucket.contains({ rows.columns.phenomenonTime[row] })
            && (state == State::Received || state == State::Recorded);
    };
    return double(std::ranges::count_if(rows.rows, begins)) / length;
}

double medianArrivalSeconds(const MeasureRows &rows) { return medianUntil(rows, State::OnScene); }

double medianHandlingSeconds(const MeasureRows &rows) { return medianUntil(rows, State::Closed); }

double availableUnits(const MeasureRows &rows)
{
    QHash<FeatureKey, quint32> newest;
    for (const quint32 row : rows.rows) {
        if (UtcTime { rows.columns.phenomenonTime[row] } + unitHorizon > rows.bucket.end)
            newest.insert(rows.columns.feature[row], row);
    }
    newest.removeIf(
        [&](QHash<FeatureKey, quint32>::iterator unit) { return endOfUnitRow(rows.columns, *unit) <= rows.bucket.end; });
    if (newest.isEmpty())
        return std::numeric_limits<double>::quiet_NaN();
    int available = 0;
    for (const quint32 row : std::as_const(newest)) {
        const QString state = rows.dictionary.term(rows.columns.values[UnitStateField][row]);
        available += unitStateFromTerm(state) == Unit::State::Available;
    }
    return available;
}

QList<AreaMeasure> measures(const std::function<Metric(const QString &)> &metric)
{
    return { { metric(QStringLiteral("safety.received-rate")), incidentFeed, {}, receivedPerSecond },
             { metric(QStringLiteral("safety.arrival")), incidentFeed, horizon, medianArrivalSeconds },
             { metric(QStringLiteral("safety.handling")), incidentFeed, horizon, medianHandlingSeconds },
             { metric(QStringLiteral("safety.units-available")), unitFeed, unitHorizon, availableUnits } };
}

} // namespace citywall::safety
