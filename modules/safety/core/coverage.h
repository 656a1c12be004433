// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hexgrid.h"
#include "core/units.h"

namespace citywall::safety {

// How long a unit travels, where no road network is at hand: the great-circle distance times 4/π, the mean ratio of way to
// distance in a rectangular street grid over all directions (R. C. Larson, A. R. Odoni, "Urban Operations Research", 1981,
// ch. 3); then T = 0.65 min + 1.70 min/mile, the travel-time relation of the RAND fire project (W. Walker, J. Chaiken, E. Ignall, eds.,
// "Fire Department Deployment Analysis", 1979) that fire insurers and NFPA use for engines. An estimate, and shown as one.
double travelSeconds(double straightMeters);
/// The inverse: the great-circle distance of so long a way; 0 where it is too short to get going.
double reachMeters(double seconds);

/// NFPA 1710 §4.1.2: the first engine arrives within 240 s of travel. Taken for every kind of unit here.
inline constexpr double coverSeconds = 240;

/// A unit and how far it is.
struct NearUnit {
    Unit unit;
    double meters = 0; ///< great circle
};
/// The available units nearest to the point, the nearest first.
std::vector<NearUnit> nearestUnits(const std::vector<Unit> &units, GeoPoint to, size_t count);

/// What of the city is within reach of an available unit of a type.
struct Coverage {
    std::vector<bool> covered; ///< by cell of the grid: its centre
    int units = 0; ///< available and placed
    bool heard = false; ///< of a unit of the type, whatever it does
    bool byResidents = false; ///< what the share is of: residents where every area has a population, else the ground
    double share = std::numeric_limits<double>::quiet_NaN(); ///< as shareOf() tells it
};
/// @param area index of the area to keep the share to; −1 = whole city
Coverage coverageOf(const HexGrid &grid, const std::vector<Unit> &units, Unit::Type type, int area);
/// The share covered of another area, 0–1; NaN where no unit of the type was heard of at all.
double shareOf(const HexGrid &grid, const Coverage &coverage, int area);

} // namespace citywall::safety
