// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

#include <array>
#include <limits>

// The measures of road traffic that this module shows. Pure functions of numbers; any thread. SI units; NaN = unknown.
namespace citywall::traffic {

inline constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Congestion by speed as a share of free-flow speed: the thresholds of the levels of service of urban street
/// facilities, Highway Capacity Manual 2010, exhibit 16-4 (A > 85 %, B > 67 %, C > 50 %, D > 40 %, E and F below).
enum class Level { Free, Light, Slow, Congested, Heavy };
inline constexpr int levelCount = 5;
/// The lowest speed ratio of each level, by Level.
inline constexpr std::array<double, levelCount> levelFrom { 0.85, 0.67, 0.50, 0.40, 0.0 };
/// Below this ratio a link counts as congested (HCM level of service D and worse).
inline constexpr double congestedBelow = 0.50;
/// A travel time needs a speed above zero: slower ones count as this, a slow walk.
inline constexpr double leastSpeedMetersPerSecond = 1.0;

/// Speed / free-flow speed; above 1 for those who drive faster. NaN if either is unknown or free flow is not positive.
double speedRatio(double speedMetersPerSecond, double freeFlowMetersPerSecond);

/// The level of a known speed ratio. A ratio on a threshold belongs to the calmer level.
Level levelOf(double ratio);

/// Travel time / free-flow travel time of one link: v_f / v with v held between a slow walk and v_f, so ≥ 1: who drives
/// faster than free flow gains nothing that makes up for another's delay (Texas A&M Transportation Institute, Urban
/// Mobility Report, appendix A). NaN if either is unknown.
double linkTravelTimeIndex(double speedMetersPerSecond, double freeFlowMetersPerSecond);

/// Delay of the traffic on one link, vehicle-hours per hour: flow · length · (1/v − 1/v_f), v as above. NaN if unknown.
double delayVehicleHoursPerHour(double lengthMeters, double speedMetersPerSecond, double freeFlowMetersPerSecond,
                                double flowVehiclesPerHour);

/// What is constant about a road link. In a table by FeatureKey.
struct Link {
    double lengthMeters = 0;
    double freeFlowMetersPerSecond = unknown;
    int area = -1; ///< index into AreaIndex::areas(); −1 = in none

    bool operator==(const Link &) const = default;
};
using Links = std::vector<Link>;
using LinksPtr = std::shared_ptr<const Links>;

/// The newest speed of a link, and what came with it.
struct Reading {
    qint64 time = UtcTime::invalidMilliseconds; ///< phenomenon time; invalid = none
    float speedMetersPerSecond = ObservationRecord::nan;
    float flowVehiclesPerHour = ObservationRecord::nan;
    quint16 source = 0;
    float travelTimeSeconds = ObservationRecord::nan; ///< as the publisher gives it; for show, figures follow the speed

    bool operator==(const Reading &o) const
    {
        return time == o.time && (speedMetersPerSecond == o.speedMetersPerSecond || time == UtcTime::invalidMilliseconds);
    }
};

/// The figures of a set of links at an instant.
struct NetworkSummary {
    int linkCount = 0;
    int reportingCount = 0;             ///< links with a fresh speed
    double lengthMeters = 0;            ///< of all links
    double reportingLengthMeters = 0;   ///< … with a fresh speed
    double ratedLengthMeters = 0;       ///< … with a fresh speed and a known free-flow speed
    double congestedLengthMeters = 0;   ///< … whose ratio is below congestedBelow
    std::array<double, levelCount> levelLengthMeters {};
    /// Mean of the links' travel-time indices weighted by vehicle distance travelled (length · flow), as the Urban
    /// Mobility Report does; weighted by length where not every rated link has a flow.
    double travelTimeIndex = unknown;
    double meanSpeedMetersPerSecond = unknown; ///< space mean: Σ length / Σ (length / v), v ≥ a slow walk
    double delayVehicleHoursPerHour = unknown; ///< sum over the links whose flow is known

    double coverage() const { return linkCount > 0 ? double(reportingCount) / linkCount : 0; }
    double congestedShare() const { return ratedLengthMeters > 0 ? congestedLengthMeters / ratedLengthMeters : unknown; }
};

/// Adds links up to a NetworkSummary.
class Summation
{
public:
    void add(const Link &link, const Reading &reading, bool fresh);
    NetworkSummary result() const;

private:
    NetworkSummary m_sum;
    double m_seconds = 0;    // Σ length / v
    double m_byLength = 0;   // Σ length · index
    double m_byTravel = 0;   // Σ length · flow · index
    double m_travel = 0;     // Σ length · flow
    double m_delay = 0;
    bool m_anyFlow = false;
    bool m_everyFlow = true;
};

} // namespace citywall::traffic
