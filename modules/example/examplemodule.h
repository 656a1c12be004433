// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/module.h"

namespace citywall::example {

/// The smallest whole module: one feed, one layer, one panel, one drill-down, one KPI, one measure, one alarm rule.
class ExampleModule : public QObject, public Module
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID CITYWALL_MODULE_IID FILE "example.json")
    Q_INTERFACES(citywall::Module)
public:
    void initialize(ModuleContext &context) override;
    std::unique_ptr<Module> another() const override { return std::make_unique<ExampleModule>(); }
};

} // namespace citywall::example
