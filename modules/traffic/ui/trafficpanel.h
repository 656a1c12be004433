// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trafficmetrics.h"
#include "core/trafficstate.h"
#include "sdk/rankingmodel.h"
#include "sdk/selection.h"

#include <QColor>
#include <QQmlEngine>

namespace citywall::traffic {

/// The Traffic page of the inspector, for the city or the selected area at the clock's time. GUI thread.
class TrafficPanel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the module makes it")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(QString areaName READ areaName NOTIFY changed)
    Q_PROPERTY(bool cityWide READ isCityWide NOTIFY changed)
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(int headlineSeverity READ headlineSeverity NOTIFY changed)
    Q_PROPERTY(QString congestedText READ congestedText NOTIFY changed)
    Q_PROPERTY(QString indexText READ indexText NOTIFY changed)
    Q_PROPERTY(QString indexCaption READ indexCaption NOTIFY changed)
    Q_PROPERTY(QString speedText READ speedText NOTIFY changed)
    Q_PROPERTY(QString delayText READ delayText NOTIFY changed)
    Q_PROPERTY(QString coverageText READ coverageText NOTIFY changed)
    Q_PROPERTY(int coverageSeverity READ coverageSeverity NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *areas READ areas CONSTANT)
    Q_PROPERTY(citywall::RankingModel *slowest READ slowest CONSTANT)
    Q_PROPERTY(QStringList levelTitles READ levelTitles CONSTANT)
    Q_PROPERTY(QList<double> levelShares READ levelShares NOTIFY changed)
    Q_PROPERTY(QList<QPointF> today READ today NOTIFY dayChanged)
    Q_PROPERTY(QList<QPointF> usual READ usual NOTIFY dayChanged)
    Q_PROPERTY(double dayBegin READ dayBegin NOTIFY dayChanged)
    Q_PROPERTY(double dayEnd READ dayEnd NOTIFY dayChanged)
    Q_PROPERTY(bool dayLoading READ isDayLoading NOTIFY dayChanged)
public:
    enum class State { Loading, Empty, Failed, Stale, Ready };
    Q_ENUM(State)
    TrafficPanel(TrafficState &state, Selection &selection, TrafficMetrics metrics, QObject *parent = nullptr);

    State state() const;
    QString error() const { return m_state.error(); }
    QString areaName() const;
    bool isCityWide() const { return area() < 0; }
    QString headline() const;
    int headlineSeverity() const;
    QString congestedText() const;
    QString indexText() const;
    QString indexCaption() const;
    QString speedText() const;
    QString delayText() const; ///< empty where no flow is known
    QString coverageText() const;
    int coverageSeverity() const;
    RankingModel *areas() { return &m_areas; }
    RankingModel *slowest() { return &m_slowest; }
    QStringList levelTitles() const;
    /// The share of the links' length at each Level, and at the end the share without a current level.
    QList<double> levelShares() const;
    Q_INVOKABLE QColor levelColor(int level, bool dark) const;
    QList<QPointF> today() const { return m_today; } ///< (ms, travel-time index)
    QList<QPointF> usual() const { return m_usual; }
    double dayBegin() const { return double(m_day.begin.milliseconds); }
    double dayEnd() const { return double(m_day.end.milliseconds); }
    bool isDayLoading() const { return m_usual.isEmpty() && m_state.past().isLoading(); }

    Q_INVOKABLE void openArea(const QString &id) { m_selection.enterArea(id); }
    Q_INVOKABLE void openLink(const QString &id);

Q_SIGNALS:
    void changed();
    void dayChanged();

private:
    int area() const;
    const NetworkSummary &summary() const { return m_state.summary(area()); }
    void update();
    void updateDay();
    QList<RankingRow> rankedAreas() const;
    QList<RankingRow> slowestLinks() const;

    TrafficState &m_state;
    Selection &m_selection;
    const TrafficMetrics m_metrics;
    RankingModel m_areas;
    RankingModel m_slowest;
    UtcTime m_grid;
    TimeRange m_day;
    QList<QPointF> m_today;
    QList<QPointF> m_usual;
};

} // namespace citywall::traffic
