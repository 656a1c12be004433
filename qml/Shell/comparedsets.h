// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/areacomparison.h"
#include "map/layers/arealayer.h"
#include "map/layers/linecomparison.h"
#include "map/layers/linelayer.h"

namespace citywall {

/// What the areas and lines of a module's layer draw while they are compared: choropleths beside each other share a scale, and in place
/// of the module's sets others are drawn, of the usual or of differences. Those that cannot be compared (classes, warnings, single lines)
/// stay as they are. GUI thread.
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
    };

    using QObject::QObject;
    ~ComparedSets() override;

    /// @param layers whose sets are compared: areas by their values, lines as differences only, for their colours are classes
    void compare(const QList<AreaLayer *> &areas, const QList<LineLayer *> &lines, const Comparison &comparison);
    void restore(); ///< the modules' sets

    bool hasAreas() const { return !m_areas.empty(); } ///< that can be compared
    bool hasLines() const { return !m_lines.empty(); }
    /// What is drawn in place of the first ones; null = nothing is.
    const AreaComparison *areas() const { return m_areas.empty() ? nullptr : m_areas.front().drawn.get(); }
    const LineComparison *lines() const { return m_lines.empty() ? nullptr : m_lines.front().drawn.get(); }
    const LineMeasure &measure() const { return *m_lines.front().own->measure(); } ///< while there are lines()
    /// What is known of the area or line under the pointer, in the unit of its legend; NaN = unknown.
    struct Reading {
        double now;
        double then;
        double difference() const { return now - then; }
    };
    std::optional<Reading> hovered() const; ///< none: nothing is, or what is drawn are no differences

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
    void compare(LineLayer &layer, const Comparison &comparison);
    void hear();

    std::vector<Compared<AreaLayer, AreaSet, AreaComparison>> m_areas;
    std::vector<Compared<LineLayer, LineSet, LineComparison>> m_lines;
    bool m_placing = false; ///< it is this that changes what layers draw
};

} // namespace citywall
