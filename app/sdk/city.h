// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"

#include <QObject>
#include <QQmlEngine>
#include <QStringList>
#include <QVariantList>

namespace citywall {

/// The facts of the open city that views need. Made from the profile; constant but for the tile service's addresses.
class City : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString cityId MEMBER id CONSTANT)
    Q_PROPERTY(QString name MEMBER name CONSTANT)
    Q_PROPERTY(QGeoCoordinate center READ center CONSTANT)
    Q_PROPERTY(double zoom MEMBER zoom CONSTANT)
    Q_PROPERTY(QString attribution MEMBER attribution CONSTANT)
    Q_PROPERTY(bool simulated MEMBER simulated NOTIFY simulatedChanged)
    Q_PROPERTY(QVariantList views MEMBER views CONSTANT)
    Q_PROPERTY(QStringList shifts MEMBER shifts CONSTANT)
    Q_PROPERTY(QStringList notices MEMBER notices NOTIFY noticesChanged)
public:
    using QObject::QObject;

    QString id;
    QString name;
    GeoPoint centerPoint;
    GeoBox bounds;
    GeoBox mapBounds; ///< where the base map has something to show; empty = nothing is known of it
    double zoom = 11;
    QString attribution;    ///< of the base map, always visible
    bool simulated = false; ///< any simulated source in what is shown: SIMULATED on every screen
    QVariantList views;     ///< {id, title, longitude, latitude, zoom, module, area}
    QStringList shifts;     ///< when the operators' shifts begin, "HH:MM" in the city's zone; empty = nothing is known of them
    QStringList notices;    ///< what is missing or wrong, for people: "base map not found …"
    QString darkTileHost;   ///< for osm.mapping.custom.host
    QString lightTileHost;

    QGeoCoordinate center() const { return centerPoint.toCoordinate(); }
    Q_INVOKABLE QString tileHost(bool dark) const { return dark ? darkTileHost : lightTileHost; }

Q_SIGNALS:
    void simulatedChanged();
    void noticesChanged();
};

} // namespace citywall
