// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/airstate.h"
#include "core/rose.h"
#include "core/sites.h"
#include "sdk/metric.h"

#include <QQmlEngine>

namespace citywall::environment {

/// The pollution rose of the chosen pollutant: the last 72 hours, mean of the stations in scope, wind of the weather stations. GUI
/// thread.
class RosePanel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(QList<double> means READ means NOTIFY changed)
    Q_PROPERTY(QList<int> hours READ hours NOTIFY changed)
    Q_PROPERTY(double outer READ outer NOTIFY changed)
    Q_PROPERTY(QString rimText READ rimText NOTIFY changed)
    Q_PROPERTY(QString worstText READ worstText NOTIFY changed)
    Q_PROPERTY(QString calmText READ calmText NOTIFY changed)
    Q_PROPERTY(QString windText READ windText NOTIFY changed)
public:
    static constexpr int span = 72;
    /// @param metrics of the concentrations, by Pollutant
    RosePanel(const AirState &air, const Sites &weather, std::array<Metric, pollutantCount> metrics, Metric speed,
              QObject *parent = nullptr);

    bool isKnown() const;
    QList<double> means() const { return { m_rose.mean.begin(), m_rose.mean.end() }; } ///< by sector, N first
    QList<int> hours() const { return { m_rose.hours.begin(), m_rose.hours.end() }; }
    double outer() const; ///< the greatest mean
    QString rimText() const;
    QString worstText() const;
    QString calmText() const;
    QString windText() const; ///< of the newest hour

Q_SIGNALS:
    void changed();

private:
    void update();
    int worst() const; ///< sector; −1 = none

    const AirState &m_air;
    const Sites &m_weather;
    const std::array<Metric, pollutantCount> m_metrics;
    const Metric m_speed;
    Rose m_rose;
    WindHour m_wind;
};

} // namespace citywall::environment
