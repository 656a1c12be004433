// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capshapes.h"

namespace citywall::safety {

namespace {

constexpr qsizetype ringPoints = 20'000;

/// "lat,lon"; invalid if it is not.
GeoPoint capPoint(QStringView text)
{
    const qsizetype comma = text.indexOf(u',');
    bool latitudeIsNumber = false;
    bool longitudeIsNumber = false;
    const GeoPoint p { text.sliced(comma + 1).toDouble(&longitudeIsNumber),
                       text.first(std::max<qsizetype>(0, comma)).toDouble(&latitudeIsNumber) };
    return comma > 0 && latitudeIsNumber && longitudeIsNumber ? p : GeoPoint {};
}

} // namespace

GeoLine capPolygon(QStringView text)
{
    GeoLine ring;
    const QString clean = text.toString().simplified();
    for (const QStringView part : QStringView(clean).split(u' ', Qt::SkipEmptyParts)) {
        const GeoPoint p = capPoint(part);
        if (!p.isValid() || ring.size() >= ringPoints)
            return {};
        ring.append(p);
    }
    return ring.size() >= 4 && ring.first() == ring.last() ? ring : GeoLine {};
}

GeoLine capCircle(QStringView text)
{
    const QList<QStringView> parts = text.split(u' ', Qt::SkipEmptyParts);
    bool isNumber = false;
    const double meters = parts.size() == 2 ? parts[1].toDouble(&isNumber) * 1000 : 0;
    const GeoPoint center = parts.size() == 2 ? capPoint(parts[0]) : GeoPoint {};
    if (!isNumber || !(meters >= 0 && meters <= 5e6) || !center.isValid())
        return {};
    if (meters == 0)
        return { center };
    constexpr int corners = 48;
    GeoLine ring;
    for (int i = 0; i < corners; ++i)
        ring.append(GeoPoint::fromCoordinate(center.toCoordinate().atDistanceAndAzimuth(meters, 360. * i / corners)));
    ring.append(ring.first());
    return ring;
}

} // namespace citywall::safety
