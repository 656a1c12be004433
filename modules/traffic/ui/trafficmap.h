// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trafficmetrics.h"
#include "core/trafficstate.h"
#include "map/layers/areaset.h"
#include "map/layers/lineset.h"
#include "map/layers/palette.h"
#include "sdk/descriptors.h"
#include "sdk/pace.h"
#include "sdk/selection.h"

#include <QPointer>
#include <QQmlEngine>

namespace citywall::traffic {

/// What the module's map layers draw: road links coloured by level of congestion, and areas by travel-time index.
/// Follows the clock through TrafficState and keeps the layers' legends in the theme's colours. GUI thread.
class TrafficMap : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the module makes it")
    Q_PROPERTY(citywall::LineSet *links READ links CONSTANT)
    Q_PROPERTY(citywall::AreaSet *areas READ areaSet CONSTANT)
    Q_PROPERTY(bool dark READ isDark WRITE setDark NOTIFY darkChanged)
    Q_PROPERTY(uint selectedKey READ selectedKey NOTIFY selectedKeyChanged)
    Q_PROPERTY(int revision READ revision NOTIFY restyled)
    Q_PROPERTY(double heatBandwidthMeters READ heatBandwidthMeters CONSTANT)
    Q_PROPERTY(double heatTo READ heatTo CONSTANT)
public:
    TrafficMap(TrafficState &state, Selection &selection, TrafficMetrics metrics, QObject *parent = nullptr);

    /// The layers whose legends follow the theme. Not owned.
    void setLayers(Layer *roads, Layer *congestion, Layer *areas);

    LineSet *links() { return &m_lines; }
    AreaSet *areaSet() { return &m_areas; }
    bool isDark() const { return m_dark; }
    void setDark(bool dark);
    uint selectedKey() const { return m_selectedKey; }
    int revision() const { return m_revision; } ///< counts repaints, for bindings on the two texts below
    double heatBandwidthMeters() const { return 500; }
    double heatTo() const { return 0.6; } ///< the share of free-flow speed lost that has the strongest colour

    Q_INVOKABLE QString linkTitle(uint key) const;
    /// "34 km/h · 0.62 of free flow · slow", with the age where it is stale; "no current speed".
    Q_INVOKABLE QString linkText(uint key) const;
    Q_INVOKABLE QString areaText(const QString &areaId) const;
    Q_INVOKABLE void open(uint key); ///< drills down to the link

Q_SIGNALS:
    void darkChanged();
    void selectedKeyChanged();
    void restyled();

private:
    void takeGeometry();
    void rescale();
    void restyle();
    void followSelection();
    void updateLegends();

    TrafficState &m_state;
    Selection &m_selection;
    const TrafficMetrics m_metrics;
    LineSet m_lines;
    AreaSet m_areas;
    std::vector<float> m_widths; // by key
    QPointer<Layer> m_roadsLayer;
    QPointer<Layer> m_congestionLayer;
    QPointer<Layer> m_areasLayer;
    palette::Ages m_ages; // of the links shown, for the legends
    palette::Ages m_areaAges;
    bool m_unrated = false; // there are links whose free-flow speed nobody knows
    bool m_dark = true;
    uint m_selectedKey = LineSet::noKey;
    int m_revision = 0;
    Pace m_legendPace { [this] { updateLegends(); } };
};

} // namespace citywall::traffic
