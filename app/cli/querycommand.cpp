// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clitext.h"
#include "cli/commands.h"

#include "cli/console.h"
#include "cli/session.h"
#include "cli/unixsignals.h"
#include "engine/feeds/transports/transportoptions.h"
#include "engine/query/outputfile.h"
#include "engine/query/polygonfile.h"
#include "engine/query/queryrun.h"
#include "engine/query/timebuckets.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <cstdio>
#include <unistd.h>

namespace citywall::commands {

using namespace Qt::StringLiterals;

namespace {

int gaveUp(const Error &error)
{
    console::complain(error);
    return exitcode::failure;
}

/// The session with its history to be read, and the module that was named.
Result<std::unique_ptr<Session>> openToAsk(const Options &options)
{
    Result<std::unique_ptr<Session>> session = Session::open(options, { .history = Session::History::Reading });
    if (!session)
        return session;
    const QString &module = options.query.module;
    const QList<ModuleStatus *> modules = (*session)->registry().modules();
    const auto it = std::ranges::find(modules, module, &ModuleStatus::id);
    if (it == modules.end())
        return Error { CliText::tr("there is no module '%1' in this city; see 'citywall modules'").arg(module), {} };
    if ((*it)->state == ModuleStatus::State::Failed)
        return Error { CliText::tr("module '%1' has failed: %2").arg(module, (*it)->reason), {} };
    return session;
}

Result<QList<FeedDescriptor>> feedsAsked(const ModuleHost &modules, const QueryOptions &q)
{
    QList<FeedDescriptor> feeds;
    QStringList missing = q.feeds;
    for (const FeedDescriptor &feed : modules.feeds()) {
        if (modules.moduleOfFeed(feed.id) != q.module || !(q.feeds.isEmpty() || q.feeds.contains(feed.id)))
            continue;
        feeds.append(feed);
        missing.removeAll(feed.id);
    }
    if (!missing.isEmpty() || feeds.isEmpty())
        return Error { CliText::tr("module '%1' has no feed '%2'").arg(q.module, missing.value(0)), {} };
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
        return Error { CliText::tr("--box must be WEST,SOUTH,EAST,NORTH in degrees, not '%1'").arg(text), {} };
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

Result<TimeRange> rangeAsked(const CityClock &clock, const QueryOptions &q)
{
    const Result<UtcTime> from = timeFrom(clock, u"--from"_s, q.from);
    const Result<UtcTime> to = timeFrom(clock, u"--to"_s, q.to);
    if (!from || !to)
        return from ? to.error() : from.error();
    const TimeRange range { *from, *to };
    if (range.isEmpty())
        return Error { CliText::tr("--from must be before --to"), {} };
    return range;
}

/// Areas by id or, whatever the case, by name.
Result<QStringList> areasAsked(const AreaIndex &areas, const QStringList &asked)
{
    QStringList ids;
    for (const QString &text : asked) {
        const auto isIt = [&](const Area &a) { return a.id == text || a.name.compare(text, Qt::CaseInsensitive) == 0; };
        const auto it = std::ranges::find_if(areas.areas(), isIt);
        if (it == areas.areas().cend())
            return Error { CliText::tr("there is no area '%1' in this city").arg(text), {} };
        ids.append(it->id);
    }
    return ids;
}

Result<std::optional<Aggregation>> aggregationAsked(const QueryOptions &q, const QTimeZone &zone)
{
    if (q.every.isEmpty())
        return std::optional<Aggregation>();
    using By = Aggregation::By;
    const std::optional<Duration> every = isoDuration(q.every);
    if (!every || !TimeBuckets::isAllowed(*every))
        return Error {
            CliText::tr("--every must be whole days or divide one, such as PT15M, PT1H, P1D or P7D, not '%1'").arg(q.every), {}
        };
    static const QRegularExpression places(u"^(none|area|feature|hexagon)(?::(\\d{1,2}))?$"_s);
    static const QHash<QString, By> kinds {
        { u"none"_s, By::None }, { u"area"_s, By::Area }, { u"feature"_s, By::Feature }, { u"hexagon"_s, By::Hexagon }
    };
    const QRegularExpressionMatch match = places.match(q.by.isEmpty() ? u"none"_s : q.by);
    const By by = kinds.value(match.captured(1));
    const bool hasResolution = !match.captured(2).isEmpty();
    const int resolution = hasResolution ? match.captured(2).toInt() : Aggregation::usualResolution;
    if (!match.hasMatch() || (hasResolution && by != By::Hexagon) || resolution > 15)
        return Error {
            CliText::tr("--by must be none, area, feature, hexagon or hexagon:RESOLUTION (0 to 15), not '%1'").arg(q.by), {}
        };
    return std::optional(Aggregation { *every, by, resolution, zone });
}

Result<QueryRequest> requestFrom(const Options &options, Session &session)
{
    const QueryOptions &q = options.query;
    QueryRequest request;
    const Result<QList<FeedDescriptor>> feeds = feedsAsked(session.modules(), q);
    const Result<TimeRange> range = rangeAsked(session.clock(), q);
    const Result<QStringList> areas = areasAsked(session.areas(), q.areas);
    const Result<std::optional<Aggregation>> aggregation = aggregationAsked(q, session.profile().zone);
    if (!feeds || !range || !areas || !aggregation)
        return !feeds ? feeds.error() : !range ? range.error() : !areas ? areas.error() : aggregation.error();
    request.feeds = *feeds;
    request.metrics = session.modules().metrics();
    request.aggregation = *aggregation;
    request.filter.range = *range;
    request.filter.areas = *areas;
    request.filter.entities = q.entities;
    request.filter.categories = q.categories;
    if (!q.box.isEmpty()) {
        const Result<GeoBox> box = boxFrom(q.box);
        if (!box)
            return box.error();
        request.filter.box = *box;
    }
    if (!q.polygons.isEmpty()) {
        const Result<GeoMultiPolygon> polygons = readPolygons(q.polygons);
        if (!polygons)
            return polygons.error();
        request.filter.polygons = *polygons;
    }
    for (const QString &text : q.where) {
        const Result<Comparison> comparison = Comparison::fromText(text);
        if (!comparison)
            return comparison.error();
        request.filter.where.append(*comparison);
    }
    return request;
}

TableFormat formatAsked(const Options &options)
{
    static const QHash<QString, TableFormat> formats {
        { u"csv"_s, TableFormat::Csv },       { u"geojson"_s, TableFormat::GeoJson }, { u"json"_s, TableFormat::Json },
        { u"ndjson"_s, TableFormat::NdJson }, { u"jsonl"_s, TableFormat::NdJson },    { u"gpkg"_s, TableFormat::GeoPackage }
    };
    const QueryOptions &q = options.query;
    const QString otherwise = q.file.isEmpty() ? (options.json ? u"json"_s : u"csv"_s) : QFileInfo(q.file).suffix().toLower();
    return formats.value(q.format.isEmpty() ? otherwise : q.format, TableFormat::Csv);
}

/// Where the answer goes: standard output, or a file that appears when it is whole.
struct Destination {
    std::unique_ptr<OutputFile> file; ///< null = standard output
    QFile device;
    std::unique_ptr<TableWriter> writer; ///< writes to them

    Status open(TableFormat format, const QString &path)
    {
        if (!path.isEmpty()) {
            Result<std::unique_ptr<OutputFile>> made = OutputFile::make(path);
            if (!made)
                return made.error();
            file = std::move(made).value();
        }
        if (format == TableFormat::GeoPackage) {
            if (!file)
                return Error { CliText::tr("a GeoPackage needs a file: --output FILE.gpkg"), {} };
            writer = makeGeoPackageWriter(file->path());
            return ok();
        }
        if (file)
            device.setFileName(file->path());
        if (!(file ? device.open(QIODevice::WriteOnly) : device.open(stdout, QIODevice::WriteOnly)))
            return Error { CliText::tr("%1 cannot be written").arg(path.isEmpty() ? CliText::tr("standard output") : path),
                           device.errorString() };
        writer = makeTextWriter(format, device);
        return ok();
    }
    Status close()
    {
        writer.reset();
        device.close();
        return file ? file->commit() : ok();
    }
};

QuerySummary runToItsEnd(QueryRun &run, const UnixSignals &signalled, bool showProgress)
{
    QEventLoop loop;
    QuerySummary summary;
    QObject::connect(&signalled, &UnixSignals::arrived, &run, &QueryRun::cancel);
    QObject::connect(&run, &QueryRun::finished, &loop, [&](const QuerySummary &s) {
        summary = s;
        loop.quit();
    });
    if (showProgress) {
        QObject::connect(&run, &QueryRun::progressed, &loop, [](double share, qint64 observations) {
            QTextStream(stderr) << "\r\x1b[K" << CliText::tr("%1 %, %2 observations").arg(int(share * 100)).arg(observations);
        });
    }
    run.start();
    loop.exec();
    if (showProgress)
        QTextStream(stderr) << "\r\x1b[K";
    return summary;
}

QString told(const QuerySummary &s)
{
    QString text = CliText::tr("%1 observations").arg(s.observations);
    if (s.rows != s.observations)
        text += CliText::tr(" in %1 rows").arg(s.rows);
    if (!s.range.isEmpty())
        text += CliText::tr(", %1 to %2").arg(s.range.begin.toIso(), s.range.end.toIso());
    return s.simulated ? text + CliText::tr(", SIMULATED") : text;
}

QJsonObject toJson(const QuerySummary &s, const QString &file)
{
    return { { u"file"_s, file },
             { u"observations"_s, s.observations },
             { u"rows"_s, s.rows },
             { u"from"_s, s.range.isEmpty() ? QJsonValue() : s.range.begin.toIso() },
             { u"to"_s, s.range.isEmpty() ? QJsonValue() : s.range.end.toIso() },
             { u"simulated"_s, s.simulated },
             { u"attributions"_s, QJsonArray::fromStringList(s.attributions) } };
}

} // namespace

int query(const Options &options)
{
    const UnixSignals signalled;
    const auto session = openToAsk(options);
    if (!session)
        return gaveUp(session.error());
    const Result<QueryRequest> request = requestFrom(options, **session);
    if (!request)
        return gaveUp(request.error());
    const QString &file = options.query.file;
    Destination to;
    if (const Status opened = to.open(formatAsked(options), file); !opened)
        return gaveUp(opened.error());
    QueryRun run(*request, (*session)->history(), &(*session)->areas(), *to.writer);
    const bool showProgress = isatty(STDERR_FILENO) == 1 && (to.file || isatty(STDOUT_FILENO) == 0);
    const QuerySummary summary = runToItsEnd(run, signalled, showProgress);
    if (summary.error)
        return gaveUp(*summary.error);
    if (summary.cancelled) {
        console::complain(to.file ? CliText::tr("interrupted; %1 was not written").arg(file)
                                  : CliText::tr("interrupted after %1").arg(told(summary)));
        return exitcode::interrupted;
    }
    if (const Status closed = to.close(); !closed)
        return gaveUp(closed.error());
    if (to.file && options.json)
        console::print(toJson(summary, file));
    else
        console::complain(told(summary));
    return exitcode::good;
}

} // namespace citywall::commands
