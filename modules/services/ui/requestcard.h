// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/requests.h"
#include "sdk/areas.h"
#include "sdk/entityrows.h"
#include "sdk/rankingmodel.h"

#include <QPointF>
#include <QQmlEngine>

namespace citywall::services {

/// The drill-down of one request: where it stands against its promised date, its course, facts and raw observations, as they
/// stood at the clock's time. Follows the selection. GUI thread.
class RequestCard : public QObject
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
    Q_PROPERTY(citywall::ObservationTable *observations READ observations CONSTANT)
    Q_PROPERTY(bool simulated READ isSimulated NOTIFY changed)
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
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
    ObservationTable *observations() { return m_rows.table(); }
    bool isSimulated() const { return m_rows.isSimulated(); }
    QString source() const { return m_rows.source(); }
    bool isLoading() const { return m_rows.isLoading(); }
    bool isKnown() const { return m_known; } ///< had been heard of by the clock's time
    QString error() const { return m_rows.error(); }

Q_SIGNALS:
    void changed();

private:
    void show();
    void listMilestones();
    void listFacts();
    UtcTime courseEnd() const;

    const AreaIndex &m_areas;
    EntityRows m_rows;
    FactCache m_cache;
    Request m_request;
    bool m_known = false;
    RankingModel m_facts;
    RankingModel m_milestones;
};

} // namespace citywall::services
