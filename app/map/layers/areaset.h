// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/localframe.h"
#include "map/layers/palette.h"
#include "map/layers/sharedscale.h"
#include "sdk/areas.h"
#include "sdk/freshness.h"

#include <QRgb>

#include <functional>
#include <optional>

// Usage, of values:
//     m_areas.setAreas(services().areas->areas());                                  // once
//     m_areas.setScale({ .dark = m_dark });                                         // at once, and when the theme is another
//     m_areas.revalue([&](int i) { return AreaValue { rate[i] }; });                // when the data change
//     connect(&m_areas, &AreaSet::scaleChanged, …: palette::scale(palette::Kind::Sequential, m_areas.to(), m_dark) into the legend
// and of classes, warnings, gaps:
//     m_areas.recolor([&](int i) { return palette::priorityColor(priority[i], m_dark); });
//
//     AreaLayer { map: root.map; areas: root.model.areas; selectedId: Selection.area; onClicked: id => Selection.enterArea(id) }
namespace citywall {

/// How an area is filled.
struct AreaStyle {
    AreaStyle(QRgb fill = 0, const Freshness &of = {}) : color(fill), freshness(of) { }
    QRgb color; ///< straight alpha; 0 = not filled
    Freshness freshness; ///< of what is told: stale and unknown areas are hatched; their colour is that of palette::aged()
    bool operator==(const AreaStyle &) const = default;
};

/// What is known of an area, in the unit of its legend.
struct AreaValue {
    double value = std::numeric_limits<double>::quiet_NaN(); ///< NaN = unknown
    Freshness freshness {};
    bool drawn = true; ///< false: there is nothing to be known of it (an area without roads), it is left unfilled

    /// NaN if it is too old to say anything.
    double known() const { return freshness.level == Freshness::Unknown ? std::numeric_limits<double>::quiet_NaN() : value; }
    bool operator==(const AreaValue &other) const;
};

/// How values become colours.
struct AreaScale {
    palette::Kind kind = palette::Kind::Sequential;
    double from = 0;
    double to =
        std::numeric_limits<double>::quiet_NaN(); ///< NaN = automatic: the greatest value, rounded up (palette::roundUp) …
    double most = std::numeric_limits<double>::infinity(); ///< … but no further: 100 of a percentage
    int opacity = 150; ///< of 255: the streets stay readable
    bool dark = true;
    /// The colour of a value, NaN = unknown, where the palette does not say it all (what is normal is faint). Of a scale with a given end.
    std::function<QRgb(double value)> color {};
    QString unit {}; ///< behind a value, where its legend's title says no more of it: "%"

    /// @param end what an automatic one ends at
    QRgb colorOf(double value, double end) const;
};

/// Polygons with one fill colour each. With a scale they are a choropleth: their colours are those of values, which can be compared with
/// those of the same areas at another time; without one they have whatever colours they are given. GUI thread; owned by the module's model.
class AreaSet : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("modules fill area sets in C++")
    Q_PROPERTY(int count READ count NOTIFY geometryChanged)
public:
    using QObject::QObject;
    ~AreaSet() override;

    /// Replaces everything and triangulates (about 20 ms for the 77 community areas of Chicago); colours start transparent.
    void setAreas(const QList<Area> &areas);
    /// The areas of another set, as it has triangulated them.
    void setAreasOf(const AreaSet &other);

    /// Makes it a choropleth. At first when the set is made, for whoever compares looks whether there is one.
    void setScale(const AreaScale &scale);
    /// In the order of the areas.
    void setValues(std::vector<AreaValue> values);
    /// setValues with `AreaValue value(int index)` for each area.
    template<typename F>
    void revalue(F value)
    {
        std::vector<AreaValue> values(m_areas.size());
        for (size_t i = 0; i < values.size(); ++i)
            values[i] = value(int(i));
        setValues(std::move(values));
    }
    const std::optional<AreaScale> &scale() const { return m_scale; } ///< none: its colours are not those of values
    const std::vector<AreaValue> &values() const { return m_values; } ///< none until they are given
    /// The value of the area with that id, which is looked for at that place first; nothing to be known where there is none.
    AreaValue valueOf(const QString &id, int index) const;
    double to() const { return m_to; } ///< the end of the scale that is drawn; NaN without a scale
    /// An automatic end is that of all sets and surfaces with the same name; empty = its own.
    void setSharedScale(const QString &name);

    /// Of a set without a scale, in the order of the areas. Nothing is signalled if nothing changed.
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
    void valuesChanged();
    void scaleChanged(); ///< to() is another

private:
    void paint();
    AreaStyle styleOf(const AreaValue &value) const;
    double greatest() const;

    QList<Area> m_areas;
    std::vector<AreaStyle> m_styles;
    std::vector<AreaValue> m_values;
    std::optional<AreaScale> m_scale;
    std::shared_ptr<SharedScale> m_shared;
    double m_to = std::numeric_limits<double>::quiet_NaN();
    LocalFrame m_frame;
    std::vector<Rings> m_rings;
    std::vector<Triangles> m_triangles;
};

} // namespace citywall
