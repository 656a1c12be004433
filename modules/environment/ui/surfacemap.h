// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/airstate.h"
#include "core/contours.h"
#include "map/layers/areaset.h"
#include "sdk/descriptors.h"
#include "sdk/metric.h"

#include <QQmlEngine>

namespace citywall::environment {

/// The surface layer: the chosen pollutant's last hour between the stations, as filled contours. Computed in the thread pool,
/// and only while the layer is visible. GUI thread.
class SurfaceMap : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::AreaSet *bands READ bands CONSTANT)
    Q_PROPERTY(bool dark MEMBER m_dark NOTIFY darkChanged)
public:
    /// @param metrics of the concentrations, by Pollutant
    SurfaceMap(AirState &state, std::array<Metric, pollutantCount> metrics, Layer &layer, QObject *parent = nullptr);

    AreaSet *bands() { return &m_areas; }

Q_SIGNALS:
    void darkChanged();

private:
    struct Picture {
        std::vector<SurfaceBand> bands;
        std::vector<double> levels;
        double error = unknown; ///< of leave-one-out cross-validation, µg/m³
        Pollutant pollutant = Pollutant::Pm25;
        SurfaceMethod method = SurfaceMethod::InverseDistance;
    };
    void compute();
    void take(const Picture &picture);
    void paint();

    AirState &m_state;
    const std::array<Metric, pollutantCount> m_metrics;
    Layer &m_layer;
    AreaSet m_areas;
    Picture m_picture;
    quint64 m_request = 0;
    bool m_dark = true;
};

} // namespace citywall::environment
