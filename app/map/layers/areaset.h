// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/localframe.h"
#include "sdk/areas.h"

#include <QRgb>

// Usage:
//     m_areas.setAreas(services().areas->areas());                                          // once
//     m_areas.recolor([&](int i) { return palette::sequential(rate[i] / maximum, dark); });  // when the data change
//
//     AreaLayer { map: root.map; areas: root.model.areas; selectedId: Selection.area; onClicked: id => Selection.enterArea(id) }
namespace citywall {

/// Polygons with one fill colour each: a choropleth. GUI thread; owned by the module's model.
class AreaSet : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("modules fill area sets in C++")
    Q_PROPERTY(int count READ count NOTIFY geometryChanged)
public:
    using QObject::QObject;

    /// Replaces everything and triangulates (about 20 ms for the 77 community areas of Chicago); colours start transparent.
    void setAreas(const QList<Area> &areas);
    /// Fill colours (straight alpha; 0 = not filled), in the order of the areas.
    void setColors(std::vector<QRgb> colors);
    template<typename F>
    void recolor(F color)
    {
        std::vector<QRgb> colors(m_areas.size());
        for (size_t i = 0; i < colors.size(); ++i)
            colors[i] = color(int(i));
        setColors(std::move(colors));
    }

    int count() const { return int(m_areas.size()); }
    const QList<Area> &areas() const { return m_areas; }
    const std::vector<QRgb> &colors() const { return m_colors; }
    int at(GeoPoint p) const;
    int indexOf(const QString &id) const;

    const LocalFrame &frame() const { return m_frame; }
    using Rings = std::vector<std::vector<QPointF>>;
    const std::vector<Rings> &localRings() const { return m_rings; } ///< closed rings of each area, in the frame
    struct Triangles {
        std::vector<QPointF> vertices;
        std::vector<quint32> indices;
    };
    const std::vector<Triangles> &triangles() const { return m_triangles; }

Q_SIGNALS:
    void geometryChanged();
    void colorsChanged();

private:
    QList<Area> m_areas;
    std::vector<QRgb> m_colors;
    LocalFrame m_frame;
    std::vector<Rings> m_rings;
    std::vector<Triangles> m_triangles;
};

} // namespace citywall
