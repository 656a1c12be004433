// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/areacomparison.h"
#include "map/layers/arealayer.h"
#include "map/layers/linecomparison.h"
#include "map/layers/linelayer.h"
#include "map/layers/markerfield.h"
#include "map/layers/pointcomparison.h"
#include "map/layers/surfacecomparison.h"
#include "map/layers/surfacefield.h"

namespace citywall {

/// What the areas, lines and markers of a module's layer draw while they are compared: choropleths beside each other share a scale, bands of surfaces their
/// levels, and in place of the module's sets others are drawn, of the usual or of differences. Those that cannot be compared (classes, warnings,
/// single events) stay as they are. GUI thread.
class ComparedSets : public QObject
{
    Q_OBJECT
public:
    enum class Map { Beside, Usual, Difference };
    struct Comparison {
        Map map = Map::Beside;
        bool usual = false; ///< with the usual, not with an earlier time
        bool dark = true;
        QString scale {}; ///< a name for the scale that both maps share
        /// What there is of a set then: one, or one for each week.
        std::function<QList<QObject *>(const QObject *set)> then {};
        /// What there is of it on the map of then, where the usual is told of each feature; null = nothing.
        std::function<QObject *(const QObject *set)> onMap {};
        /// How two values are told, in that unit: "now 40 min, then 28 min: +12 min".
        std::function<QString(double now, double then, const QString &unit)> words {};
    };
    /// What a layer of a module draws with.
    struct Drawing {
        QList<AreaLayer *> areas {};
        QList<LineLayer *> lines {};
        QList<MarkerField *> markers {};

        /// There are values among it that could be subtracted from those of another time.
        bool hasValues() const;
    };

    using QObject::QObject;
    ~ComparedSets() override;

    /// @param drawing whose sets are compared: areas by their values; bands of surfaces, lines and markers as differences only
    void compare(const Drawing &drawing, const Comparison &comparison);
    void restore(); ///< the modules' sets

    bool hasAreas() const { return !m_areas.empty(); } ///< that can be compared
    /// Of bands, lines or markers.
    bool hasDifferences() const { return !m_surfaces.empty() || !m_lines.empty() || !m_markers.empty(); }
    /// What is drawn in place of the first ones; null = nothing is.
    const AreaComparison *areas() const { return m_areas.empty() ? nullptr : m_areas.front().drawn.get(); }
    const SurfaceComparison *surface() const { return m_surfaces.empty() ? nullptr : m_surfaces.front().drawn.get(); }
    const LineComparison *lines() const { return m_lines.empty() ? nullptr : m_lines.front().drawn.get(); }
    const PointComparison *points() const { return m_markers.empty() ? nullptr : m_markers.front().drawn.get(); }
    QString measureTitle() const; ///< of the lines or points that are drawn
    /// What is known of the area or line under the pointer, or of a surface's place, as Comparison::words tells it; empty: nothing is
    /// there, or what is drawn are no differences. Markers say it themselves.
    QString hovered() const;

Q_SIGNALS:
    void changed(); ///< what a legend says of what is drawn
    void sourcesChanged(); ///< a module draws another set
    void hoveredChanged();

private:
    template<typename Layer, typename Set, typename Drawn>
    struct Compared {
        QPointer<Layer> layer;
        QPointer<Set> own;
        std::unique_ptr<Drawn> drawn {}; ///< null: its own
    };
    void compare(AreaLayer &layer, const Comparison &comparison);
    void compareSurface(AreaLayer &layer, SurfaceSet &own, const Comparison &comparison);
    void compare(LineLayer &layer, const Comparison &comparison);
    void compare(MarkerField &layer, const Comparison &comparison);
    void hear();

    std::vector<Compared<AreaLayer, AreaSet, AreaComparison>> m_areas;
    std::vector<Compared<AreaLayer, SurfaceSet, SurfaceComparison>> m_surfaces;
    std::vector<QPointer<SurfaceSet>> m_shared; ///< those that share their levels
    std::vector<Compared<LineLayer, LineSet, LineComparison>> m_lines;
    std::vector<Compared<MarkerField, PointSet, PointComparison>> m_markers;
    std::function<QString(double now, double then, const QString &unit)> m_words;
    bool m_placing = false; ///< it is this that changes what layers draw
};

} // namespace citywall
