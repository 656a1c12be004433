// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/modulehost.h"
#include "engine/core/pacedclock.h"

#include <QPointer>

namespace citywall {

/// What one module registers while it is initialised, checked at once and kept apart until it has ended well.
/// A breach of the contract throws std::runtime_error, which fails that module.
class ModuleHost::Context : public ModuleContext
{
public:
    Context(const ModuleHost &host, const QString &moduleId) : m_host(host), m_moduleId(moduleId), m_clock(host.m_services.time)
    {
    }

    void addFeed(const FeedDescriptor &feed) override;
    void addLayer(Layer *layer) override;
    void addPanel(Panel *panel) override;
    void addDrillDown(DrillDown *drillDown) override;
    void addKpi(Kpi *kpi) override;
    void addMetrics(const QString &resourcePath) override;
    void addMeasure(const AreaMeasure &measure) override;
    void addAlarmRules(const QString &resourcePath) override;
    void addMapping(const QString &resourcePath) override;
    Metric metric(const QString &id) const override;
    HistoryReader &history() override { return m_host.m_services.history; }
    TimeContext &time() override { return m_clock; }
    Selection &selection() override { return m_host.m_services.selection; }
    const AreaIndex &areas() const override { return m_host.m_services.areas; }

    /// From now on the module's clock keeps up with the city's while its pages or one of its layers are looked at.
    void followLooks();

    QList<FeedDescriptor> feeds;
    QList<Metric> metrics;
    QList<AlarmRule> alarmRules;
    QStringList mappings;
    ModuleContribution contribution;

private:
    template<typename T>
    void own(std::vector<std::unique_ptr<T>> &list, T *item);

    const ModuleHost &m_host;
    void look();

    const QString m_moduleId;
    PacedClock m_clock;
    QList<QPointer<const Layer>> m_layers; ///< what was registered
};

} // namespace citywall
