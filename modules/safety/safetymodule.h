// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/module.h"

namespace citywall::safety {

class CoverageState;
class IncidentState;
class UnitState;
class WarningState;

/// The safety module: incidents from call to closing, who can be sent to them, and what the public is warned of.
class SafetyModule : public QObject, public Module
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID CITYWALL_MODULE_IID FILE "safety.json")
    Q_INTERFACES(citywall::Module)
public:
    void initialize(ModuleContext &context) override;
    std::unique_ptr<Module> another() const override { return std::make_unique<SafetyModule>(); }

private:
    /// What the views are made of, at the clock's time.
    struct States {
        IncidentState &incidents;
        UnitState &units;
        CoverageState &coverage;
        WarningState &warnings;
    };
    void addFeeds(ModuleContext &context);
    void addViews(ModuleContext &context, const States &states);
    void addDrillDowns(ModuleContext &context, const States &states);
};

} // namespace citywall::safety
