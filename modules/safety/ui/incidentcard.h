// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incidents.h"
#include "core/units.h"
#include "sdk/areas.h"
#include "sdk/entitycard.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::safety {

/// The drill-down of one incident: its facts, its timeline, the nearest available units, its raw observations, as they stood
/// at the clock's time. Follows the selection. GUI thread.
class IncidentCard : public EntityCard
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
    Q_PROPERTY(double staleAfterMilliseconds READ staleAfterMilliseconds CONSTANT)
    Q_PROPERTY(citywall::RankingModel *milestones READ milestones CONSTANT)
    Q_PROPERTY(citywall::RankingModel *nearest READ nearest CONSTANT)
    Q_PROPERTY(bool active READ isActive NOTIFY changed)
public:
    IncidentCard(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                 const UnitState &units, QList<ObservationTable::Field> fields, QObject *parent = nullptr);

    QString title() const;
    QString category() const;
    QString state() const;
    QString priority() const;
    int severity() const;
    RankingModel *facts() { return &m_facts; }
    double staleAfterMilliseconds() const { return double(incidentLifetime.staleAfter.count()); }
    RankingModel *milestones() { return &m_milestones; }
    RankingModel *nearest() { return &m_nearest; } ///< available units, by great-circle distance; ids of units
    bool isActive() const { return isKnown() && safety::isActive(m_incident, rows().now()); }

private:
    void show() override;
    void listMilestones();
    void listFacts();
    void listUnits();

    const AreaIndex &m_areas;
    const UnitState &m_units;
    RankingModel m_facts;
    RankingModel m_milestones;
    RankingModel m_nearest;
    Incident m_incident;
};

} // namespace citywall::safety
