// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jamstate.h"
#include "core/lateststate.h"
#include "core/measuretrend.h"
#include "core/networkkpis.h"
#include "core/trafficmetrics.h"
#include "sdk/module.h"

namespace citywall::traffic {

/// The plugin's root: registers feeds, metrics, measures, alarm rules, layers, the panel, drill-downs and KPIs, and owns the
/// models behind them.
class TrafficModule : public QObject, public Module
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID CITYWALL_MODULE_IID FILE "traffic.json")
    Q_INTERFACES(citywall::Module)
public:
    ~TrafficModule() override;
    void initialize(ModuleContext &context) override;
    std::unique_ptr<Module> another() const override { return std::make_unique<TrafficModule>(); }

private:
    /// What the pages and layers are made of.
    struct States {
        States(ModuleContext &context);

        TrafficState network;
        JamState jams;
        LatestState works;
        LatestState events;
        LatestState transit;
        LatestState alerts;
        LatestState bikes;
        LatestState vehicles;
        LatestState parking;
        LatestState counts;
        MeasureTrend onTime;
        MeasureTrend vehicleTrend;
    };
    void addMap(ModuleContext &context, const TrafficMetrics &metrics);
    void addPages(ModuleContext &context, const TrafficMetrics &metrics);
    void addDrillDowns(ModuleContext &context, const TrafficMetrics &metrics);
    void addKpis(ModuleContext &context, const TrafficMetrics &metrics);
    static Layer *addLayer(ModuleContext &context, const QString &id, const QString &title, const QString &component, int order,
                           bool visible, QObject *model);

    std::unique_ptr<States> m_states;
    Kpi *m_onTime = nullptr; // owned by the registry, as is the next
    Kpi *m_vehicles = nullptr;
    QObject m_views;         // parent of what pages and layers show; gone before the states
};

} // namespace citywall::traffic
