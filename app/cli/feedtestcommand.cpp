// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clitext.h"
#include "cli/commands.h"

#include "cli/console.h"
#include "cli/livesource.h"
#include "cli/session.h"
#include "engine/feeds/configureddecoder.h"
#include "engine/ingest/importsummary.h"

#include <QJsonArray>
#include <QJsonObject>

namespace citywall::commands {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype entitiesShown = 5;

/// One payload, and what a feed makes of it.
struct Trial {
    FetchedPayload payload;
    QStringList recognised; ///< formats, in the feed's order
    QString format;         ///< that decoded it, or the mapping's id; empty = the program's own
    bool mapped = false;
    QStringList links;      ///< what it only lists
    DecodedBatch batch;
    ImportSummary summary;  ///< its rejections, by reason
    TimeRange range;
};

/// The feed that was named; without a name, the one that recognises the payload.
Result<FeedDescriptor> feedFor(const QList<FeedDescriptor> &feeds, const QString &id, const QByteArray &payload)
{
    if (!id.isEmpty()) {
        const auto it = std::ranges::find(feeds, id, &FeedDescriptor::id);
        if (it == feeds.end())
            return Error { CliText::tr("there is no feed '%1'; see 'citywall feeds'").arg(id), {} };
        return *it;
    }
    QList<FeedDescriptor> fitting;
    QStringList names;
    for (const FeedDescriptor &feed : feeds) {
        if (std::ranges::none_of(feed.formats, [&](const PayloadFormat &f) { return f.recognise(payload); }))
            continue;
        fitting.append(feed);
        names.append(feed.id);
    }
    if (fitting.isEmpty())
        return Error { CliText::tr("no feed recognises it; name one with --feed"), {} };
    if (fitting.size() > 1)
        return Error { CliText::tr("more than one feed recognises it; name one with --feed: %1").arg(names.join(u", "_s)), {} };
    return fitting.constFirst();
}

/// How it is read: as the profile or the recording says, where the command line says nothing else.
Result<ConfiguredFeed> readingOf(const FeedDescriptor &feed, const FeedTestOptions &options, FeedConfig config,
                                 const Session &session)
{
    if (!options.mapping.isEmpty())
        config.mapping = mappingFile(options.mapping, session);
    if (!options.format.isEmpty()) {
        config.format = options.format;
        config.mapping.clear();
    }
    if (!options.companions.isEmpty())
        config.companions = options.companions;
    if (!options.format.isEmpty() && !feed.format(options.format)) {
        QStringList known;
        for (const PayloadFormat &f : feed.formats)
            known.append(f.id);
        return Error { CliText::tr("feed '%1' has no format '%2'; it has: %3").arg(feed.id, options.format, known.join(u", "_s)),
                       {} };
    }
    return configuredFeed(config, feed);
}

Result<Trial> attempt(const ConfiguredFeed &reading, FetchedPayload payload, bool mapped, UtcTime now)
{
    const FeedDescriptor &feed = reading.feed;
    Trial trial { std::move(payload), {}, reading.format, mapped, {}, {}, {}, {} };
    for (const PayloadFormat &f : feed.formats)
        if (f.recognise(trial.payload.bytes))
            trial.recognised.append(f.id);
    if (trial.format.isEmpty())
        trial.format = trial.recognised.value(0);
    try {
        trial.batch = reading.decoder(feed.complete(trial.payload.bytes, trial.payload.origin, reading.format), now);
        trial.links = reading.links(trial.payload.bytes);
    } catch (const std::exception &e) {
        return Error { CliText::tr("the decoder failed on it"), QString::fromUtf8(e.what()) };
    }
    if (feed.mask)
        feed.mask(trial.batch);
    trial.summary.count(trial.batch.rejections);
    for (const ObservationRecord &o : trial.batch.observations) {
        trial.range.begin = trial.range.begin.isValid() ? std::min(trial.range.begin, o.phenomenonTime) : o.phenomenonTime;
        trial.range.end = std::max(trial.range.end, o.phenomenonTime);
    }
    return trial;
}

struct Entity {
    const FeatureRecord &feature;
    GeoPoint position;
    UtcTime time;
};

/// The first entities that were observed, each once.
std::vector<Entity> firstEntities(const DecodedBatch &batch)
{
    std::vector<Entity> entities;
    QSet<quint32> seen;
    for (const ObservationRecord &o : batch.observations) {
        if (qsizetype(entities.size()) == entitiesShown)
            break;
        if (o.feature >= batch.features.size() || seen.contains(o.feature))
            continue;
        seen.insert(o.feature);
        const FeatureRecord &feature = batch.features[o.feature];
        entities.push_back({ feature, o.position.isValid() ? o.position : midpoint(feature.geometry), o.phenomenonTime });
    }
    return entities;
}

qsizetype entityCount(const DecodedBatch &batch)
{
    QSet<quint32> seen;
    for (const ObservationRecord &o : batch.observations)
        seen.insert(o.feature);
    return seen.size();
}

QJsonObject toJson(const Trial &trial, const FeedDescriptor &feed)
{
    QJsonArray first;
    for (const Entity &e : firstEntities(trial.batch))
        first.append(
            QJsonObject { { u"id"_s, e.feature.id },
                          { u"name"_s, e.feature.name },
                          { u"longitude"_s, e.position.isValid() ? QJsonValue(e.position.longitudeDegrees) : QJsonValue() },
                          { u"latitude"_s, e.position.isValid() ? QJsonValue(e.position.latitudeDegrees) : QJsonValue() },
                          { u"time"_s, e.time.toIso() } });
    QJsonObject json { { u"feed"_s, feed.id },
                       { u"source"_s, trial.payload.place },
                       { u"origin"_s, trial.payload.origin },
                       { u"bytes"_s, trial.payload.bytes.size() },
                       { u"recognised"_s, QJsonArray::fromStringList(trial.recognised) },
                       { u"format"_s, trial.format },
                       { u"lists"_s, QJsonArray::fromStringList(trial.links) },
                       { u"observations"_s, qint64(trial.batch.observations.size()) },
                       { u"entities"_s, entityCount(trial.batch) },
                       { u"rejected"_s, trial.summary.rejectedCount() },
                       { u"rejections"_s, trial.summary.toJson()[u"rejections"] },
                       { u"first"_s, first } };
    if (trial.range.begin.isValid()) {
        json[u"oldest"_s] = trial.range.begin.toIso();
        json[u"newest"_s] = trial.range.end.toIso();
    }
    return json;
}

void print(const Trial &trial, const FeedDescriptor &feed)
{
    const auto row = [](const QString &label, const QString &value) { console::print(u"%1 %2"_s.arg(label, -12).arg(value)); };
    row(CliText::tr("source"), CliText::tr("%1, %2 bytes").arg(trial.payload.place).arg(trial.payload.bytes.size()));
    if (!trial.payload.origin.isEmpty() && trial.payload.origin != trial.payload.place)
        row(CliText::tr("origin"), trial.payload.origin);
    row(CliText::tr("feed"), feed.id);
    const PayloadFormat *format = feed.format(trial.format);
    row(CliText::tr("format"),
        !format            ? CliText::tr("none recognises it: read as the program's own JSON")
            : trial.mapped ? CliText::tr("mapping %1 (%2)").arg(format->id, format->title)
            : trial.recognised.contains(trial.format)
            ? CliText::tr("%1 (%2)").arg(format->id, format->title)
            : CliText::tr("%1 (%2), though it does not look like it").arg(format->id, format->title));
    if (trial.recognised.size() > 1)
        row({}, CliText::tr("also recognised by %1").arg(trial.recognised.sliced(1).join(u", "_s)));
    if (!trial.links.isEmpty())
        row(CliText::tr("lists"),
            CliText::tr("%1 further documents; a running feed fetches them: %2")
                .arg(trial.links.size())
                .arg(trial.links.first()));
    row(CliText::tr("observations"),
        CliText::tr("%1 of %2 entities").arg(trial.batch.observations.size()).arg(entityCount(trial.batch)));
    if (trial.range.begin.isValid())
        row(CliText::tr("times"), CliText::tr("%1 to %2").arg(trial.range.begin.toIso(), trial.range.end.toIso()));
    row(CliText::tr("rejected"), QString::number(trial.summary.rejectedCount()));
    for (const ImportSummary::Reason &reason : trial.summary.rejected) {
        row({},
            CliText::tr("%1 × %2")
                .arg(reason.count)
                .arg(QCoreApplication::translate("Ingest", reason.text.toUtf8().constData())));
        for (const Rejection &r : reason.first)
            row({}, CliText::tr("    at %1: %2").arg(r.line).arg(QString::fromUtf8(r.sample.left(80)).simplified()));
    }
    for (const Entity &e : firstEntities(trial.batch))
        row(CliText::tr("entity"),
            u"%1  %2  %3  %4"_s.arg(
                e.feature.id, e.feature.name,
                e.position.isValid()
                    ? u"%1, %2"_s.arg(e.position.latitudeDegrees, 0, 'f', 5).arg(e.position.longitudeDegrees, 0, 'f', 5)
                    : CliText::tr("no position"),
                e.time.toIso()));
}

} // namespace

