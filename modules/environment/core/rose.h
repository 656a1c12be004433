// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/averages.h"

// Where the wind brings a pollutant from. Pure; any thread.
namespace citywall::environment {

/// The wind of one hour: the vector mean over the weather stations.
struct WindHour {
    double metersPerSecond = unknown;
    double fromDegrees = unknown; ///< clockwise from true north
};
/// Vector means of the hours [begin, begin + hours) from rows [first, last) of the weather feed; NaN where none is known.
std::vector<WindHour> windByHour(const Observations &rows, size_t first, size_t last, UtcTime begin, int hours);

/// A pollution rose of eight sectors, N first, clockwise, each ±22.5° about its name; calm hours apart.
struct Rose {
    static constexpr int sectors = 8;
    static constexpr double calmBelow = 0.5; ///< m/s, as WMO-No. 8 has it for calm (below 0.5 m/s)
    std::array<int, sectors> hours {};       ///< with wind from there and a valid concentration
    std::array<double, sectors> mean;        ///< µg/m³; NaN without hours
    int calmHours = 0;
    double calmMean = unknown;

    /// @param concentrations one for each hour of the wind, µg/m³; NaN = unknown
    static Rose of(std::span<const WindHour> wind, std::span<const double> concentrations);
};

} // namespace citywall::environment
