// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/measure.h"

// What stations of one area say together about a span of time, for the cross-domain view. Each station weighs the same, however
// often it reports. The air-quality index is none of these: it is made of two feeds. Pure; any thread.
namespace citywall::environment {

/// The mean over stations of their arithmetic means; NaN without any value.
double meanOfStations(const MeasureRows &rows, size_t field);
/// The level whose energy is the mean of the stations' energies, each of them the mean over its values (ISO 1996-1, equivalent
/// continuous level): 10 lg of the mean of 10^(L/10).
double energyMeanOfStations(const MeasureRows &rows, size_t field);
/// The highest of the stations' arithmetic means.
double highestOfStations(const MeasureRows &rows, size_t field);

} // namespace citywall::environment
