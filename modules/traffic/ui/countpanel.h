// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/countstations.h"
#include "core/lateststate.h"
#include "core/trafficmetrics.h"
#include "sdk/areas.h"
#include "sdk/rankingmodel.h"
#include "sdk/selection.h"

#include <QQmlEngine>

namespace citywall::traffic {

/// The count stations in the city or the selected area at the clock's time, the busiest first. GUI thread.
class CountPanel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the module makes it")
    Q_PROPERTY(citywall::RankingModel *rows READ rows CONSTANT)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    /// Whether the list is looked at: only then it follows.
    Q_PROPERTY(bool watched MEMBER m_watched NOTIFY watchedChanged)
public:
    CountPanel(LatestState &state, Selection &selection, const AreaIndex &areas, TrafficMetrics metrics,
               QObject *parent = nullptr);

    RankingModel *rows() { return &m_rows; }
    int count() const { return int(m_rows.rows().size()); }
    QString headline() const { return m_headline; }
    QString error() const { return m_state.error(); }
    Q_INVOKABLE void open(const QString &id) { m_selection.enterEntity(countFeed, id); }

Q_SIGNALS:
    void changed();
    void watchedChanged();

private:
    void show();

    LatestState &m_state;
    Selection &m_selection;
    const AreaIndex &m_areas;
    const TrafficMetrics m_metrics;
    RankingModel m_rows;
    QString m_headline;
    bool m_watched = false;
};

} // namespace citywall::traffic
