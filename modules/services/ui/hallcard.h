// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/halls.h"
#include "sdk/entityrows.h"
#include "sdk/rankingmodel.h"

#include <QPointF>
#include <QQmlEngine>

namespace citywall::services {

/// The drill-down of one service hall: its queue now and over the city's day against the usual one, its hours, its raw
/// observations, as known at the clock's time. Follows the selection. GUI thread.
class HallCard : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString state READ state NOTIFY changed)
    Q_PROPERTY(QString wait READ wait NOTIFY changed)
    Q_PROPERTY(int severity READ severity NOTIFY changed)
    Q_PROPERTY(QString waitUnit READ waitUnit CONSTANT)
    Q_PROPERTY(citywall::RankingModel *facts READ facts CONSTANT)
    Q_PROPERTY(QList<QPointF> today READ today NOTIFY changed)
    Q_PROPERTY(QList<QPointF> usual READ usual NOTIFY changed)
    Q_PROPERTY(double dayBegin READ dayBegin NOTIFY changed)
    Q_PROPERTY(double dayEnd READ dayEnd NOTIFY changed)
    Q_PROPERTY(citywall::ObservationTable *observations READ observations CONSTANT)
    Q_PROPERTY(bool simulated READ isSimulated NOTIFY changed)
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(double heardMilliseconds READ heardMilliseconds NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    HallCard(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
             QList<ObservationTable::Field> fields, QObject *parent = nullptr);

    QString title() const;
    QString state() const;
    QString wait() const;
    int severity() const;
    QString waitUnit() const { return m_wait.unit; }
    RankingModel *facts() { return &m_facts; }
    QList<QPointF> today() const { return m_today; } ///< milliseconds since the epoch, wait in display units
    QList<QPointF> usual() const { return m_usual; } ///< the same: median of the half hour on earlier days of the kind
    double dayBegin() const { return double(m_day.begin.milliseconds); }
    double dayEnd() const { return double(m_day.end.milliseconds); }
    ObservationTable *observations() { return m_rows.table(); }
    bool isSimulated() const { return m_rows.isSimulated(); }
    QString source() const { return m_rows.source(); }
    double heardMilliseconds() const { return m_known ? double(m_hall.observed.milliseconds) : 0; }
    bool isLoading() const { return m_rows.isLoading(); }
    bool isKnown() const { return m_known; }
    QString error() const { return m_rows.error(); }

Q_SIGNALS:
    void changed();

private:
    void show();
    void chart();
    void listFacts();

    const AreaIndex &m_areas;
    const Metric m_wait;
    EntityRows m_rows;
    Hall m_hall;
    bool m_known = false;
    RankingModel m_facts;
    TimeRange m_day;
    QList<QPointF> m_today;
    QList<QPointF> m_usual;
    std::pair<const void *, size_t> m_charted {}; // rows that the curves were made from
};

} // namespace citywall::services
