// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lateststate.h"
#include "core/measuretrend.h"
#include "core/trafficmetrics.h"
#include "core/vehiclecells.h"
#include "sdk/areas.h"
#include "sdk/descriptors.h"
#include "sdk/rankingmodel.h"
#include "sdk/selection.h"

#include <QPointer>
#include <QQmlEngine>

#include <map>

namespace citywall::traffic {

/// Free vehicles at the clock's time, in the city or the selected area, and where they stand; keeps the key figure. GUI thread.
class VehiclePanel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the module makes it")
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *places READ places CONSTANT)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    VehiclePanel(LatestState &state, MeasureTrend &trend, Selection &selection, const AreaIndex &areas, TrafficMetrics metrics,
                 Kpi &free, QObject *parent = nullptr);

    bool isKnown() const { return m_coverage.known() > 0; } ///< some operator is heard of, if not lately
    QString headline() const;
    QString note() const;
    RankingModel *places() { return &m_places; } ///< the fleets, then the cells, those with most first
    QString error() const { return m_state.error(); }
    Q_INVOKABLE void open(const QString &id) { m_selection.enterEntity(vehicleFeed, id); }

Q_SIGNALS:
    void changed();

private:
    int area() const;
    void show();
    void nameFleets();
    RankingRow rowOf(const Latest &entry, double most) const;

    LatestState &m_state;
    MeasureTrend &m_trend;
    Selection &m_selection;
    const AreaIndex &m_areas;
    const TrafficMetrics m_metrics;
    const QPointer<Kpi> m_free;
    SourceCoverage m_coverage; // of operators
    VehicleCounts m_sum;       // of what is current
    qsizetype m_squares = 0;   // with free vehicles
    std::map<FeatureKey, QString> m_fleets; // that are known, by names that differ
    RankingModel m_places;
};

} // namespace citywall::traffic
