// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/pointset.h"
#include "sdk/registry.h"

#include <QColor>
#include <QGeoCoordinate>
#include <QRectF>
#include <QVariantList>

namespace citywall {

/// Where what was decoded lies, to be looked at on the map before it is anybody's data. GUI thread.
class FeedPreview : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(citywall::PointSet *points READ points CONSTANT)
    Q_PROPERTY(QColor color MEMBER m_color WRITE setColor NOTIFY colorChanged)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QRectF box READ box NOTIFY changed)
    Q_PROPERTY(QVariantList ringed READ ringed NOTIFY changed)
public:
    using QObject::QObject;

    PointSet *points() { return &m_points; }
    void setColor(const QColor &color); ///< of the points
    QString title() const { return m_title; } ///< of what is shown; empty = nothing is
    int count() const { return m_points.count(); }
    /// Around the points that lie in the city, or around all if none does; degrees, x = west, y = south. Never without extent.
    QRectF box() const { return m_box; }
    QVariantList ringed() const { return m_ringed; } ///< positions of the points, if they are few enough to be ringed one by one

    /// Shows the observations that have a position. @returns how many
    Q_INVOKABLE int show(const QString &title, const QList<citywall::DecodedObservation> &observations);
    Q_INVOKABLE void clear() { show({}, {}); }

    static constexpr int mostRinged = 50;
    static constexpr double leastExtentDegrees = 0.006; ///< of the box: some 600 m

Q_SIGNALS:
    void changed();
    void colorChanged();

private:
    void paint();

    PointSet m_points { this };
    QColor m_color { 0x6e, 0xa8, 0xfe };
    QString m_title;
    QList<MapPoint> m_shown;
    QRectF m_box;
    QVariantList m_ringed;
};

} // namespace citywall
