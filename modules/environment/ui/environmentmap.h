// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/airstate.h"
#include "core/emissions.h"
#include "core/sites.h"
#include "map/layers/areaset.h"
#include "map/layers/pointset.h"
#include "sdk/descriptors.h"

#include <QQmlEngine>
#include <QUrl>

namespace citywall::environment {

/// What the module's marker and area layers draw: air stations with their index, hours above a limit by area, noise monitors, water
/// gauges, where water is sampled, weather stations and emitters. A station that is opened makes its layer visible. Points have the keys
/// of AirStation, Site and Emitter, which are the same at all times, and values that can be compared with another time. GUI thread.
class EnvironmentMap : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::PointSet *air READ air CONSTANT)
    Q_PROPERTY(citywall::PointSet *noise READ noise CONSTANT)
    Q_PROPERTY(citywall::PointSet *water READ water CONSTANT)
    Q_PROPERTY(citywall::PointSet *quality READ quality CONSTANT)
    Q_PROPERTY(citywall::PointSet *weather READ weather CONSTANT)
    Q_PROPERTY(citywall::PointSet *emitters READ emitters CONSTANT)
    Q_PROPERTY(citywall::AreaSet *areas READ areas CONSTANT)
    Q_PROPERTY(bool dark MEMBER m_dark NOTIFY darkChanged)
    Q_PROPERTY(QString selectedId READ selectedId NOTIFY selectedIdChanged)
public:
    /// The layers, whose legends follow the data and the theme.
    struct Layers {
        Layer *air;
        Layer *areas;
        Layer *noise;
        Layer *water;
        Layer *quality;
        Layer *weather;
        Layer *emitters;
    };
    /// What is drawn.
    struct States {
        AirState &air;
        Sites &noise;
        Sites &water;
        Sites &quality; ///< of water
        Sites &weather;
        Emitters &emitters;
    };
    /// How numbers on the map are written.
    struct Metrics {
        Metric temperature {}; ///< of the air
        Metric oxygen {}; ///< dissolved in water
        Metric sound {}; ///< a level
        Metric stage {}; ///< of water
        Metric permit {}; ///< the share of it that is emitted
    };
    enum Kind { Air, Noise, Water, Quality, Weather, Emission };
    Q_ENUM(Kind)

    EnvironmentMap(const States &states, Selection &selection, const Layers &layers, Metrics metrics, QObject *parent = nullptr);

    PointSet *air() { return &m_airPoints; }
    PointSet *noise() { return &m_noisePoints; }
    PointSet *water() { return &m_waterPoints; }
    PointSet *quality() { return &m_qualityPoints; }
    PointSet *weather() { return &m_weatherPoints; }
    PointSet *emitters() { return &m_emitterPoints; }
    AreaSet *areas() { return &m_areas; }
    QString selectedId() const; ///< of the selected station, empty if none is
    Q_INVOKABLE void choose(citywall::environment::EnvironmentMap::Kind kind, quint32 key); ///< drills down into the station
    Q_INVOKABLE quint32 keyOf(citywall::environment::EnvironmentMap::Kind kind, const QString &id) const;
    /// The picture that says what kind of point it is; empty where its layer has but one kind.
    Q_INVOKABLE QUrl iconOf(citywall::environment::EnvironmentMap::Kind kind, quint32 key) const;
    Q_INVOKABLE QColor textOn(const QColor &color) const; ///< ink or paper, whichever reads better on it

Q_SIGNALS:
    void darkChanged();
    void selectedIdChanged();

private:
    void showAir();
    void showAreas();
    void showNoise();
    void showWater();
    void showQuality();
    void showWeather();
    void showEmitters();
    void followSelection();
    const Sites &sitesOf(Kind kind) const;

    AirState &m_air;
    Sites &m_noise;
    Sites &m_water;
    Sites &m_quality;
    Sites &m_weather;
    Emitters &m_emitters;
    Selection &m_selection;
    const Layers m_layers;
    const Metrics m_metrics;
    PointSet m_airPoints;
    PointSet m_noisePoints;
    PointSet m_waterPoints;
    PointSet m_qualityPoints;
    PointSet m_weatherPoints;
    PointSet m_emitterPoints;
    AreaSet m_areas;
    bool m_dark = true;
};

} // namespace citywall::environment
