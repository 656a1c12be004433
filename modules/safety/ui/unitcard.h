// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units.h"
#include "sdk/areas.h"
#include "sdk/entityrows.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::safety {

/// The drill-down of one unit: what it does and where, its last changes of state, its raw observations. GUI thread.
class UnitCard : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(QString state READ state NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *facts READ facts CONSTANT)
    Q_PROPERTY(citywall::RankingModel *course READ course CONSTANT)
    Q_PROPERTY(citywall::ObservationTable *observations READ observations CONSTANT)
    Q_PROPERTY(bool simulated READ isSimulated NOTIFY changed)
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(double heardMilliseconds READ heardMilliseconds NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    UnitCard(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
             QList<ObservationTable::Field> fields, QObject *parent = nullptr);

    QString state() const; ///< and since when
    RankingModel *facts() { return &m_facts; }
    RankingModel *course() { return &m_course; } ///< changes of state, the newest first
    ObservationTable *observations() { return m_rows.table(); }
    bool isSimulated() const { return m_rows.isSimulated(); }
    QString source() const { return m_rows.source(); }
    double heardMilliseconds() const { return m_known ? double(m_unit.heard.milliseconds) : 0; }
    bool isLoading() const { return m_rows.isLoading(); }
    bool isKnown() const { return m_known; }
    QString error() const { return m_rows.error(); }

Q_SIGNALS:
    void changed();

private:
    void show();

    const AreaIndex &m_areas;
    EntityRows m_rows;
    RankingModel m_facts;
    RankingModel m_course;
    Unit m_unit;
    UtcTime m_since; ///< of the state it is in
    bool m_known = false;
};

} // namespace citywall::safety
