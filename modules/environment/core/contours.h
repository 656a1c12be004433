// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/surface.h"

// From a surface to its filled contours. Pure; any thread.
namespace citywall::environment {

/// Where the surface lies between two levels.
struct SurfaceBand {
    double from;
    double to;
    GeoMultiPolygon area;
};
/// Filled contours between successive levels (GDAL's marching squares), cut along the field's support (GEOS). Bands without any
/// area are left out.
std::vector<SurfaceBand> bandsOf(const ScalarField &field, const std::vector<double> &levels);
/// The least and the greatest of the field's values; NaN without any.
std::pair<double, double> rangeOf(const ScalarField &field);
/// Round levels (steps of 1, 2, 2.5 or 5 × 10ⁿ) that enclose such a range, about `count` of them; empty if it is NaN.
std::vector<double> levelsFor(const std::pair<double, double> &range, int count);

} // namespace citywall::environment
