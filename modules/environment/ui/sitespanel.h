// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sites.h"
#include "sdk/metric.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::environment {

/// Noise, water and weather on the module's panel: the stations in scope, gravest first. GUI thread.
class SitesPanel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::RankingModel *noise READ noise CONSTANT)
    Q_PROPERTY(citywall::RankingModel *water READ water CONSTANT)
    Q_PROPERTY(citywall::RankingModel *weather READ weather CONSTANT)
    Q_PROPERTY(QString noiseText READ noiseText NOTIFY changed)
    Q_PROPERTY(QString waterText READ waterText NOTIFY changed)
public:
    SitesPanel(const Sites &noise, const Sites &water, const Sites &weather, Metric temperature, QObject *parent = nullptr);

    RankingModel *noise() { return &m_noiseRows; }
    RankingModel *water() { return &m_waterRows; }
    RankingModel *weather() { return &m_weatherRows; }
    QString noiseText() const { return m_noiseText; } ///< how many are above which level
    QString waterText() const { return m_waterText; }

Q_SIGNALS:
    void changed();

private:
    void listNoise();
    void listWater();
    void listWeather();

    const Sites &m_noise;
    const Sites &m_water;
    const Sites &m_weather;
    const Metric m_temperature;
    RankingModel m_noiseRows;
    RankingModel m_waterRows;
    RankingModel m_weatherRows;
    QString m_noiseText;
    QString m_waterText;
};

} // namespace citywall::environment
