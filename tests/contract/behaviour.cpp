// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "behaviour.h"

#include "declarations.h"
#include "sdk/dice.h"
#include "sdk/reason.h"
#include "support/samples.h"

#include <QJsonArray>

#include <ctime>
#include <exception>
#include <utility>

namespace citywall::contract {

namespace {

constexpr qsizetype longestSample = 256;
constexpr qsizetype longestReason = 1024;
constexpr size_t mostRejections = 100'001; ///< the last says that there were more
constexpr int cuts = 200; ///< places at which a good payload is cut off and damaged …
constexpr qsizetype shortPayload = 2048; ///< … unless it is so short that it may be at every one
constexpr UtcTime earliest { -9'223'372'036'854 }; ///< 1677 …
constexpr UtcTime latest { 9'223'372'036'854 }; ///< … 2262: what nanoseconds in 64 bits hold
constexpr double implausible = 1e7; ///< in display units: no city has so much of anything that a feature tells

QByteArray garbage(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char(dice::mix(42, quint64(i)));
    return bytes;
}

/// So many pieces behind each other, each with its number for a '#'.
QByteArray pieces(int count, const QByteArray &piece, const QByteArray &between = {})
{
    QByteArray all;
    for (int i = 0; i < count; ++i)
        all.append(i > 0 ? between : QByteArray()).append(QByteArray(piece).replace('#', QByteArray::number(i)));
    return all;
}

/// What the decoder makes of it; an exception is a problem.
DecodedBatch decoded(const QString &name, const Decoder &decode, const QByteArray &payload, QStringList &problems,
                     const QString &what)
{
    try {
        const DecodedBatch batch = decode(payload, UtcTime::fromIso(u"2026-11-20T12:00:00Z"));
        for (const QString &problem : batchProblems(batch))
            problems.append(QStringLiteral("decoder of %1, %2: %3").arg(name, what, problem));
        return batch;
    } catch (const std::exception &e) {
        problems.append(QStringLiteral("decoder of %1, %2: throws %3").arg(name, what, QString::fromUtf8(e.what())));
    }
    return {};
}

/// Whether no number in it, however deep, is infinite or none.
bool isFinite(const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        return std::ranges::all_of(object, [](const QJsonValue &member) { return isFinite(member); });
    }
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::ranges::all_of(array, [](const QJsonValue &element) { return isFinite(element); });
    }
    return !value.isDouble() || std::isfinite(value.toDouble());
}

/// Before `end`, as much as the source gives at once and no more than `most`.
TimeRange rangeOf(const PayloadSource &source, UtcTime end, Duration most)
{
    const Duration span = source.historySpan() > Duration(0) ? std::min(source.historyChunk(), most) : source.liveStep();
    return { end - span, end };
}

Duration stepOf(const PayloadSource &source)
{
    return source.historySpan() > Duration(0) ? source.historyStep() : source.liveStep();
}

/// Display values of a field's numbers that make no sense.
QStringList valueProblems(const FeedDescriptor &feed, const DecodedBatch &batch, const QList<Metric> &metrics)
{
    QStringList problems;
    bool told = false;
    for (qsizetype f = 0; f < feed.fields.size(); ++f) {
        const auto metric = std::ranges::find(metrics, feed.fields[f].metric, &Metric::id);
        for (const ObservationRecord &observation : batch.observations) {
            const double value = double(observation.values[size_t(f)]);
            told |= std::isfinite(value);
            if (metric != metrics.end() && std::isfinite(value) && std::abs(metric->toDisplay(value)) > implausible) {
                problems.append(QStringLiteral("field '%1' tells %2 %3")
                                    .arg(feed.fields[f].id)
                                    .arg(metric->toDisplay(value))
                                    .arg(metric->unit));
                break;
            }
        }
    }
    if (!batch.observations.empty() && !told)
        problems.append(QStringLiteral("no field is ever told"));
    return problems;
}

} // namespace

