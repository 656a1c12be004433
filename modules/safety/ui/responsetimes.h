// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/durations.h"
#include "core/earlierincidents.h"
#include "core/incidentstate.h"
#include "sdk/metric.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::safety {

/// The page of response times: how long dispatch, arrival or handling took in the chosen span, as a distribution, against a span
/// of equal length: the one before it, or that a week or 52 weeks before, where the same weekdays stand against each other.
/// Computed while it is shown. GUI thread.
class ResponseTimes : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(bool shown MEMBER m_shown WRITE setShown NOTIFY changed)
    Q_PROPERTY(QStringList intervalTitles READ intervalTitles CONSTANT)
    Q_PROPERTY(int intervalIndex READ intervalIndex WRITE setIntervalIndex NOTIFY changed)
    Q_PROPERTY(QStringList againstTitles READ againstTitles NOTIFY changed)
    Q_PROPERTY(int againstIndex READ againstIndex WRITE setAgainstIndex NOTIFY changed)
    Q_PROPERTY(QString definition READ definition NOTIFY changed)
    Q_PROPERTY(QString median READ median NOTIFY changed)
    Q_PROPERTY(QString medianChange READ medianChange NOTIFY changed)
    Q_PROPERTY(int medianSeverity READ medianSeverity NOTIFY changed)
    Q_PROPERTY(QString p90 READ p90 NOTIFY changed)
    Q_PROPERTY(QString p90Change READ p90Change NOTIFY changed)
    Q_PROPERTY(QString comparison READ comparison NOTIFY changed)
    Q_PROPERTY(QList<double> counts READ counts NOTIFY changed)
    Q_PROPERTY(QStringList steps READ steps NOTIFY changed)
    Q_PROPERTY(int medianStep READ medianStep NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *priorities READ priorities CONSTANT)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed)
public:
    /// @param arrival metric whose limits say when the median arrival is slow
    ResponseTimes(const IncidentState &state, Metric arrival, QObject *parent = nullptr);

    void setShown(bool shown);
    QStringList intervalTitles() const;
    int intervalIndex() const { return int(m_interval); }
    void setIntervalIndex(int index);

    QStringList againstTitles() const; ///< what there is to compare a span of this length with
    int againstIndex() const;
    void setAgainstIndex(int index);

    QString definition() const;
    QString median() const;
    QString medianChange() const;
    int medianSeverity() const;
    QString p90() const;
    QString p90Change() const;
    QString comparison() const; ///< with what, n on both sides, and how sure the change is; or that n is too small
    QList<double> counts() const { return m_counts; } ///< incidents by step of duration, the last open
    QStringList steps() const { return m_steps; }     ///< where each begins, minutes
    int medianStep() const { return m_medianStep; }
    RankingModel *priorities() { return &m_priorities; } ///< median by priority, marked: that of the span compared with
    bool isEmpty() const { return m_now.count() == 0; }

Q_SIGNALS:
    void changed();

private:
    enum class Against { SpanBefore, WeekBefore, YearBefore };
    QList<Against> offered() const;
    Against against() const; ///< the chosen one, if it is offered
    /// The span a week or a year before, its ends rounded so that it is not read anew with every second; else empty.
    TimeRange longPast() const;
    TimeRange otherSpan() const; ///< the one compared with
    const std::vector<Incident> &otherIncidents() const;
    void update();
    void drawHistogram();
    void listPriorities();

    const IncidentState &m_state;
    const Metric m_arrival;
    bool m_shown = false;
    Interval m_interval = Interval::Arrival;
    Against m_against = Against::SpanBefore;
    EarlierIncidents m_earlier;
    MedianChange m_change;
    Distribution m_now;
    Distribution m_before;
    QList<double> m_counts;
    QStringList m_steps;
    int m_medianStep = -1;
    RankingModel m_priorities;
};

} // namespace citywall::safety
