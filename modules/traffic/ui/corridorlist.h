// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jamstate.h"
#include "core/trafficmetrics.h"
#include "sdk/rankingmodel.h"
#include "sdk/selection.h"

#include <QQmlEngine>

namespace citywall::traffic {

/// FeedDescriptor::id under which corridors are selected: they have no observations of their own but those of their links.
inline constexpr QLatin1StringView corridorFeed { "traffic.corridor" };

/// The corridors of the city, or those that touch the selected area, the slowest against free flow first. GUI thread.
class CorridorList : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the module makes it")
    Q_PROPERTY(citywall::RankingModel *rows READ rows CONSTANT)
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    /// Whether the list is looked at: only then it follows.
    Q_PROPERTY(bool watched MEMBER m_watched NOTIFY watchedChanged)
public:
    CorridorList(JamState &state, Selection &selection, TrafficMetrics metrics, QObject *parent = nullptr);

    RankingModel *rows() { return &m_rows; }
    QString headline() const { return m_headline; }
    int count() const { return int(m_rows.rows().size()); }
    Q_INVOKABLE void open(const QString &id) { m_selection.enterEntity(corridorFeed, id); }

Q_SIGNALS:
    void changed();
    void watchedChanged();

private:
    void show();
    RankingRow rowOf(const Corridor &corridor, double seconds, double freeSeconds) const;

    JamState &m_state;
    Selection &m_selection;
    const TrafficMetrics m_metrics;
    RankingModel m_rows;
    QString m_headline;
    bool m_watched = false;
};

} // namespace citywall::traffic