const QList<std::pair<QString, QByteArray>> &hostilePayloads()
{
    constexpr int very = 200'000; // … many
    constexpr qsizetype megabyte = 1 << 20;
    static const QList<std::pair<QString, QByteArray>> all {
        { QStringLiteral("nothing"), {} },
        { QStringLiteral("white space"), " \r\n\t " },
        { QStringLiteral("null"), "null" },
        { QStringLiteral("a number"), "1e400" },
        { QStringLiteral("a text"), "\"hello" },
        { QStringLiteral("HTML"), "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>" },
        { QStringLiteral("an error in JSON"), R"({"error":{"code":503,"message":"try later"}})" },
        { QStringLiteral("bytes at random"), garbage(4096) },
        { QStringLiteral("zeros"), QByteArray(4096, '\0') },
        { QStringLiteral("brackets without end"), QByteArray(100'000, '[') },
        { QStringLiteral("objects without end"), QByteArray("{\"a\":").repeated(100'000) },
        { QStringLiteral("elements without end"), QByteArray("<a>").repeated(100'000) },
        { QStringLiteral("an object of very many members"), '{' + pieces(very, R"("k#":0)", ",") + '}' },
        { QStringLiteral("one member again and again"), '{' + pieces(very, R"("id":"#")", ",") + '}' },
        { QStringLiteral("very many entities"), '[' + pieces(very, R"({"id":"#","type":"T"})", ",") + ']' },
        { QStringLiteral("very many lists"), '[' + pieces(very, "[0]", ",") + ']' },
        { QStringLiteral("a text of a megabyte"), '"' + QByteArray(megabyte, 'x') + '"' },
        { QStringLiteral("a member of megabytes"),
          "{\"" + QByteArray(megabyte, 'x') + "\":\"" + QByteArray(megabyte, 'y') + "\"}" },
        { QStringLiteral("very many attributes"), "<a" + pieces(very / 2, " k#=''") + "/>" },
        { QStringLiteral("very many namespaces"), "<a" + pieces(very / 2, " xmlns:k#='u'") + "><b/></a>" },
        { QStringLiteral("very many children"), "<a>" + QByteArray("<b/>").repeated(very) + "</a>" },
        { QStringLiteral("very many pieces of text"), "<a>" + QByteArray("x<!---->&amp;<![CDATA[y]]>").repeated(very) + "</a>" },
        { QStringLiteral("an element of a megabyte of text"), "<a>" + QByteArray(megabyte, 'x') + "</a>" },
        { QStringLiteral("a name of a megabyte"), "<" + QByteArray(megabyte, 'x') + "/>" },
        { QStringLiteral("a prefix of a megabyte"), "<" + QByteArray(megabyte, 'x') + ":a/>" },
        { QStringLiteral("very many entities of protobuf"), QByteArray("\x12\x00", 2).repeated(very) },
    };
    return all;
}

QStringList batchProblems(const DecodedBatch &batch)
{
    QStringList problems;
    const auto unless = [&](bool good, const char *wrong) {
        if (!good && !problems.contains(QLatin1StringView(wrong)))
            problems.append(QString::fromLatin1(wrong));
    };
    const bool inChinese = isChinese(Reason::shown(QStringLiteral("payload too large")));
    QSet<QString> ids;
    for (const FeatureRecord &feature : batch.features) {
        unless(!feature.id.isEmpty() && !ids.contains(feature.id), "a feature without an id of its own");
        ids.insert(feature.id);
        for (const GeoPoint &point : feature.geometry)
            unless(point.isValid(), "a feature at an impossible place");
        unless(isFinite(feature.properties), "a feature with an infinite property");
    }
    for (const ObservationRecord &observation : batch.observations) {
        unless(observation.feature < batch.features.size(), "an observation of no feature");
        unless(observation.phenomenonTime.isValid(), "an observation without a time");
        unless(!observation.phenomenonTime.isValid()
                   || (observation.phenomenonTime >= earliest && observation.phenomenonTime <= latest),
               "an observation at an absurd time");
        const bool nowhere =
            std::isnan(observation.position.longitudeDegrees) && std::isnan(observation.position.latitudeDegrees);
        unless(nowhere || observation.position.isValid(), "an observation at an impossible place");
        for (const float value : observation.values)
            unless(!std::isinf(value), "an infinite value");
    }
    for (const std::vector<Rejection> &records : { batch.rejections, batch.leftOut }) {
        for (const Rejection &record : records) {
            unless(!record.reason.isEmpty(), "a rejection without a reason");
            unless(!inChinese || isChinese(Reason::shown(record.reason)), "a reason that no catalogue has");
            unless(record.reason.size() <= longestReason, "a rejection with a long reason");
            unless(record.sample.size() <= longestSample, "a rejection with a long sample");
        }
        unless(records.size() <= mostRejections, "rejections without end");
    }
    return problems;
}

namespace {

void tryHostile(const QString &name, const Decoder &decode, Duration patience, QStringList &problems)
{
    for (const auto &[what, payload] : hostilePayloads()) {
        const std::clock_t begin = std::clock(); // the processor's: others may be at work beside the test
        const DecodedBatch batch = decoded(name, decode, payload, problems, what);
        const double seconds = double(std::clock() - begin) / CLOCKS_PER_SEC;
        if (seconds > std::chrono::duration<double>(patience).count())
            problems.append(QStringLiteral("decoder of %1 takes %2 s for %3").arg(name).arg(seconds).arg(what));
        if (!batch.observations.empty())
            problems.append(QStringLiteral("decoder of %1 makes observations of %2").arg(name, what));
        if (batch.rejections.empty() && batch.leftOut.empty())
            problems.append(QStringLiteral("decoder of %1 does not say what is wrong with %2").arg(name, what));
    }
}

/// A good payload, whole, cut off and damaged: at each of its bytes if it is short, else at some.
/// @param isText a text that is cut off is never whole; of a message of protobuf entities may be missing without a trace
void tryParts(const QString &name, const Decoder &decode, const QByteArray &sample, bool isText, QStringList &problems)
{
    const auto whole = decoded(name, decode, sample, problems, QStringLiteral("whole")).observations.size();
    const qsizetype places = sample.size() <= shortPayload ? sample.size() : cuts;
    for (qsizetype i = 0; i < places; ++i) {
        const qsizetype at =
            places == sample.size() ? i : qsizetype(dice::uniform(dice::mix(7, quint64(i))) * double(sample.size()));
        const DecodedBatch cut = decoded(name, decode, sample.first(at), problems, QStringLiteral("cut off at %1").arg(at));
        if (cut.observations.size() > whole)
            problems.append(QStringLiteral("decoder of %1 finds more in a part, cut off at %2").arg(name).arg(at));
        if (isText && cut.observations.size() < whole && cut.rejections.empty())
            problems.append(QStringLiteral("decoder of %1 loses something without a word, cut off at %2").arg(name).arg(at));
        QByteArray damaged = sample;
        damaged[at] = char(dice::mix(9, quint64(i)));
        decoded(name, decode, damaged, problems, QStringLiteral("damaged at %1").arg(at));
    }
}

/// What a format makes of the first row alone: short enough to be cut off at every byte.
QList<QByteArray> shortPayloads(const FeedDescriptor &feed, const PayloadFormat &format, const QByteArray &good)
{
    const UtcTime now = UtcTime::fromIso(u"2026-11-20T12:00:00Z");
    DecodedBatch batch = feed.makeDecoder()(good, now);
    if (feed.mask)
        feed.mask(batch);
    if (!format.encode || batch.observations.empty())
        return {};
    ObservationRecord row = batch.observations.front();
    const FeatureRecord feature = batch.features[std::exchange(row.feature, 0)];
    batch.features = { feature };
    batch.observations = { row };
    return format.encode(batch, now);
}

} // namespace

QStringList decoderProblems(const FeedDescriptor &feed, const QByteArray &good, Duration patience)
{
    QStringList problems;
    const Decoder decode = feed.decoder();
    tryHostile(feed.id, decode, patience, problems);
    // Only what fits: a payload of megabytes need not be decoded hundreds of times over.
    if (!good.isEmpty() && good.size() <= 200'000)
        tryParts(feed.id, decode, good, true, problems);
    for (const PayloadFormat &format : feed.formats) {
        const QString name = feed.id + u'/' + format.id;
        const Decoder reads = feed.decoder(format.id);
        tryHostile(name, reads, patience, problems);
        const QList<QByteArray> written = good.isEmpty() ? QList<QByteArray>() : shortPayloads(feed, format, good);
        for (const QByteArray &payload : written)
            tryParts(name, reads, payload, looksLikeJson(payload) || looksLikeXml(payload), problems);
    }
    return problems;
}

QByteArray payloadBefore(const PayloadSource &source, UtcTime end, Duration most)
{
    return source.payload(rangeOf(source, end, most), stepOf(source), true);
}

QByteArray samplePayload(const FeedDescriptor &feed, const Simulation &city, UtcTime end)
{
    if (!feed.makeSimulator)
        return {};
    const PayloadSourcePtr source = feed.makeSimulator(city);
    for (const Duration most : { Duration(std::chrono::hours(1)), Duration(std::chrono::hours(6)), aDay }) {
        if (const QByteArray payload = payloadBefore(*source, end, most); !payload.isEmpty())
            return payload;
    }
    return {};
}

QStringList simulatorProblems(const FeedDescriptor &feed, const Simulation &city, const QList<Metric> &metrics, UtcTime end)
{
    QStringList problems;
    if (!feed.makeSimulator)
        return problems;
    const auto unless = [&](bool good, const QString &wrong) {
        if (!good)
            problems.append(QStringLiteral("simulator of %1: %2").arg(feed.id, wrong));
    };
    const PayloadSourcePtr source = feed.makeSimulator(city);
    unless(source->about().simulated, QStringLiteral("does not say that it is one"));
    unless(source->liveStep() > Duration(0), QStringLiteral("has no step"));
    const TimeRange range = rangeOf(*source, end, aDay);
    const QByteArray payload = payloadBefore(*source, end, aDay);
    unless(!payload.isEmpty(), QStringLiteral("tells nothing"));
    unless(payloadBefore(*source, end, aDay) == payload, QStringLiteral("tells something else when asked again"));
    unless(payloadBefore(*feed.makeSimulator(city), end, aDay) == payload, QStringLiteral("depends on more than seed and time"));
    const DecodedBatch batch = decoded(feed.id, feed.decoder(), payload, problems, QStringLiteral("simulated"));
    unless(batch.rejections.empty(),
           batch.rejections.empty() ? QString() : QStringLiteral("is rejected: ") + batch.rejections.front().reason);
    unless(!batch.observations.empty(), QStringLiteral("tells no observation"));
    const auto outside =
        std::ranges::count_if(batch.observations, [&](const ObservationRecord &o) { return !range.contains(o.phenomenonTime); });
    unless(outside == 0, QStringLiteral("%1 observations lie outside of the time asked for").arg(outside));
    for (const QString &problem : valueProblems(feed, batch, metrics))
        unless(false, problem);
    return problems;
}

QStringList measureProblems(const AreaMeasure &measure, TimeRange bucket)
{
    QStringList problems;
    if (measure.metric.id.isEmpty() || measure.metric.title.isEmpty())
        problems.append(QStringLiteral("measure of %1 has no metric").arg(measure.feed));
    if (measure.memory < Duration(0))
        problems.append(QStringLiteral("measure %1 remembers less than nothing").arg(measure.metric.id));
    FeedDictionary dictionary;
    dictionary.features.push_back({ 0, QStringLiteral("one"), {}, {}, {}, {}, 0 });
    Observations rows;
    rows.feed = measure.feed;
    constexpr float none = ObservationRecord::nan;
    test::add(rows, bucket.begin, 0, { none, none, none, none });
    const std::vector<quint32> one { 0 };
    for (const std::span<const quint32> &some : { std::span<const quint32>(), std::span<const quint32>(one) }) {
        try {
            if (std::isinf(measure.value({ rows, dictionary, some, bucket })))
                problems.append(QStringLiteral("measure %1 is infinite where nothing is known").arg(measure.metric.id));
        } catch (const std::exception &e) {
            problems.append(QStringLiteral("measure %1 throws %2").arg(measure.metric.id, QString::fromUtf8(e.what())));
        }
    }
    return problems;
}

} // namespace citywall::contract
