// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hospitalstate.h"
#include "core/syndromicstate.h"
#include "map/layers/areaset.h"
#include "map/layers/palette.h"
#include "sdk/descriptors.h"
#include "ui/healthmetrics.h"
#include "ui/severitycolors.h"

namespace citywall::healthcare {

/// What the module's area layers draw: each area by the load of the hospital nearest to it, and by its syndromic signals. Both are
/// choropleths in the colours of severity: per cent of the staffed beds, and how many EARS detectors signal. GUI thread.
class HealthAreas : public SeverityColors
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::AreaSet *catchments READ catchments CONSTANT)
    Q_PROPERTY(citywall::AreaSet *signalAreas READ signalAreas CONSTANT)
    Q_PROPERTY(bool dark MEMBER m_dark NOTIFY darkChanged)
    Q_PROPERTY(int revision MEMBER m_revision NOTIFY revisionChanged) ///< grows when what areas say is another
public:
    /// The layers, whose legends follow the theme.
    struct Layers {
        Layer *catchments;
        Layer *syndromic;
    };
    HealthAreas(HospitalState &state, SyndromicState &syndromic, HealthMetrics metrics, const Layers &layers,
                QObject *parent = nullptr);

    AreaSet *catchments() { return &m_catchments; }
    AreaSet *signalAreas() { return &m_signals; }
    Q_INVOKABLE QString catchmentText(const QString &area) const; ///< "Simulated General, 88%, 1.7 km away"
    Q_INVOKABLE QString signalText(const QString &area) const; ///< the syndromes that signal, one a line

Q_SIGNALS:
    void darkChanged();
    void revisionChanged();

private:
    void rescale();
    void showCatchments();
    void showSignals();
    void describe();
    /// Index of the hospital with a known load that is nearest to the area's middle; −1 if there is none.
    int nearestRated(int area) const;
    QRgb areaColor(int severity) const; ///< translucent, faint for what is normal

    HospitalState &m_state;
    SyndromicState &m_syndromic;
    const HealthMetrics m_metrics;
    const Layers m_layers;
    AreaSet m_catchments;
    AreaSet m_signals;
    std::vector<GeoPoint> m_middles; // of the areas
    palette::Ages m_ages; // of the hospitals that the catchments show
    int m_revision = 0;
    bool m_dark = true;
};

} // namespace citywall::healthcare
