// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/datum.h"

#include "engine/ingest/ingesttext.h"
#include "sdk/reason.h"

#include <QJsonArray>

#include <ogr_spatialref.h>

#include <algorithm>
#include <numbers>

namespace citywall {

namespace {

constexpr double pi = std::numbers::pi;
constexpr GeoBox displaced { 72.004, 0.8293, 137.8347, 55.8271 };
constexpr double close = 1e-9; ///< degrees: a tenth of a millimetre
constexpr int mostRounds = 50;

/// Krasovsky's ellipsoid of 1940.
constexpr double semiMajorMeters = 6'378'245.0;
constexpr double eccentricitySquared = 0.00669342162296594323;

/// Two waves that both directions of the displacement share.
double commonWaves(double x) { return 20 * (std::sin(6 * pi * x) + std::sin(2 * pi * x)); }

double metersNorth(double x, double y)
{
    const double waves = commonWaves(x) + 20 * std::sin(pi * y) + 40 * std::sin(pi * y / 3) + 160 * std::sin(pi * y / 12)
        + 320 * std::sin(pi * y / 30);
    return -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x)) + waves * 2 / 3;
}

double metersEast(double x, double y)
{
    const double waves = commonWaves(x) + 20 * std::sin(pi * x) + 40 * std::sin(pi * x / 3) + 150 * std::sin(pi * x / 12)
        + 300 * std::sin(pi * x / 30);
    return 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x)) + waves * 2 / 3;
}

/// The position that `forward` takes to `target`: what it is off by is taken back until nothing is left.
template<typename Forward>
GeoPoint inverse(Forward forward, GeoPoint target)
{
    GeoPoint p = target;
    for (int i = 0; i < mostRounds; ++i) {
        const GeoPoint there = forward(p);
        const double east = target.longitudeDegrees - there.longitudeDegrees;
        const double north = target.latitudeDegrees - there.latitudeDegrees;
        p.longitudeDegrees += east;
        p.latitudeDegrees += north;
        if (std::abs(east) < close && std::abs(north) < close)
            break;
    }
    return p;
}

std::shared_ptr<OGRCoordinateTransformation> transformationFrom(int epsg, QString &words)
{
    OGRSpatialReference from;
    OGRSpatialReference to;
    from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    to.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    CPLPushErrorHandler(CPLQuietErrorHandler);
    const bool known = from.importFromEPSG(epsg) == OGRERR_NONE && to.importFromEPSG(4326) == OGRERR_NONE;
    std::shared_ptr<OGRCoordinateTransformation> made(known ? OGRCreateCoordinateTransformation(&from, &to) : nullptr);
    words = QString::fromUtf8(CPLGetLastErrorMsg());
    CPLPopErrorHandler();
    return made;
}

/// Coordinates as RFC 7946 nests them. @returns false where a position is impossible
bool coordinatesToWgs84(const Datum &datum, QJsonArray &coordinates, int depth)
{
    if (depth == 0) {
        GeoPoint p { coordinates.at(0).toDouble(GeoPoint {}.longitudeDegrees),
                     coordinates.at(1).toDouble(GeoPoint {}.latitudeDegrees) };
        if (!datum.toWgs84(p))
            return false;
        coordinates[0] = p.longitudeDegrees;
        coordinates[1] = p.latitudeDegrees;
        return true;
    }
    for (QJsonValueRef value : coordinates) {
        QJsonArray inner = value.toArray();
        if (!coordinatesToWgs84(datum, inner, depth - 1))
            return false;
        value = inner;
    }
    return true;
}

/// The one property that holds places: `polygons`, the coordinates of a MultiPolygon. @returns false, without it, if one is impossible
bool areaToWgs84(const Datum &datum, QJsonObject &properties)
{
    constexpr int depth = 3; // polygons, rings, positions
    const auto area = properties.find(u"polygons");
    if (area == properties.end() || !area->isArray())
        return true;
    QJsonArray coordinates = area->toArray();
    if (!coordinatesToWgs84(datum, coordinates, depth)) {
        properties.erase(area);
        return false;
    }
    *area = coordinates;
    return true;
}

} // namespace

