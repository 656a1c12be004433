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

/// The decoder of General Bikeshare Feed Specification files (GBFS 1.0 – 2.3): station_information.json gives features
/// (station_id, name, position, capacity), station_status.json gives an observation per station at its last_reported.
///
/// A bad record (no id, impossible coordinates, bikes not told, never reported) is rejected with its reason and its number in
/// the list, its neighbours are taken. What holds no list of stations is rejected as a whole. Pure; any thread.
Decoder gbfsDecoder();

/// The decoder of feed `traffic.bike-stations`: GBFS, or Citywall's observation JSON (sdk/observationjson.h), told apart by
/// the member `data`, which only the former has.
Decoder bikeDecoder(const FeedDescriptor &feed);

} // namespace citywall::traffic
