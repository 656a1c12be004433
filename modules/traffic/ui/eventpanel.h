// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/roadevents.h"
#include "sdk/areas.h"
#include "sdk/rankingmodel.h"
#include "sdk/selection.h"

#include <QQmlEngine>

namespace citywall::traffic {

/// What happens on the roads at the clock's time, in the city or the selected area: the gravest first, what is only announced last.
/// GUI thread.
class EventPanel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the module makes it")
    Q_PROPERTY(citywall::RankingModel *rows READ rows CONSTANT)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    EventPanel(LatestState &state, Selection &selection, const AreaIndex &areas, QObject *parent = nullptr);

    RankingModel *rows() { return &m_rows; }
    int count() const { return int(m_rows.rows().size()); }
    QString headline() const;
    QString error() const { return m_state.error(); }
    Q_INVOKABLE void open(const QString &id) { m_selection.enterEntity(eventFeed, id); }

Q_SIGNALS:
    void changed();

private:
    void show();
    RankingRow rowOf(const RoadEvent &event) const;

    LatestState &m_state;
    Selection &m_selection;
    const AreaIndex &m_areas;
    RankingModel m_rows;
};

} // namespace citywall::traffic
