// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/vehiclepanel.h"

#include "sdk/pace.h"
#include "ui/words.h"

#include <QSet>

#include <algorithm>

namespace citywall::traffic {

VehiclePanel::VehiclePanel(LatestState &state, MeasureTrend &trend, Selection &selection, const AreaIndex &areas,
                           TrafficMetrics metrics, Kpi &free, QObject *parent)
    : QObject(parent), m_state(state), m_trend(trend), m_selection(selection), m_areas(areas), m_metrics(std::move(metrics)),
      m_free(&free)
{
    connect(&state, &LatestState::changed, Pace::of(this, &VehiclePanel::show), &Pace::tell);
    connect(&trend, &MeasureTrend::changed, Pace::of(this, &VehiclePanel::show), &Pace::tell);
    connect(&selection, &Selection::changed, this, &VehiclePanel::show);
}

int VehiclePanel::area() const { return m_selection.area().isEmpty() ? -1 : m_areas.indexOf(m_selection.area()); }

/// Several of one host, in folders of their own, go by the operators' whole ids.
void VehiclePanel::nameFleets()
{
    m_fleets.clear();
    QHash<QString, int> bearers;
    for (const Latest &entry : m_state.entries()) {
        const Feature &feature = m_state.feature(entry);
        if (isFleet(feature.id))
            ++bearers[m_fleets[entry.key] = words::fleetTitle(feature)];
    }
    for (auto &[key, name] : m_fleets) {
        const QStringView operatorId = operatorOf(m_state.dictionary().features[key].id);
        if (bearers.value(name) > 1 && !operatorId.isEmpty())
            name = operatorId.toString();
    }
}

RankingRow VehiclePanel::rowOf(const Latest &entry, double most) const
{
    const Feature &feature = m_state.feature(entry);
    const bool fleet = isFleet(feature.id);
    RankingRow row { feature.id,
                     fleet ? m_fleets.at(entry.key) : titleOf(feature),
                     {},
                     m_metrics.vehicles.format(entry.value(VehiclesFreeField)) };
    QStringList facts;
    if (fleet)
        facts << tr("the whole fleet");
    else if (feature.area >= 0)
        row.title = tr("%1 (%2)", "area, position").arg(m_areas.area(feature.area).name, row.title);
    if (const auto of = m_state.wholeOf(entry.key); of && m_fleets.size() > 1 && m_fleets.contains(*of))
        facts << m_fleets.at(*of);
    if (const double reserved = entry.value(VehiclesReservedField); reserved > 0)
        facts << tr("reserved: %1").arg(words::count(reserved));
    if (const double disabled = entry.value(VehiclesDisabledField); disabled > 0)
        facts << tr("out of order: %1").arg(words::count(disabled));
    if (!entry.fresh()) {
        facts << entry.freshness.text();
        row.severity = -1;
    }
    row.subtitle = facts.join(QStringLiteral(" · "));
    row.share = fleet || most <= 0 ? -1 : entry.value(VehiclesFreeField) / most;
    row.position = entry.position;
    return row;
}

void VehiclePanel::show()
{
    m_coverage = {};
    m_sum = {};
    nameFleets();
    QSet<QStringView> squares;
    const int shown = area();
    std::vector<const Latest *> fleets;
    std::vector<const Latest *> cells;
    for (const Latest &entry : m_state.entries()) {
        const Feature &feature = m_state.feature(entry);
        const bool fleet = isFleet(feature.id);
        if (fleet)
            m_coverage.add(entry.fresh());
        if (fleet ? shown >= 0 : shown >= 0 && feature.area != shown)
            continue;
        // The city's sums are the fleets' own; an area's are those of its cells.
        if (entry.fresh() && fleet == (shown < 0))
            m_sum.add(entry.values);
        if (fleet)
            fleets.push_back(&entry);
        else if (entry.value(VehiclesFreeField) > 0)
            cells.push_back(&entry);
        if (!fleet && entry.fresh() && entry.value(VehiclesFreeField) > 0)
            squares.insert(cellOrFleetOf(feature.id));
    }
    m_squares = squares.size();
    std::ranges::stable_sort(cells, std::ranges::greater {}, [](const Latest *cell) { return cell->value(VehiclesFreeField); });
    const double most = cells.empty() ? 0 : cells.front()->value(VehiclesFreeField);
    QList<RankingRow> rows;
    for (const auto &some : { fleets, cells }) {
        for (const Latest *entry : some)
            rows.append(rowOf(*entry, most));
    }
    m_places.setRows(rows);
    if (m_free) {
        const double free = m_coverage.heard() > 0 ? m_sum.free : std::numeric_limits<double>::quiet_NaN();
        m_free->set(free, m_trend.yesterday(shown), m_coverage.share());
        m_free->setTrend(m_trend.trend(shown));
    }
    Q_EMIT changed();
}

QString VehiclePanel::headline() const
{
    return m_coverage.heard() > 0 ? tr("%1 vehicles free in the streets").arg(words::count(m_sum.free))
                                  : tr("No fleet of vehicles was heard of lately");
}

QString VehiclePanel::note() const
{
    if (m_coverage.heard() == 0)
        return {};
    return tr("in squares of 250 m: %1 · reserved: %2 · out of order: %3")
        .arg(words::count(double(m_squares)), words::count(m_sum.reserved), words::count(m_sum.disabled));
}

} // namespace citywall::traffic
