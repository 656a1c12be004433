// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feedsetup/sampletrial.h"

#include "engine/feeds/batchmerger.h"
#include "engine/feeds/configureddecoder.h"
#include "engine/feeds/feedpipeline.h"
#include "engine/feeds/inspection.h"
#include "engine/feeds/payloaddecoding.h"
#include "engine/feeds/transports/transports.h"
#include "engine/feedsetup/feedsetuptext.h"
#include "engine/feedsetup/payloadlooks.h"
#include "engine/ingest/importsummary.h"
#include "engine/ingest/inputfile.h"
#include "engine/ingest/mapping.h"
#include "engine/ingest/recognise.h"
#include "sdk/reason.h"

#include <QFile>
#include <QFileInfo>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

/// All payloads as one feed understands them.
struct Reading {
    std::vector<DecodedBatch> batches; ///< one for each payload
    double accepted = 0;
    double rejected = 0;
    double leftOut = 0;
    QString reason;

    bool hasValues() const
    {
        return std::ranges::any_of(batches, [](const DecodedBatch &batch) {
            return std::ranges::any_of(batch.observations, [](const ObservationRecord &o) {
                return std::ranges::any_of(o.values, [](float value) { return !std::isnan(value); });
            });
        });
    }
};

Reading readAs(const std::vector<Payload> &payloads, const FeedDescriptor &feed, const QString &format, const Decoder &decoder)
{
    Reading reading;
    for (const Payload &payload : payloads) {
        DecodedBatch batch;
        if (payload.refused.isEmpty())
            batch = decodeSafely(decoder, feed.mask, feed.complete(payload.bytes, payload.origin, format), payload.received);
        else
            batch.rejections.push_back(
                { payload.refused, 0, payload.bytes.first(std::min<qsizetype>(256, payload.bytes.size())) });
        rejectAhead(batch, payload.received, feed);
        reading.accepted += double(batch.observations.size());
        reading.rejected += double(batch.rejections.size());
        reading.leftOut += double(batch.leftOut.size());
        if (reading.reason.isEmpty())
            reading.reason = firstReason(batch);
        reading.batches.push_back(std::move(batch));
    }
    return reading;
}

const FeedDescriptor *feedOf(const TrialGround &ground, const QString &id)
{
    const auto it = std::ranges::find(ground.feeds, id, &FeedDescriptor::id);
    return it == ground.feeds.cend() ? nullptr : &*it;
}

Result<Mapping> mappingOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error { FeedSetupText::tr("The mapping %1 cannot be read: %2").arg(path, file.errorString()), {} };
    return Mapping::fromJson(file.readAll(), path);
}

QString sentence(const Error &error) { return error.detail.isEmpty() ? error.message : error.message + u": "_s + error.detail; }

/// A feed and how it is to be read; the title is the format's or the mapping's.
struct Candidate {
    const FeedDescriptor *feed = nullptr;
    FeedConfig config;
    QString mapping; ///< as an entry names it
    QString title;
};

FeedMatch matchOf(const Candidate &candidate, const Reading &reading)
{
    FeedMatch match;
    match.feed = candidate.feed->id;
    match.feedTitle = candidate.feed->title;
    match.format = candidate.config.format;
    match.formatTitle = candidate.title;
    match.mapping = candidate.mapping;
    if (const PayloadFormat *format = candidate.feed->format(candidate.config.format))
        match.companions = format->companions;
    match.accepted = reading.accepted;
    match.rejected = reading.rejected;
    match.leftOut = reading.leftOut;
    match.reason = reading.reason;
    return match;
}

bool isSame(const FeedMatch &a, const FeedMatch &b) { return a.feed == b.feed && a.format == b.format && a.mapping == b.mapping; }

QString ownFormat() { return FeedSetupText::tr("Citywall's own JSON"); }

/// Whether a file of such records would be taken for one that the mapping describes.
bool fits(const Mapping &mapping, const Payload &payload)
{
    if (mapping.recognise.isEmpty())
        return false;
    Result<std::unique_ptr<InputFile>> input = InputFile::open(payload.bytes, mapping.id);
    if (!input)
        return false;
    const Result<std::unique_ptr<RecordReader>> reader = openRecords(std::move(*input), mapping);
    if (!reader)
        return false;
    const QStringList columns = (*reader)->columns();
    return std::ranges::all_of(mapping.recognise, [&](const QString &column) { return columns.contains(column); });
}

