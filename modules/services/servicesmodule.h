// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/halls.h"
#include "core/requeststate.h"
#include "sdk/module.h"

namespace citywall::services {

/// The city services module: requests against their promised dates, service halls, what the hotline is called about.
class ServicesModule : public QObject, public Module
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID CITYWALL_MODULE_IID FILE "services.json")
    Q_INTERFACES(citywall::Module)
public:
    void initialize(ModuleContext &context) override;
    std::unique_ptr<Module> another() const override { return std::make_unique<ServicesModule>(); }

private:
    void addRequests(ModuleContext &context, RequestState &state);
    void addHalls(ModuleContext &context, HallState &state);
    void addSatisfaction(ModuleContext &context, const RequestState &requests);
    void addKpis(ModuleContext &context, const RequestState &state);
    void addDrillDowns(ModuleContext &context);
    void addStreetAssets(ModuleContext &context);
};

} // namespace citywall::services
