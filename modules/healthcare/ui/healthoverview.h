// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hospitalstate.h"
#include "sdk/rankingmodel.h"
#include "ui/healthmetrics.h"
#include "ui/hourchart.h"

#include <QQmlEngine>

namespace citywall::healthcare {

/// What the module's panel shows of the hospitals that the selection means. GUI thread.
class HealthOverview : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(int severity READ severity NOTIFY changed)
    Q_PROPERTY(QString scopeNote READ scopeNote NOTIFY changed)
    Q_PROPERTY(QString occupancy READ occupancy NOTIFY changed)
    Q_PROPERTY(QString occupancyNote READ occupancyNote NOTIFY changed)
    Q_PROPERTY(QString wait READ wait NOTIFY changed)
    Q_PROPERTY(QString waitNote READ waitNote NOTIFY changed)
    Q_PROPERTY(int waitSeverity READ waitSeverity NOTIFY changed)
    Q_PROPERTY(QString bedsText READ bedsText NOTIFY changed)
    Q_PROPERTY(double bedsMilliseconds READ bedsMilliseconds NOTIFY changed)
    Q_PROPERTY(double bedsStaleAfterMilliseconds READ bedsStaleAfterMilliseconds CONSTANT)
    Q_PROPERTY(citywall::RankingModel *loads READ loads CONSTANT)
    Q_PROPERTY(citywall::RankingModel *waits READ waits CONSTANT)
    Q_PROPERTY(citywall::RankingModel *diversions READ diversions CONSTANT)
    Q_PROPERTY(citywall::RankingModel *crowded READ crowded CONSTANT)
    Q_PROPERTY(citywall::RankingModel *offloads READ offloads CONSTANT)
    Q_PROPERTY(QString ambulancesText READ ambulancesText NOTIFY changed)
    Q_PROPERTY(citywall::healthcare::HourChart *chart READ chart CONSTANT)
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(bool simulated READ isSimulated NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    HealthOverview(HospitalState &state, Selection &selection, HealthMetrics metrics, QObject *parent = nullptr);

    QString headline() const;
    int severity() const { return m_metrics.occupancy.severity(m_summary.occupancy()); }
    QString scopeNote() const; ///< whose figures these are, when no hospital is in the area; else empty
    QString occupancy() const { return m_metrics.occupancy.format(m_summary.occupancy()); }
    QString occupancyNote() const;
    QString wait() const { return m_metrics.wait.format(m_summary.medianWaitSeconds); }
    QString waitNote() const;
    int waitSeverity() const { return m_metrics.wait.severity(m_summary.medianWaitSeconds); }
    QString bedsText() const; ///< "3,412 of 3,980"
    double bedsMilliseconds() const; ///< phenomenon time of the newest report of beds; 0 = none
    double bedsStaleAfterMilliseconds() const { return double(bedsLifetime.staleAfter.count()); }
    RankingModel *loads() { return &m_loads; } ///< the most loaded first
    RankingModel *waits() { return &m_waits; } ///< the longest first; mark = usual
    RankingModel *diversions() { return &m_diversions; }
    RankingModel *crowded() { return &m_crowded; }   ///< by NEDOCS, the most crowded first
    RankingModel *offloads() { return &m_offloads; } ///< ambulances at each hospital, the longest offload first
    QString ambulancesText() const; ///< "31 arrived in the last hour, 12 inbound, 7 at the door"; empty if nobody says
    HourChart *chart() { return &m_chart; }
    QString source() const; ///< whose reports they are
    bool isSimulated() const;
    bool isLoading() const { return m_state.isLoading(); }
    bool isEmpty() const { return m_state.scope().empty(); }
    QString error() const { return m_state.error(); }
    Q_INVOKABLE void open(const QString &hospital); ///< drills down

Q_SIGNALS:
    void changed();

private:
    void update();
    void compare();
    void listLoads();
    void listWaits();
    void listDiversions();
    void listCrowded();
    void listOffloads();
    QString against(const Metric &metric, double value, double usual) const;

    HospitalState &m_state;
    Selection &m_selection;
    const HealthMetrics m_metrics;
    LoadSummary m_summary;
    Usual m_usualOccupancy;
    Usual m_usualWait;
    QHash<QString, double> m_usualWaits; // by hospital, seconds
    RankingModel m_loads;
    RankingModel m_waits;
    RankingModel m_diversions;
    RankingModel m_crowded;
    RankingModel m_offloads;
    HourChart m_chart;
};

} // namespace citywall::healthcare
