// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"

#include <algorithm>

namespace citywall {

/// The places in any of some polygons, also where these overlap, as polygons of several areas or of somebody's file may (contains() of
/// geo.h takes polygons for one area, whose parts do not). Immutable.
class PolygonUnion
{
public:
    explicit PolygonUnion(const GeoMultiPolygon &polygons)
    {
        m_polygons.reserve(size_t(polygons.size()));
        for (const QList<GeoLine> &polygon : polygons)
            m_polygons.emplace_back(GeoMultiPolygon { polygon });
    }
    bool contains(GeoPoint p) const
    {
        return std::ranges::any_of(m_polygons, [p](const AreaLocator &polygon) { return polygon.contains(p); });
    }

private:
    std::vector<AreaLocator> m_polygons;
};

} // namespace citywall
