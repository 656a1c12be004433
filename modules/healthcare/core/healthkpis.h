// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hospitalstate.h"
#include "sdk/descriptors.h"

namespace citywall::healthcare {

/// Keeps the module's KPIs at the clock's time and for the selected area: occupancy and median wait against the usual of
/// the hour, hospitals on diversion against the same hour of the day before. Trends: the last 24 hours. GUI thread.
class HealthKpis : public QObject
{
    Q_OBJECT
public:
    HealthKpis(HospitalState &state, Kpi &occupancy, Kpi &wait, Kpi &diversion, QObject *parent = nullptr);

private:
    void update();
    void compare();

    HospitalState &m_state;
    Kpi &m_occupancy;
    Kpi &m_wait;
    Kpi &m_diversion;
    double m_usualOccupancy = unknown;
    double m_usualWaitSeconds = unknown;
    double m_divertingYesterday = unknown;
};

} // namespace citywall::healthcare
