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

/// The session with its history, and the module that was named, running.
Result<std::unique_ptr<Session>> openFor(const Options &options, const QString &module)
{
    Result<std::unique_ptr<Session>> session = Session::open(options, { .history = Session::History::Required });
    if (!session)
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

QList<FeedDescriptor> feedsOf(const ModuleHost &modules, const QString &module, const QString &feed)
{
    QList<FeedDescriptor> feeds;
    for (const FeedDescriptor &f : modules.feeds()) {
        if (modules.moduleOfFeed(f.id) == module && (feed.isEmpty() || f.id == feed))
            feeds.append(f);
    }
    return feeds;
}

Result<GeoBox> boxFrom(const QString &text)
{
    const QStringList parts = text.split(u',');
    bool good = parts.size() == 4;
    std::array<double, 4> v {};
    for (size_t i = 0; good && i < 4; ++i)
        v[i] = parts.at(qsizetype(i)).toDouble(&good);
    const GeoBox box { v[0], v[1], v[2], v[3] };
    if (!good || box.isEmpty())
        return Error { CliText::tr("--bbox must be WEST,SOUTH,EAST,NORTH in degrees, not '%1'").arg(text), {} };
    return box;
}

Result<UtcTime> timeFrom(const CityClock &clock, const QString &option, const QString &text)
{
    const double milliseconds = clock.parse(text);
    if (std::isnan(milliseconds))
        return Error {
            CliText::tr("%1: '%2' is not a time; try '2026-11-20 08:15', 'yesterday 8:00', -2h or RFC 3339").arg(option, text), {}
        };
    return UtcTime { qint64(milliseconds) };
}

Result<ExportRequest> exportRequest(const Options &options, Session &session)
{
    const QueryOptions &q = options.query;
    ExportRequest request;
    const QString format = options.json ? QStringLiteral("json") : q.format;
    request.format = format == u"geojson" ? ExportRequest::Format::GeoJson
        : format == u"json"               ? ExportRequest::Format::Json
                                          : ExportRequest::Format::Csv;
    request.feeds = feedsOf(session.modules(), q.module, q.feed);
    request.metrics = session.modules().metrics();
    if (request.feeds.isEmpty())
        return Error { CliText::tr("module '%1' has no feed '%2'").arg(q.module, q.feed), {} };
    const Result<UtcTime> from = timeFrom(session.clock(), QStringLiteral("--from"), q.from);
    const Result<UtcTime> to = timeFrom(session.clock(), QStringLiteral("--to"), q.to);
    if (!from || !to)
        return from ? to.error() : from.error();
    request.range = { *from, *to };
    if (request.range.isEmpty())
        return Error { CliText::tr("--from must be before --to"), {} };
    if (!q.bbox.isEmpty()) {
        const Result<GeoBox> box = boxFrom(q.bbox);
        if (!box)
            return box.error();
        request.box = *box;
    }
    if (!q.area.isEmpty()) {
        for (const Area &area : session.areas().areas()) {
            if (area.id == q.area || area.name.compare(q.area, Qt::CaseInsensitive) == 0)
                request.area = area.id;
        }
        if (request.area.isEmpty())
            return Error { CliText::tr("there is no area '%1' in this city").arg(q.area), {} };
    }
    return request;
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

int query(const Options &options)
{
    const auto session = openFor(options, options.query.module);
    if (!session)
        return failed(session.error());
    const Result<ExportRequest> request = exportRequest(options, **session);
    if (!request)
        return failed(request.error());
    QFile out;
    QTextStream err(stderr);
    if (!out.open(stdout, QIODevice::WriteOnly))
        return failed({ CliText::tr("standard output cannot be written"), out.errorString() });
    return runQuery(*request, (*session)->history(), &(*session)->areas(), out, err);
}

} // namespace citywall::commands
