// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/areas.h"
#include "sdk/entitycard.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::services {

/// The drill-down of the answer to one request: the newest rating known at the clock's time, of what it is, the raw
/// observations. Follows the selection. GUI thread.
class FeedbackCard : public EntityCard
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString rating READ rating NOTIFY changed)
    Q_PROPERTY(int severity READ severity NOTIFY changed)
    Q_PROPERTY(QString requestId READ requestId NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *facts READ facts CONSTANT)
public:
    FeedbackCard(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                 QList<ObservationTable::Field> fields, QObject *parent = nullptr);

    QString title() const;
    QString rating() const;
    int severity() const;
    QString requestId() const;
    RankingModel *facts() { return &m_facts; }

private:
    void show() override;
    int newest() const; ///< the rating; 0 = none
    QString term(size_t field) const;

    const AreaIndex &m_areas;
    RankingModel m_facts;
};

} // namespace citywall::services
