// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/module.h"

namespace citywall::healthcare {

class HospitalState;
class SyndromicState;
struct HealthMetrics;

/// The healthcare module: hospitals' beds and emergency departments, and syndromic surveillance.
class HealthcareModule : public QObject, public Module
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID CITYWALL_MODULE_IID FILE "healthcare.json")
    Q_INTERFACES(citywall::Module)
public:
    void initialize(ModuleContext &context) override;
    std::unique_ptr<Module> another() const override { return std::make_unique<HealthcareModule>(); }

private:
    void addLayers(ModuleContext &context, HospitalState &state, SyndromicState &syndromic, const HealthMetrics &metrics);
    void addPages(ModuleContext &context, HospitalState &state, SyndromicState &syndromic, const HealthMetrics &metrics);
    void addKpis(ModuleContext &context, HospitalState &state);
};

} // namespace citywall::healthcare
