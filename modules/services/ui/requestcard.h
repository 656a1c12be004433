// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/requests.h"
#include "sdk/areas.h"
#include "sdk/entitycard.h"
#include "sdk/rankingmodel.h"

#include <QPointF>
#include <QQmlEngine>

namespace citywall::services {

/// The drill-down of one request: where it stands against its promised date, its course, facts and raw observations, as they
/// stood at the clock's time. Follows the selection. GUI thread.
class RequestCard : public EntityCard
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString status READ status NOTIFY changed)
    Q_PROPERTY(QString promise READ promise NOTIFY changed)
    Q_PROPERTY(int severity READ severity NOTIFY changed)
    Q_PROPERTY(QList<QPointF> spells READ spells NOTIFY changed)
    Q_PROPERTY(double dueShare READ dueShare NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *facts READ facts CONSTANT)
    Q_PROPERTY(citywall::RankingModel *milestones READ milestones CONSTANT)
public:
    RequestCard(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                QList<ObservationTable::Field> fields, QObject *parent = nullptr);

    QString title() const;
    QString status() const;
    QString promise() const;
    int severity() const;
    /// From (x) and to (y) of the times in which it was open, as shares of the course from the request to the later of the
    /// promised date and its end (or now).
    QList<QPointF> spells() const;
    double dueShare() const; ///< where on that course the promised date lies; NaN = nothing promised
    RankingModel *facts() { return &m_facts; }
    RankingModel *milestones() { return &m_milestones; }

private:
    void show() override;
    void listMilestones();
    void listFacts();
    UtcTime courseEnd() const;

    const AreaIndex &m_areas;
    FactCache m_cache;
    Request m_request;
    RankingModel m_facts;
    RankingModel m_milestones;
};

} // namespace citywall::services
