// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"
#include "base/result.h"
#include "sdk/observation.h"

#include <QPointF>

namespace citywall {

enum class RoadClass { Motorway, Trunk, Primary, Secondary, Tertiary };

/// A road link of the simulated city: its description as a feature, and what the model needs of it.
struct RoadLink {
    FeatureRecord feature;   ///< id, name, geometry, properties roadClass, lanes, freeFlowSpeed
    RoadClass roadClass = RoadClass::Secondary;
    double lengthMeters = 0;
    double freeFlowMetersPerSecond = 0;
    int lanes = 1;
    bool oneway = false;
    quint32 street = 0;      ///< links of one street (same name and class) share it
    QPointF from;            ///< ends and middle in metres east and north of the centre of town
    QPointF to;
    QPointF middle;
    double inbound = 0;      ///< how far its direction of travel leads to the centre, −1 … 1; 0 for two-way links
    double centerDistanceMeters = 0;
    QString fromStreet;      ///< what it meets at its ends; may be empty
    QString toStreet;
};

/// The road links of a city, read from a GeoJSON FeatureCollection of LineStrings (see resources/cities). Immutable.
struct RoadNetwork {
    std::vector<RoadLink> links;
    GeoBox bounds;
    GeoPoint center;         ///< of town: where most ways lead in the morning
    QString attribution;     ///< of the geometry

    QPointF toMeters(GeoPoint p) const;
    GeoPoint toDegrees(QPointF metersFromCenter) const;
    /// The point at a share (0–1) of the link's length.
    GeoPoint along(const RoadLink &link, double share) const;

    /// @param center of town; invalid = the middle of all links
    static Result<RoadNetwork> fromGeoJson(const QByteArray &json, GeoPoint center);
};

} // namespace citywall
