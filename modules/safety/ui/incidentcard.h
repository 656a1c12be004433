// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incidentstate.h"
#include "sdk/observationtable.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::safety {

/// The drill-down of one incident: its facts, its timeline, its raw observations, as they stood at the clock's time.
/// Follows the selection. GUI thread.
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
    Q_PROPERTY(citywall::ObservationTable *observations READ observations CONSTANT)
    Q_PROPERTY(bool simulated READ isSimulated NOTIFY changed)
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(double heardMilliseconds READ heardMilliseconds NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    IncidentCard(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                 QList<ObservationTable::Field> fields, QObject *parent = nullptr);

    QString title() const;
    QString category() const;
    QString state() const;
    QString priority() const;
    int severity() const;
    RankingModel *facts() { return &m_facts; }
    RankingModel *milestones() { return &m_milestones; }
    ObservationTable *observations() { return &m_table; }
    bool isSimulated() const { return m_incident.simulated; }
    QString source() const;
    double heardMilliseconds() const { return m_known ? double(m_incident.heard.milliseconds) : 0; }
    bool isLoading() const { return m_loading; }
    bool isKnown() const { return m_known; } ///< had been reported by the clock's time
    QString error() const { return m_error; }
    Q_INVOKABLE QString csv() const;

Q_SIGNALS:
    void changed();

private:
    void choose();
    void fetch();
    void show();

    HistoryReader &m_history;
    const TimeContext &m_time;
    const Selection &m_selection;
    const AreaIndex &m_areas;
    ObservationTable m_table;
    RankingModel m_facts;
    RankingModel m_milestones;
    QString m_id;
    ObservationsPtr m_rows;
    FeedDictionaryPtr m_dictionary;
    size_t m_shown = 0; ///< rows up to the clock's time
    Incident m_incident;
    bool m_known = false;
    bool m_loading = false;
    quint64 m_request = 0;
    QString m_error;
};

} // namespace citywall::safety
