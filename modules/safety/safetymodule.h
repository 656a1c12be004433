// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/module.h"

namespace citywall::safety {

class IncidentState;

/// The safety module: incidents on the map, their figures, their cards.
class SafetyModule : public QObject, public Module
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID CITYWALL_MODULE_IID FILE "safety.json")
    Q_INTERFACES(citywall::Module)
public:
    void initialize(ModuleContext &context) override;

private:
    void addLayers(ModuleContext &context, IncidentState &state);
    void addKpis(ModuleContext &context);
};

} // namespace citywall::safety
