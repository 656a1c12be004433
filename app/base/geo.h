// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGeoCoordinate>
#include <QList>
#include <QPointF>

#include <cmath>
#include <limits>
#include <vector>

namespace citywall {

/// A position on WGS 84 (EPSG:4326), in degrees. Invalid (NaN) until set.
struct GeoPoint {
    double longitudeDegrees = std::numeric_limits<double>::quiet_NaN();
    double latitudeDegrees = std::numeric_limits<double>::quiet_NaN();

    /// Finite, within ±180 and ±90, and not 0,0, which feeds use for "no position".
    bool isValid() const
    {
        return std::abs(longitudeDegrees) <= 180 && std::abs(latitudeDegrees) <= 90
            && (longitudeDegrees != 0 || latitudeDegrees != 0);
    }
    QGeoCoordinate toCoordinate() const { return { latitudeDegrees, longitudeDegrees }; }
    static GeoPoint fromCoordinate(const QGeoCoordinate &c) { return { c.longitude(), c.latitude() }; }
    bool operator==(const GeoPoint &) const = default;
};

/// A box on WGS 84, in degrees; never crosses the antimeridian. Default: empty, ready to be extended.
struct GeoBox {
    double westDegrees = std::numeric_limits<double>::infinity();
    double southDegrees = std::numeric_limits<double>::infinity();
    double eastDegrees = -std::numeric_limits<double>::infinity();
    double northDegrees = -std::numeric_limits<double>::infinity();

    bool isEmpty() const { return westDegrees > eastDegrees || southDegrees > northDegrees; }
    bool contains(GeoPoint p) const
    {
        return p.longitudeDegrees >= westDegrees && p.longitudeDegrees <= eastDegrees && p.latitudeDegrees >= southDegrees
            && p.latitudeDegrees <= northDegrees;
    }
    bool intersects(const GeoBox &o) const
    {
        return westDegrees <= o.eastDegrees && o.westDegrees <= eastDegrees && southDegrees <= o.northDegrees
            && o.southDegrees <= northDegrees;
    }
    void extend(GeoPoint p)
    {
        westDegrees = std::min(westDegrees, p.longitudeDegrees);
        eastDegrees = std::max(eastDegrees, p.longitudeDegrees);
        southDegrees = std::min(southDegrees, p.latitudeDegrees);
        northDegrees = std::max(northDegrees, p.latitudeDegrees);
    }
    GeoPoint center() const { return { (westDegrees + eastDegrees) / 2, (southDegrees + northDegrees) / 2 }; }
    bool operator==(const GeoBox &) const = default;
};

using GeoLine = QList<GeoPoint>; ///< an open polyline, or a ring whose last point repeats the first

/// One or more polygons with holes: rings of each polygon, the outer first (RFC 7946 §3.1.6, §3.1.7).
using GeoMultiPolygon = QList<QList<GeoLine>>;

/// Web-Mercator world coordinates (EPSG:3857 scaled to the unit square, y down): x, y in [0, 1].
QPointF toWorld(GeoPoint p);
GeoPoint fromWorld(QPointF world);

/// Great-circle distance on a sphere of 6371008.8 m (IUGG mean radius R1), haversine formula.
double distanceMeters(GeoPoint a, GeoPoint b);
double lengthMeters(const GeoLine &line);
/// The point halfway along the line; invalid for an empty one.
GeoPoint midpoint(const GeoLine &line);
GeoBox boundsOf(const GeoLine &line);
/// Even-odd rule over all rings; a point on an edge may fall on either side.
bool contains(const GeoMultiPolygon &area, GeoPoint p);
/// The same answer as contains(), for asking often: edges are found by latitude instead of one after another. Immutable.
class AreaLocator
{
public:
    explicit AreaLocator(const GeoMultiPolygon &area);
    bool contains(GeoPoint p) const;

private:
    struct Edge {
        GeoPoint a, b;
    };
    int bandOf(double latitudeDegrees) const;

    GeoBox m_bounds;
    std::vector<std::vector<Edge>> m_bands; ///< of equal height from south to north, each with the edges that touch it
};
/// On the same sphere; holes do not count. R. G. Chamberlain, W. H. Duquette, "Some Algorithms for Polygons on a Sphere",
/// JPL 2007, eq. 1: edges as lines in the plate carrée, so exact for meridians and parallels.
double areaSquareMeters(const GeoMultiPolygon &area);

} // namespace citywall