/// Everything that could read the payloads, whether or not it then does.
std::vector<Candidate> candidates(const std::vector<Payload> &payloads, const FeedConfig &wanted, const TrialGround &ground)
{
    std::vector<Candidate> found;
    const auto config = [&](const FeedDescriptor &feed, const QString &format, const QString &mapping) {
        FeedConfig c = wanted;
        c.feed = feed.id;
        c.format = format;
        c.mapping = mapping;
        if (!feed.format(format) || feed.format(format)->companions.isEmpty())
            c.companions.clear();
        return c;
    };
    const auto recognised = [&](const PayloadFormat &format) {
        return std::ranges::any_of(payloads, [&](const Payload &p) { return p.refused.isEmpty() && format.recognise(p.bytes); });
    };
    for (const FeedDescriptor &feed : ground.feeds) {
        bool any = false;
        for (const PayloadFormat &format : feed.formats) {
            if (!recognised(format))
                continue;
            any = true;
            found.push_back({ &feed, config(feed, format.id, {}), {}, format.title });
        }
        if (!any && feed.makeDecoder && looksLikeJson(payloads.front().bytes))
            found.push_back({ &feed, config(feed, {}, {}), {}, ownFormat() });
    }
    for (const QString &path : ground.mappings) {
        const Result<Mapping> mapping = mappingOf(path);
        const FeedDescriptor *feed = mapping ? feedOf(ground, mapping->feed) : nullptr;
        if (feed && fits(*mapping, payloads.front()))
            found.push_back({ feed, config(*feed, {}, path), QFileInfo(path).baseName(),
                              mapping->title.value(ground.language, mapping->title.value(u"en"_s, mapping->id)) });
    }
    return found;
}

void tell(FeedSample &sample, const DecodedBatch &batch, const FeedDescriptor &feed, const GeoBox &city)
{
    for (const ObservationRecord &o : batch.observations) {
        if (o.feature >= batch.features.size())
            continue;
        const FeatureRecord &feature = batch.features[o.feature];
        const GeoPoint position = o.position.isValid() ? o.position : midpoint(feature.geometry);
        const auto time = double(o.phenomenonTime.milliseconds);
        sample.located += position.isValid() ? 1 : 0;
        sample.inside += position.isValid() && city.contains(position) ? 1 : 0;
        sample.oldestMilliseconds = sample.oldestMilliseconds > 0 ? std::min(sample.oldestMilliseconds, time) : time;
        sample.newestMilliseconds = std::max(sample.newestMilliseconds, time);
    }
    sample.decoded += firstObservations(batch, feed.fields, FeedSample::mostShown - sample.decoded.size());
}

QList<FeedRejection> rejectionsOf(const Reading &reading, bool masked)
{
    ImportSummary summary;
    for (const DecodedBatch &batch : reading.batches)
        summary.count(batch);
    std::ranges::stable_sort(summary.rejected, std::greater(), &ImportSummary::Reason::count);
    QList<FeedRejection> rejections;
    for (const ImportSummary::Reason &reason : std::as_const(summary.rejected))
        rejections.append({ Reason::shown(reason.text), double(reason.count),
                            masked || reason.first.isEmpty() ? QString() : payloadStart(reason.first.constFirst().sample) });
    return rejections;
}

/// A feed that understands it masks what it takes: raw text may then not be shown, whichever feed is chosen.
bool mayHaveToBeMasked(const FeedSample &sample, const TrialGround &ground)
{
    return std::ranges::any_of(sample.matches, [&](const FeedMatch &match) {
        const FeedDescriptor *feed = feedOf(ground, match.feed);
        return feed && feed->mask;
    });
}

/// Puts what one reading says into the sample, in place of what another one said.
void show(FeedSample &sample, const Candidate &candidate, const Reading &reading, const std::vector<Payload> &payloads,
          const TrialGround &ground)
{
    const FeedDescriptor &feed = *candidate.feed;
    sample.accepted = reading.accepted;
    sample.rejected = reading.rejected;
    sample.leftOut = reading.leftOut;
    sample.located = sample.inside = 0;
    sample.oldestMilliseconds = sample.newestMilliseconds = 0;
    sample.decoded.clear();
    QSet<QString> entities;
    for (const DecodedBatch &batch : reading.batches) {
        tell(sample, batch, feed, ground.city);
        for (const ObservationRecord &o : batch.observations)
            if (o.feature < batch.features.size())
                entities.insert(batch.features[o.feature].id);
    }
    sample.entities = double(entities.size());
    const bool masked = mayHaveToBeMasked(sample, ground);
    sample.rejections = rejectionsOf(reading, masked);
    sample.start = masked ? QString() : payloadStart(payloads.front().bytes); // raw, what has to be masked is not
    sample.problem.clear();
}

