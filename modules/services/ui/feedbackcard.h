// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/areas.h"
#include "sdk/entityrows.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::services {

/// The drill-down of the answer to one request: the newest rating known at the clock's time, of what it is, the raw
/// observations. Follows the selection. GUI thread.
class FeedbackCard : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString rating READ rating NOTIFY changed)
    Q_PROPERTY(int severity READ severity NOTIFY changed)
    Q_PROPERTY(QString requestId READ requestId NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *facts READ facts CONSTANT)
    Q_PROPERTY(citywall::ObservationTable *observations READ observations CONSTANT)
    Q_PROPERTY(bool simulated READ isSimulated NOTIFY changed)
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    FeedbackCard(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                 QList<ObservationTable::Field> fields, QObject *parent = nullptr);

    QString title() const;
    QString rating() const;
    int severity() const;
    QString requestId() const;
    RankingModel *facts() { return &m_facts; }
    ObservationTable *observations() { return m_rows.table(); }
    bool isSimulated() const { return m_rows.isSimulated(); }
    QString source() const { return m_rows.source(); }
    bool isLoading() const { return m_rows.isLoading(); }
    bool isKnown() const { return m_rows.feature() && m_rows.shown() > 0; }
    QString error() const { return m_rows.error(); }

Q_SIGNALS:
    void changed();

private:
    void show();
    int newest() const; ///< the rating; 0 = none
    QString term(size_t field) const;

    const AreaIndex &m_areas;
    EntityRows m_rows;
    RankingModel m_facts;
};

} // namespace citywall::services
