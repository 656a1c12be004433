// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

namespace citywall::traffic::gtfs {

/// The inverse of vehicleDecoder(): FeedMessages of GTFS Realtime 2.0, one for the first row of each vehicle, the next for the second …,
/// with a VehiclePosition for each (its own timestamp; of a trip without a vehicle under the trip) and, where its delay is told, a
/// TripUpdate with that at its stop, else as the trip's. Positions are single precision (half a metre), times and delays whole
/// seconds. Left out is what the format has no word for (the headway, all properties), what has no position, and names of stops, which
/// a schedule tells. A batch without rows is a message without entities.
/// @param published the header's timestamp
QList<QByteArray> vehicleMessages(const DecodedBatch &batch, UtcTime published);

/// The inverse of alertDecoder(): a FeedMessage for each time of the batch, which is its timestamp. The active period is that of the
/// detail, else it ends when the row says. Left out: the place, which is that of the stops. A batch without rows is a message without
/// alerts, of when it is published.
QList<QByteArray> alertMessages(const DecodedBatch &batch, UtcTime published);

} // namespace citywall::traffic::gtfs
