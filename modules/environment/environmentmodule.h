// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/districts.h"
#include "sdk/module.h"
#include "ui/environmentmap.h"
#include "ui/stationpage.h"

namespace citywall::environment {

/// The environment module: air quality, noise, weather, water levels and emissions on the map, against limits, station by station.
class EnvironmentModule : public QObject, public Module
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID CITYWALL_MODULE_IID FILE "environment.json")
    Q_INTERFACES(citywall::Module)
public:
    void initialize(ModuleContext &context) override;
    std::unique_ptr<Module> another() const override { return std::make_unique<EnvironmentModule>(); }

private:
    using States = EnvironmentMap::States;
    static QList<StationPage::FeedWords> feedWords(const ModuleContext &context);
    void addLayers(ModuleContext &context, const States &states, Districts &districts);
    void addPages(ModuleContext &context, const States &states, Districts &districts);
    void addKpis(ModuleContext &context, const States &states);
    static void addMeasures(ModuleContext &context);
};

} // namespace citywall::environment
