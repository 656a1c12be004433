// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/indices.h"

#include <algorithm>
#include <cmath>

namespace citywall::traffic {

namespace {

double heldSpeed(double speed, double freeFlow)
{
    return std::min(std::max(speed, leastSpeedMetersPerSecond), std::max(freeFlow, leastSpeedMetersPerSecond));
}

bool bothKnown(double speed, double freeFlow)
{
    return speed >= 0 && std::isfinite(speed) && freeFlow > 0 && std::isfinite(freeFlow);
}

} // namespace

double speedRatio(double speed, double freeFlow) { return bothKnown(speed, freeFlow) ? speed / freeFlow : unknown; }

Level levelOf(double ratio)
{
    const auto from = std::find_if(levelFrom.begin(), levelFrom.end(), [ratio](double lowest) { return ratio >= lowest; });
    return from == levelFrom.end() ? Level::Heavy : Level(from - levelFrom.begin());
}

double linkTravelTimeIndex(double speed, double freeFlow)
{
    return bothKnown(speed, freeFlow) ? std::max(freeFlow, leastSpeedMetersPerSecond) / heldSpeed(speed, freeFlow) : unknown;
}

double delayVehicleHoursPerHour(double length, double speed, double freeFlow, double flow)
{
    if (!bothKnown(speed, freeFlow) || !(flow >= 0))
        return unknown;
    const double secondsLost = length / heldSpeed(speed, freeFlow) - length / std::max(freeFlow, leastSpeedMetersPerSecond);
    return flow * secondsLost / 3600;
}

void Summation::add(const Link &link, const Reading &reading, bool fresh)
{
    ++m_sum.linkCount;
    m_sum.lengthMeters += link.lengthMeters;
    const double speed = reading.speedMetersPerSecond;
    if (!fresh || !(speed >= 0))
        return;
    ++m_sum.reportingCount;
    m_sum.reportingLengthMeters += link.lengthMeters;
    m_seconds += link.lengthMeters / std::max(speed, leastSpeedMetersPerSecond);

    const double ratio = speedRatio(speed, link.freeFlowMetersPerSecond);
    if (std::isnan(ratio))
        return;
    m_sum.ratedLengthMeters += link.lengthMeters;
    m_sum.levelLengthMeters[size_t(levelOf(ratio))] += link.lengthMeters;
    if (ratio < congestedBelow)
        m_sum.congestedLengthMeters += link.lengthMeters;
    const double index = linkTravelTimeIndex(speed, link.freeFlowMetersPerSecond);
    m_byLength += link.lengthMeters * index;
    const double flow = reading.flowVehiclesPerHour;
    if (!(flow >= 0)) {
        m_everyFlow = false;
        return;
    }
    m_anyFlow = true;
    m_byTravel += link.lengthMeters * flow * index;
    m_travel += link.lengthMeters * flow;
    m_delay += delayVehicleHoursPerHour(link.lengthMeters, speed, link.freeFlowMetersPerSecond, flow);
}

NetworkSummary Summation::result() const
{
    NetworkSummary sum = m_sum;
    if (m_everyFlow && m_travel > 0)
        sum.travelTimeIndex = m_byTravel / m_travel;
    else if (sum.ratedLengthMeters > 0)
        sum.travelTimeIndex = m_byLength / sum.ratedLengthMeters;
    if (m_seconds > 0)
        sum.meanSpeedMetersPerSecond = sum.reportingLengthMeters / m_seconds;
    if (m_anyFlow)
        sum.delayVehicleHoursPerHour = m_delay;
    return sum;
}

} // namespace citywall::traffic
