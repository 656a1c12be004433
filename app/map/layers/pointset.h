// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"
#include "sdk/freshness.h"

#include <QObject>
#include <QQmlEngine>
#include <QRgb>

#include <limits>
#include <optional>

// Usage: one set feeds clusters and heat alike.
//     m_points.setPoints({ { .key = key, .position = { -87.63, 41.88 }, .weight = 1, .color = 0xffd03030,
//                            .category = 2, .priority = 1, .label = name }, … });
//
//     MarkerLayer { map: root.map; points: root.model.incidents; selectedKey: …; onClicked: key => … }
//     HeatLayer { map: root.map; points: root.model.incidents; mode: HeatLayer.Sum; bandwidthMeters: 400 }
// and of places with a value, which can be compared with another time:
//     m_halls.setMeasure({ tr("Wait, %1").arg(wait.unit), wait.unit });        // when the set is made
//     m_halls.setPoints({ { .key = key, …, .value = minutes, .name = name }, … });
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
    double value = std::numeric_limits<double>::quiet_NaN(); ///< in the unit of the set's measure; NaN = unknown
    QString name = {};       ///< of what it stands for; said before the values that are compared
    QString told = {};       ///< what it says when it is pointed at; empty = its label

    /// NaN if it is too old to say anything.
    double known() const { return freshness.level == Freshness::Unknown ? std::numeric_limits<double>::quiet_NaN() : value; }
    bool operator==(const MapPoint &other) const { return isPlacedAs(other) && looksAs(other); }
    bool isPlacedAs(const MapPoint &other) const; ///< key, position and weight
    bool looksAs(const MapPoint &other) const;    ///< and all the rest
};

/// What the values of points are, where they can be compared with those of another time.
struct PointMeasure {
    QString title;   ///< with its unit: "Emergency wait, minutes"
    QString unit {}; ///< behind a value
    std::optional<int> category {}; ///< of all points in a map of differences, where shapes say how grave a value is
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

    /// When the set is made, for whoever compares looks whether there is one.
    void setMeasure(const PointMeasure &measure) { m_measure = measure; }
    const std::optional<PointMeasure> &measure() const { return m_measure; } ///< none: its values are not to be compared
    /// Of priorities high, medium, low and unknown in the rings of clusters; empty = as the layer has them.
    const QList<QRgb> &ringColors() const { return m_ringColors; }

Q_SIGNALS:
    void geometryChanged();
    void stylesChanged(); ///< colour, category, priority, freshness, value or words

protected:
    void setRingColors(const QList<QRgb> &colors) { m_ringColors = colors; } ///< before a layer draws it

private:
    QList<MapPoint> m_points;
    std::optional<PointMeasure> m_measure;
    QList<QRgb> m_ringColors;
};

} // namespace citywall