FeedSample beginning(const std::vector<Payload> &payloads, const FeedConfig &config)
{
    FeedSample sample;
    sample.endpoint = transports::endpoint(config.kind, config.options);
    sample.payloads = int(payloads.size());
    for (const Payload &payload : payloads)
        sample.bytes += double(payload.bytes.size());
    sample.looks = payloads.front().refused.isEmpty() ? payloadLooks(payloads.front().bytes) : payloads.front().refused;
    sample.start = payloadStart(payloads.front().bytes);
    return sample;
}

std::vector<Payload> unpackedAll(const std::vector<Payload> &received)
{
    std::vector<Payload> payloads;
    std::ranges::transform(received, std::back_inserter(payloads), unpacked);
    return payloads;
}

/// How an entry that names feed, format or mapping is read. The error is for people.
Result<Candidate> named(const FeedConfig &wanted, const TrialGround &ground)
{
    Candidate candidate { feedOf(ground, wanted.feed), wanted, {}, {} };
    if (!wanted.mapping.isEmpty()) {
        const Result<Mapping> mapping = mappingOf(wanted.mapping);
        if (!mapping)
            return mapping.error();
        candidate.feed = feedOf(ground, mapping->feed);
        candidate.config.feed = mapping->feed;
        candidate.config.format.clear();
        candidate.mapping = ground.mappings.contains(wanted.mapping) ? QFileInfo(wanted.mapping).baseName() : wanted.mapping;
        candidate.title = mapping->title.value(ground.language, mapping->title.value(u"en"_s, mapping->id));
    } else if (candidate.feed) {
        const PayloadFormat *format = candidate.feed->format(wanted.format);
        candidate.title = format ? format->title : wanted.format.isEmpty() ? ownFormat() : wanted.format;
    }
    if (!candidate.feed)
        return Error { FeedSetupText::tr("No running module understands the feed “%1”.").arg(candidate.config.feed), {} };
    return candidate;
}

} // namespace

FeedSample tryAs(const std::vector<Payload> &received, const FeedConfig &wanted, const TrialGround &ground, FeedSample before)
{
    const std::vector<Payload> payloads = unpackedAll(received);
    const Result<Candidate> candidate = named(wanted, ground);
    const Result<Decoder> decoder = candidate ? decoderFor(candidate->config, *candidate->feed) : candidate.error();
    if (!decoder) {
        before.problem = sentence(decoder.error());
        return before;
    }
    const Reading reading = readAs(payloads, *candidate->feed, candidate->config.format, *decoder);
    const FeedMatch match = matchOf(*candidate, reading);
    const auto same = std::ranges::find_if(before.matches, [&](const FeedMatch &m) { return isSame(m, match); });
    before.chosen = int(same - before.matches.begin());
    if (same == before.matches.end())
        before.matches.append(match);
    else
        *same = match;
    show(before, *candidate, reading, payloads, ground);
    return before;
}

FeedSample tryOut(const std::vector<Payload> &received, const FeedConfig &wanted, const TrialGround &ground)
{
    const std::vector<Payload> payloads = unpackedAll(received);
    FeedSample sample = beginning(payloads, wanted);
    struct Tried {
        Candidate candidate;
        Reading reading;
    };
    std::vector<Tried> tried;
    for (const Candidate &candidate : candidates(payloads, wanted, ground)) {
        const Result<Decoder> decoder = decoderFor(candidate.config, *candidate.feed);
        Reading reading;
        if (decoder)
            reading = readAs(payloads, *candidate.feed, candidate.config.format, *decoder);
        else
            reading.reason = sentence(decoder.error());
        const bool recognised = !candidate.config.format.isEmpty(); // whatever becomes of the records
        if (recognised || (reading.accepted > 0 && (reading.hasValues() || !candidate.mapping.isEmpty())))
            tried.push_back({ candidate, std::move(reading) });
    }
    std::ranges::stable_sort(tried, std::greater(), [](const Tried &t) { return t.reading.accepted; });
    for (const Tried &t : tried)
        sample.matches.append(matchOf(t.candidate, t.reading));
    if (!wanted.mapping.isEmpty() || feedOf(ground, wanted.feed)) {
        FeedConfig asIs = wanted;
        // Without a format a feed takes what it recognises first.
        const auto first = std::ranges::find(sample.matches, wanted.feed, &FeedMatch::feed);
        if (wanted.mapping.isEmpty() && wanted.format.isEmpty() && first != sample.matches.end() && first->mapping.isEmpty())
            asIs.format = first->format;
        return tryAs(payloads, asIs, ground, sample);
    }
    if (tried.empty())
        return sample;
    sample.chosen = 0;
    show(sample, tried.front().candidate, tried.front().reading, payloads, ground);
    return sample;
}

} // namespace citywall
