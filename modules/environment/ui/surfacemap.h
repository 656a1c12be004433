// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/airstate.h"
#include "core/contours.h"
#include "map/layers/surfaceset.h"
#include "sdk/descriptors.h"
#include "sdk/metric.h"
#include "sdk/selection.h"

#include <QGeoCoordinate>
#include <QQmlEngine>
#include <QTimer>

namespace citywall::environment {

/// The surface layer: the chosen pollutant's last hour between the stations, as filled contours, which can be subtracted from those of
/// another time, or drawn beside them between the same levels, and what it says of a place. Computed in the thread pool, one after the
/// other, and only while the layer is on the map. GUI thread.
class SurfaceMap : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::AreaSet *bands READ bands CONSTANT)
    Q_PROPERTY(bool dark MEMBER m_dark NOTIFY darkChanged)
    Q_PROPERTY(int revision READ revision NOTIFY revisionChanged) ///< another whenever titleAt and textAt may be
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
    int revision() const { return m_revision; }
    /// "PM2.5 about 12.4 µg/m³", or that there is no estimate at the place; empty before there is a surface.
    Q_INVOKABLE QString titleAt(const QGeoCoordinate &place) const;
    /// How the estimate comes about and how good it is, or why there is none.
    Q_INVOKABLE QString textAt(const QGeoCoordinate &place) const;

Q_SIGNALS:
    void darkChanged();
    void revisionChanged();

private:
    struct Picture {
        Question question;
        std::shared_ptr<const ScalarField> field {};
        std::shared_ptr<const SurfaceEstimate> estimate {};
        double error = unknown; ///< of leave-one-out cross-validation, µg/m³
        SurfaceSet::Range range { unknown, unknown }; ///< that the levels span
        std::vector<double> levels {};
        std::vector<SurfaceBand> bands {};
    };
    bool isShown() const; ///< its module is chosen, or it is pinned
    void follow();
    void take(const Picture &picture);
    void paint();
    /// A picture without a field is that of its question alone. Any thread.
    /// @param others what else its levels are to span; NaN = nothing
    static Picture pictureOf(Picture picture, const SurfaceSet::Range &others);
    double valueAt(const QGeoCoordinate &place) const; ///< µg/m³; NaN = no estimate

    AirState &m_state;
    const Selection &m_selection;
    const std::array<Metric, pollutantCount> m_metrics;
    Layer &m_layer;
    SurfaceSet m_areas;
    Picture m_picture;
    bool m_running = false; // a picture is being made
    bool m_made = false; // there is a picture
    int m_revision = 0;
    QTimer m_soon; ///< joins the changes of a shared range
    bool m_dark = true;
};

} // namespace citywall::environment
