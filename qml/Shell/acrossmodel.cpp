// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "acrossmodel.h"

#include "measureexport.h"
#include "sdk/comparison.h"
#include "sdk/services.h"

#include <algorithm>
#include <array>

namespace citywall {

namespace {

struct Window {
    Duration length;
    Duration bucket; ///< short enough to see the course, long enough that a rare event does not stand alone
};
using namespace std::chrono_literals;
constexpr std::array<Window, 4> windows { { { 1h, 5min }, { 6h, 5min }, { 24h, 15min }, { 168h, 1h } } };

} // namespace

AcrossModel::AcrossModel(QObject *parent) : QObject(parent)
{
    m_grids.setWindow(windows[size_t(m_window)].length, windows[size_t(m_window)].bucket);
    connect(&m_grids, &MeasureGrids::changed, this, &AcrossModel::show);
    connect(&m_correlation, &MeasureCorrelation::changed, this, &AcrossModel::showOnMap);
    connect(&m_grids, &MeasureGrids::loadingChanged, this, &AcrossModel::loadingChanged);
    if (const Selection *selection = services().selection)
        connect(selection, &Selection::changed, this, &AcrossModel::show);
    if (const CityComparison *both = comparison())
        connect(both, &CityComparison::timesChanged, this, &AcrossModel::compare);
    compare();
    show();
}

void AcrossModel::setActive(bool active)
{
    if (isActive() == active)
        return;
    m_grids.setActive(active);
    compare();
    Q_EMIT activeChanged();
}

void AcrossModel::setWindow(int window)
{
    window = std::clamp(window, 0, int(windows.size()) - 1);
    if (m_window == window)
        return;
    m_window = window;
    m_grids.setWindow(windows[size_t(window)].length, windows[size_t(window)].bucket);
    compare();
    Q_EMIT windowChanged();
}

void AcrossModel::compare()
{
    const CityComparison *both = comparison();
    const QList<const TimeContext *> clocks = both ? both->clocks() : QList<const TimeContext *>();
    while (m_then.size() > size_t(clocks.size()))
        m_then.pop_back();
    while (m_then.size() < size_t(clocks.size())) {
        m_then.push_back(std::make_unique<MeasureGrids>());
        connect(m_then.back().get(), &MeasureGrids::changed, this, &AcrossModel::showOnMap);
    }
    for (size_t i = 0; i < m_then.size(); ++i) {
        m_then[i]->setOnly(m_correlation.x());
        m_then[i]->setWindow(windows[size_t(m_window)].length, windows[size_t(m_window)].bucket);
        m_then[i]->setClock(clocks[qsizetype(i)]);
        m_then[i]->setActive(isActive());
    }
    showOnMap();
}

void AcrossModel::show()
{
    const AreaIndex *areas = services().areas;
    const int area = areas && services().selection ? areas->indexOf(services().selection->area()) : -1;
    m_measures.setValues(m_grids, size_t(area >= 0 ? area : areas ? areas->count() : 0));
    m_correlation.setValues(m_grids, area);
    Q_EMIT changed();
}

void AcrossModel::showOnMap()
{
    for (const auto &grids : m_then)
        grids->setOnly(m_correlation.x());
    const auto &all = m_grids.values();
    const auto it = std::ranges::find(all, m_correlation.x(), [](const MeasureValues &v) { return v.measure.metric.id; });
    if (it == all.end() || it->whole.empty())
        return m_map.show({}, {});
    const std::vector<double> now { it->whole.begin(), it->whole.end() - 1 }; // without the whole city
    if (m_then.empty())
        return m_map.show(it->measure.metric, now);
    if (const auto then = valuesThen())
        m_map.showDifference(it->measure.metric, now, *then,
                             comparison()->isUsual() ? MeasureMap::Less::Usual : MeasureMap::Less::Then);
    else
        m_map.show({}, {}); // until it is known
}

/// Of each area; nothing until all of them have been read.
std::optional<std::vector<double>> AcrossModel::valuesThen() const
{
    std::vector<std::vector<double>> areas;
    for (const auto &grids : m_then) {
        if (grids->values().empty() || grids->values().front().whole.empty())
            return {};
        const std::vector<double> &whole = grids->values().front().whole;
        areas.resize(whole.size());
        for (size_t area = 0; area < whole.size(); ++area)
            areas[area].push_back(whole[area]);
    }
    std::vector<double> values;
    for (const std::vector<double> &times : areas)
        values.push_back(comparison()->isUsual() ? usualOf(times) : times.front());
    return values;
}

QString AcrossModel::csv(bool simulated) const
{
    return services().areas ? QString::fromUtf8(courseText(m_grids, *services().areas, simulated).csv()) : QString();
}

QString AcrossModel::geoJson(bool simulated) const
{
    return services().areas ? QString::fromUtf8(windowText(m_grids, *services().areas, simulated).geoJson()) : QString();
}

} // namespace citywall

#include "moc_acrossmodel.cpp"
