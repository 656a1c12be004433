// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/syndromicstate.h"
#include "sdk/rankingmodel.h"
#include "ui/healthmetrics.h"

#include <QPointF>
#include <QQmlEngine>

namespace citywall::healthcare {

/// The drill-down of one syndrome in one area: its three weeks against the EARS baseline, the detectors, its raw
/// observations. Follows the selection. GUI thread.
class SyndromeCard : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(bool simulated READ isSimulated NOTIFY changed)
    Q_PROPERTY(QString entityId READ entityId NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString day READ day NOTIFY changed)
    Q_PROPERTY(int severity READ severity NOTIFY changed)
    Q_PROPERTY(QString verdict READ verdict NOTIFY changed)
    Q_PROPERTY(QString unit READ unit CONSTANT)
    Q_PROPERTY(QList<QPointF> counts READ counts NOTIFY changed)
    Q_PROPERTY(QList<QPointF> expected READ expected NOTIFY changed)
    Q_PROPERTY(QList<QPointF> threshold READ threshold NOTIFY changed)
    Q_PROPERTY(double from READ from NOTIFY changed)
    Q_PROPERTY(double to READ to NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *facts READ facts CONSTANT)
    Q_PROPERTY(citywall::ObservationTable *observations READ observations CONSTANT)
public:
    SyndromeCard(SyndromicState &state, const Selection &selection, const AreaIndex &areas, const HealthMetrics &metrics,
                 QObject *parent = nullptr);

    bool isKnown() const { return m_series.has_value(); }
    bool isSimulated() const { return m_series && m_series->simulated; }
    QString entityId() const { return m_selection.entity().id; }
    QString title() const; ///< "Respiratory · Loop"
    QString day() const;   ///< of the newest count, in the user's locale
    int severity() const { return m_series ? m_series->verdict().signals() : 0; }
    QString verdict() const; ///< how many detectors signal, in words
    QString unit() const { return m_visits.unit; }
    // Points at the middle of each day (milliseconds since the epoch); masked and unknown days are gaps.
    QList<QPointF> counts() const { return m_counts; }
    QList<QPointF> expected() const { return m_expected; }
    QList<QPointF> threshold() const { return m_threshold; } ///< above which C2 signals
    double from() const { return m_from; }
    double to() const { return m_to; }
    RankingModel *facts() { return &m_facts; }
    ObservationTable *observations() { return &m_table; }

Q_SIGNALS:
    void changed();

private:
    void follow();
    void draw();
    void listFacts();

    SyndromicState &m_state;
    const Selection &m_selection;
    const AreaIndex &m_areas;
    const Metric m_visits;
    std::optional<SyndromeSeries> m_series; // empty = none chosen, or not known at the clock's time
    QList<QPointF> m_counts;
    QList<QPointF> m_expected;
    QList<QPointF> m_threshold;
    double m_from = 0;
    double m_to = 0;
    RankingModel m_facts;
    ObservationTable m_table;
};

} // namespace citywall::healthcare
