// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/modulehost.h"

#include "engine/core/modulecontext.h"
#include "engine/core/startupmarker.h"
#include "engine/core/startwatchdog.h"

#include <QDir>
#include <QFile>
#include <QLibrary>
#include <QRegularExpression>

#include <cstdio>
#include <exception>

namespace citywall {

using State = ModuleStatus::State;

ModuleHost::ModuleHost(const ModuleServices &services, ModuleRegistry &registry, Options options, QObject *parent)
    : QObject(parent), m_services(services), m_registry(registry), m_options(std::move(options))
{
}

ModuleHost::~ModuleHost()
{
    // Descriptors first, then modules in reverse order. Their code stays loaded: QML types registered from it live on.
    m_registry.clearContributions();
    for (auto it = m_order.crbegin(); it != m_order.crend(); ++it) {
        Entry *entry = find(*it);
        entry->module.reset();
        if (entry->status->state == State::Running)
            set(entry->status, State::Stopped);
    }
}

void ModuleHost::start()
{
    readManifests();
    resolve();
    for (const QString &id : std::as_const(m_order))
        startModule(*find(id));
    for (const auto &entry : m_entries) {
        if (entry->status->state == State::Initialized)
            set(entry->status, State::Running);
    }
}

void ModuleHost::readManifests()
{
    const QStringList files = QDir(m_options.folder).entryList(QDir::Files, QDir::Name);
    for (const QString &file : files) {
        if (QLibrary::isLibrary(file))
            readManifest(m_options.folder + u'/' + file);
    }
    // In the order the city wants them; what it wants and nobody brings is said.
    for (const QString &id : m_options.wanted) {
        if (find(id))
            continue;
        auto entry = std::make_unique<Entry>();
        entry->manifest.id = id;
        entry->problem = tr("is not installed in %1").arg(QDir::toNativeSeparators(m_options.folder));
        m_entries.push_back(std::move(entry));
    }
    std::stable_sort(m_entries.begin(), m_entries.end(), [this](const auto &a, const auto &b) {
        return m_options.wanted.isEmpty() ? a->manifest.order < b->manifest.order
                                          : m_options.wanted.indexOf(a->manifest.id) < m_options.wanted.indexOf(b->manifest.id);
    });
    for (const auto &entry : m_entries) {
        entry->status = addStatus(entry->manifest);
        if (!entry->problem.isEmpty())
            fail(*entry, entry->problem);
    }
}

void ModuleHost::readManifest(const QString &file)
{
    auto entry = std::make_unique<Entry>();
    entry->loader = std::make_unique<QPluginLoader>(file);
    // Bind everything at once: a missing symbol fails the load, not a click an hour later.
    entry->loader->setLoadHints(QLibrary::ResolveAllSymbolsHint);
    const Result<ModuleManifest> manifest = ModuleManifest::fromMetaData(entry->loader->metaData());
    if (manifest) {
        entry->manifest = *manifest;
        if (const Entry *other = find(manifest->id))
            entry->problem = tr("has the same id as %1").arg(QFileInfo(other->loader->fileName()).fileName());
    } else {
        // The id is what the manifest claims, if anything, or the file's name: citywall-ID.so.
        const QString claimed = entry->loader->metaData().value(u"MetaData").toObject().value(u"id").toString();
        const QString name = QFileInfo(file).completeBaseName();
        entry->manifest.id = !claimed.isEmpty() ? claimed : name.startsWith(u"citywall-") ? name.sliced(9) : name;
        entry->problem = entry->loader->metaData().isEmpty()
            ? tr("%1 is not a module: %2").arg(QFileInfo(file).fileName(), entry->loader->errorString())
            : manifest.error().message;
    }
    if (m_options.wanted.isEmpty() ? entry->manifest.onDemand : !m_options.wanted.contains(entry->manifest.id))
        return;
    m_entries.push_back(std::move(entry));
}

void ModuleHost::resolve()
{
    QList<ModuleManifest> sound;
    QStringList failed;
    for (const auto &entry : m_entries) {
        if (entry->status->state == State::Failed)
            failed.append(entry->manifest.id);
        else
            sound.append(entry->manifest);
    }
    const LoadOrder order = loadOrder(sound, failed);
    m_order = order.order;
    for (const auto &entry : m_entries) {
        if (entry->status->state == State::Failed)
            continue;
        if (order.failed.contains(entry->manifest.id))
            fail(*entry, order.failed.value(entry->manifest.id));
        else
            set(entry->status, State::Resolved);
    }
}

void ModuleHost::startModule(Entry &entry)
{
    for (const QString &required : std::as_const(entry.manifest.requiredModules)) {
        if (find(required)->status->state == State::Failed)
            return fail(entry, tr("requires module '%1', which has failed").arg(required));
    }
    const QString id = entry.manifest.id;
    StartupMarker marker(m_options.markerFolder, id);
    if (!marker.begin())
        return fail(
            entry,
            tr("crashed or hung the program when it was last started, and is held back. Try again: citywall modules --retry %1")
                .arg(id));
    const StartWatchdog watchdog(m_options.patience, [id, patience = m_options.patience] {
        std::fprintf(
            stderr,
            "citywall: module '%s' has been starting for %lld s; if you stop the program now, it is held back the next time\n",
            qPrintable(id), static_cast<long long>(patience.count() / 1000));
    });
    if (!entry.loader->load())
        return fail(entry, tr("cannot be loaded: %1").arg(entry.loader->errorString()));
    set(entry.status, State::Loaded);
    // Before initialize(): titles are translated there.
    entry.translator = std::make_unique<QTranslator>();
    if (entry.translator->load(QLocale(), id, QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(entry.translator.get());
    entry.module.reset(qobject_cast<Module *>(entry.loader->instance()));
    if (entry.module)
        initialize(entry);
    else
        fail(entry, tr("its plugin's object is not a module"));
}

std::unique_ptr<ModuleHost> ModuleHost::again(const ModuleServices &services, ModuleRegistry &registry) const
{
    auto host = std::make_unique<ModuleHost>(services, registry, m_options);
    for (const QString &id : m_order) {
        const auto first = std::ranges::find_if(m_entries, [&](const auto &e) { return e->manifest.id == id; });
        if ((*first)->status->state != State::Running)
            continue;
        auto entry = std::make_unique<Entry>();
        entry->manifest = (*first)->manifest;
        entry->status = host->addStatus(entry->manifest);
        entry->module = (*first)->module->another();
        host->initialize(*entry);
        if (entry->status->state == State::Initialized)
            set(entry->status, State::Running);
        host->m_order.append(id);
        host->m_entries.push_back(std::move(entry));
    }
    return host;
}

void ModuleHost::initialize(Entry &entry)
{
    entry.context = std::make_unique<Context>(*this, entry.manifest.id);
    try {
        entry.module->initialize(*entry.context);
        for (const Metric &m : std::as_const(entry.context->metrics)) {
            if (std::any_of(m_metrics.cbegin(), m_metrics.cend(), [&](const Metric &other) { return other.id == m.id; }))
                throw std::runtime_error(tr("metric '%1' is another module's already").arg(m.id).toStdString());
        }
    } catch (const std::exception &e) {
        entry.context->contribution = {};
        return fail(entry, QString::fromUtf8(e.what()));
    } catch (...) {
        entry.context->contribution = {};
        return fail(entry, tr("failed with an error of an unknown kind"));
    }
    for (const FeedDescriptor &feed : std::as_const(entry.context->feeds))
        m_feedModules.insert(feed.id, entry.manifest.id);
    m_feeds += entry.context->feeds;
    m_metrics += entry.context->metrics;
    m_alarmRules += entry.context->alarmRules;
    m_mappings += entry.context->mappings;
    entry.context->followLooks();
    m_registry.add(std::move(entry.context->contribution));
    entry.status->help = readHelp(entry.manifest.qmlUri);
    set(entry.status, State::Initialized);
}

// In the module's resources: help/<language>.md beside its QML, English where there is no other.
QString ModuleHost::readHelp(const QString &qmlUri) const
{
    const QString folder = QStringLiteral(":/qt/qml/%1/help/").arg(QString(qmlUri).replace(u'.', u'/'));
    for (const QString &language : { m_options.language, QStringLiteral("en") }) {
        QFile file(folder + language + QStringLiteral(".md"));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        static const QRegularExpression comments(QStringLiteral("<!--.*?-->\\s*"),
                                                 QRegularExpression::DotMatchesEverythingOption);
        return QString::fromUtf8(file.readAll()).remove(comments);
    }
    return {};
}

ModuleStatus *ModuleHost::addStatus(const ModuleManifest &manifest)
{
    const auto text = [&](const QHash<QString, QString> &texts, const QString &otherwise) {
        return texts.value(m_options.language, texts.value(QStringLiteral("en"), otherwise));
    };
    auto status = std::make_unique<ModuleStatus>();
    status->id = manifest.id;
    status->title = text(manifest.title, manifest.id);
    status->description = text(manifest.description, {});
    status->version = manifest.version;
    status->icon = manifest.icon;
    status->qmlUri = manifest.qmlUri;
    return m_registry.addModule(std::move(status));
}

ModuleHost::Entry *ModuleHost::find(const QString &id)
{
    // The first of an id is the one that counts; a second one has failed for being the second.
    const auto it = std::find_if(m_entries.begin(), m_entries.end(), [&](const auto &e) { return e->manifest.id == id; });
    return it == m_entries.end() ? nullptr : it->get();
}

void ModuleHost::set(ModuleStatus *status, State state, const QString &reason)
{
    status->state = state;
    status->reason = reason;
    Q_EMIT status->changed();
}

} // namespace citywall

#include "moc_modulehost.cpp"
