// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/geo.h"

#include <QtMath>

namespace citywall {

namespace {
constexpr double earthRadiusMeters = 6371008.8;
}

QPointF toWorld(GeoPoint p)
{
    const double latitude = qDegreesToRadians(std::clamp(p.latitudeDegrees, -85.05112878, 85.05112878));
    return { p.longitudeDegrees / 360 + 0.5, 0.5 - std::asinh(std::tan(latitude)) / (2 * M_PI) };
}

GeoPoint fromWorld(QPointF world)
{
    return { (world.x() - 0.5) * 360, qRadiansToDegrees(std::atan(std::sinh((0.5 - world.y()) * 2 * M_PI))) };
}

double distanceMeters(GeoPoint a, GeoPoint b)
{
    const double latitudeA = qDegreesToRadians(a.latitudeDegrees);
    const double latitudeB = qDegreesToRadians(b.latitudeDegrees);
    const double sinLatitude = std::sin((latitudeB - latitudeA) / 2);
    const double sinLongitude = std::sin(qDegreesToRadians(b.longitudeDegrees - a.longitudeDegrees) / 2);
    const double h = sinLatitude * sinLatitude + std::cos(latitudeA) * std::cos(latitudeB) * sinLongitude * sinLongitude;
    return 2 * earthRadiusMeters * std::asin(std::min(1.0, std::sqrt(h)));
}

double lengthMeters(const GeoLine &line)
{
    double sum = 0;
    for (qsizetype i = 1; i < line.size(); ++i)
        sum += distanceMeters(line[i - 1], line[i]);
    return sum;
}

GeoPoint midpoint(const GeoLine &line)
{
    if (line.isEmpty())
        return {};
    double rest = lengthMeters(line) / 2;
    for (qsizetype i = 1; i < line.size(); ++i) {
        const double step = distanceMeters(line[i - 1], line[i]);
        if (step > 0 && rest <= step) {
            const double f = rest / step;
            return { line[i - 1].longitudeDegrees + f * (line[i].longitudeDegrees - line[i - 1].longitudeDegrees),
                     line[i - 1].latitudeDegrees + f * (line[i].latitudeDegrees - line[i - 1].latitudeDegrees) };
        }
        rest -= step;
    }
    return line.last();
}

GeoBox boundsOf(const GeoLine &line)
{
    GeoBox box;
    for (const GeoPoint &p : line)
        box.extend(p);
    return box;
}

bool contains(const GeoMultiPolygon &area, GeoPoint p)
{
    bool inside = false;
    for (const QList<GeoLine> &polygon : area) {
        for (const GeoLine &ring : polygon) {
            for (qsizetype i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
                const GeoPoint &a = ring[i];
                const GeoPoint &b = ring[j];
                if ((a.latitudeDegrees > p.latitudeDegrees) != (b.latitudeDegrees > p.latitudeDegrees)
                    && p.longitudeDegrees < (b.longitudeDegrees - a.longitudeDegrees) * (p.latitudeDegrees - a.latitudeDegrees)
                                / (b.latitudeDegrees - a.latitudeDegrees)
                            + a.longitudeDegrees)
                    inside = !inside;
            }
        }
    }
    return inside;
}

} // namespace citywall
