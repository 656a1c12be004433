// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incidentstate.h"
#include "map/layers/areaset.h"
#include "map/layers/palette.h"
#include "map/layers/pointset.h"
#include "sdk/descriptors.h"

#include <QQmlEngine>

namespace citywall::safety {

/// What the module's map layers draw: active and recorded incidents, closed ones, all of the span for the density
/// surface, and each area's rate. GUI thread.
class IncidentMap : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::PointSet *open READ open CONSTANT)
    Q_PROPERTY(citywall::PointSet *closed READ closed CONSTANT)
    Q_PROPERTY(citywall::PointSet *all READ all CONSTANT)
    Q_PROPERTY(citywall::AreaSet *areas READ areas CONSTANT)
    Q_PROPERTY(bool dark MEMBER m_dark NOTIFY darkChanged)
    Q_PROPERTY(int revision READ revision NOTIFY ratesChanged)
    Q_PROPERTY(quint32 selectedKey READ selectedKey NOTIFY selectedKeyChanged)
public:
    /// The layers, whose legends follow the data and the theme.
    struct Layers {
        Layer *rates;
        Layer *density;
        Layer *closed;
        Layer *open;
    };
    IncidentMap(IncidentState &state, Selection &selection, const Layers &layers, QObject *parent = nullptr);

    PointSet *open() { return &m_open; }
    PointSet *closed() { return &m_closed; }
    PointSet *all() { return &m_all; }
    AreaSet *areas() { return &m_areas; }
    quint32 selectedKey() const; ///< FeatureKey of the selected incident; its maximum if none is
    int revision() const { return m_revision; } ///< counts the changes of the rates, for bindings on their texts
    /// "12 reported, 3.4 per 10,000 residents and day"; empty for an unknown area.
    Q_INVOKABLE QString rateText(const QString &area) const;
    Q_INVOKABLE void choose(quint32 key); ///< drills down into the incident
    /// The density layer has a new picture: its scale ends at `maximum` per km², its kernel is so wide.
    Q_INVOKABLE void describeDensity(double maximum, double bandwidthMeters);

Q_SIGNALS:
    void darkChanged();
    void selectedKeyChanged();
    void ratesChanged();

private:
    void show();
    void showRates();
    void describeRates();
    bool hasPopulations() const;
    void describeMarkers();

    IncidentState &m_state;
    Selection &m_selection;
    const Layers m_layers;
    PointSet m_open;
    palette::Ages m_ages; // of the incidents shown
    PointSet m_closed;
    PointSet m_all;
    AreaSet m_areas;
    std::vector<int> m_counts; // of the rates, by area
    int m_revision = 0;
    bool m_dark = true;
};

} // namespace citywall::safety
