// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/moduleregistry.h"

#include <algorithm>

namespace citywall {

namespace {

template<typename T>
void take(QList<T *> &list, std::vector<std::unique_ptr<T>> &from, QObject *owner)
{
    for (std::unique_ptr<T> &item : from) {
        item->setParent(owner);
        list.append(item.release());
    }
}

template<typename T>
void dispose(QList<T *> &list)
{
    const QList<T *> items = std::exchange(list, {});
    qDeleteAll(items);
}

} // namespace

ModuleRegistry::ModuleRegistry(QObject *parent) : Registry(parent) { }

ModuleRegistry::~ModuleRegistry() = default;

ModuleStatus *ModuleRegistry::addModule(std::unique_ptr<ModuleStatus> status)
{
    status->setParent(this);
    m_modules.append(status.release());
    Q_EMIT modulesChanged();
    return m_modules.last();
}

void ModuleRegistry::add(ModuleContribution contribution)
{
    take(m_layers, contribution.layers, this);
    take(m_panels, contribution.panels, this);
    take(m_drillDowns, contribution.drillDowns, this);
    take(m_kpis, contribution.kpis, this);
    m_measures += contribution.measures;
    std::stable_sort(m_layers.begin(), m_layers.end(), [](const Layer *a, const Layer *b) { return a->order < b->order; });
    Q_EMIT modulesChanged();
}

void ModuleRegistry::setFeeds(const QList<FeedStatus *> &feeds)
{
    m_feeds = feeds;
    Q_EMIT feedsChanged();
}

void ModuleRegistry::clearContributions()
{
    dispose(m_layers);
    dispose(m_panels);
    dispose(m_drillDowns);
    dispose(m_kpis);
    m_measures.clear();
}

QString ModuleRegistry::entityTitle(const QString &feed, const Feature &feature) const
{
    return m_titles ? m_titles(feed, feature) : Registry::entityTitle(feed, feature);
}

QVariantList ModuleRegistry::search(const QString &text, int limit) const
{
    return m_search ? m_search(text, limit) : QVariantList {};
}

} // namespace citywall

#include "moc_moduleregistry.cpp"
