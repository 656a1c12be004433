// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incidents.h"
#include "sdk/areas.h"
#include "sdk/descriptors.h"
#include "sdk/feedwindow.h"
#include "sdk/selection.h"

namespace citywall::safety {

/// Keeps the module's KPIs at the clock's time and for the selected area: active and waiting incidents against the same
/// time the day before, median arrival of 24 hours against the 24 before. Trends: the last 24 hours, hourly. GUI thread.
class IncidentKpis : public QObject
{
    Q_OBJECT
public:
    IncidentKpis(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas, Kpi &active,
                 Kpi &waiting, Kpi &arrival, QObject *parent = nullptr);

private:
    void update();

    const Selection &m_selection;
    const AreaIndex &m_areas;
    FeedWindow m_window; // three days: a day, the day before, and the horizon of what was active then
    Kpi &m_active;
    Kpi &m_waiting;
    Kpi &m_arrival;
};

/// Of each incident, how it stood at `t`: those not reported yet left out, later milestones undone.
std::vector<Incident> asOf(const std::vector<Incident> &incidents, UtcTime t);

} // namespace citywall::safety
