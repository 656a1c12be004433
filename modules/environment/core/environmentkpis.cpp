// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/environmentkpis.h"

#include "sdk/pace.h"

#include <cmath>

namespace citywall::environment {

namespace {

constexpr int trendHours = 24;

} // namespace

EnvironmentKpis::EnvironmentKpis(const AirState &air, const Sites &water, Kpi &index, Kpi &hoursAbove, Kpi &flood,
                                 QObject *parent)
    : QObject(parent), m_air(air), m_water(water), m_index(index), m_hoursAbove(hoursAbove), m_flood(flood)
{
    connect(&air, &AirState::changed, Pace::of(this, &EnvironmentKpis::updateAir), &Pace::tell);
    connect(&air, &AirState::aged, Pace::of(this, &EnvironmentKpis::updateAir), &Pace::tell);
    connect(&water, &Sites::changed, Pace::of(this, &EnvironmentKpis::updateWater), &Pace::tell);
    updateAir();
    updateWater();
}

void EnvironmentKpis::updateAir()
{
    if (m_air.stations().empty()) {
        for (Kpi *kpi : { &m_index, &m_hoursAbove }) {
            kpi->set(unknown, unknown, unknown);
            kpi->setTrend({});
        }
        return;
    }
    // A station that is heard adds nothing while it has too few valid hours for an index.
    SourceCoverage heard;
    for (int station = 0; station < int(m_air.stations().size()); ++station) {
        if (m_air.inScope(station))
            heard.add(m_air.freshness(station).isCurrent() && m_air.reading(station).main.has_value());
    }
    const double coverage = heard.share();
    constexpr int now = AirState::newest;
    m_index.set(m_air.scopeReading(now).index, m_air.scopeReading(now - 24).index, coverage);
    m_hoursAbove.set(m_air.hoursAboveLimit(now), m_air.hoursAboveLimit(now - 24), coverage);
    QList<double> indices;
    QList<double> hours;
    for (int hour = now - trendHours + 1; hour <= now; ++hour) {
        indices.append(m_air.scopeReading(hour).index);
        hours.append(m_air.hoursAboveLimit(hour));
    }
    m_index.setTrend(indices);
    m_hoursAbove.setTrend(hours);
}

void EnvironmentKpis::updateWater()
{
    const HourlyMeans levels = m_water.hourly(StageField, trendHours + 1, HourlyMeans::Mean::Arithmetic);
    QList<double> trend(trendHours + 1, unknown);
    double highest = unknown;
    SourceCoverage heard;
    for (size_t i = 0; i < m_water.sites().size(); ++i) {
        const Site &site = m_water.sites()[i];
        const double flood = m_water.stagesOf(site).minor;
        if (!m_water.inScope(site) || !std::isfinite(flood))
            continue;
        const bool current = site.freshness.isCurrent() && std::isfinite(site.values[StageField]);
        heard.add(current);
        if (current)
            highest = std::fmax(highest, site.values[StageField] - flood);
        for (int hour = 0; hour <= trendHours; ++hour)
            trend[hour] = std::fmax(trend[hour], levels.at(int(i), 0, hour) - flood);
    }
    m_flood.set(highest, trend.front(), heard.share());
    m_flood.setTrend(trend);
}

} // namespace citywall::environment
