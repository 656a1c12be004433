// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clitext.h"
#include "cli/commands.h"

#include "cli/console.h"
#include "cli/session.h"
#include "engine/ingest/commands.h"

#include <QFile>

#include <cstdio>

namespace citywall::commands {

namespace {

int failed(const Error &error)
{
    console::complain(error);
    return exitcode::failure;
}

/// The session with its history, and the module that was named, if one was, running.
Result<std::unique_ptr<Session>> openFor(const Options &options, const QString &module)
{
    Result<std::unique_ptr<Session>> session = Session::open(options, { .history = Session::History::Required });
    if (!session || module.isEmpty())
        return session;
    const QList<ModuleStatus *> modules = (*session)->registry().modules();
    const auto it = std::find_if(modules.begin(), modules.end(), [&](const ModuleStatus *m) { return m->id == module; });
    if (it == modules.end())
        return Error { CliText::tr("there is no module '%1' in this city; see 'citywall modules'").arg(module), {} };
    if ((*it)->state == ModuleStatus::State::Failed)
        return Error { CliText::tr("module '%1' has failed: %2").arg(module, (*it)->reason), {} };
    return session;
}

Result<Mapping> readMapping(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error { CliText::tr("the mapping %1 cannot be read: %2").arg(path, file.errorString()), {} };
    return Mapping::fromJson(file.readAll(), path);
}

/// The modules' own mappings, or only the file named instead of one.
Result<QList<Mapping>> mappingsFor(const ModuleHost &modules, const QString &asked)
{
    const bool isFile = asked.contains(u'/') || asked.endsWith(u".json");
    QList<Mapping> mappings;
    const QStringList paths = isFile ? QStringList { asked } : modules.mappings();
    for (const QString &path : paths) {
        Result<Mapping> mapping = readMapping(path);
        if (!mapping)
            return mapping.error();
        mappings.append(*mapping);
    }
    return mappings;
}

} // namespace

int importFiles(const Options &options)
{
    const auto session = openFor(options, options.import.module);
    if (!session)
        return failed(session.error());
    const Result<QList<Mapping>> mappings = mappingsFor((*session)->modules(), options.import.mapping);
    if (!mappings)
        return failed(mappings.error());
    const Result<Shift> shift = options.import.shift.isEmpty() ? Result<Shift>(Shift {}) : Shift::fromText(options.import.shift);
    if (!shift)
        return failed(shift.error());
    ImportRequest request;
    request.files = options.import.files;
    request.module = options.import.module;
    request.feed = options.import.feed;
    // A mapping given as a file is the only one there is, so that its id need not be named.
    request.mapping = mappings->size() == 1 ? mappings->constFirst().id : options.import.mapping;
    request.format = options.import.format;
    request.companions = options.import.companions;
    request.attribution = options.import.attribution;
    request.datum = options.import.datum;
    request.shift = *shift;
    request.now = (*session)->clock().now();
    request.knownSources = [&history = (*session)->history()](const QString &feed) {
        QStringList names;
        for (const Source &s : history.dictionary(feed)->sources)
            names.append(s.name);
        return names;
    };
    QTextStream out(stdout);
    QTextStream err(stderr);
    return runImport(request, *mappings, (*session)->modules().feeds(), *(*session)->writer(), out, err, options.json,
                     (*session)->profile().zone);
}

} // namespace citywall::commands
