// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/measure.h"

// The numbers that safety gives to the cross-domain view.
namespace citywall::safety {

/// Calls received, and records, in the bucket, per second.
double receivedPerSecond(const MeasureRows &rows);
/// Median seconds from the call to the first unit on scene, of the incidents reached in the bucket; NaN if there are none.
double medianArrivalSeconds(const MeasureRows &rows);
/// Median seconds from the call to the closing, of the incidents closed in the bucket; NaN if there are none.
double medianHandlingSeconds(const MeasureRows &rows);
/// Units available at the bucket's end, among those whose newest row still holds then; NaN if there is none.
double availableUnits(const MeasureRows &rows);

/// All of them, with the metrics that `metric` gives by id.
QList<AreaMeasure> measures(const std::function<Metric(const QString &)> &metric);

} // namespace citywall::safety
