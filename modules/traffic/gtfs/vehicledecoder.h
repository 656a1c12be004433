// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall::traffic::gtfs {

/// A trip without a vehicle in the message counts as under way only if its next stop is due within so long: feeds announce
/// trips half an hour before they begin.
inline constexpr Duration underWayWithin = std::chrono::minutes(5);
/// Clocks may differ by so much; what is measured later than the message was made is rejected.
inline constexpr Duration clockTolerance = std::chrono::minutes(5);

/// The decoder of feed `traffic.transit-vehicles` for GTFS Realtime 2.0 (and 1.0), VehiclePosition and TripUpdate.
///
/// Each VehiclePosition gives one observation of its vehicle (of its trip, where the vehicle has no id): where it is, the route
/// as passengers call it, its occupancy_status, and the delay that the TripUpdate of the same vehicle or trip predicts for its
/// current or next stop (delays hold until the next stop that tells one; the trip's own comes last). The headway is not told.
/// A position that was measured is observed at the vehicle's own timestamp. A vehicle that tells only its stop, or nothing but
/// its trip's stop times, is placed at its current or next stop, at the time of the message. A trip that has no vehicle in the
/// message but whose next stop is due (underWayWithin) is placed there too. Details: trip_id, stop_id, stop, current_status.
///
/// Rejected with their number in the message: what has no id, no place, impossible coordinates or a timestamp after the
/// message's, cancelled trips, trips not yet under way, a vehicle or trip told twice. Alerts are of another feed and passed over.
/// @param companions a GTFS schedule or tables of it (TransitPlaces): where stops are, what routes are called
Decoder vehicleDecoder(const QList<QByteArray> &companions);

} // namespace citywall::traffic::gtfs
