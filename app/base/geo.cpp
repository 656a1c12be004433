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

namespace {

/// Whether a ray from the point to the east crosses the edge.
bool crosses(GeoPoint a, GeoPoint b, GeoPoint p)
{
    return (a.latitudeDegrees > p.latitudeDegrees) != (b.latitudeDegrees > p.latitudeDegrees)
        && p.longitudeDegrees < (b.longitudeDegrees - a.longitudeDegrees) * (p.latitudeDegrees - a.latitudeDegrees)
                / (b.latitudeDegrees - a.latitudeDegrees)
            + a.longitudeDegrees;
}

template<typename Visit>
void forEachEdge(const GeoMultiPolygon &area, const Visit &visit)
{
    for (const QList<GeoLine> &polygon : area) {
        for (const GeoLine &ring : polygon) {
            for (qsizetype i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
                visit(ring[i], ring[j]);
        }
    }
}

} // namespace

bool contains(const GeoMultiPolygon &area, GeoPoint p)
{
    bool inside = false;
    forEachEdge(area, [&](GeoPoint a, GeoPoint b) { inside ^= crosses(a, b, p); });
    return inside;
}

AreaLocator::AreaLocator(const GeoMultiPolygon &area)
{
    size_t edges = 0;
    forEachEdge(area, [&](GeoPoint a, GeoPoint) {
        m_bounds.extend(a);
        ++edges;
    });
    m_bands.resize(std::clamp<size_t>(edges / 8, 1, 1024));
    forEachEdge(area, [this](GeoPoint a, GeoPoint b) {
        const auto [south, north] = std::minmax(a.latitudeDegrees, b.latitudeDegrees);
        for (int band = bandOf(south); band <= bandOf(north); ++band)
            m_bands[size_t(band)].push_back({ a, b });
    });
}

int AreaLocator::bandOf(double latitudeDegrees) const
{
    const double share = (latitudeDegrees - m_bounds.southDegrees) / (m_bounds.northDegrees - m_bounds.southDegrees);
    return std::isfinite(share) ? std::clamp(int(share * double(m_bands.size())), 0, int(m_bands.size()) - 1) : 0;
}

bool AreaLocator::contains(GeoPoint p) const
{
    if (!m_bounds.contains(p))
        return false;
    bool inside = false;
    for (const Edge &edge : m_bands[size_t(bandOf(p.latitudeDegrees))])
        inside ^= crosses(edge.a, edge.b, p);
    return inside;
}

double areaSquareMeters(const GeoMultiPolygon &area)
{
    // Twice the signed area of a ring, in units of the radius squared.
    const auto twice = [](const GeoLine &ring) {
        double sum = 0;
        for (qsizetype i = 1; i < ring.size(); ++i)
            sum += qDegreesToRadians(ring[i].longitudeDegrees - ring[i - 1].longitudeDegrees)
                * (std::sin(qDegreesToRadians(ring[i].latitudeDegrees))
                   + std::sin(qDegreesToRadians(ring[i - 1].latitudeDegrees)));
        return std::abs(sum);
    };
    double sum = 0;
    for (const QList<GeoLine> &polygon : area) {
        for (qsizetype i = 0; i < polygon.size(); ++i)
            sum += i == 0 ? twice(polygon[i]) : -twice(polygon[i]);
    }
    return sum / 2 * earthRadiusMeters * earthRadiusMeters;
}

} // namespace citywall
