// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units.h"
#include "sdk/areas.h"
#include "sdk/entitycard.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::safety {

/// The drill-down of one unit: what it does and where, its last changes of state, its raw observations. GUI thread.
class UnitCard : public EntityCard
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(QString state READ state NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *facts READ facts CONSTANT)
    Q_PROPERTY(double staleAfterMilliseconds READ staleAfterMilliseconds CONSTANT)
    Q_PROPERTY(citywall::RankingModel *course READ course CONSTANT)
public:
    UnitCard(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
             QList<ObservationTable::Field> fields, QObject *parent = nullptr);

    QString state() const; ///< and since when
    RankingModel *facts() { return &m_facts; }
    double staleAfterMilliseconds() const { return double(unitLifetime.staleAfter.count()); }
    RankingModel *course() { return &m_course; } ///< changes of state, the newest first

private:
    void show() override;

    const AreaIndex &m_areas;
    RankingModel m_facts;
    RankingModel m_course;
    Unit m_unit;
    UtcTime m_since; ///< of the state it is in
};

} // namespace citywall::safety
