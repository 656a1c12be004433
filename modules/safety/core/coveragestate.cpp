// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coveragestate.h"

namespace citywall::safety {

namespace {

constexpr Duration oneHour = std::chrono::hours(1);
constexpr int pastHours = 23;

} // namespace

CoverageState::CoverageState(const UnitState &units, const Selection &selection, const AreaIndex &areas, Kpi &kpi,
                             QObject *parent)
    : QObject(parent), m_units(units), m_selection(selection), m_areas(areas), m_kpi(kpi)
{
    connect(&units, &UnitState::changed, this, &CoverageState::compute);
    connect(&selection, &Selection::changed, this, &CoverageState::show);
}

std::vector<UtcTime> CoverageState::hours() const
{
    const UtcTime now = m_units.now();
    const Duration since(((now.milliseconds % oneHour.count()) + oneHour.count()) % oneHour.count());
    std::vector<UtcTime> hours;
    for (int i = pastHours - 1; i >= 0; --i)
        hours.push_back(now - since - oneHour * i);
    return hours;
}

void CoverageState::compute()
{
    if (!m_units.now().isValid() || m_areas.count() == 0)
        return;
    struct Hour {
        UtcTime time;
        UnitState::Rows rows;
        std::vector<Unit> units;
    };
    std::vector<Hour> others;
    for (const UtcTime hour : hours()) {
        const UnitState::Rows rows = m_units.rowsAt(hour);
        const auto known = m_hours.find(hour);
        if (known == m_hours.end() || known->second.rows != rows)
            others.push_back({ hour, rows, m_units.unitsAt(hour) });
    }
    m_latest.ask([grid = m_grid, areas = m_areas.areas(), now = m_units.units(),
                  dayBefore = m_units.unitsAt(m_units.now() - 24 * oneHour), others = std::move(others)]() {
        Picture picture { grid ? grid : hexGridOf(areas, {}, cityResolution), {}, {} };
        const auto engines = [&](const std::vector<Unit> &units) {
            return coverageOf(*picture.grid, units, Unit::Type::Engine, -1);
        };
        for (size_t type = 0; type < coveredTypes.size(); ++type)
            picture.now.types[type] = coverageOf(*picture.grid, now, coveredTypes[type], -1);
        picture.now.dayBefore = engines(dayBefore);
        for (const Hour &hour : others)
            picture.hours[hour.time] = { hour.rows, engines(hour.units) };
        return picture;
    });
}

void CoverageState::take(const Picture &picture)
{
    m_grid = picture.grid;
    m_now = picture.now;
    for (const auto &[hour, past] : picture.hours)
        m_hours[hour] = past;
    const std::vector<UtcTime> wanted = hours();
    std::erase_if(m_hours, [&](const auto &known) { return known.first < wanted.front() || known.first > wanted.back(); });
    show();
}

void CoverageState::show()
{
    if (!m_grid)
        return;
    const int area = m_areas.indexOf(m_selection.area());
    for (Coverage &coverage : m_now.types)
        coverage.share = shareOf(*m_grid, coverage, area);
    QList<double> trend;
    for (const UtcTime hour : hours()) {
        const auto known = m_hours.find(hour);
        trend.append(known == m_hours.end() ? std::numeric_limits<double>::quiet_NaN()
                                            : shareOf(*m_grid, known->second.engines, area));
    }
    const double share = m_now.types[0].share;
    trend.append(share);
    m_kpi.set(share, shareOf(*m_grid, m_now.dayBefore, area), m_units.coverage().share());
    m_kpi.setTrend(trend);
    Q_EMIT changed();
}

} // namespace citywall::safety
