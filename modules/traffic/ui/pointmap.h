// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lateststate.h"
#include "map/layers/palette.h"
#include "map/layers/pointset.h"
#include "sdk/descriptors.h"
#include "sdk/selection.h"

#include <QPointer>
#include <QQmlEngine>

#include <functional>

namespace citywall::traffic {

/// How a marker looks; its colour follows from the severity: −1 unknown, 0 normal … 3 critical.
struct Mark {
    int severity = 0;
    int shape = 0; ///< MarkerGlyph::Shape
    QString label;
    GeoPoint position {}; ///< invalid = where the entry is
    double value =
        std::numeric_limits<double>::quiet_NaN(); ///< that another time is compared with, in the unit of the set's measure
};
/// The map's priority of a severity, which gives the colour: 0 unknown, 1 high, 2 medium, 3 low.
int priorityOf(int severity);
QColor severityColor(int severity, bool dark);

/// A layer of markers, one for each entry of a state, that fade and are hatched with age. A click drills down. GUI thread.
class PointMap : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the module makes it")
    Q_PROPERTY(citywall::PointSet *points READ points CONSTANT)
    Q_PROPERTY(quint32 selectedKey READ selectedKey NOTIFY selectedKeyChanged)
    Q_PROPERTY(bool dark MEMBER m_dark NOTIFY darkChanged)
public:
    using Look = std::function<std::optional<Mark>(const Latest &)>; ///< no value = not on the map
    using Describe = std::function<void(Layer &, bool dark)>;        ///< sets the legend

    /// @param lasting they stay where they are, so that one that is not heard of is still there, as unknown
    PointMap(LatestState &state, Selection &selection, Layer &layer, Look look, Describe describe, bool lasting,
             QObject *parent = nullptr);

    PointSet *points() { return &m_points; }
    quint32 selectedKey() const;
    Q_INVOKABLE void choose(quint32 key);

Q_SIGNALS:
    void selectedKeyChanged();
    void darkChanged();

private:
    void show();
    void updateLegend();

    LatestState &m_state;
    Selection &m_selection;
    const QPointer<Layer> m_layer;
    const Look m_look;
    const Describe m_describe;
    const bool m_lasting;
    PointSet m_points;
    palette::Ages m_ages;
    bool m_dark = true;
};

} // namespace citywall::traffic
