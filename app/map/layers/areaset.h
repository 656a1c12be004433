// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/localframe.h"
#include "sdk/areas.h"
#include "sdk/freshness.h"

#include <QRgb>

// Usage:
//     m_areas.setAreas(services().areas->areas());                                          // once
//     m_areas.recolor([&](int i) { return palette::sequential(rate[i] / maximum, dark); });  // when the data change
//
//     AreaLayer { map: root.map; areas: root.model.areas; selectedId: Selection.area; onClicked: id => Selection.enterArea(id) }
namespace citywall {

/// How an area is filled.
struct AreaStyle {
    AreaStyle(QRgb fill = 0, const Freshness &of = {}) : color(fill), freshness(of) { }
    QRgb color;          ///< straight alpha; 0 = not filled
    Freshness freshness; ///< of what is told: stale and unknown areas are hatched; their colour is that of palette::aged()
    bool operator==(const AreaStyle &) const = default;
};

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
    /// In the order of the areas. Nothing is signalled if nothing changed.
    void setStyles(std::vector<AreaStyle> styles);
    /// setStyles with `AreaStyle style(int index)`, or a colour of what is current, for each area.
    template<typename F>
    void recolor(F style)
    {
        std::vector<AreaStyle> styles(m_areas.size());
        for (size_t i = 0; i < styles.size(); ++i)
            styles[i] = style(int(i));
        setStyles(std::move(styles));
    }

    int count() const { return int(m_areas.size()); }
    const QList<Area> &areas() const { return m_areas; }
    const std::vector<AreaStyle> &styles() const { return m_styles; }
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
    std::vector<AreaStyle> m_styles;
    LocalFrame m_frame;
    std::vector<Rings> m_rings;
    std::vector<Triangles> m_triangles;
};

} // namespace citywall
