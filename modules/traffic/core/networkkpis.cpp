// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networkkpis.h"

#include "sdk/pace.h"

namespace citywall::traffic {

namespace {

constexpr int trendCount = 49; // 24 hours, both ends
constexpr Duration trendSpacing = std::chrono::minutes(30);

} // namespace

NetworkKpis::NetworkKpis(TrafficState &state, Selection &selection, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection)
{
    auto *pace = new Pace(
        [this] {
            followGrid();
            updateValues();
        },
        this);
    connect(&state, &TrafficState::changed, pace, &Pace::tell);
    connect(&state.past(), &NetworkHistory::changed, Pace::of(this, &NetworkKpis::updatePast), &Pace::tell);
    connect(&selection, &Selection::changed, this, &NetworkKpis::updatePast);
}

void NetworkKpis::add(Kpi *kpi, const Figure &figure) { m_entries.append({ kpi, figure }); }

int NetworkKpis::area() const { return m_selection.area().isEmpty() ? -1 : m_state.areas().indexOf(m_selection.area()); }

void NetworkKpis::followGrid()
{
    const UtcTime grid = NetworkHistory::gridBefore(m_state.time().now());
    if (grid != m_grid)
        updatePast();
}

void NetworkKpis::updatePast()
{
    m_grid = NetworkHistory::gridBefore(m_state.time().now());
    for (Entry &entry : m_entries) {
        entry.usual = m_state.past().usual(m_grid, area(), entry.figure);
        if (entry.kpi)
            entry.kpi->setTrend(m_state.past().trend(trendSpacing, trendCount, area(), entry.figure));
    }
    updateValues();
}

void NetworkKpis::updateValues()
{
    const NetworkSummary &summary = m_state.summary(area());
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.kpi)
            entry.kpi->set(entry.figure(summary), entry.usual, summary.coverage());
    }
}

} // namespace citywall::traffic