Result<Datum> Datum::fromName(const QString &name)
{
    Datum datum;
    if (name == u"WGS84" || name == u"EPSG:4326")
        return datum;
    if (name == u"GCJ-02" || name == u"BD-09") {
        datum.m_kind = name == u"GCJ-02" ? Kind::Gcj02 : Kind::Bd09;
        return datum;
    }
    bool isNumber = false;
    const int epsg = name.startsWith(u"EPSG:") ? QStringView(name).sliced(5).toInt(&isNumber) : 0;
    QString words;
    if (isNumber)
        datum.m_transformation = transformationFrom(epsg, words);
    if (!datum.m_transformation)
        return Error { Ingest::tr("%1 is not a coordinate reference system that can be converted to WGS 84").arg(name), words };
    datum.m_kind = Kind::Epsg;
    return datum;
}

bool Datum::toWgs84(GeoPoint &p) const
{
    switch (m_kind) {
    case Kind::Wgs84:
        break;
    case Kind::Epsg:
        if (!m_transformation->Transform(1, &p.longitudeDegrees, &p.latitudeDegrees))
            return false;
        break;
    case Kind::Bd09:
        if (!displaced.contains(p))
            break;
        p = inverse(bd09FromGcj02, p);
        [[fallthrough]];
    case Kind::Gcj02:
        if (displaced.contains(p))
            p = inverse(gcj02FromWgs84, p);
        break;
    }
    return p.isValid();
}

void Datum::toWgs84(DecodedBatch &batch) const
{
    if (isWgs84())
        return;
    const auto reason = Reason::phrase("position out of range");
    for (FeatureRecord &feature : batch.features) {
        const bool good = std::ranges::all_of(feature.geometry, [this](GeoPoint &p) { return toWgs84(p); });
        if (!good)
            feature.geometry.clear();
        if (areaToWgs84(*this, feature.properties) && good)
            continue;
        batch.rejections.push_back({ reason, 0, feature.id.toUtf8().left(256) });
    }
    std::erase_if(batch.observations, [&](ObservationRecord &o) {
        if (!std::isfinite(o.position.longitudeDegrees) || toWgs84(o.position))
            return false; // none of its own, or a good one
        batch.rejections.push_back({ reason, 0, batch.features[o.feature].id.toUtf8().left(256) });
        return true;
    });
}

Decoder inDatum(Decoder decoder, const Datum &datum)
{
    if (datum.isWgs84())
        return decoder;
    return [decoder = std::move(decoder), datum](QByteArrayView payload, UtcTime received) {
        DecodedBatch batch = decoder(payload, received);
        datum.toWgs84(batch);
        return batch;
    };
}

GeoPoint gcj02FromWgs84(GeoPoint p)
{
    if (!displaced.contains(p))
        return p;
    const double x = p.longitudeDegrees - 105;
    const double y = p.latitudeDegrees - 35;
    const double latitude = p.latitudeDegrees * pi / 180;
    const double w = 1 - eccentricitySquared * std::sin(latitude) * std::sin(latitude);
    const double meridianRadius = semiMajorMeters * (1 - eccentricitySquared) / (w * std::sqrt(w));
    const double parallelRadius = semiMajorMeters / std::sqrt(w) * std::cos(latitude);
    return { p.longitudeDegrees + metersEast(x, y) / parallelRadius * 180 / pi,
             p.latitudeDegrees + metersNorth(x, y) / meridianRadius * 180 / pi };
}

GeoPoint bd09FromGcj02(GeoPoint p)
{
    constexpr double turns = pi * 3000 / 180;
    const double x = p.longitudeDegrees;
    const double y = p.latitudeDegrees;
    const double radius = std::hypot(x, y) + 0.00002 * std::sin(y * turns);
    const double angle = std::atan2(y, x) + 0.000003 * std::cos(x * turns);
    return { radius * std::cos(angle) + 0.0065, radius * std::sin(angle) + 0.006 };
}

} // namespace citywall
