// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/averages.h"

#include <optional>

// Air-quality indices: concentrations in, index out. Pure; any thread.
namespace citywall::environment {

/// Which index is shown.
/// - Epa: 40 CFR 58 App. G as revised by 89 FR 16202 (2024), calculated as in EPA-454/B-24-002 (Technical Assistance Document):
///   concentrations truncated, index rounded to the nearest integer. Current values: NowCast for PM2.5 and PM10, 8-hour
///   mean for O₃ (AirNow's regression model for ozone is not reproduced) and CO, 1-hour mean for NO₂ and SO₂.
/// - Hj633: HJ 633-2012, real-time report: 1-hour means of SO₂, NO₂, CO, O₃, 8-hour running mean of O₃, 24-hour running means of
///   PM2.5 and PM10; the index is rounded up.
enum class IndexStandard { Epa, Hj633 };

/// The scales of breakpoints: a pollutant and the time that its concentration is averaged over.
enum class Scale { Pm25Day, Pm10Day, No2Hour, O3EightHours, O3Hour, So2Hour, So2Day, CoEightHours, CoHour };

/// The index of one concentration on one scale.
/// @param concentration in the scale's own unit. Epa: µg/m³ for particles, ppb for NO₂ and SO₂, ppm for O₃ and CO.
///        Hj633: µg/m³, CO in mg/m³. Below zero (an instrument's noise) counts as zero.
/// @returns NaN where the scale has no index for it (O₃ of one hour below 0.125 ppm by EPA, for instance). Epa continues the
///          last line beyond 500, Hj633 ends at 500.
double indexOn(IndexStandard standard, Scale scale, double concentration);

/// The current sub-index of a pollutant from its averages in µg/m³; NaN if unknown.
double subIndex(IndexStandard standard, Pollutant pollutant, const Averages &averages);

/// An index and what makes it.
struct IndexReading {
    double index = unknown;                          ///< the highest sub-index
    std::optional<Pollutant> main;                   ///< whose that is
    std::array<double, pollutantCount> subIndices;   ///< by Pollutant

    static IndexReading of(IndexStandard standard, const std::array<Averages, pollutantCount> &averages);
};

/// Categories run from 0 (good, 优) by 50, 100, 150, 200, 300 to 5 (hazardous, 严重污染) in both standards; −1 = unknown.
inline constexpr int categoryCount = 6;
inline constexpr std::array<int, categoryCount> categoryFrom { 0, 51, 101, 151, 201, 301 };
int categoryOf(double index);
/// 0 normal, 1 notice, 2 warning, 3 critical; −1 unknown: what a category means to an operator.
int severityOf(double index);

} // namespace citywall::environment
