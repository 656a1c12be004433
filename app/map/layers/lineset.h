// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"
#include "map/layers/localframe.h"
#include "map/layers/segmentgrid.h"
#include "sdk/freshness.h"

#include <QObject>
#include <QQmlEngine>
#include <QRgb>

#include <limits>
#include <optional>

// Usage: the module's model owns the set and shows it as a property; its layer component draws it.
//
//     class TrafficModel : public QObject { …
//         Q_PROPERTY(citywall::LineSet *links READ links CONSTANT)
//         LineSet *links() { return &m_links; }
//         LineSet m_links;
//     };
//     m_links.setLines({ { key, { { -87.63, 41.88 }, { -87.62, 41.89 } } }, … });           // once
//     m_links.restyle([&](int i) {                                                         // per clock tick
//         return LineStyle { palette::aged(palette::speedRatioColor(ratio[i], dark), freshness[i], dark), 3.0f, ratio[i], freshness[i] };
//     });
//
//     LineLayer { map: root.map; lines: root.model.links; selectedKey: …; onClicked: key => … }
namespace citywall {

/// A line of the set. Keys are the module's (a feature's dictionary key); 0xffffffff is reserved for "none".
struct MapLine {
    quint32 key = 0;
    GeoLine points = {}; ///< in direction of travel, if it has one
};

struct LineStyle {
    QRgb color = 0xff808080;
    float widthPixels = 2; ///< at zoom level 12; grows gently with the zoom (widthFactor); 0 hides the line
    double value = std::numeric_limits<double>::quiet_NaN(); ///< what HeatLayer takes as its weight; NaN = unknown
    Freshness freshness {}; ///< stale lines are dashed, unknown ones dotted; their colour is that of palette::aged()
};

/// What the values of lines are, where they can be compared with those of another time.
struct LineMeasure {
    QString title; ///< with its unit: "Free-flow speed lost, %"
    double factor = 1; ///< from a value to that unit
    QString unit {}; ///< behind a value
};

/// Thousands of polylines: geometry set rarely, styles set often. GUI thread; owned by the module's model.
class LineSet : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("modules fill line sets in C++")
    Q_PROPERTY(int count READ count NOTIFY geometryChanged)
public:
    using QObject::QObject;
    static constexpr quint32 noKey = 0xffffffff;

    /// Replaces everything; styles start as LineStyle{}.
    void setLines(const QList<MapLine> &lines);
    /// The lines of another set, as it keeps them.
    void setLinesOf(const LineSet &other);
    /// When the set is made, for whoever compares looks whether there is one.
    void setMeasure(const LineMeasure &measure) { m_measure = measure; }
    const std::optional<LineMeasure> &measure() const { return m_measure; } ///< none: its values are not to be compared
    /// One style per line, in the order of the lines. Positions are not touched: cheap. Nothing is signalled if nothing changed.
    void setStyles(std::vector<LineStyle> styles);
    /// setStyles with `LineStyle style(int index)` for each line.
    template<typename F>
    void restyle(F style)
    {
        std::vector<LineStyle> styles(m_lines.size());
        for (size_t i = 0; i < styles.size(); ++i)
            styles[i] = style(int(i));
        setStyles(std::move(styles));
    }

    int count() const { return int(m_lines.size()); }
    const QList<MapLine> &lines() const { return m_lines; }
    const std::vector<LineStyle> &styles() const { return m_styles; }
    int indexOf(quint32 key) const { return m_indexOfKey.value(key, -1); }
    quint32 keyAt(int index) const { return index >= 0 && index < count() ? m_lines[index].key : noKey; }
    GeoBox bounds() const { return m_bounds; }

    const LocalFrame &frame() const { return m_frame; }
    const std::vector<std::vector<QPointF>> &localLines() const { return m_local; } ///< in the frame
    /// Index of the visible line nearest to the world point within the radius (world units); −1 if none.
    int nearest(QPointF world, double radiusWorld) const;

Q_SIGNALS:
    void geometryChanged();
    void stylesChanged();

private:
    QList<MapLine> m_lines;
    std::vector<LineStyle> m_styles;
    std::optional<LineMeasure> m_measure;
    QHash<quint32, int> m_indexOfKey;
    GeoBox m_bounds;
    LocalFrame m_frame;
    std::vector<std::vector<QPointF>> m_local;
    SegmentGrid m_grid;
};

} // namespace citywall
