// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

namespace citywall::traffic {

/// FeedDescriptor::id of places where vehicles are counted (tubes, loops, cameras), one direction of a street each, and the
/// places of its values: the flow in veh/h, as traffic.flow is everywhere; of a count over an hour the one that begins at the
/// observation's time (US DOT, Traffic Monitoring Guide 2022, chapter 3: short-duration and continuous counts); and the mean speed of
/// the vehicles counted, where the station measures it. Properties of the feature: street, from, to, direction.
inline constexpr QLatin1StringView countFeed { "traffic.count-stations" };
enum CountField : size_t { CountFlowField, CountSpeedField };

} // namespace citywall::traffic
