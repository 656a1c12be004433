// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/halls.h"
#include "core/words.h"
#include "map/layers/palette.h"
#include "map/layers/pointset.h"
#include "sdk/descriptors.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::services {

/// The service halls on the map and as a list, by waiting time. GUI thread.
class HallMap : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::PointSet *points READ points CONSTANT)
    Q_PROPERTY(citywall::RankingModel *list READ list CONSTANT)
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(bool dark MEMBER m_dark NOTIFY darkChanged)
    Q_PROPERTY(quint32 selectedKey READ selectedKey NOTIFY selectedKeyChanged)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    /// @param wait metric of the waiting time, whose limits give the colours
    HallMap(HallState &state, Selection &selection, const AreaIndex &areas, Layer &layer, Metric wait, QObject *parent = nullptr);

    PointSet *points() { return &m_points; }
    RankingModel *list() { return &m_list; }
    QString headline() const { return m_headline; }
    QString note() const { return m_note; }
    bool isKnown() const { return !m_state.halls().empty(); }
    quint32 selectedKey() const; ///< FeatureKey of the selected hall; its maximum if none is
    QString error() const { return m_state.error(); }
    Q_INVOKABLE void choose(quint32 key);

Q_SIGNALS:
    void changed();
    void darkChanged();
    void selectedKeyChanged();

private:
    void show();
    void describe();
    QString legendTitle() const;
    void summarize(const std::vector<const Hall *> &halls);
    MapPoint pointOf(const Hall &hall) const;
    RankingRow rowOf(const Hall &hall) const;

    HallState &m_state;
    Selection &m_selection;
    const AreaIndex &m_areas;
    Layer &m_layer;
    const Metric m_wait;
    PointSet m_points;
    palette::Ages m_ages; // of the halls shown
    RankingModel m_list;
    QString m_headline;
    QString m_note;
    bool m_dark = true;
};

} // namespace citywall::services
