// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall::traffic {

/// Whether a payload begins like a GBFS file with stations, or lists such files: JSON that names them, and no observations as the
/// program's own does.
bool looksLikeGbfs(QByteArrayView payload);

/// The addresses of station_information.json and station_status.json that a gbfs.json lists (GBFS 2.3 and 3.0, gbfs.json; of several
/// languages, of which English is taken, else the first); none of any other file. PayloadFormat::links.
QStringList gbfsStationLinks(QByteArrayView payload);

/// The decoder of General Bikeshare Feed Specification files (GBFS 1.0 – 3.0): station_information.json gives features
/// (station_id, name, position, capacity), station_status.json gives an observation per station at its last_reported.
/// Of 3.0 the vehicles count as bikes (num_vehicles_available, num_vehicles_disabled), times are RFC 3339 and names come in
/// several languages, of which English is taken, else the first. Where a station counts docks only by vehicle type
/// (vehicle_docks_available, since 2.1) they are added up.
///
/// When it was so: a file says at `last_updated` what its publisher knows at that instant, and at `last_reported` when a station was last
/// heard of (GBFS 3.0, Data Latency). What is known of a station that was heard of within bikesSilentAfter before is so at last_updated;
/// what one said that has been silent for longer was so when it said it. How long it holds is in the row's detail: "validFor", the
/// seconds of the file's `ttl`, or the five minutes that data may be out of date by the same clause where that is longer (`ttl` is
/// how soon the file is made anew, 0 = always, and not when what it says ends). A file without either is of its stations' last_reported.
///
/// A bad record (no id, impossible coordinates, bikes not told, never reported) is rejected with its reason and its number in
/// the list, its neighbours are taken. What holds no list of stations is rejected as a whole; gbfs.json, which only lists such files,
/// gives nothing. Pure; any thread.
Decoder gbfsDecoder();

/// Its inverse, GBFS 3.0: station_information.json with the stations that the batch describes (if it describes any), then a
/// station_status.json for each instant, which is its last_updated and what its stations reported last. Names are written as English,
/// times in whole seconds. An empty batch is a status without stations.
/// @param published last_updated of what has no instant
QList<QByteArray> gbfsFiles(const DecodedBatch &batch, UtcTime published);

} // namespace citywall::traffic
