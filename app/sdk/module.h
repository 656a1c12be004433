// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/areas.h"
#include "sdk/descriptors.h"
#include "sdk/feed.h"
#include "sdk/history.h"
#include "sdk/measure.h"
#include "sdk/selection.h"
#include "sdk/timecontext.h"

#include <QtPlugin>

#include <memory>

namespace citywall {

/// What a module is given. Registering is all that initialize() may do: no I/O, no threads, nothing slow. GUI thread.
class ModuleContext
{
public:
    virtual ~ModuleContext() = default;

    virtual void addFeed(const FeedDescriptor &feed) = 0;
    virtual void addLayer(Layer *layer) = 0;           ///< takes ownership, as do the next three
    virtual void addPanel(Panel *panel) = 0;
    virtual void addDrillDown(DrillDown *drillDown) = 0;
    virtual void addKpi(Kpi *kpi) = 0;
    /// Metrics from a metrics.json in the module's resources. @throws std::runtime_error if it is malformed
    virtual void addMetrics(const QString &resourcePath) = 0;
    /// A number for any area and time, for the cross-domain view.
    virtual void addMeasure(const AreaMeasure &measure) = 0;
    /// Alarm rules from a JSON file in the module's resources (sdk/alarm.h). @throws std::runtime_error if it is malformed
    virtual void addAlarmRules(const QString &resourcePath) = 0;
    /// An import mapping (a JSON file in the module's resources) for one of the module's feeds.
    virtual void addMapping(const QString &resourcePath) = 0;

    virtual Metric metric(const QString &id) const = 0; ///< @throws std::runtime_error if no module has added it
    virtual HistoryReader &history() = 0;
    virtual TimeContext &time() = 0;
    virtual Selection &selection() = 0;
    virtual const AreaIndex &areas() const = 0;
};

/// The root object of a module's plugin, made and destroyed by the module host on the GUI thread.
class Module
{
public:
    virtual ~Module() = default;
    /// Registers what the module brings; once. May throw std::exception: the module is then shown as failed with the reason.
    virtual void initialize(ModuleContext &context) = 0;
    /// A new one of the same kind, independent of this: for a second view of the city, by another clock or another history.
    virtual std::unique_ptr<Module> another() const = 0;
};

} // namespace citywall

#define CITYWALL_MODULE_IID "org.citywall.Module/2"
Q_DECLARE_INTERFACE(citywall::Module, CITYWALL_MODULE_IID)
