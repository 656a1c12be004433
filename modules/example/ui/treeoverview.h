// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/treestate.h"
#include "map/layers/palette.h"
#include "map/layers/pointset.h"
#include "sdk/descriptors.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::example {

/// What the map's layer and the panel show, and the KPI: the trees of the selected area, the driest first. GUI thread.
class TreeOverview : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::PointSet *points READ points CONSTANT)
    Q_PROPERTY(citywall::RankingModel *list READ list CONSTANT)
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(bool dark MEMBER m_dark NOTIFY darkChanged)
    Q_PROPERTY(quint32 selectedKey READ selectedKey NOTIFY selectedKeyChanged)
public:
    /// @param moisture metric of the soil moisture, whose limits give the colours
    TreeOverview(const TreeState &state, Selection &selection, Metric moisture, Layer &layer, Kpi &thirsty,
                 QObject *parent = nullptr);

    PointSet *points() { return &m_points; }
    RankingModel *list() { return &m_list; }
    QString headline() const;
    bool isEmpty() const { return m_state.trees().empty(); }
    bool isLoading() const { return m_state.window().isLoading(); }
    QString error() const { return m_state.window().error(); }
    quint32 selectedKey() const; ///< FeatureKey of the selected tree; its maximum if none is
    Q_INVOKABLE void choose(quint32 key);

Q_SIGNALS:
    void changed();
    void darkChanged();
    void selectedKeyChanged();

private:
    void show();
    void describe();
    int severityOf(const Tree &tree) const { return m_moisture.severity(tree.moisture); }
    MapPoint pointOf(const Tree &tree) const;
    RankingRow rowOf(const Tree &tree) const;

    const TreeState &m_state;
    Selection &m_selection;
    const Metric m_moisture;
    Layer &m_layer;
    Kpi &m_thirsty;
    PointSet m_points;
    palette::Ages m_ages; // of the trees shown
    RankingModel m_list;
    bool m_dark = true;
};

} // namespace citywall::example
