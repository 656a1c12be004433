// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"

#include <QList>
#include <QObject>
#include <QQmlEngine>

namespace citywall {

/// An administrative or statistical area of the city: one step of the drill-down.
struct Area {
    Q_GADGET
    QML_VALUE_TYPE(area)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(double population MEMBER population)
public:
    QString id;
    QString name;
    GeoMultiPolygon geometry;
    GeoBox bounds;
    double population = std::numeric_limits<double>::quiet_NaN(); ///< residents; NaN = unknown
};

/// The areas of the profile's boundary layer. Constant while the city is open; any thread may read it.
class AreaIndex : public QObject
{
    Q_OBJECT
    Q_PROPERTY(int count READ count CONSTANT)
public:
    explicit AreaIndex(QList<Area> areas, QObject *parent = nullptr);

    const QList<Area> &areas() const { return m_areas; }
    int count() const { return int(m_areas.size()); }
    /// Index of the area that holds the point; −1 if none does.
    int at(GeoPoint p) const;
    Q_INVOKABLE int indexOf(const QString &id) const; ///< −1 if there is no such area
    Q_INVOKABLE citywall::Area area(int index) const { return m_areas.value(index); }
    Q_INVOKABLE QString name(const QString &id) const { return m_areas.value(indexOf(id)).name; }

private:
    QList<Area> m_areas;
    std::vector<AreaLocator> m_locators; ///< by index
};

} // namespace citywall
