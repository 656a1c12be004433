// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/airstate.h"
#include "sdk/metric.h"
#include "sdk/pace.h"
#include "sdk/rankingmodel.h"

#include <QPointF>
#include <QQmlEngine>

namespace citywall::environment {

/// The air on the module's panel: the index in words and numbers, the stations, the chosen pollutant's last 48 hours against its
/// limit, and the hours above limits. In the city or the selected area, at the clock's time. GUI thread.
class AirPanel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(int standard READ standard WRITE setStandard NOTIFY changed)
    Q_PROPERTY(QStringList standardTitles READ standardTitles CONSTANT)
    Q_PROPERTY(int limitSet READ limitSet WRITE setLimitSet NOTIFY changed)
    Q_PROPERTY(QStringList limitTitles READ limitTitles CONSTANT)
    Q_PROPERTY(int pollutant READ pollutant WRITE setPollutant NOTIFY changed)
    Q_PROPERTY(QStringList pollutantTitles READ pollutantTitles CONSTANT)
    Q_PROPERTY(int surfaceMethod READ surfaceMethod WRITE setSurfaceMethod NOTIFY changed)
    Q_PROPERTY(QStringList surfaceTitles READ surfaceTitles CONSTANT)
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(QString hourText READ hourText NOTIFY changed)
    Q_PROPERTY(QString indexText READ indexText NOTIFY changed)
    Q_PROPERTY(QString categoryText READ categoryText NOTIFY changed)
    Q_PROPERTY(int severity READ severity NOTIFY changed)
    Q_PROPERTY(QString mainText READ mainText NOTIFY changed)
    Q_PROPERTY(QString coverageText READ coverageText NOTIFY changed)
    Q_PROPERTY(QString methodText READ methodText NOTIFY changed)
    Q_PROPERTY(bool simulated READ isSimulated NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *stations READ stations CONSTANT)
    Q_PROPERTY(QString stationsTitle READ stationsTitle NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *exceedances READ exceedances CONSTANT)
    Q_PROPERTY(QString limitSource READ limitSource NOTIFY changed)
    Q_PROPERTY(QList<QPointF> hourlyMean READ hourlyMean NOTIFY changed)
    Q_PROPERTY(QList<QPointF> runningMean READ runningMean NOTIFY changed)
    Q_PROPERTY(QList<QPointF> limitLine READ limitLine NOTIFY changed)
    Q_PROPERTY(QString runningTitle READ runningTitle NOTIFY changed)
    Q_PROPERTY(QString limitTitle READ limitTitle NOTIFY changed)
    Q_PROPERTY(QString unit READ unit NOTIFY changed)
    Q_PROPERTY(int decimals READ decimals NOTIFY changed)
    Q_PROPERTY(double chartBegin READ chartBegin NOTIFY changed)
    Q_PROPERTY(double chartEnd READ chartEnd NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    /// @param metrics of the concentrations, by Pollutant
    AirPanel(AirState &state, std::array<Metric, pollutantCount> metrics, QObject *parent = nullptr);

    int standard() const { return int(m_state.standard()); }
    void setStandard(int standard);
    QStringList standardTitles() const;
    int limitSet() const { return int(m_state.limits()); }
    void setLimitSet(int set);
    QStringList limitTitles() const;
    int pollutant() const { return int(m_state.pollutant()); }
    void setPollutant(int pollutant);
    QStringList pollutantTitles() const;

    int surfaceMethod() const { return int(m_state.surfaceMethod()); }
    void setSurfaceMethod(int method);
    QStringList surfaceTitles() const;

    QString headline() const;
    QString hourText() const; ///< which hour is shown: "hour from 13:00 to 14:00"
    QString indexText() const;
    QString categoryText() const;
    int severity() const { return severityOf(m_reading.index); }
    QString mainText() const;
    QString coverageText() const;
    QString methodText() const;
    bool isSimulated() const;
    /// Worst first; in an area without a station the three nearest to its middle. Row id "feed|station id".
    RankingModel *stations() { return &m_stations; }
    QString stationsTitle() const;
    RankingModel *exceedances() { return &m_exceedances; } ///< hours of the city's day above each limit that was exceeded
    QString limitSource() const;
    QList<QPointF> hourlyMean() const { return m_hourly; }   ///< mean over the stations in scope, (ms, display unit)
    QList<QPointF> runningMean() const { return m_running; } ///< over the limit's averaging time; empty if that is an hour
    QList<QPointF> limitLine() const { return m_limitLine; }
    QString runningTitle() const;
    QString limitTitle() const;
    QString unit() const { return metric().unit; }
    int decimals() const { return metric().decimals > 1 ? 1 : 0; } ///< of the axis
    double chartBegin() const;
    double chartEnd() const;
    bool isLoading() const { return m_state.isLoading(); }
    bool isEmpty() const { return m_inScope == 0; }
    QString error() const { return m_state.error(); }
    Q_INVOKABLE QString feedOf(const QString &row) const { return row.section(u'|', 0, 0); }
    Q_INVOKABLE QString idOf(const QString &row) const { return row.section(u'|', 1); }

Q_SIGNALS:
    void changed();

private:
    void update();
    void listStations();
    void listNearest();
    RankingRow rowOf(int station, const QString &note) const;
    void listExceedances();
    void draw();
    const Metric &metric() const { return m_metrics[size_t(m_state.pollutant())]; }
    LimitValue limit() const { return shortestLimit(m_state.limits(), m_state.pollutant()); }

    AirState &m_state;
    const std::array<Metric, pollutantCount> m_metrics;
    Pace *const m_pace; // what a person chooses is shown at once
    RankingModel m_stations;
    RankingModel m_exceedances;
    IndexReading m_reading;
    int m_inScope = 0;
    int m_rated = 0;
    QList<QPointF> m_hourly;
    QList<QPointF> m_running;
    QList<QPointF> m_limitLine;
};

} // namespace citywall::environment
