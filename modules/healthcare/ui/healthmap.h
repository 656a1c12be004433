// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hospitalstate.h"
#include "core/syndromicstate.h"
#include "map/layers/areaset.h"
#include "map/layers/pointset.h"
#include "sdk/descriptors.h"
#include "ui/healthmetrics.h"

#include <QQmlEngine>

namespace citywall::healthcare {

/// What the module's map layers draw: hospitals by load and by emergency wait, areas by the load of their nearest hospital
/// and by syndromic signals. GUI thread.
class HealthMap : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::PointSet *load READ load CONSTANT)
    Q_PROPERTY(citywall::PointSet *waits READ waits CONSTANT)
    Q_PROPERTY(citywall::AreaSet *catchments READ catchments CONSTANT)
    Q_PROPERTY(citywall::AreaSet *signalAreas READ signalAreas CONSTANT)
    Q_PROPERTY(QList<QColor> severityColors READ severityColors WRITE setSeverityColors NOTIFY severityColorsChanged)
    Q_PROPERTY(int revision MEMBER m_revision NOTIFY revisionChanged) ///< grows when what areas say is another
    Q_PROPERTY(quint32 selectedKey READ selectedKey NOTIFY selectedKeyChanged)
public:
    struct Layers {
        Layer *load;
        Layer *waits;
        Layer *catchments;
        Layer *syndromic;
    };
    HealthMap(HospitalState &state, SyndromicState &syndromic, Selection &selection, HealthMetrics metrics, const Layers &layers,
              QObject *parent = nullptr);

    PointSet *load() { return &m_load; }
    PointSet *waits() { return &m_waits; }
    AreaSet *catchments() { return &m_catchments; }
    AreaSet *signalAreas() { return &m_signals; }
    /// The theme's: unknown, normal, notice, warning, critical.
    QList<QColor> severityColors() const { return m_colors; }
    void setSeverityColors(const QList<QColor> &colors);
    quint32 selectedKey() const; ///< place of the selected hospital in HospitalState::hospitals(); its maximum if none is
    Q_INVOKABLE void choose(quint32 key); ///< drills down into the hospital

    Q_INVOKABLE QString catchmentText(const QString &area) const; ///< "Simulated General, 88%, 1.7 km"
    Q_INVOKABLE QString signalText(const QString &area) const;    ///< the syndromes that signal, one a line

Q_SIGNALS:
    void revisionChanged();
    void severityColorsChanged();
    void selectedKeyChanged();

private:
    void show();
    void showCatchments();
    void showSignals();
    void describe();
    int
    nearestRated(int area) const; ///< index of the hospital with a known load that is nearest to the area's middle; −1 if none
    QColor color(int severity) const { return m_colors.value(severity + 1, Qt::gray); }
    QRgb areaColor(int severity) const; ///< translucent; nothing for normal
    MapPoint marker(size_t hospital, int severity, UtcTime observed, Duration staleAfter) const;
    QString limitTitle(const Metric &metric, const MetricLimit &limit) const;
    QList<LegendEntry> markerLegend(const Metric &metric, const QString &stale) const;

    HospitalState &m_state;
    SyndromicState &m_syndromic;
    Selection &m_selection;
    const HealthMetrics m_metrics;
    const Layers m_layers;
    PointSet m_load;
    PointSet m_waits;
    AreaSet m_catchments;
    AreaSet m_signals;
    std::vector<GeoPoint> m_middles; // of the areas
    QList<QColor> m_colors;
    int m_revision = 0;
};

} // namespace citywall::healthcare
