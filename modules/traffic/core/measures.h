// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/measure.h"

// What the department is judged by, for any area and span of time. Pure functions; any thread. SI units; NaN = unknown.
namespace citywall::traffic {

/// Mean travel-time index of the links, each weighted by its length and its mean flow, by length alone where not every link
/// has a flow: as in NetworkSummary, over all observations of the bucket. Free flow must be published with the links.
double travelTimeIndexOver(const MeasureRows &rows);
/// Mean of speed / free-flow speed over the links, weighted by length.
double speedRatioOver(const MeasureRows &rows);
/// Share of the transit vehicles' observations with a delay that are on time (core/transit.h).
double onTimeShareOver(const MeasureRows &rows);
/// Occupied share of all spaces of the car parks that are open, each with the mean of its observations.
double parkingOccupancyOver(const MeasureRows &rows);

} // namespace citywall::traffic
