// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"
#include "engine/query/comparison.h"
#include "sdk/feed.h"
#include "sdk/metric.h"

#include <QTimeZone>

#include <optional>

namespace citywall {

/// Which observations: those that satisfy everything that is set here.
struct ObservationFilter {
    TimeRange range;           ///< of phenomenon times; an invalid end stands for the history's own
    std::optional<GeoBox> box; ///< as the other places: by the observation's own position, else its feature's
    QStringList areas;         ///< AreaIndex ids: in any of them; empty = everywhere
    GeoMultiPolygon polygons;  ///< in any of them; empty = everywhere
    QStringList entities;      ///< feature ids: any of them; empty = all
    QStringList categories;    ///< terms: any term field has any of them; empty = all
    QList<Comparison> where;   ///< each of them
};

/// Observations brought together by time and place.
struct Aggregation {
    enum class By { None, Area, Hexagon, Feature };
    static constexpr int usualResolution = 8; ///< of hexagons, H3: 0.74 km² on average

    Duration every {}; ///< whole days, or a divisor of a day; counted from the zone's midnight
    By by = By::None;
    int resolution = usualResolution; ///< H3's, 0–15
    QTimeZone zone = QTimeZone::utc();
    bool usual = false; ///< beside counts and numbers what is usual (UsualBuckets, which says how long buckets may be then)
    UtcTime until {}; ///< what is later has not been yet, and is not compared with what is usual; invalid = everything has been
};

/// What is asked of the history.
struct QueryRequest {
    QList<FeedDescriptor> feeds; ///< answered one after the other, each in time order
    QList<Metric> metrics; ///< give units: values are compared and leave in display units
    ObservationFilter filter;
    std::optional<Aggregation> aggregation; ///< none = the observations themselves
};

} // namespace citywall
