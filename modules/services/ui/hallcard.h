// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/halls.h"
#include "sdk/entitycard.h"
#include "sdk/rankingmodel.h"

#include <QPointF>
#include <QQmlEngine>

namespace citywall::services {

/// The drill-down of one service hall: its queue now and over the city's day against the usual one, its hours, its raw
/// observations, as known at the clock's time. Follows the selection. GUI thread.
class HallCard : public EntityCard
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString state READ state NOTIFY changed)
    Q_PROPERTY(QString wait READ wait NOTIFY changed)
    Q_PROPERTY(int severity READ severity NOTIFY changed)
    Q_PROPERTY(QString waitUnit READ waitUnit CONSTANT)
    Q_PROPERTY(double staleAfterMilliseconds READ staleAfterMilliseconds CONSTANT)
    Q_PROPERTY(citywall::RankingModel *facts READ facts CONSTANT)
    Q_PROPERTY(QList<QPointF> today READ today NOTIFY changed)
    Q_PROPERTY(QList<QPointF> usual READ usual NOTIFY changed)
    Q_PROPERTY(double dayBegin READ dayBegin NOTIFY changed)
    Q_PROPERTY(double dayEnd READ dayEnd NOTIFY changed)
public:
    HallCard(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
             const QList<ObservationTable::Field> &fields, QObject *parent = nullptr);

    QString title() const;
    QString state() const;
    QString wait() const;
    int severity() const;
    QString waitUnit() const { return m_wait.unit; }
    double staleAfterMilliseconds() const { return double(hallLifetime.staleAfter.count()); }
    RankingModel *facts() { return &m_facts; }
    QList<QPointF> today() const { return m_today; } ///< milliseconds since the epoch, wait in display units
    QList<QPointF> usual() const { return m_usual; } ///< the same: median of the half hour on earlier days of the kind
    double dayBegin() const { return double(m_day.begin.milliseconds); }
    double dayEnd() const { return double(m_day.end.milliseconds); }

private:
    void show() override;
    void chart();
    void listFacts();

    const AreaIndex &m_areas;
    const Metric m_wait;
    Hall m_hall;
    RankingModel m_facts;
    TimeRange m_day;
    QList<QPointF> m_today;
    QList<QPointF> m_usual;
    std::pair<ObservationsPtr, size_t> m_charted; // rows that the curves were made from
};

} // namespace citywall::services
