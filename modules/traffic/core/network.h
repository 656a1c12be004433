// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/indices.h"
#include "sdk/freshness.h"

// From the columns of the history to the state of the network at an instant. Pure functions; any thread.
namespace citywall::traffic {

/// FeedDescriptor::id and the places of its values. Detail of an observation: signalsRetimed (true) in the first one with other
/// signal timing on the link.
inline constexpr QLatin1StringView linkSpeedFeed { "traffic.link-speed" };
enum Field : size_t { SpeedField, FlowField, TravelTimeField, StatusField };
inline constexpr Duration staleAfter = std::chrono::minutes(10);
inline constexpr Duration horizon = std::chrono::minutes(30);
inline constexpr Lifetime linkLifetime { staleAfter, horizon };

/// How far a reading may be trusted at an instant. Those that are current alone count in network figures.
inline Freshness freshnessOf(const Reading &reading, UtcTime at) { return Freshness::at(at, { reading.time }, linkLifetime); }

/// Free-flow speeds found from history, for links whose publisher does not tell.
using FreeFlowSpeeds = QHash<FeatureKey, double>;

/// The table of links: length along the geometry, area, and free-flow speed = the feature's property freeFlowSpeed
/// (m/s, above 0 and at most 70), else the one found from history, else unknown.
Links linksOf(const FeedDictionary &dictionary, const FreeFlowSpeeds &found = {});

/// Whether any link needs its free-flow speed found from history.
bool freeFlowMissing(const FeedDictionary &dictionary);

/// Takes rows begin … end − 1 in order; afterwards each link has its newest observation that carries a speed: one that
/// says "no data" does not hide the speed before it, which only ages.
void takeReadings(std::vector<Reading> &readings, const Observations &columns, size_t begin, size_t end);

/// The figures at an instant: [0] the whole network, [1 + i] area i. Links count where their midpoint lies.
std::vector<NetworkSummary> summarize(const Links &links, const std::vector<Reading> &readings, UtcTime at, int areaCount);

/// The figures at each of the instants `first + i · step` below `end`, from columns that begin at least `horizon` before.
std::vector<std::vector<NetworkSummary>> summarizeSeries(const Links &links, const Observations &columns, UtcTime first,
                                                         UtcTime end, Duration step, int areaCount);

} // namespace citywall::traffic
