// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/streetassets.h"
#include "sdk/areas.h"
#include "sdk/entitycard.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::services {

/// The drill-down of one waste container or street light: what it is like now, facts, its raw observations. Follows the selection. GUI
/// thread.
class AssetCard : public EntityCard
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString kind READ kind CONSTANT)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(int severity READ severity NOTIFY changed)
    Q_PROPERTY(double staleAfterMilliseconds READ staleAfterMilliseconds CONSTANT)
    Q_PROPERTY(citywall::RankingModel *facts READ facts CONSTANT)
public:
    AssetCard(const StreetAssetState &state, HistoryReader &history, const TimeContext &time, const Selection &selection,
              const AreaIndex &areas, const QList<ObservationTable::Field> &fields, QObject *parent = nullptr);

    QString title() const;
    QString kind() const;
    QString summary() const;
    int severity() const;
    double staleAfterMilliseconds() const { return double(m_state.lifetime().staleAfter.count()); }
    RankingModel *facts() { return &m_facts; }

private:
    void show() override;
    const StreetAsset *asset() const { return rows().feature() ? m_state.find(rows().feature()->key) : nullptr; }

    const StreetAssetState &m_state;
    const AreaIndex &m_areas;
    const Metric m_level;
    const QTimeZone m_zone;
    RankingModel m_facts;
};

} // namespace citywall::services
