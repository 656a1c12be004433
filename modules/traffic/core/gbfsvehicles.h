// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall::traffic {

/// Whether a payload begins like a GBFS file of vehicles or of their system, or lists one, and is not the program's own JSON.
bool looksLikeGbfsVehicles(QByteArrayView payload);

/// The addresses of vehicle_status.json (GBFS 3.0) and free_bike_status.json (before) that a gbfs.json lists, and where it lists such of
/// system_information.json. PayloadFormat::links.
QStringList gbfsVehicleLinks(QByteArrayView payload);

/// Who publishes what comes from an address: its host and a hash of the folder, the same for all files of one system there, and of its query
/// ("?system_id=a"), of which an origin has only what says who is meant. Empty of what is no address of the web. A GBFS file of vehicles
/// does not say itself whose they are.
QString gbfsOperator(const QString &origin);
/// The payload with that said in it, as the decoder wants it: cells of several operators are told apart. PayloadFormat::complete.
QByteArray gbfsOfOperator(QByteArrayView payload, const QString &origin);

/// The decoder of GBFS files of vehicles: vehicle_status.json (3.0) and free_bike_status.json (1.0 – 2.3). Such a file lists every vehicle
/// that is in the streets and not rented; what comes of it are counts by cell (core/vehiclecells.h), so at the file's last_updated: free
/// ones, reserved ones, and disabled ones (a disabled one is not also reserved). The last row is that of the fleet, with their sums, also
/// where there are none; its detail says how long all of them hold: the file's `ttl`, or the five minutes of the standard's Data Latency.
/// No vehicle's id is kept, and of a record that is rejected only members of the standard by which no vehicle can be found again.
///
/// A vehicle at a station (station_id) is left out, for the station's status counts it, and so is one that was last heard of more than a
/// day before last_updated, unless it is disabled. One without an id, with an id that came before, at an impossible place, or that does
/// not say as the standard wants whether it is reserved and disabled, is rejected with its number in the list; its neighbours are taken.
/// Where more than a tenth of those to be counted is rejected, nothing is: too small a sum would look like one that was told. A file
/// without last_updated or a list of vehicles is rejected as a whole; gbfs.json, which only lists files, gives nothing, and
/// system_information.json the fleet's name. Pure; any thread.
Decoder gbfsVehicleDecoder();

/// Its inverse, GBFS 3.0: a vehicle_status.json for each instant, with as many vehicles spread over each cell as were counted there, and
/// ids that change every hour. None of an empty batch: a list without vehicles would say that there are none.
QList<QByteArray> gbfsVehicleFiles(const DecodedBatch &batch, UtcTime published);

} // namespace citywall::traffic
