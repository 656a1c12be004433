// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/payloadsource.h"

namespace citywall::services {

/// Ground area of the polygons in km², holes taken off, on a sphere of the mean radius 6371.0088 km: the line integral of
/// Chamberlain & Duquette, "Some algorithms for polygons on a sphere", JPL Publication 07-03 (2007), formula (8).
double squareKilometers(const GeoMultiPolygon &area);

/// Made-up places of a city: inside its areas where it has some, else inside its bounds; more of them near the centre.
/// Pure: the same hash gives the same place. Any thread.
class Placing
{
public:
    /// @param stream makes some areas busier than others, another way for each stream
    Placing(const Simulation &city, quint64 stream);
    GeoPoint place(quint64 hash) const;
    /// A place in the n-th of `count` areas that are spread over the city's list; its area's name, empty without areas.
    std::pair<GeoPoint, QString> spread(int n, int count, quint64 hash) const;

private:
    GeoPoint within(const Area &area, quint64 hash) const;

    GeoPoint m_center;
    GeoBox m_bounds;
    const AreaIndex *m_areas;
    std::vector<double> m_weights; // cumulated, by area
};

} // namespace citywall::services
