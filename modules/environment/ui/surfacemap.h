// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/airstate.h"
#include "core/contours.h"
#include "map/layers/surfaceset.h"
#include "sdk/descriptors.h"
#include "sdk/metric.h"
#include "sdk/selection.h"

#include <QQmlEngine>

namespace citywall::environment {

/// The surface layer: the chosen pollutant's last hour between the stations, as filled contours, which can be subtracted from those of
/// another time. Computed in the thread pool, one after the other, and only while the layer is on the map. GUI thread.
class SurfaceMap : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::AreaSet *bands READ bands CONSTANT)
    Q_PROPERTY(bool dark MEMBER m_dark NOTIFY darkChanged)
public:
    /// What a surface is made from.
    struct Question {
        Pollutant pollutant = Pollutant::Pm25;
        SurfaceMethod method = SurfaceMethod::InverseDistance;
        std::vector<SurfaceSample> samples {};
        bool operator==(const Question &) const = default;
    };

    /// @param metrics of the concentrations, by Pollutant
    SurfaceMap(AirState &state, const Selection &selection, std::array<Metric, pollutantCount> metrics, Layer &layer,
               QObject *parent = nullptr);

    AreaSet *bands() { return &m_areas; }

Q_SIGNALS:
    void darkChanged();

private:
    struct Picture {
        Question question;
        std::vector<SurfaceBand> bands {};
        std::vector<double> levels {};
        double error = unknown; ///< of leave-one-out cross-validation, µg/m³
    };
    bool isShown() const; ///< its module is chosen, or it is pinned
    void follow();
    void take(const Picture &picture);
    void paint();
    static Picture pictureOf(const Question &question); ///< any thread

    AirState &m_state;
    const Selection &m_selection;
    const std::array<Metric, pollutantCount> m_metrics;
    Layer &m_layer;
    SurfaceSet m_areas;
    Picture m_picture;
    bool m_running = false; // a picture is being made
    bool m_made = false; // there is a picture
    bool m_dark = true;
};

} // namespace citywall::environment
