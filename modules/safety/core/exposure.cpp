// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exposure.h"

#include <ogr_api.h>
#include <ogr_geometry.h>

#include <algorithm>
#include <memory>

namespace citywall::safety {

namespace {

OGRLinearRing linearRingOf(const GeoLine &line)
{
    OGRLinearRing ring;
    for (const GeoPoint &p : line)
        ring.addPoint(p.longitudeDegrees, p.latitudeDegrees);
    ring.closeRings();
    return ring;
}

/// The union of the polygons, made valid: a warning's polygons may overlap and cross themselves.
std::unique_ptr<OGRGeometry> shapeOf(const GeoMultiPolygon &area)
{
    OGRMultiPolygon shape;
    for (const QList<GeoLine> &rings : area) {
        OGRPolygon polygon;
        for (const GeoLine &line : rings) {
            const OGRLinearRing ring = linearRingOf(line);
            polygon.addRing(&ring);
        }
        shape.addGeometry(&polygon);
    }
    std::unique_ptr<OGRGeometry> valid(shape.MakeValid());
    return std::unique_ptr<OGRGeometry>(valid ? valid->UnaryUnion() : nullptr);
}

double groundOf(const OGRGeometry &shape)
{
    switch (wkbFlatten(shape.getGeometryType())) {
    case wkbPolygon:
    case wkbMultiPolygon:
    case wkbGeometryCollection:
        return OGR_G_Area(OGRGeometry::ToHandle(const_cast<OGRGeometry *>(&shape)));
    default:
        return 0;
    }
}

} // namespace

Exposure exposureOf(const GeoMultiPolygon &warned, const QList<Area> &areas)
{
    constexpr double least = 0.001;
    Exposure exposure;
    const std::unique_ptr<OGRGeometry> inside = shapeOf(warned);
    if (!inside || inside->IsEmpty())
        return exposure;
    GeoBox bounds;
    for (const QList<GeoLine> &polygon : warned) {
        for (const GeoPoint &p : polygon.value(0))
            bounds.extend(p);
    }
    std::vector<std::pair<double, int>> touched;
    for (int i = 0; i < areas.size(); ++i) {
        const Area &area = areas[i];
        if (!area.bounds.intersects(bounds))
            continue;
        const std::unique_ptr<OGRGeometry> shape = shapeOf(area.geometry);
        const double whole = shape ? groundOf(*shape) : 0;
        const std::unique_ptr<OGRGeometry> part(whole > 0 ? shape->Intersection(inside.get()) : nullptr);
        const double share = part ? groundOf(*part) / whole : 0;
        if (share <= least)
            continue;
        const double ground = share * areaSquareMeters(area.geometry) / 1e6;
        exposure.squareKilometers += ground;
        exposure.residents += share * area.population; // NaN stays
        touched.emplace_back(-ground, i);
    }
    std::sort(touched.begin(), touched.end());
    for (const auto &[negated, area] : touched)
        exposure.areas.append(area);
    return exposure;
}

} // namespace citywall::safety
