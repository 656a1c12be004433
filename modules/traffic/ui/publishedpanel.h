// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lateststate.h"
#include "sdk/areas.h"
#include "sdk/rankingmodel.h"
#include "sdk/selection.h"

#include <QQmlEngine>

namespace citywall::traffic {

/// What publishers say is the case at the clock's time (events, alerts), in the city or the selected area, as a list whose rows lead to
/// their pages. GUI thread.
class PublishedPanel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the module makes it")
    Q_PROPERTY(citywall::RankingModel *rows READ rows CONSTANT)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    PublishedPanel(LatestState &state, Selection &selection, const AreaIndex &areas, QObject *parent);

    RankingModel *rows() { return &m_rows; }
    int count() const { return int(m_rows.rows().size()); }
    virtual QString headline() const = 0;
    QString error() const { return m_state.error(); }
    Q_INVOKABLE void open(const QString &id) { m_selection.enterEntity(m_state.feed(), id); }

Q_SIGNALS:
    void changed();

protected:
    /// In the order in which they are read. @param area index of the selected area, −1 = the whole city
    virtual QList<RankingRow> listed(int area) const = 0;
    const LatestState &state() const { return m_state; }

private:
    void show();

    LatestState &m_state;
    Selection &m_selection;
    const AreaIndex &m_areas;
    RankingModel m_rows;
};

} // namespace citywall::traffic
