// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/boundaries.h"

#include "base/polygons.h"
#include "engine/core/coretext.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace citywall {

namespace {

constexpr qint64 largestFile = 256 << 20;

/// A closed ring of at least four possible positions, on one side of the 180th meridian; empty for anything else.
GeoLine ring(const QJsonArray &json)
{
    GeoLine line;
    line.reserve(json.size());
    for (const QJsonValue &v : json) {
        const QJsonArray position = v.toArray();
        const GeoPoint p { position.at(0).toDouble(NAN), position.at(1).toDouble(NAN) };
        if (!p.isValid())
            return {};
        line.append(p);
    }
    return line.size() >= 4 && line.first() == line.last() && !crossesAntimeridian(line) ? line : GeoLine {};
}

bool appendPolygon(const QJsonArray &json, GeoMultiPolygon &to)
{
    QList<GeoLine> rings;
    for (const QJsonValue &v : json) {
        rings.append(ring(v.toArray()));
        if (rings.last().isEmpty())
            return false;
    }
    if (rings.isEmpty())
        return false;
    to.append(rings);
    return true;
}

GeoMultiPolygon multiPolygon(const QJsonObject &geometry)
{
    GeoMultiPolygon result;
    const QString type = geometry.value(u"type").toString();
    const QJsonArray coordinates = geometry.value(u"coordinates").toArray();
    if (type == u"Polygon")
        return appendPolygon(coordinates, result) ? result : GeoMultiPolygon {};
    if (type != u"MultiPolygon")
        return {};
    for (const QJsonValue &v : coordinates) {
        if (!appendPolygon(v.toArray(), result))
            return {};
    }
    return result;
}

QString text(const QJsonValue &v) { return v.isDouble() ? QString::number(v.toDouble(), 'g', 15) : v.toString(); }

double count(const QJsonValue &v)
{
    bool ok = false;
    const double n = v.isDouble() ? v.toDouble() : v.toString().toDouble(&ok);
    return (v.isDouble() || ok) && n >= 0 ? n : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

QString readBoundaries(const QByteArray &geoJson, const BoundaryLayer &layer, Boundaries &to)
{
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(geoJson, &parse);
    if (parse.error != QJsonParseError::NoError)
        return CoreText::tr("is not JSON: %1 at byte %2").arg(parse.errorString()).arg(parse.offset);
    if (document.object().value(u"type").toString() != u"FeatureCollection")
        return CoreText::tr("is not a GeoJSON FeatureCollection");
    QSet<QString> ids;
    for (const Area &area : std::as_const(to.areas))
        ids.insert(area.id);
    const QJsonArray features = document.object().value(u"features").toArray();
    for (const QJsonValue &v : features) {
        const QJsonObject properties = v.toObject().value(u"properties").toObject();
        Area area;
        area.id = text(properties.value(layer.idProperty));
        area.name = text(properties.value(layer.nameProperty));
        area.geometry = multiPolygon(v.toObject().value(u"geometry").toObject());
        area.population = count(properties.value(layer.populationProperty));
        if (area.id.isEmpty() || area.geometry.isEmpty() || ids.contains(area.id)) {
            ++to.skipped;
            continue;
        }
        area.bounds = boundsOf(area.geometry);
        ids.insert(area.id);
        to.areas.append(area);
    }
    return {};
}

Boundaries loadBoundaries(const CityProfile &profile)
{
    Boundaries result;
    for (const BoundaryLayer &layer : profile.boundaries) {
        const QString path = profile.resolve(layer.file);
        QFile file(path);
        QString problem;
        if (path.isEmpty() || !file.exists()) {
            problem = layer.optional ? QString() : CoreText::tr("is missing");
        } else if (!file.open(QIODevice::ReadOnly)) {
            problem = CoreText::tr("cannot be read: %1").arg(file.errorString());
        } else if (file.size() > largestFile) {
            problem = CoreText::tr("is larger than 256 MiB");
        } else {
            const int before = result.skipped;
            problem = readBoundaries(file.readAll(), layer, result);
            if (result.skipped > before)
                result.notices.append(CoreText::tr("Boundary file %1: %n area(s) skipped, without a usable polygon or id",
                                                   nullptr, result.skipped - before)
                                          .arg(layer.file));
        }
        if (!problem.isEmpty())
            result.notices.append(CoreText::tr("Boundary file %1 %2").arg(layer.file, problem));
    }
    return result;
}

} // namespace citywall
