// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/metric.h"

namespace citywall::traffic {

/// The module's metrics, as its pages format with them.
struct TrafficMetrics {
    Metric speed;
    Metric flow;
    Metric travelTime;
    Metric ratio;
    Metric index;
    Metric congestedLength;
    Metric length;
    Metric delay;
    Metric coverage;
    Metric corridorTime;
    Metric planningTimeIndex;
    Metric bufferIndex;
    Metric jamLength;
    Metric lanesClosed;
    Metric transitDelay;
    Metric headway;
    Metric onTime;
    Metric headwayVariation;
    Metric vacantSpaces;
    Metric parkingOccupancy;
    Metric bikes;
    Metric docks;
    Metric vehicles; ///< free for rent
};

} // namespace citywall::traffic
