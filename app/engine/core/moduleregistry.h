// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/registry.h"

#include <functional>
#include <memory>
#include <vector>

namespace citywall {

/// What one module has registered, not yet shown. Owns it until the registry takes it over.
struct ModuleContribution {
    std::vector<std::unique_ptr<Layer>> layers;
    std::vector<std::unique_ptr<Panel>> panels;
    std::vector<std::unique_ptr<DrillDown>> drillDowns;
    std::vector<std::unique_ptr<Kpi>> kpis;
    QList<AreaMeasure> measures;
};

/// The registry behind the shell. Owns the descriptors and module states; feed states belong to the feed runner. GUI thread.
class ModuleRegistry : public Registry
{
    Q_OBJECT
public:
    using Search = std::function<QVariantList(const QString &text, int limit)>;
    using Titles = std::function<QString(const QString &feed, const Feature &feature)>;

    explicit ModuleRegistry(QObject *parent = nullptr);
    ~ModuleRegistry() override;

    ModuleStatus *addModule(std::unique_ptr<ModuleStatus> status);
    void add(ModuleContribution contribution);
    void setFeeds(const QList<FeedStatus *> &feeds); ///< not owned; cleared with an empty list before they die
    void setSearch(Search search) { m_search = std::move(search); }
    void setTitles(Titles titles) { m_titles = std::move(titles); } ///< of entities
    /// Deletes what modules have registered, while their code is still loaded.
    void clearContributions();

    QList<ModuleStatus *> modules() const override { return m_modules; }
    QList<Layer *> layers() const override { return m_layers; }
    QList<Panel *> panels() const override { return m_panels; }
    QList<DrillDown *> drillDowns() const override { return m_drillDowns; }
    QList<Kpi *> kpis() const override { return m_kpis; }
    QList<FeedStatus *> feeds() const override { return m_feeds; }
    const QList<AreaMeasure> &measures() const override { return m_measures; }
    QString entityTitle(const QString &feed, const Feature &feature) const override;
    QVariantList search(const QString &text, int limit) const override;

private:
    QList<ModuleStatus *> m_modules;
    QList<Layer *> m_layers;
    QList<Panel *> m_panels;
    QList<DrillDown *> m_drillDowns;
    QList<Kpi *> m_kpis;
    QList<FeedStatus *> m_feeds;
    QList<AreaMeasure> m_measures;
    Search m_search;
    Titles m_titles;
};

} // namespace citywall
