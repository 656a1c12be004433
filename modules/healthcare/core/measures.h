// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/measure.h"

// What hospitals of one area say together about a span of time, for the cross-domain view. Pure; any thread.
namespace citywall::healthcare {

/// Occupied over staffed inpatient beds at the end of the bucket, each bed type by its newest report; a reported total goes before
/// the sum of types, as in Hospital::staffed(). Of the beds feed.
double occupancyOf(const MeasureRows &rows);
/// The median over hospitals of their mean wait in the bucket, seconds; of a hospital without a report in it the newest one
/// before. Of the emergency feed.
double medianWaitOf(const MeasureRows &rows);
/// How many hospitals divert at the end of the bucket; NaN when none says. Of the emergency feed.
double divertingOf(const MeasureRows &rows);

struct HealthMeasure {
    QString metric; ///< id
    QString feed;
    Duration memory;
    double (*value)(const MeasureRows &);
};
/// Occupancy, median wait, hospitals on diversion. Reports count as long as the module holds them for current.
std::vector<HealthMeasure> healthMeasures();

} // namespace citywall::healthcare
