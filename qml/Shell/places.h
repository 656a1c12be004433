// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/areaset.h"
#include "sdk/selection.h"

#include <QGeoCoordinate>
#include <QObject>
#include <QQmlEngine>
#include <QRectF>

namespace citywall {

/// Where things are and what they are called: what the shell's QML asks of areas, feeds and the city. GUI thread.
class Places : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(citywall::AreaSet *outlines READ outlines CONSTANT)
public:
    using QObject::QObject;

    AreaSet *outlines(); ///< all areas, unfilled; made when first asked for

    /// Degrees: x = west, y = south, width, height; null if there is no such area.
    Q_INVOKABLE QRectF areaBox(const QString &areaId) const;
    Q_INVOKABLE QRectF cityBox() const;
    /// Of what the base map shows, else, where that is not known, of the city's bounds. Nothing is of a city without, nor what is no position.
    Q_INVOKABLE bool isOutside(const QGeoCoordinate &position) const;
    Q_INVOKABLE QString areaAt(const QGeoCoordinate &position) const; ///< id; empty if none
    Q_INVOKABLE QGeoCoordinate entityPosition(const citywall::EntityRef &entity) const; ///< invalid if unknown
    Q_INVOKABLE QString
    entityName(const citywall::EntityRef &entity) const; ///< as people call it; its id if nothing is known of it

private:
    AreaSet *m_outlines = nullptr;
};

} // namespace citywall
