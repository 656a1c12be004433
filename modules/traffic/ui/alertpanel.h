// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transitalerts.h"
#include "sdk/areas.h"
#include "sdk/rankingmodel.h"
#include "sdk/selection.h"

#include <QQmlEngine>

namespace citywall::traffic {

/// What public transport tells its passengers at the clock's time: the alerts whose period has not ended, the gravest first. Of a
/// selected area those that name a stop there, and those that name none. GUI thread.
class AlertPanel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the module makes it")
    Q_PROPERTY(citywall::RankingModel *rows READ rows CONSTANT)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    AlertPanel(LatestState &state, Selection &selection, const AreaIndex &areas, QObject *parent = nullptr);

    RankingModel *rows() { return &m_rows; }
    int count() const { return int(m_rows.rows().size()); }
    QString headline() const;
    QString error() const { return m_state.error(); }
    Q_INVOKABLE void open(const QString &id) { m_selection.enterEntity(alertFeed, id); }

Q_SIGNALS:
    void changed();

private:
    void show();
    RankingRow rowOf(const TransitAlert &alert) const;

    LatestState &m_state;
    Selection &m_selection;
    const AreaIndex &m_areas;
    RankingModel m_rows;
};

} // namespace citywall::traffic
