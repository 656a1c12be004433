// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/placing.h"

#include "sdk/areas.h"
#include "sdk/dice.h"

#include <algorithm>

namespace citywall::services {

namespace {

constexpr double earthRadiusKilometers = 6371.0088;
constexpr double radians = std::numbers::pi / 180;
constexpr double townMeters = 9000; ///< at such a distance from the centre a third of the requests per km² remains

double ringSquareKilometers(const GeoLine &ring)
{
    double sum = 0;
    for (qsizetype i = 0; i + 1 < ring.size(); ++i) {
        const double width = (ring[i + 1].longitudeDegrees - ring[i].longitudeDegrees) * radians;
        sum += width * (2 + std::sin(ring[i].latitudeDegrees * radians) + std::sin(ring[i + 1].latitudeDegrees * radians));
    }
    return std::abs(sum) * earthRadiusKilometers * earthRadiusKilometers / 2;
}

GeoPoint inBox(const GeoBox &box, quint64 hash)
{
    return { std::lerp(box.westDegrees, box.eastDegrees, dice::uniform(dice::mix(hash, 1))),
             std::lerp(box.southDegrees, box.northDegrees, dice::uniform(dice::mix(hash, 2))) };
}

} // namespace

double squareKilometers(const GeoMultiPolygon &area)
{
    double sum = 0;
    for (const QList<GeoLine> &polygon : area)
        for (qsizetype ring = 0; ring < polygon.size(); ++ring)
            sum += (ring == 0 ? 1 : -1) * ringSquareKilometers(polygon[ring]);
    return sum;
}

Placing::Placing(const Simulation &city, quint64 stream) : m_center(city.center), m_bounds(city.bounds), m_areas(city.areas)
{
    if (!m_areas)
        return;
    double sum = 0;
    for (int i = 0; i < m_areas->count(); ++i) {
        const Area &area = m_areas->areas()[i];
        const double far = distanceMeters(m_center, area.bounds.center());
        const double busy = std::exp(0.45 * dice::normal(dice::mix(city.seed, stream, quint64(i))));
        m_weights.push_back(sum += squareKilometers(area.geometry) * (0.15 + std::exp(-far / townMeters)) * busy);
    }
}

GeoPoint Placing::within(const Area &area, quint64 hash) const
{
    constexpr quint64 tries = 200; // half of them hit, so that this is never used up
    for (quint64 i = 0; i < tries; ++i) {
        const GeoPoint p = inBox(area.bounds, dice::mix(hash, i));
        if (contains(area.geometry, p))
            return p;
    }
    return {};
}

GeoPoint Placing::place(quint64 hash) const
{
    if (m_weights.empty()) {
        // Around the centre, but inside: the middle of two points of the box, drawn to the centre.
        const GeoPoint p = inBox(m_bounds, hash);
        const double pull = dice::uniform(dice::mix(hash, 3));
        return { std::lerp(p.longitudeDegrees, m_center.longitudeDegrees, pull),
                 std::lerp(p.latitudeDegrees, m_center.latitudeDegrees, pull) };
    }
    const double at = dice::uniform(dice::mix(hash, 4)) * m_weights.back();
    const auto area = std::upper_bound(m_weights.begin(), m_weights.end(), at) - m_weights.begin();
    return within(m_areas->areas()[std::min<qsizetype>(area, m_areas->count() - 1)], hash);
}

std::pair<GeoPoint, QString> Placing::spread(int n, int count, quint64 hash) const
{
    if (m_weights.empty())
        return { place(hash), QString() };
    const Area &area = m_areas->areas()[(2 * n + 1) * m_areas->count() / (2 * count)];
    return { within(area, hash), area.name };
}

} // namespace citywall::services
