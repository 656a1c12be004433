// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/areas.h"

#include <memory>
#include <span>

namespace citywall::safety {

/// A city cut into hexagons of nearly equal size: cells of H3 (Uber, h3geo.org), whose indexes other programs know too.
/// Immutable once made; any thread.
struct HexGrid {
    int resolution = 8;
    std::vector<quint64> cells;               ///< H3 indexes, ascending: neighbours in the list lie mostly near each other
    std::vector<GeoPoint> centers;
    std::vector<double> squareKilometers;     ///< exact, by cell
    std::vector<int> areas;                   ///< index of the area that holds the centre; −1 = none
    std::vector<double> residents;            ///< its area's by its share of the area's cells; NaN = unknown
    std::vector<std::vector<int>> neighbours; ///< of each cell: itself, and those of the six around it that are in the grid

    bool knowsResidents() const; ///< of every cell
    int count() const { return int(cells.size()); }
    int indexOf(GeoPoint p) const; ///< of the cell that holds the point; −1 outside the grid
    GeoMultiPolygon outline(int index) const;
    double meanSquareKilometers() const;
};
using HexGridPtr = std::shared_ptr<const HexGrid>;

/// The cells whose centres lie in one of the areas; where there are none, in the box.
HexGridPtr hexGridOf(const QList<Area> &areas, const GeoBox &otherwise, int resolution);
/// Cells that hold one of the points, and those within `rings` steps of them: where nothing is known of the city's extent.
HexGridPtr hexGridAround(std::span<const GeoPoint> points, int rings, int resolution);
/// H3 resolution at which hot spots and coverage are looked at: cells of 0.74 km² on average, 1 km from centre to centre.
inline constexpr int cityResolution = 8;

} // namespace citywall::safety
