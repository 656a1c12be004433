// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networkkpis.h"
#include "core/trafficmetrics.h"
#include "sdk/module.h"

namespace citywall::traffic {

/// The plugin's root: registers feed, metrics, layers, panel, drill-down and KPIs, and owns the models behind them.
class TrafficModule : public QObject, public Module
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID CITYWALL_MODULE_IID FILE "traffic.json")
    Q_INTERFACES(citywall::Module)
public:
    ~TrafficModule() override;
    void initialize(ModuleContext &context) override;

private:
    static FeedDescriptor feed();
    static TrafficMetrics metrics(const ModuleContext &context);
    void addMap(ModuleContext &context, const TrafficMetrics &metrics);
    void addPages(ModuleContext &context, const TrafficMetrics &metrics);
    void addKpis(ModuleContext &context, const TrafficMetrics &metrics);

    std::unique_ptr<TrafficState> m_state;
};

} // namespace citywall::traffic
