// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/airstate.h"
#include "core/sites.h"
#include "sdk/descriptors.h"

namespace citywall::environment {

/// Keeps the module's KPIs at the clock's time and for the selected area: the air-quality index against the same hour of the day
/// before, the hours of the day in which a station was above a limit against the day before up to the same hour, and the
/// highest water level over flood stage against 24 hours earlier. Trends: the last 24 hours. GUI thread.
class EnvironmentKpis : public QObject
{
    Q_OBJECT
public:
    EnvironmentKpis(const AirState &air, const Sites &water, Kpi &index, Kpi &hoursAbove, Kpi &flood, QObject *parent = nullptr);

private:
    void updateAir();
    void updateWater();

    const AirState &m_air;
    const Sites &m_water;
    Kpi &m_index;
    Kpi &m_hoursAbove;
    Kpi &m_flood;
};

} // namespace citywall::environment
