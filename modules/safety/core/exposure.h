// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/areas.h"

namespace citywall::safety {

/// What of the city lies in a warned area.
struct Exposure {
    double squareKilometers = 0; ///< of the city's areas
    /// Residents, each area's by the share of its ground that lies inside (areal weighting: people are taken to be spread evenly
    /// over their area; M. F. Goodchild, N. S.-N. Lam, "Areal interpolation", Geo-Processing 1, 1980). NaN if an area that is
    /// touched has no known population.
    double residents = 0;
    QList<int> areas; ///< indexes of those touched by more than a thousandth of their ground, the most ground first
};

/// Intersections by GEOS, in degrees: within one area a degree of longitude changes so little that shares are exact to a thousandth.
/// Pure; any thread.
Exposure exposureOf(const GeoMultiPolygon &warned, const QList<Area> &areas);

} // namespace citywall::safety
