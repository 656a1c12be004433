// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ogrpolygons.h"

namespace citywall::environment {

GeoMultiPolygon polygonsOf(const OGRGeometry &geometry)
{
    GeoMultiPolygon polygons;
    if (geometry.IsEmpty())
        return polygons;
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPolygon) {
        QList<GeoLine> rings;
        for (const OGRLinearRing *ring : *geometry.toPolygon()) {
            GeoLine line;
            for (int i = 0; i < ring->getNumPoints(); ++i)
                line.append({ ring->getX(i), ring->getY(i) });
            rings.append(line);
        }
        polygons.append(rings);
    } else if (type == wkbMultiPolygon || type == wkbGeometryCollection) {
        for (const OGRGeometry *part : *geometry.toGeometryCollection())
            polygons += polygonsOf(*part);
    }
    return polygons;
}

OGRMultiPolygon ogrOf(const GeoMultiPolygon &polygons)
{
    OGRMultiPolygon made;
    for (const QList<GeoLine> &rings : polygons) {
        OGRPolygon polygon;
        for (const GeoLine &line : rings) {
            OGRLinearRing ring;
            for (const GeoPoint &p : line)
                ring.addPoint(p.longitudeDegrees, p.latitudeDegrees);
            polygon.addRing(&ring);
        }
        made.addGeometry(&polygon);
    }
    return made;
}

} // namespace citywall::environment
