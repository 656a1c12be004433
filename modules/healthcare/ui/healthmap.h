// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hospitalstate.h"
#include "map/layers/palette.h"
#include "map/layers/pointset.h"
#include "sdk/descriptors.h"
#include "ui/healthmetrics.h"
#include "ui/severitycolors.h"

namespace citywall::healthcare {

/// What a marker's category says to HospitalSign.qml.
struct HospitalMark {
    static constexpr int diverted = 8; ///< added when ambulances are diverted
    static int of(int severity, bool diverts) { return severity + 1 + (diverts ? diverted : 0); }
};

/// What the module's marker layers draw: the hospitals by load and by emergency wait. GUI thread.
class HealthMap : public SeverityColors
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::PointSet *load READ load CONSTANT)
    Q_PROPERTY(citywall::PointSet *waits READ waits CONSTANT)
    Q_PROPERTY(quint32 selectedKey READ selectedKey NOTIFY selectedKeyChanged)
public:
    /// The layers, whose legends follow the theme.
    struct Layers {
        Layer *load;
        Layer *waits;
    };
    HealthMap(HospitalState &state, Selection &selection, HealthMetrics metrics, const Layers &layers, QObject *parent = nullptr);

    PointSet *load() { return &m_load; }
    PointSet *waits() { return &m_waits; }
    quint32 selectedKey() const; ///< place of the selected hospital in HospitalState::hospitals(); its maximum if none is
    Q_INVOKABLE void choose(quint32 key); ///< drills down into the hospital

Q_SIGNALS:
    void selectedKeyChanged();

private:
    void show();
    void describe();
    MapPoint marker(size_t hospital, const Metric &metric, double value, const Freshness &freshness) const;
    QList<LegendEntry> markerLegend(const Metric &metric, const palette::Ages &ages, const Lifetime &lifetime) const;

    HospitalState &m_state;
    Selection &m_selection;
    const HealthMetrics m_metrics;
    const Layers m_layers;
    PointSet m_load;
    PointSet m_waits;
    palette::Ages m_loadAges; // of the hospitals shown
    palette::Ages m_waitAges;
};

} // namespace citywall::healthcare
