// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lateststate.h"
#include "core/measuretrend.h"
#include "core/trafficmetrics.h"
#include "core/transit.h"
#include "sdk/areas.h"
#include "sdk/descriptors.h"
#include "sdk/rankingmodel.h"
#include "sdk/selection.h"

#include <QPointer>
#include <QQmlEngine>

namespace citywall::traffic {

/// How public transport runs at the clock's time, in the city or the selected area: punctuality, routes, regularity. Keeps the
/// KPI of vehicles on time. GUI thread.
class TransitPanel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the module makes it")
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(bool delaysKnown READ isDelaysKnown NOTIFY changed)
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(int severity READ severity NOTIFY changed)
    Q_PROPERTY(QString onTimeText READ onTimeText NOTIFY changed)
    Q_PROPERTY(QString yesterdayText READ yesterdayText NOTIFY changed)
    Q_PROPERTY(QString delayText READ delayText NOTIFY changed)
    Q_PROPERTY(QString vehiclesText READ vehiclesText NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *bands READ bands CONSTANT)
    Q_PROPERTY(citywall::RankingModel *routes READ routes CONSTANT)
    Q_PROPERTY(citywall::RankingModel *vehicles READ vehicles CONSTANT)
    Q_PROPERTY(QString route READ route NOTIFY changed)
    /// Whether the lists are looked at: only then they follow.
    Q_PROPERTY(bool watched MEMBER m_watched NOTIFY watchedChanged)
public:
    TransitPanel(LatestState &state, MeasureTrend &trend, Selection &selection, const AreaIndex &areas, TrafficMetrics metrics,
                 Kpi &onTime, QObject *parent = nullptr);

    bool isKnown() const { return m_service.vehicles > 0; }
    bool isDelaysKnown() const { return m_service.known() > 0; } ///< of any vehicle
    bool isLoading() const { return m_state.isLoading() && m_state.entries().empty(); }
    QString error() const { return m_state.error(); }
    QString headline() const;
    int severity() const { return m_metrics.onTime.severity(m_service.onTimeShare()); }
    QString onTimeText() const { return m_metrics.onTime.format(m_service.onTimeShare()); }
    QString yesterdayText() const;
    QString delayText() const { return m_metrics.transitDelay.format(m_service.meanDelaySeconds); }
    QString vehiclesText() const;
    RankingModel *bands() { return &m_bands; }       ///< by Punctuality
    RankingModel *routes() { return &m_routes; }     ///< the least punctual first
    RankingModel *vehicles() { return &m_vehicles; } ///< of the route, the latest first
    QString route() const { return m_route; }        ///< the one looked at; empty = all

    Q_INVOKABLE void chooseRoute(const QString &route); ///< the same one again: none
    Q_INVOKABLE void open(const QString &id) { m_selection.enterEntity(transitFeed, id); }

Q_SIGNALS:
    void changed();
    void watchedChanged();

private:
    int area() const;
    void show();
    void listBands();
    void listRoutes(const std::vector<Vehicle> &vehicles);
    void listVehicles(std::vector<Vehicle> vehicles);

    LatestState &m_state;
    MeasureTrend &m_trend;
    Selection &m_selection;
    const AreaIndex &m_areas;
    const TrafficMetrics m_metrics;
    const QPointer<Kpi> m_onTime;
    Service m_service;
    RankingModel m_bands;
    RankingModel m_routes;
    RankingModel m_vehicles;
    QString m_route;
    bool m_watched = false;
};

} // namespace citywall::traffic
