// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"

#include <algorithm>

namespace citywall {

/// Around the outer rings of all of them; empty without any.
inline GeoBox boundsOf(const GeoMultiPolygon &polygons)
{
    GeoBox bounds;
    for (const QList<GeoLine> &polygon : polygons) {
        for (const GeoPoint &p : polygon.value(0))
            bounds.extend(p);
    }
    return bounds;
}

/// Whether two neighbours of the ring are more than half the way round the Earth from each other: then the edge between them is meant
/// to go the other way, over the 180th meridian, where RFC 7946 §3.1.9 wants polygons to be cut.
inline bool crossesAntimeridian(const GeoLine &ring)
{
    return std::ranges::adjacent_find(
               ring, [](double a, double b) { return std::abs(a - b) > 180; }, &GeoPoint::longitudeDegrees)
        != ring.end();
}

} // namespace citywall
