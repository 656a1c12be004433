// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clitext.h"
#include "cli/commands.h"

#include "cli/console.h"
#include "cli/livesource.h"
#include "cli/session.h"
#include "engine/feeds/batchmerger.h"
#include "engine/feeds/configureddecoder.h"
#include "engine/ingest/importsummary.h"
#include "sdk/reason.h"

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
    qsizetype described = 0; ///< entities: names and places, whether or not something is observed of them

    /// As the program's own JSON, with values that the feed knows: any feed reads any such document, and makes nothing of it.
    bool hasValues() const
    {
        return std::ranges::any_of(batch.observations, [](const ObservationRecord &o) {
            return std::ranges::any_of(o.values, [](float value) { return !std::isnan(value); });
        });
    }
    bool isRecognised() const { return mapped || recognised.contains(format); }
    /// It says something, if only what there is or where more is, or it says rightly that there is nothing.
    bool isUnderstood() const
    {
        return !batch.observations.empty() || !links.isEmpty() || described + summary.leftOutCount() > summary.rejectedCount()
            || summary.rejectedCount() == 0;
    }
};

/// A feed that may read it, and what came of that.
struct Candidate {
    FeedDescriptor feed; ///< with the mapping
    Trial trial;
};

/// The feeds that may read it: the one that was named; without a name, those that recognise it, else those that read JSON of their own.
Result<QList<FeedDescriptor>> feedsFor(const QList<FeedDescriptor> &feeds, const QString &id, const QByteArray &payload)
{
    QList<FeedDescriptor> fitting;
    if (!id.isEmpty()) {
        const auto it = std::ranges::find(feeds, id, &FeedDescriptor::id);
        if (it == feeds.end())
            return Error { CliText::tr("there is no feed '%1'; see 'citywall feeds'").arg(id), {} };
        return QList<FeedDescriptor> { *it };
    }
    for (const FeedDescriptor &feed : feeds)
        if (std::ranges::any_of(feed.formats, [&](const PayloadFormat &f) { return f.recognise(payload); }))
            fitting.append(feed);
    if (fitting.isEmpty() && looksLikeJson(payload))
        fitting = feeds;
    if (fitting.isEmpty())
        return Error { CliText::tr("no feed recognises it; name one with --feed"), {} };
    return fitting;
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
    Trial trial { std::move(payload), {}, reading.format, mapped, {}, {}, {}, {}, 0 };
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
    rejectAhead(trial.batch, now, feed);
    trial.summary.count(trial.batch);
    trial.described = std::ranges::count_if(trial.batch.features,
                                            [](const FeatureRecord &f) { return !f.name.isEmpty() || !f.geometry.isEmpty(); });
    for (const ObservationRecord &o : trial.batch.observations) {
        trial.range.begin = trial.range.begin.isValid() ? std::min(trial.range.begin, o.phenomenonTime) : o.phenomenonTime;
        trial.range.end = std::max(trial.range.end, o.phenomenonTime);
    }
    return trial;
}

Result<Candidate> tried(const FeedDescriptor &feed, const FeedTestOptions &asked, const FetchedPayload &payload, Session &session)
{
    const Result<ConfiguredFeed> reading = readingOf(feed, asked, payload.config, session);
    if (!reading)
        return reading.error();
    const bool mapped = !feed.format(reading->format) && !reading->format.isEmpty();
    Result<Trial> trial = attempt(*reading, payload, mapped, session.clock().realNow());
    if (!trial)
        return trial.error();
    return Candidate { reading->feed, std::move(*trial) };
}

