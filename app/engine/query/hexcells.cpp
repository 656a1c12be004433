// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/hexcells.h"

#include <h3api.h>

namespace citywall {

namespace {
GeoPoint inDegrees(const LatLng &p) { return { radsToDegs(p.lng), radsToDegs(p.lat) }; }
} // namespace

quint64 hexagonAt(GeoPoint p, int resolution)
{
    const LatLng at { degsToRads(p.latitudeDegrees), degsToRads(p.longitudeDegrees) };
    H3Index cell = 0;
    return p.isValid() && latLngToCell(&at, resolution, &cell) == E_SUCCESS ? cell : 0;
}

QString hexagonId(quint64 cell) { return QString::number(cell, 16); }

GeoPoint hexagonCenter(quint64 cell)
{
    LatLng center {};
    return cellToLatLng(cell, &center) == E_SUCCESS ? inDegrees(center) : GeoPoint {};
}

GeoMultiPolygon hexagonOutline(quint64 cell)
{
    CellBoundary boundary {};
    if (cellToBoundary(cell, &boundary) != E_SUCCESS)
        return {};
    GeoLine ring;
    for (int i = 0; i < boundary.numVerts; ++i)
        ring.append(inDegrees(boundary.verts[i]));
    ring.append(ring.constFirst());
    return { { ring } };
}

} // namespace citywall
