// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/modulemanifest.h"
#include "engine/core/moduleregistry.h"
#include "sdk/alarm.h"
#include "sdk/module.h"

#include <QPluginLoader>
#include <QTranslator>

#include <memory>
#include <vector>

namespace citywall {

/// What the host hands on to modules; all outlive the host.
struct ModuleServices {
    HistoryReader &history;
    TimeContext &time;
    Selection &selection;
    const AreaIndex &areas;
};

/// Finds module plugins, reads their manifests before loading them, starts them in the order of their requirements and
/// shows each one's state in the registry. A module that is broken, incompatible, throws, or crashed or hung the program
/// at its last start is Failed with the reason; the others are not affected. GUI thread.
class ModuleHost : public QObject
{
    Q_OBJECT
public:
    struct Options {
        QString folder;                 ///< where the plugins are
        QStringList wanted;             ///< ids, in the order to show them; empty = all that are found and not on demand
        QString language;               ///< of titles and metrics: "en", "zh"
        QString markerFolder;           ///< writable; where a start under way is remembered; empty = it is not
        Duration patience = std::chrono::seconds(5); ///< then a start that has not ended is reported on stderr
    };

    ModuleHost(const ModuleServices &services, ModuleRegistry &registry, Options options, QObject *parent = nullptr);
    ~ModuleHost() override;

    void start(); ///< once; afterwards each module is Running or Failed
    /// The running modules once more, independent of these, registered elsewhere: a second view of the city, by another clock or
    /// another history. This host must outlive it.
    std::unique_ptr<ModuleHost> again(const ModuleServices &services, ModuleRegistry &registry) const;

    const QList<FeedDescriptor> &feeds() const { return m_feeds; }
    const QList<Metric> &metrics() const { return m_metrics; }
    const QList<AlarmRule> &alarmRules() const { return m_alarmRules; }
    const QStringList &mappings() const { return m_mappings; } ///< resource paths, in the order of registration
    QString moduleOfFeed(const QString &feed) const { return m_feedModules.value(feed); }

private:
    class Context;
    struct Entry {
        ModuleManifest manifest;
        QString problem; ///< found while reading; empty = sound
        ModuleStatus *status = nullptr;
        std::unique_ptr<QPluginLoader> loader;
        std::unique_ptr<Context> context; ///< with the clock that the module follows
        std::unique_ptr<Module> module; ///< what runs; it is of the plugin, whose code stays loaded
        std::unique_ptr<QTranslator> translator; ///< the module's own catalogue, if it has one for the language in use
    };

    void readManifests();
    void readManifest(const QString &file);
    void resolve();
    void startModule(Entry &entry);
    void initialize(Entry &entry);
    QString readHelp(const QString &qmlUri) const;
    ModuleStatus *addStatus(const ModuleManifest &manifest);
    Entry *find(const QString &id);
    static void set(ModuleStatus *status, ModuleStatus::State state, const QString &reason = {});
    static void fail(const Entry &entry, const QString &reason) { set(entry.status, ModuleStatus::State::Failed, reason); }

    const ModuleServices m_services;
    ModuleRegistry &m_registry;
    const Options m_options;
    std::vector<std::unique_ptr<Entry>> m_entries;
    QStringList m_order;
    QList<FeedDescriptor> m_feeds;
    QHash<QString, QString> m_feedModules; // feed id → module id
    QList<Metric> m_metrics;
    QList<AlarmRule> m_alarmRules;
    QStringList m_mappings;
};

} // namespace citywall
