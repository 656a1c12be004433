// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/modulecontext.h"

#include "engine/core/coretext.h"

#include <QFile>

#include <algorithm>
#include <stdexcept>

namespace citywall {

namespace {

[[noreturn]] void refuse(const QString &why) { throw std::runtime_error(why.toStdString()); }

QByteArray contentOf(const QString &resourcePath)
{
    QFile file(resourcePath);
    if (!file.open(QIODevice::ReadOnly))
        refuse(CoreText::tr("its file '%1' cannot be read: %2").arg(resourcePath, file.errorString()));
    return file.readAll();
}

} // namespace

template<typename T>
void ModuleHost::Context::own(std::vector<std::unique_ptr<T>> &list, T *item)
{
    std::unique_ptr<T> owned(item);
    if (!owned || owned->id.isEmpty())
        refuse(tr("registers something without an id"));
    if (std::any_of(list.begin(), list.end(), [&](const auto &other) { return other->id == owned->id; }))
        refuse(tr("registers '%1' twice").arg(owned->id));
    owned->moduleId = m_moduleId;
    list.push_back(std::move(owned));
}

void ModuleHost::Context::addFeed(const FeedDescriptor &feed)
{
    if (!feed.id.startsWith(m_moduleId + u'.'))
        refuse(tr("its feed '%1' must be named '%2.…'").arg(feed.id, m_moduleId));
    if (feed.fields.isEmpty() || feed.fields.size() > maximumFields || !feed.makeDecoder)
        refuse(tr("its feed '%1' needs one to %2 fields and a decoder").arg(feed.id).arg(maximumFields));
    if (std::any_of(feeds.cbegin(), feeds.cend(), [&](const FeedDescriptor &other) { return other.id == feed.id; }))
        refuse(tr("registers '%1' twice").arg(feed.id));
    feeds.append(feed);
}

void ModuleHost::Context::addLayer(Layer *layer) { own(contribution.layers, layer); }
void ModuleHost::Context::addPanel(Panel *panel) { own(contribution.panels, panel); }
void ModuleHost::Context::addDrillDown(DrillDown *drillDown) { own(contribution.drillDowns, drillDown); }
void ModuleHost::Context::addKpi(Kpi *kpi) { own(contribution.kpis, kpi); }

void ModuleHost::Context::addMeasure(const AreaMeasure &measure)
{
    if (!measure.value || !measure.feed.startsWith(m_moduleId + u'.'))
        refuse(tr("its measure '%1' needs one of its own feeds and a function").arg(measure.metric.id));
    contribution.measures.append(measure);
}

void ModuleHost::Context::addMetrics(const QString &resourcePath)
{
    const Result<QList<Metric>> read = metricsFromJson(contentOf(resourcePath), m_host.m_options.language);
    if (!read)
        refuse(read.error().message);
    metrics += *read;
}

void ModuleHost::Context::addAlarmRules(const QString &resourcePath)
{
    Result<QList<AlarmRule>> read = alarmRulesFromJson(contentOf(resourcePath), m_host.m_options.language);
    if (!read)
        refuse(read.error().message);
    for (AlarmRule &rule : *read) {
        const auto feed = std::find_if(feeds.cbegin(), feeds.cend(), [&](const FeedDescriptor &f) { return f.id == rule.feed; });
        if (feed == feeds.cend() || feed->fieldIndex(rule.field) < 0)
            refuse(tr("its alarm rule '%1' needs a field of one of the module's feeds").arg(rule.id));
        rule.moduleId = m_moduleId;
        alarmRules.append(rule);
    }
}

void ModuleHost::Context::addMapping(const QString &resourcePath)
{
    if (!QFile::exists(resourcePath))
        refuse(tr("its mapping '%1' does not exist").arg(resourcePath));
    mappings.append(resourcePath);
}

Metric ModuleHost::Context::metric(const QString &id) const
{
    for (const QList<Metric> *list : { &metrics, &m_host.m_metrics }) {
        const auto it = std::find_if(list->cbegin(), list->cend(), [&](const Metric &m) { return m.id == id; });
        if (it != list->cend())
            return *it;
    }
    refuse(tr("asks for metric '%1', which no module has added").arg(id));
}

void ModuleHost::Context::followLooks()
{
    for (const auto &layer : contribution.layers) {
        m_layers.append(layer.get());
        QObject::connect(layer.get(), &Layer::visibleChanged, &m_clock, [this] { look(); });
        QObject::connect(layer.get(), &Layer::pinnedChanged, &m_clock, [this] { look(); });
    }
    QObject::connect(&m_host.m_services.selection, &Selection::moduleChanged, &m_clock, [this] { look(); });
    look();
}

void ModuleHost::Context::look()
{
    const bool isChosen = m_host.m_services.selection.module() == m_moduleId;
    m_clock.setLookedAt(isChosen || std::ranges::any_of(m_layers, [](const auto &layer) {
                            return layer && layer->isVisible() && layer->isPinned();
                        }));
}

} // namespace citywall
