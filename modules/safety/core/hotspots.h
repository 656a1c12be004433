// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hexgrid.h"

namespace citywall::safety {

/// Getis and Ord's Gi* as a standard score, with binary weights:
///
///     Gi* = (Σj wij xj − x̄ Wi) / (s √((n Σj wij² − Wi²) / (n − 1))),   s² = Σ xj² / n − x̄²,   Wi = Σj wij
///
/// where wij = 1 for the neighbours that are listed and 0 for others (J. K. Ord, A. Getis, "Local spatial autocorrelation
/// statistics: distributional issues and an application", Geographical Analysis 27, 1995, eq. 14). The star says that a place
/// is among its own neighbours. NaN where it is not defined (no spread, or everything a neighbour).
std::vector<double> getisOrdGiStar(std::span<const double> values, const std::vector<std::vector<int>> &neighbours);

/// Probability of a standard normal value as far from zero, on either side. NaN stays NaN.
double twoSidedP(double z);

/// p-values adjusted for their number: to call everything with a value ≤ q significant keeps the expected share of false
/// discoveries below q (Y. Benjamini, Y. Hochberg, "Controlling the false discovery rate", J. R. Stat. Soc. B 57, 1995). NaN is no test.
std::vector<double> benjaminiHochberg(std::span<const double> p);

/// A cell with more, or fewer, incidents about it than chance explains.
struct HotSpot {
    int cell = 0; ///< index into the grid
    int count = 0; ///< incidents in the cell itself
    int around = 0; ///< in it and its neighbours
    double z = 0; ///< Gi*
    double q = 1; ///< adjusted p
};

struct HotSpots {
    HexGridPtr grid; ///< null until there was something to look at
    int incidents = 0; ///< that lie in the grid
    std::vector<HotSpot> hot; ///< significant at falseDiscoveries, the highest score first
    std::vector<HotSpot> cold; ///< the lowest score first
    bool enough = false; ///< there were fewestIncidents; otherwise nothing is called significant
};

/// Share of false discoveries that is put up with, and the stricter one that the map marks.
inline constexpr double falseDiscoveries = 0.05;
inline constexpr double strictDiscoveries = 0.01;
/// With fewer incidents no statement about places is made at all.
inline constexpr int fewestIncidents = 30;

/// The significant cells of a grid for incidents at the points, each counted once where it happened.
HotSpots hotSpotsOf(HexGridPtr grid, std::span<const GeoPoint> points);

} // namespace citywall::safety
