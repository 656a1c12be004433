// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/healthkpis.h"

#include "sdk/pace.h"

namespace citywall::healthcare {

namespace {

constexpr int trendHours = 24;

QList<double> trend(const HourlySeries &series, qint64 hour)
{
    QList<double> values;
    for (qint64 h = hour - trendHours; h < hour; ++h)
        values.append(series.at(h));
    return values;
}

} // namespace

HealthKpis::HealthKpis(HospitalState &state, Kpi &occupancy, Kpi &wait, Kpi &diversion, QObject *parent)
    : QObject(parent), m_state(state), m_occupancy(occupancy), m_wait(wait), m_diversion(diversion)
{
    connect(&state, &HospitalState::historyChanged, Pace::of(this, &HealthKpis::compare), &Pace::tell);
    connect(&state, &HospitalState::changed, Pace::of(this, &HealthKpis::update), &Pace::tell);
}

void HealthKpis::compare()
{
    const qint64 hour = hourOf(m_state.now());
    m_usualOccupancy = usualAt(m_state.occupancy(), hour, hour, m_state.zone()).value;
    m_usualWaitSeconds = usualAt(m_state.waitSeconds(), hour, hour, m_state.zone()).value;
    const QDateTime yesterday = m_state.now().toDateTime(m_state.zone()).addDays(-1);
    m_divertingYesterday = m_state.diverting().at(hourOf(UtcTime::fromDateTime(yesterday)));
    m_occupancy.setTrend(trend(m_state.occupancy(), hour));
    m_wait.setTrend(trend(m_state.waitSeconds(), hour));
    m_diversion.setTrend(trend(m_state.diverting(), hour));
    update(); // its turn may have been before this one's
}

void HealthKpis::update()
{
    if (m_state.isLoading())
        return;
    const LoadSummary summary = m_state.summary();
    m_occupancy.set(summary.occupancy(), m_usualOccupancy, summary.freshBeds);
    m_wait.set(summary.medianWaitSeconds, m_usualWaitSeconds, summary.freshEmergency);
    m_diversion.set(summary.diverting, m_divertingYesterday, summary.freshEmergency);
}

} // namespace citywall::healthcare
