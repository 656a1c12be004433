// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lateststate.h"

#include <limits>

// Work zones on the roads, in the words of the Work Zone Data Exchange (WZDx 4.2, US DOT). Pure functions; any thread.
namespace citywall::traffic {

/// FeedDescriptor::id and the places of its values: vehicle_impact; lanes whose status is closed; seconds from the
/// observation until the work begins and until it ends, negative for what lies behind (both move with the plan, so they
/// belong to the observation and not to the feature). Properties of the feature: road_names, direction, work_zone_type,
/// types_of_work, description, verified (both dates and both positions are).
inline constexpr QLatin1StringView workZoneFeed { "traffic.work-zones" };
enum WorkZoneField : size_t { ImpactField, LanesClosedField, BeginsField, EndsField };

enum class WorkState { Planned, Active, Over };

/// A work zone at an instant, from what was last published of it.
struct WorkZone {
    FeatureKey key = 0;
    QString impact;      ///< WZDx vehicle_impact: "some-lanes-closed" …
    double lanesClosed = std::numeric_limits<double>::quiet_NaN();
    UtcTime begins;      ///< invalid = not told
    UtcTime ends;
    WorkState state = WorkState::Active;
    Freshness freshness {};
};
WorkZone workZoneOf(const Latest &entry, const FeedDictionary &dictionary, UtcTime now);

/// How much a vehicle_impact takes from traffic: 3 all lanes closed, 2 some, 1 lanes open but shifted, alternating or held up,
/// 0 open, −1 unknown.
int severityOf(const QString &impact);

/// The link that a line lies on: the one whose course comes nearest to the line's midpoint, at most 60 m away.
/// @returns its key, or no value
std::optional<FeatureKey> linkUnder(const GeoLine &line, const FeedDictionary &network);

} // namespace citywall::traffic
