// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clitext.h"
#include "cli/commands.h"

#include "cli/console.h"
#include "cli/questions.h"
#include "engine/feeds/transports/transportoptions.h"
#include "engine/query/observationlines.h"
#include "engine/query/polygonfile.h"
#include "engine/query/timebuckets.h"
#include "engine/query/usualbuckets.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace citywall::commands {

using namespace Qt::StringLiterals;

namespace {

int gaveUp(const Error &error)
{
    console::complain(error);
    return exitcode::failure;
}

Result<std::optional<Aggregation>> aggregationAsked(const QueryOptions &q, const QTimeZone &zone, UtcTime now)
{
    if (q.every.isEmpty())
        return std::optional<Aggregation>();
    using By = Aggregation::By;
    const std::optional<Duration> every = isoDuration(q.every);
    if (!every || !TimeBuckets::isAllowed(*every))
        return Error {
            CliText::tr("--every must be whole days or divide one, such as PT15M, PT1H, P1D or P7D, not '%1'").arg(q.every), {}
        };
    if (q.usual && !UsualBuckets::isAllowed(*every))
        return Error { CliText::tr(
                           "--usual is told of the same hours of the same weekday, so that --every must be whole hours and "
                           "at most a day, such as PT1H, PT6H or P1D, not '%1'")
                           .arg(q.every),
                       {} };
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
    return std::optional(Aggregation { *every, by, resolution, zone, q.usual, now });
}

Result<QueryRequest> requestFrom(const Options &options, Session &session)
{
    const QueryOptions &q = options.query;
    QueryRequest request;
    const Result<QList<FeedDescriptor>> feeds = feedsAsked(session.modules(), q);
    const Result<TimeRange> range = rangeAsked(session.clock(), q);
    const Result<QList<Area>> areas = areasAsked(session.areas().areas(), q.areas);
    const Result<std::optional<Aggregation>> aggregation = aggregationAsked(q, session.profile().zone, session.clock().now());
    if (!feeds || !range || !areas || !aggregation)
        return !feeds ? feeds.error() : !range ? range.error() : !areas ? areas.error() : aggregation.error();
    request.feeds = *feeds;
    request.metrics = session.modules().metrics();
    request.aggregation = *aggregation;
    request.filter.range = *range;
    for (const Area &area : *areas)
        request.filter.areas.append(area.id);
    request.filter.entities = q.entities;
    request.filter.categories = q.categories;
    if (!q.box.isEmpty()) {
        const Result<GeoBox> box = boxAsked(q.box);
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

/// By the name of the file where it is not said. What it cannot be told by is a mistake, not CSV.
Result<TableFormat> formatAsked(const Options &options)
{
    static const QHash<QString, TableFormat> formats {
        { u"csv"_s, TableFormat::Csv },       { u"geojson"_s, TableFormat::GeoJson }, { u"json"_s, TableFormat::Json },
        { u"ndjson"_s, TableFormat::NdJson }, { u"jsonl"_s, TableFormat::NdJson },    { u"gpkg"_s, TableFormat::GeoPackage }
    };
    const QueryOptions &q = options.query;
    const QString otherwise = q.file.isEmpty() ? (options.json ? u"json"_s : u"csv"_s) : QFileInfo(q.file).suffix().toLower();
    const auto format = formats.constFind(q.format.isEmpty() ? otherwise : q.format);
    if (format == formats.cend())
        return Error { CliText::tr("%1: no format goes by this name; name the file .csv, .geojson, .json, .ndjson (or .jsonl) or "
                                   ".gpkg, or say --format csv, geojson, json, ndjson or gpkg")
                           .arg(q.file),
                       {} };
    return *format;
}

Result<std::unique_ptr<TableWriter>> writerTo(AnswerPlace &place, TableFormat format)
{
    if (format == TableFormat::GeoPackage) {
        if (!place.isFile())
            return Error { CliText::tr("a GeoPackage needs a file: --output FILE.gpkg"), {} };
        return makeGeoPackageWriter(place.temporaryPath());
    }
    const Result<QIODevice *> device = place.device();
    if (!device)
        return device.error();
    return makeTextWriter(format, **device);
}

} // namespace

int query(const Options &options)
{
    const Result<TableFormat> format = formatAsked(options);
    if (!format) {
        console::complain(format.error());
        return exitcode::usage;
    }
    const auto session = openToAsk(options);
    if (!session)
        return gaveUp(session.error());
    const Result<QueryRequest> request = requestFrom(options, **session);
    if (!request)
        return gaveUp(request.error());
    const auto place = AnswerPlace::make(options.query.file);
    if (!place)
        return gaveUp(place.error());
    auto writer = writerTo(**place, *format);
    if (!writer)
        return gaveUp(writer.error());
    return answer(**session, *request, **place, *writer, options.json);
}

int exportHistory(const Options &options)
{
    const QueryOptions &asked = options.query;
    const auto session = openToAsk(options);
    if (!session)
        return gaveUp(session.error());
    const Result<QList<FeedDescriptor>> feeds = feedsAsked((*session)->modules(), asked);
    const Result<TimeRange> range = rangeAsked((*session)->clock(), asked);
    if (!feeds || !range)
        return gaveUp(feeds ? range.error() : feeds.error());
    QueryRequest request;
    request.feeds = *feeds;
    request.filter.range = *range;
    const auto place = AnswerPlace::make(asked.file);
    if (!place)
        return gaveUp(place.error());
    const Result<QIODevice *> device = (*place)->device();
    if (!device)
        return gaveUp(device.error());
    auto writer = makeObservationLinesWriter(**device, asked.from.isEmpty() && asked.to.isEmpty());
    return answer(**session, request, **place, writer, options.json);
}

} // namespace citywall::commands
