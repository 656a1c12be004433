// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lateststate.h"
#include "core/trafficmetrics.h"
#include "sdk/module.h"
#include "ui/entitypage.h"
#include "ui/pointmap.h"

// How vehicles, stations, car parks, alerts and work zones are drawn and told. GUI thread.
namespace citywall::traffic {

/// A layer's looks.
struct Looks {
    PointMap::Look look;
    PointMap::Describe describe;
    bool lasting = false; ///< what is drawn stays where it is: PointMap
    std::optional<PointMeasure> measure {}; ///< of the marks' values; none = they are not compared with another time
};
Looks transitLooks(const LatestState &state, const TrafficMetrics &metrics);
Looks bikeLooks(const LatestState &state, const TrafficMetrics &metrics);
Looks parkingLooks(const LatestState &state, const TrafficMetrics &metrics);
Looks countLooks(const LatestState &state, const TrafficMetrics &metrics);

/// Their pages. @param zone the city's
EntityKind transitKind(const FeedDescriptor &feed, const TrafficMetrics &metrics, const ModuleContext &context);
EntityKind bikeKind(const FeedDescriptor &feed, const TrafficMetrics &metrics, const ModuleContext &context);
EntityKind vehicleKind(const FeedDescriptor &feed, const TrafficMetrics &metrics, const ModuleContext &context);
EntityKind parkingKind(const FeedDescriptor &feed, const TrafficMetrics &metrics, const ModuleContext &context);
EntityKind countKind(const FeedDescriptor &feed, const TrafficMetrics &metrics, const ModuleContext &context);
EntityKind alertKind(const FeedDescriptor &feed, const ModuleContext &context, const QTimeZone &zone);
EntityKind workZoneKind(const FeedDescriptor &feed, const TrafficMetrics &metrics, const ModuleContext &context,
                        const QTimeZone &zone);

} // namespace citywall::traffic
