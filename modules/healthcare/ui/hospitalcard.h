// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hospitalstate.h"
#include "sdk/observationtable.h"
#include "sdk/rankingmodel.h"
#include "ui/healthmetrics.h"
#include "ui/hourchart.h"
#include "ui/patienttable.h"

#include <QQmlEngine>

namespace citywall::healthcare {

/// The drill-down of one hospital: how it stands, its beds by type, its waiting time with forecast, its raw observations.
/// Follows the selection: any feature of the hospital opens it. GUI thread.
class HospitalCard : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(QString hospital READ hospital NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString place READ place NOTIFY changed)
    Q_PROPERTY(QString load READ load NOTIFY changed)
    Q_PROPERTY(int severity READ severity NOTIFY changed)
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(bool simulated READ isSimulated NOTIFY changed)
    Q_PROPERTY(double bedsMilliseconds READ bedsMilliseconds NOTIFY changed)
    Q_PROPERTY(double bedsStaleAfterMilliseconds READ bedsStaleAfterMilliseconds CONSTANT)
    Q_PROPERTY(double emergencyMilliseconds READ emergencyMilliseconds NOTIFY changed)
    Q_PROPERTY(double emergencyStaleAfterMilliseconds READ emergencyStaleAfterMilliseconds CONSTANT)
    Q_PROPERTY(citywall::RankingModel *facts READ facts CONSTANT)
    Q_PROPERTY(citywall::RankingModel *beds READ beds CONSTANT)
    Q_PROPERTY(citywall::healthcare::HourChart *chart READ chart CONSTANT)
    Q_PROPERTY(int tableIndex MEMBER m_tableIndex NOTIFY tableChanged)
    Q_PROPERTY(QStringList tableTitles READ tableTitles CONSTANT)
    Q_PROPERTY(citywall::ObservationTable *observations READ observations NOTIFY tableChanged)
public:
    HospitalCard(HospitalState &state, const Selection &selection, HealthMetrics metrics, QObject *parent = nullptr);
    ~HospitalCard() override;

    bool isKnown() const { return !m_hospital.id.isEmpty(); }
    bool isLoading() const { return m_state.isLoading() && !isKnown(); }
    QString error() const { return m_state.error(); }
    QString hospital() const { return m_hospital.id; }
    QString title() const { return m_hospital.name; }
    QString place() const { return m_state.areas().area(m_hospital.area).name; }
    QString load() const;
    int severity() const { return m_metrics.occupancy.severity(m_hospital.occupancy()); }
    QString source() const { return m_hospital.source; }
    bool isSimulated() const { return m_hospital.simulated; }
    double bedsMilliseconds() const; ///< phenomenon time of the newest report; 0 = none
    double bedsStaleAfterMilliseconds() const { return double(bedsLifetime.staleAfter.count()); }
    double emergencyMilliseconds() const;
    double emergencyStaleAfterMilliseconds() const { return double(emergencyLifetime.staleAfter.count()); }
    RankingModel *facts() { return &m_facts; }
    RankingModel *beds() { return &m_beds; }
    HourChart *chart() { return &m_chart; }
    QStringList tableTitles() const;
    ObservationTable *observations() const;

Q_SIGNALS:
    void changed();
    void tableChanged();

private:
    struct Raw; // one feed's table
    void follow();
    void readHistory();
    void listFacts();
    void listBeds();
    void fillTables();

    HospitalState &m_state;
    const Selection &m_selection;
    const HealthMetrics m_metrics;
    Hospital m_hospital; // empty id = none chosen, or not known at the clock's time
    RankingModel m_facts;
    RankingModel m_beds;
    HourChart m_chart;
    QString m_charted; // hospital whose history the chart shows
    std::vector<std::unique_ptr<Raw>> m_raw;
    int m_tableIndex = 0;
};

} // namespace citywall::healthcare
