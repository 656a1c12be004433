// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/simulator/roadnetwork.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLineF>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

// Metres of one degree on the sphere of base/geo.h.
constexpr double metersPerDegree = 6371008.8 * std::numbers::pi / 180;

RoadClass roadClassOf(const QString &name)
{
    static const QStringList names { u"motorway"_s, u"trunk"_s, u"primary"_s, u"secondary"_s, u"tertiary"_s };
    const qsizetype i = names.indexOf(name);
    return i < 0 ? RoadClass::Secondary : RoadClass(i);
}

} // namespace

QPointF RoadNetwork::toMeters(GeoPoint p) const
{
    return { (p.longitudeDegrees - center.longitudeDegrees) * metersPerDegree
                 * std::cos(center.latitudeDegrees * std::numbers::pi / 180),
             (p.latitudeDegrees - center.latitudeDegrees) * metersPerDegree };
}

GeoPoint RoadNetwork::toDegrees(QPointF m) const
{
    return { center.longitudeDegrees + m.x() / (metersPerDegree * std::cos(center.latitudeDegrees * std::numbers::pi / 180)),
             center.latitudeDegrees + m.y() / metersPerDegree };
}

GeoPoint RoadNetwork::along(const RoadLink &link, double share) const
{
    const GeoLine &line = link.feature.geometry;
    double rest = std::clamp(share, 0., 1.) * link.lengthMeters;
    for (qsizetype i = 1; i < line.size(); ++i) {
        const double step = distanceMeters(line[i - 1], line[i]);
        if (rest <= step || i == line.size() - 1) {
            const double t = step > 0 ? std::min(1., rest / step) : 0;
            return { std::lerp(line[i - 1].longitudeDegrees, line[i].longitudeDegrees, t),
                     std::lerp(line[i - 1].latitudeDegrees, line[i].latitudeDegrees, t) };
        }
        rest -= step;
    }
    return line.first();
}

Result<RoadNetwork> RoadNetwork::fromGeoJson(const QByteArray &json, GeoPoint center)
{
    QJsonParseError problem;
    const QJsonObject root = QJsonDocument::fromJson(json, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return Error { u"The road file of the simulator is not JSON"_s, problem.errorString() };
    RoadNetwork network;
    network.attribution = root.value("attribution"_L1).toString();
    QHash<QString, quint32> streets;
    const QJsonArray features = root.value("features"_L1).toArray();
    for (const QJsonValue &value : features) {
        const QJsonObject feature = value.toObject();
        QJsonObject properties = feature.value("properties"_L1).toObject();
        RoadLink link;
        for (const QJsonValue &point : feature.value("geometry"_L1).toObject().value("coordinates"_L1).toArray())
            link.feature.geometry.append({ point[0].toDouble(), point[1].toDouble() });
        link.feature.id = properties.take("id"_L1).toString();
        link.feature.name = properties.take("name"_L1).toString();
        link.lengthMeters = citywall::lengthMeters(link.feature.geometry);
        link.freeFlowMetersPerSecond = properties.value("freeFlowSpeed"_L1).toDouble();
        const bool usable = link.feature.geometry.size() >= 2 && !link.feature.id.isEmpty() && link.freeFlowMetersPerSecond > 0
            && link.lengthMeters > 0 && std::ranges::all_of(link.feature.geometry, &GeoPoint::isValid);
        if (!usable)
            continue;
        const QString roadClass = properties.value("roadClass"_L1).toString();
        link.roadClass = roadClassOf(roadClass);
        link.lanes = std::max(1, properties.value("lanes"_L1).toInt(1));
        link.oneway = properties.value("oneway"_L1).toBool();
        link.fromStreet = properties.value("from"_L1).toString();
        link.toStreet = properties.value("to"_L1).toString();
        link.street = streets.emplace(link.feature.name + u'/' + roadClass, quint32(streets.size())).value();
        link.feature.properties = properties;
        for (const GeoPoint p : std::as_const(link.feature.geometry))
            network.bounds.extend(p);
        network.links.push_back(std::move(link));
    }
    if (network.links.empty())
        return Error { u"The road file of the simulator holds no road link"_s, {} };
    network.center = center.isValid() ? center : network.bounds.center();
    for (RoadLink &link : network.links) {
        link.from = network.toMeters(link.feature.geometry.first());
        link.to = network.toMeters(link.feature.geometry.last());
        link.middle = network.toMeters(midpoint(link.feature.geometry));
        const double away = std::hypot(link.middle.x(), link.middle.y());
        link.centerDistanceMeters = away;
        const QPointF travel = link.to - link.from;
        const double span = std::hypot(travel.x(), travel.y());
        // Within a kilometre of the centre there is no inbound any more.
        if (link.oneway && span > 0 && away > 0)
            link.inbound = -QPointF::dotProduct(travel, link.middle) / (span * away) * std::min(1., away / 1000);
    }
    return network;
}

} // namespace citywall
