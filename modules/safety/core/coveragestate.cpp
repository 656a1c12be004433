// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coveragestate.h"

namespace citywall::safety {

namespace {

constexpr int trendHours = 24;

} // namespace

CoverageState::CoverageState(const UnitState &units, const Selection &selection, const AreaIndex &areas, Kpi &kpi,
                             QObject *parent)
    : QObject(parent), m_units(units), m_selection(selection), m_areas(areas), m_kpi(kpi)
{
    connect(&units, &UnitState::changed, this, &CoverageState::compute);
    connect(&selection, &Selection::changed, this, &CoverageState::compute);
}

void CoverageState::compute()
{
    if (!m_units.now().isValid() || m_areas.count() == 0)
        return;
    // The day before, then the hours since, the last of them now.
    std::vector<std::vector<Unit>> then;
    for (int hour = trendHours; hour >= 0; --hour)
        then.push_back(m_units.unitsAt(m_units.now() - std::chrono::hours(hour)));
    const int area = m_areas.indexOf(m_selection.area());
    m_latest.ask([grid = m_picture.grid, areas = m_areas.areas(), area, then = std::move(then)]() {
        Picture picture;
        picture.grid = grid ? grid : hexGridOf(areas, {}, cityResolution);
        for (size_t type = 0; type < coveredTypes.size(); ++type)
            picture.now[type] = coverageOf(*picture.grid, then.back(), coveredTypes[type], area);
        const auto engines = [&](const std::vector<Unit> &units) {
            return coverageOf(*picture.grid, units, Unit::Type::Engine, area).share;
        };
        picture.dayBefore = engines(then.front());
        for (size_t i = 1; i < then.size(); ++i)
            picture.trend.append(engines(then[i]));
        return picture;
    });
}

void CoverageState::take(const Picture &picture)
{
    m_picture = picture;
    m_kpi.set(picture.now[0].share, picture.dayBefore, std::isfinite(picture.now[0].share) ? 1 : 0);
    m_kpi.setTrend(picture.trend);
    Q_EMIT changed();
}

} // namespace citywall::safety
