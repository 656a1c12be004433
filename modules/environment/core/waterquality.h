// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pollutants.h"

// What a river's or a lake's water is like for what lives in it. Pure; any thread.
namespace citywall::environment {

/// Least dissolved oxygen of a day in warm fresh water, g/m³ (US EPA 440/5-86-003, Ambient Water Quality Criteria for Dissolved Oxygen,
/// 1986, table 1): where young fish live, and for all others.
inline constexpr double youngFishOxygen = 5;
inline constexpr double leastOxygen = 3;
/// Between which pH is not to harm what lives in fresh water (US EPA 440/5-86-001, Quality Criteria for Water, 1986).
inline constexpr double leastPh = 6.5;
inline constexpr double mostPh = 9;

/// What a station says of the water, by WaterQualityField; NaN = unknown. Turbidity and conductivity have no limit that would hold
/// for every water: what is much in a brook is little in a tidal river.
struct WaterQuality {
    double ph = unknown;
    double oxygen = unknown; ///< g/m³
    double turbidity = unknown;
    double conductivity = unknown; ///< S/m

    static WaterQuality of(const std::array<double, maximumFields> &values);
    int oxygenSeverity() const; ///< −1 unknown, 0 enough, 1 too little for young fish, 2 for all
    int phSeverity() const; ///< −1 unknown, 0 within, 2 outside
    int severity() const { return std::max(oxygenSeverity(), phSeverity()); }
};

} // namespace citywall::environment
