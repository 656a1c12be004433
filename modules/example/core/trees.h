// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"
#include "sdk/freshness.h"
#include "sdk/measure.h"

namespace citywall::example {

inline const QString soilFeed = QStringLiteral("example.soil");

/// Order of FeedDescriptor::fields of `example.soil`.
enum Field : size_t { MoistureField };

/// Feed `example.soil`: features are trees, observations the volumetric water content of the soil at their roots (m³/m³).
/// Payloads are observation JSON (sdk/observationjson.h); simulated.
FeedDescriptor soilFeedDescriptor();

/// A tree as its newest reading tells it.
struct Tree {
    FeatureKey key = 0;
    double moisture = std::numeric_limits<double>::quiet_NaN(); ///< m³/m³; NaN = not known
    UtcTime observed;                                           ///< invalid = not heard of within the horizon
    Freshness freshness = Freshness::unknown();
};

/// The trees of an area (−1 = all) from rows [begin, end), oldest first, at `now`; in the dictionary's order.
std::vector<Tree> treesFrom(const Observations &rows, size_t begin, size_t end, const FeedDictionary &dictionary, UtcTime now,
                            int area);

/// Soil water at which a tree in loam begins to suffer: FAO Irrigation and Drainage Paper 56 (Allen et al. 1998), eq. 82–83:
/// field capacity − p · (field capacity − wilting point) with table 19's loam, 0.25 and 0.12, and p = 0.5 (table 22).
inline constexpr double stressMoisture = 0.25 - 0.5 * (0.25 - 0.12);

/// Of the trees with a fresh reading, the share at or below stressMoisture; NaN if there is none.
double thirstyShare(const std::vector<Tree> &trees);
/// Share of the trees that have a fresh reading; NaN if there is no tree.
double coverage(const std::vector<Tree> &trees);

/// Mean soil moisture of any area and span of time.
AreaMeasure soilMeasure(const Metric &metric);

} // namespace citywall::example