int feedTest(const Options &options)
{
    const auto session = Session::open(options, { .allModules = true });
    if (!session) {
        console::complain(session.error());
        return exitcode::failure;
    }
    const auto failed = [](const Error &error) {
        console::complain(error);
        return exitcode::failure;
    };
    Result<FetchedPayload> payload = fetchPayload(options.feedTest.source, **session, options.feedTest.feed);
    if (!payload)
        return failed(payload.error());
    const FeedTestOptions &asked = options.feedTest;
    const QString named = asked.feed.isEmpty() ? payload->config.feed : asked.feed;
    const Result<FeedDescriptor> feed = feedFor((*session)->modules().feeds(), named, payload->bytes);
    if (!feed)
        return failed(feed.error());
    const Result<ConfiguredFeed> reading = readingOf(*feed, asked, payload->config, **session);
    if (!reading)
        return failed(reading.error());
    const bool mapped = !feed->format(reading->format) && !reading->format.isEmpty();
    const Result<Trial> trial = attempt(*reading, std::move(*payload), mapped, (*session)->clock().realNow());
    if (!trial)
        return failed(trial.error());
    if (options.json)
        console::print(toJson(*trial, reading->feed));
    else
        print(*trial, reading->feed);
    return trial->batch.observations.empty() ? exitcode::failure : exitcode::good;
}

} // namespace citywall::commands
