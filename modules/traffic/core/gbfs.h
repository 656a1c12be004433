// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall::traffic {

/// Bounds of what one GBFS payload may hold; what lies beyond is rejected, not read.
struct GbfsLimits {
    static constexpr qsizetype payloadBytes = 32 << 20;
    static constexpr qsizetype stations = 50'000;
    static constexpr qsizetype textCharacters = 256;
};

/// Whether a payload begins like a GBFS file with stations: JSON that names them, and no observations as the program's own does.
bool looksLikeGbfs(QByteArrayView payload);

/// The decoder of General Bikeshare Feed Specification files (GBFS 1.0 – 3.0): station_information.json gives features
/// (station_id, name, position, capacity), station_status.json gives an observation per station at its last_reported.
/// Of 3.0 the vehicles count as bikes (num_vehicles_available, num_vehicles_disabled), times are RFC 3339 and names come in
/// several languages, of which English is taken, else the first. Where a station counts docks only by vehicle type
/// (vehicle_docks_available, since 2.1) they are added up.
///
/// A bad record (no id, impossible coordinates, bikes not told, never reported) is rejected with its reason and its number in
/// the list, its neighbours are taken. What holds no list of stations is rejected as a whole. Pure; any thread.
Decoder gbfsDecoder();

/// Its inverse, GBFS 3.0: station_information.json with the stations that the batch describes (if it describes any), then
/// station_status.json with the first row of each, another one with the second … Names are written as English, times in whole
/// seconds. An empty batch is a status without stations.
/// @param published last_updated
QList<QByteArray> gbfsFiles(const DecodedBatch &batch, UtcTime published);

} // namespace citywall::traffic
