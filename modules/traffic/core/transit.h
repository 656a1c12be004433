// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lateststate.h"

#include <limits>

// Public transport vehicles and what they say about its service. The words are GTFS Realtime's (VehiclePosition, TripUpdate).
// Vehicles, not persons. Pure functions; any thread. SI units; NaN = unknown.
namespace citywall::traffic {

/// FeedDescriptor::id and the places of its values: delay against the timetable (s, late is positive), time behind the
/// vehicle ahead at the same place (s), route_id (its name for passengers where a schedule tells it), occupancy_status. Detail,
/// each if it is told: trip_id, stop_id, stop (its name), current_status. Where a feed tells no position it is the stop's.
inline constexpr QLatin1StringView transitFeed { "traffic.transit-vehicles" };
enum TransitField : size_t { DelayField, HeadwayField, RouteField, OccupancyField };

/// On time: from one minute early to five minutes late, the window that most agencies use (Transit Capacity and Quality of
/// Service Manual, 3rd edition, TCRP Report 165, chapter 5). Very late is ours: twice the window.
inline constexpr double earlyBeyondSeconds = -60;
inline constexpr double lateBeyondSeconds = 300;
inline constexpr double veryLateBeyondSeconds = 600;
enum class Punctuality { Early, OnTime, Late, VeryLate, Unknown };
inline constexpr int punctualityCount = 4; ///< those that are known
Punctuality punctualityOf(double delaySeconds);

/// A vehicle as it was last heard of.
struct Vehicle {
    FeatureKey key = 0;
    GeoPoint position;
    double delaySeconds = std::numeric_limits<double>::quiet_NaN();
    double headwaySeconds = std::numeric_limits<double>::quiet_NaN();
    QString route;
    QString occupancy; ///< "MANY_SEATS_AVAILABLE" …; may be empty
    bool fresh = true;
};
Vehicle vehicleOf(const Latest &entry, const FeedDictionary &dictionary);

/// How a set of vehicles runs.
struct Service {
    int vehicles = 0;                                  ///< fresh ones
    std::array<int, punctualityCount> counts {};       ///< by Punctuality
    double meanDelaySeconds = std::numeric_limits<double>::quiet_NaN();
    /// Coefficient of variation of headways, standard deviation / mean (Transit Capacity and Quality of Service Manual, 2nd
    /// edition, TCRP Report 100, exhibit 3-30, which divides by the scheduled mean: the same where all trips run). From four
    /// vehicles on; up to 0.21 like clockwork, from 0.53 frequent bunching.
    double headwayVariation = std::numeric_limits<double>::quiet_NaN();

    int known() const { return counts[0] + counts[1] + counts[2] + counts[3]; }
    /// Share of the vehicles whose delay is known that are on time; NaN if there is none.
    double onTimeShare() const;
};
Service serviceOf(const std::vector<Vehicle> &vehicles);

/// The same by route, the least punctual first.
struct RouteService {
    QString route;
    Service service;
    GeoPoint position; ///< of one of its vehicles
};
std::vector<RouteService> routesOf(const std::vector<Vehicle> &vehicles);

} // namespace citywall::traffic
