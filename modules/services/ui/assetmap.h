// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/streetassets.h"
#include "map/layers/palette.h"
#include "map/layers/pointset.h"
#include "sdk/areas.h"
#include "sdk/descriptors.h"
#include "sdk/rankingmodel.h"
#include "sdk/selection.h"

#include <QPointer>
#include <QQmlEngine>

namespace citywall::services {

/// Waste containers or street lights on the map, and as a list of those where something is to be done. GUI thread.
class AssetMap : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::PointSet *points READ points CONSTANT)
    Q_PROPERTY(citywall::RankingModel *list READ list CONSTANT)
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(QString listName READ listName CONSTANT)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(bool dark MEMBER m_dark NOTIFY darkChanged)
    Q_PROPERTY(quint32 selectedKey READ selectedKey NOTIFY selectedKeyChanged)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    /// @param level metric of how full or bright they are
    AssetMap(StreetAssetState &state, Selection &selection, const AreaIndex &areas, Layer &layer, Metric level,
             QObject *parent = nullptr);

    PointSet *points() { return &m_points; }
    RankingModel *list() { return &m_list; }
    QString headline() const { return m_headline; }
    QString note() const { return m_note; }
    QString listName() const;
    bool isKnown() const { return !m_state.assets().empty(); }
    quint32 selectedKey() const; ///< FeatureKey of the selected one; its maximum if none is
    QString error() const { return m_state.error(); }
    Q_INVOKABLE void choose(quint32 key);
    Q_INVOKABLE void open(const QString &id) { m_selection.enterEntity(m_state.feed(), id); }

Q_SIGNALS:
    void changed();
    void darkChanged();
    void selectedKeyChanged();

private:
    bool isContainers() const { return m_state.feed() == containerFeed; }
    void show();
    void describe();
    void summarize(const std::vector<const StreetAsset *> &shown);
    int severity(const StreetAsset &asset) const { return severityOf(asset, m_state.feed(), m_level, m_state.now()); }
    MapPoint pointOf(const StreetAsset &asset) const;
    RankingRow rowOf(const StreetAsset &asset) const;

    StreetAssetState &m_state;
    Selection &m_selection;
    const AreaIndex &m_areas;
    const QPointer<Layer> m_layer;
    const Metric m_level;
    PointSet m_points;
    RankingModel m_list;
    QString m_headline;
    QString m_note;
    palette::Ages m_ages;
    bool m_dark = true;
};

} // namespace citywall::services