/// The only one that takes observations, else the only one that understands it; null = there is none, or more than one.
const Candidate *theOneOf(const std::vector<Candidate> &candidates)
{
    const auto only = [&](auto is) -> const Candidate * {
        const auto it = std::ranges::find_if(candidates, is);
        return std::ranges::count_if(candidates, is) == 1 ? &*it : nullptr;
    };
    if (candidates.size() == 1)
        return &candidates.front();
    const auto takes = [](const Candidate &c) { return !c.trial.batch.observations.empty(); };
    return std::ranges::any_of(candidates, takes) ? only(takes) : only([](const Candidate &c) { return c.trial.isUnderstood(); });
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
                       { u"described"_s, trial.described },
                       { u"understood"_s, trial.isUnderstood() },
                       { u"rejected"_s, trial.summary.rejectedCount() },
                       { u"rejections"_s, trial.summary.toJson()[u"rejections"] },
                       { u"leftOut"_s, trial.summary.leftOutCount() },
                       { u"leftOutReasons"_s, trial.summary.toJson()[u"leftOutReasons"] },
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
            trial.links.size() == 1 ? CliText::tr("one further document; a running feed fetches it: %1").arg(trial.links.first())
                                    : CliText::tr("%1 further documents; a running feed fetches them: %2")
                                          .arg(trial.links.size())
                                          .arg(trial.links.first()));
    if (trial.batch.observations.empty() && trial.described > 0)
        row(CliText::tr("describes"), CliText::tr("%1 entities; what is observed of them comes otherwise").arg(trial.described));
    else if (trial.batch.observations.empty() && trial.links.isEmpty() && trial.isUnderstood())
        row(CliText::tr("understood"), CliText::tr("it holds nothing for this feed"));
    row(CliText::tr("observations"),
        CliText::tr("%1 of %2 entities").arg(trial.batch.observations.size()).arg(entityCount(trial.batch)));
    if (trial.range.begin.isValid())
        row(CliText::tr("times"), CliText::tr("%1 to %2").arg(trial.range.begin.toIso(), trial.range.end.toIso()));
    const auto reasons = [&](const QList<ImportSummary::Reason> &all) {
        for (const ImportSummary::Reason &reason : all) {
            row({}, CliText::tr("%1 × %2").arg(reason.count).arg(Reason::shown(reason.text)));
            for (const Rejection &r : reason.first)
                row({}, CliText::tr("    at %1: %2").arg(r.line).arg(QString::fromUtf8(r.sample.left(80)).simplified()));
        }
    };
    row(CliText::tr("rejected"), QString::number(trial.summary.rejectedCount()));
    reasons(trial.summary.rejected);
    if (!trial.summary.leftOut.isEmpty())
        row(CliText::tr("left out"), QString::number(trial.summary.leftOutCount()));
    reasons(trial.summary.leftOut);
    for (const Entity &e : firstEntities(trial.batch))
        row(CliText::tr("entity"),
            u"%1  %2  %3  %4"_s.arg(
                e.feature.id, e.feature.name,
                e.position.isValid()
                    ? u"%1, %2"_s.arg(e.position.latitudeDegrees, 0, 'f', 5).arg(e.position.longitudeDegrees, 0, 'f', 5)
                    : CliText::tr("no position"),
                e.time.toIso()));
}

QJsonObject toJson(const std::vector<Candidate> &candidates, const FetchedPayload &payload)
{
    QJsonArray list;
    for (const Candidate &c : candidates)
        list.append(QJsonObject { { u"feed"_s, c.feed.id },
                                  { u"format"_s, c.trial.format },
                                  { u"observations"_s, qint64(c.trial.batch.observations.size()) },
                                  { u"described"_s, c.trial.described },
                                  { u"rejected"_s, c.trial.summary.rejectedCount() },
                                  { u"leftOut"_s, c.trial.summary.leftOutCount() } });
    return { { u"source"_s, payload.place }, { u"bytes"_s, payload.bytes.size() }, { u"candidates"_s, list } };
}

void print(const std::vector<Candidate> &candidates)
{
    const auto row = [](const QString &feed, const QString &format, const QString &accepted, const QString &rejected,
                        const QString &reason) {
        console::print(u"%1 %2 %3 %4  %5"_s.arg(feed, -30)
                           .arg(format, -24)
                           .arg(accepted.rightJustified(10), rejected.rightJustified(10), reason)
                           .trimmed());
    };
    row(CliText::tr("feed"), CliText::tr("format"), CliText::tr("accepted"), CliText::tr("rejected"), CliText::tr("reason"));
    for (const Candidate &c : candidates) {
        const ImportSummary &summary = c.trial.summary;
        const QList<ImportSummary::Reason> &why = summary.rejected.isEmpty() ? summary.leftOut : summary.rejected;
        row(c.feed.id, c.trial.format.isEmpty() ? u"–"_s : c.trial.format, QString::number(c.trial.batch.observations.size()),
            QString::number(summary.rejectedCount()), why.isEmpty() ? QString() : Reason::shown(why.first().text));
    }
}

} // namespace

int feedTest(const Options &options)
{
    if (const Status good = checkSettings(options.feedTest.source); !good) {
        console::complain(good.error());
        return exitcode::usage;
    }
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
    const Result<QList<FeedDescriptor>> fitting = feedsFor((*session)->modules().feeds(), named, payload->bytes);
    if (!fitting)
        return failed(fitting.error());
    std::vector<Candidate> candidates;
    std::optional<Error> problem;
    for (const FeedDescriptor &feed : *fitting) {
        Result<Candidate> candidate = tried(feed, asked, *payload, **session);
        if (!candidate)
            problem = problem ? problem : candidate.error();
        else if (fitting->size() == 1 || candidate->trial.isRecognised() || candidate->trial.hasValues())
            candidates.push_back(std::move(*candidate));
    }
    if (candidates.empty())
        return failed(problem.value_or(Error { CliText::tr("no feed recognises it; name one with --feed"), {} }));
    const Candidate *chosen = theOneOf(candidates);
    if (!chosen) {
        if (options.json)
            console::print(toJson(candidates, *payload));
        else
            print(candidates);
        console::complain(CliText::tr("more than one feed recognises it; name one with --feed"));
        return exitcode::failure;
    }
    if (options.json)
        console::print(toJson(chosen->trial, chosen->feed));
    else
        print(chosen->trial, chosen->feed);
    return chosen->trial.isUnderstood() ? exitcode::good : exitcode::failure;
}

} // namespace citywall::commands
