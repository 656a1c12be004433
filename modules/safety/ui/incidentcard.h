// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incidents.h"
#include "core/units.h"
#include "sdk/areas.h"
#include "sdk/entityrows.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::safety {

/// The drill-down of one incident: its facts, its timeline, the nearest available units, its raw observations, as they stood
/// at the clock's time. Follows the selection. GUI thread.
class IncidentCard : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString category READ category NOTIFY changed)
    Q_PROPERTY(QString state READ state NOTIFY changed)
    Q_PROPERTY(QString priority READ priority NOTIFY changed)
    Q_PROPERTY(int severity READ severity NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *facts READ facts CONSTANT)
    Q_PROPERTY(citywall::RankingModel *milestones READ milestones CONSTANT)
    Q_PROPERTY(citywall::RankingModel *nearest READ nearest CONSTANT)
    Q_PROPERTY(citywall::ObservationTable *observations READ observations CONSTANT)
    Q_PROPERTY(bool simulated READ isSimulated NOTIFY changed)
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(double heardMilliseconds READ heardMilliseconds NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(bool active READ isActive NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    IncidentCard(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                 const UnitState &units, QList<ObservationTable::Field> fields, QObject *parent = nullptr);

    QString title() const;
    QString category() const;
    QString state() const;
    QString priority() const;
    int severity() const;
    RankingModel *facts() { return &m_facts; }
    RankingModel *milestones() { return &m_milestones; }
    RankingModel *nearest() { return &m_nearest; } ///< available units, by great-circle distance; ids of units
    ObservationTable *observations() { return m_rows.table(); }
    bool isSimulated() const { return m_incident.simulated; }
    QString source() const { return m_rows.source(); }
    double heardMilliseconds() const { return m_known ? double(m_incident.heard.milliseconds) : 0; }
    bool isLoading() const { return m_rows.isLoading(); }
    bool isKnown() const { return m_known; } ///< had been reported by the clock's time
    bool isActive() const { return m_known && safety::isActive(m_incident, m_rows.now()); }
    QString error() const { return m_rows.error(); }

Q_SIGNALS:
    void changed();

private:
    void show();
    void listMilestones();
    void listFacts();
    void listUnits();

    const AreaIndex &m_areas;
    const UnitState &m_units;
    EntityRows m_rows;
    RankingModel m_facts;
    RankingModel m_milestones;
    RankingModel m_nearest;
    Incident m_incident;
    bool m_known = false;
};

} // namespace citywall::safety
