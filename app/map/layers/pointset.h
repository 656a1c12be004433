// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"
#include "sdk/freshness.h"

#include <QObject>
#include <QQmlEngine>
#include <QRgb>

// Usage: one set feeds clusters and heat alike.
//     m_points.setPoints({ { .key = key, .position = { -87.63, 41.88 }, .weight = 1, .color = 0xffd03030,
//                            .category = 2, .priority = 1, .label = name }, … });
//
//     MarkerLayer { map: root.map; points: root.model.incidents; selectedKey: …; onClicked: key => … }
//     HeatLayer { map: root.map; points: root.model.incidents; mode: HeatLayer.Sum; bandwidthMeters: 400 }
namespace citywall {

/// A point of a set. Keys are the module's (a feature's dictionary key).
struct MapPoint {
    quint32 key = 0;
    GeoPoint position = {};
    double weight = 1;       ///< for heat: a count, or the value whose mean is taken; NaN = left out
    QRgb color = 0xff808080; ///< of the single marker
    int category = 0;        ///< shape of the single marker: MarkerGlyph::Shape
    int priority = 0;        ///< 1 high, 2 medium, 3 low, 0 unknown; also the order in which labels find room
    QString label = {};      ///< short; shown when zoomed in and where there is room
    Freshness freshness {};  ///< fades, hatches or empties the marker; in clusters what is outdated counts as unknown

    bool operator==(const MapPoint &) const = default;
};

/// Thousands of points. GUI thread; owned by the module's model.
class PointSet : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("modules fill point sets in C++")
    Q_PROPERTY(int count READ count NOTIFY geometryChanged)
public:
    using QObject::QObject;

    /// Replaces everything. Nothing is signalled if nothing changed; stylesChanged alone if the positions, keys and weights
    /// did not. Points with an invalid position are left out.
    void setPoints(QList<MapPoint> points);
    int count() const { return int(m_points.size()); }
    const QList<MapPoint> &points() const { return m_points; }
    int indexOf(quint32 key) const;

Q_SIGNALS:
    void geometryChanged();
    void stylesChanged(); ///< colour, category, priority, label or freshness

private:
    QList<MapPoint> m_points;
};

} // namespace citywall
