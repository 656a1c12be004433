// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/batchmerger.h"
#include "engine/feeds/configureddecoder.h"
#include "engine/feeds/feedhealth.h"
#include "engine/feeds/feedpipeline.h"
#include "engine/feeds/payloaddecoding.h"
#include "engine/feeds/payloadqueue.h"

#include "engine/ingest/datum.h"
#include "testfeeds.h"

#include <QTemporaryDir>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The parts of feeds between a transport and the history that need no threads.
class FeedPartsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSourceWithoutAStandard()
    {
        const QTemporaryDir folder;
        const auto put = [&](const QString &name, const QByteArray &bytes) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
        };
        const QByteArray mapping = R"({"id": "loops", "title": {"en": "Loops"}, "feed": "traffic.link-speed", "format": "json",
            "records": "$.loops[*]", "recognise": ["id"], "feature": {"id": {"columns": ["id"]},
            "geometry": {"type": "point", "longitude": "at.x", "latitude": "at.y"}}, "time": {"columns": ["t"], "formats": ["iso"]},
            "fields": {"speed": {"column": "v", "unit": "km/h"}}, "source": {"name": "Loops", "attribution": "City"}})";
        // A place in Beijing as GCJ-02 gives it (tests/ingest/tst_datum.cpp)
        const QByteArray payload = R"({"loops": [{"id": "a", "at": {"x": 116.41024449916938, "y": 39.91640428150164}, "v": 36,
            "t": "2026-11-21T20:00:00Z"}, {"id": "b", "at": {"x": 1, "y": 1}, "v": 36, "t": "yesterday"}]})";
        FeedConfig config;
        config.mapping = put(u"loops.json"_s, mapping);
        config.datum = u"GCJ-02"_s;
        const Result<Decoder> decoder = decoderFor(config, testfeeds::linkSpeed());
        QVERIFY2(decoder, decoder ? "" : qPrintable(decoder.error().message));
        const DecodedBatch batch = (*decoder)(payload, {});
        QCOMPARE(batch.observations.size(), 1UL);
        QCOMPARE(batch.observations[0].values[0], 10.0F);
        QVERIFY(distanceMeters(batch.features[0].geometry.at(0), { 116.404, 39.915 }) < 0.01);
        QCOMPARE(batch.rejections.size(), 1UL);
        // What the source says counts more than what the mapping says, and is not added to it.
        for (const char *datum : { "GCJ-02", "EPSG:2263" }) {
            FeedConfig named = config;
            named.mapping = put(u"named.json"_s,
                                QByteArray(mapping).replace(R"("at.y"})", R"("at.y", "datum": ")" + QByteArray(datum) + R"("})"));
            const DecodedBatch once = decoderFor(named, testfeeds::linkSpeed()).value()(payload, {});
            QVERIFY(distanceMeters(once.features.at(0).geometry.at(0), { 116.404, 39.915 }) < 0.01);
        }

        // What is wrong is told before anything comes.
        const auto problem = [&](const std::function<void(FeedConfig &)> &change, const FeedDescriptor &feed) {
            FeedConfig wrong = config;
            change(wrong);
            const Result<Decoder> none = decoderFor(wrong, feed);
            return none ? QString() : none.error().message;
        };
        const FeedDescriptor links = testfeeds::linkSpeed();
        QVERIFY(problem([](FeedConfig &c) { c.mapping = u"/nowhere.json"_s; }, links).contains(u"/nowhere.json"));
        QVERIFY(problem([&](FeedConfig &c) { c.mapping = put(u"bad.json"_s, "{}"); }, links).contains(u"bad.json"));
        QVERIFY(problem([](FeedConfig &c) { c.datum = u"EPSG:999999"_s; }, links).contains(u"EPSG:999999"));
        QVERIFY(problem([](FeedConfig &) { }, testfeeds::incident()).contains(u"traffic.link-speed"));
        QVERIFY(problem([](FeedConfig &c) { c.mapping.clear(), c.format = u"gbfs"_s; }, links).contains(u"gbfs"));
    }

    /// The profile may name the format of an index: what it lists is of another one.
    void anIndexAndWhatItLists()
    {
        const auto decoder = [](const char *reason) {
            return [reason](const QList<QByteArray> &) -> Decoder {
                return [reason](QByteArrayView, UtcTime) {
                    DecodedBatch batch;
                    batch.rejections.push_back({ QString::fromLatin1(reason), 0, {} });
                    return batch;
                };
            };
        };
        FeedDescriptor feed = testfeeds::linkSpeed();
        feed.formats = { { u"index"_s, u"Index"_s, [](QByteArrayView p) { return p.startsWith("i:"); }, decoder("an index") },
                         { u"word"_s, u"Word"_s, [](QByteArrayView p) { return p.startsWith("w"); }, decoder("a word") } };
        feed.formats[0].links = [](QByteArrayView p) { return QString::fromUtf8(p.sliced(2)).split(u','); };
        for (const QString &format : { u"index"_s, QString() }) {
            FeedConfig config;
            config.format = format;
            const Result<ConfiguredFeed> read = configuredFeed(config, feed);
            QVERIFY(read && read->lists());
            QCOMPARE(read->links("i:a,b"), (QStringList { u"a"_s, u"b"_s }));
            QCOMPARE(read->links("w"), QStringList());
            QCOMPARE(read->decoder("i:a,b", {}).rejections[0].reason, u"an index"_s);
            QCOMPARE(read->decoder("w", {}).rejections[0].reason, u"a word"_s);
        }
    }

    void whatWasDecodedIsTold()
    {
        FeedDescriptor feed = testfeeds::linkSpeed();
        DecodedBatch batch;
        batch.terms = { u"open"_s, u"closed"_s };
        batch.features = { { u"a"_s, u"Main St"_s, { { -87.0, 41.0 }, { -87.0, 41.2 } }, {} }, { u"b"_s, {}, {}, {} } };
        ObservationRecord first;
        first.phenomenonTime = { 1'795'248'000'000 };
        first.values = { 12.3F, ObservationRecord::nan, 1e6F, 1 };
        ObservationRecord second;
        second.feature = 1;
        second.phenomenonTime = { 1'795'248'001'000 };
        batch.observations = { first, second };
        second.position = { 1.5, 2.5 };
        for (int i = 0; i < 60; ++i)
            batch.observations.push_back(second);
        batch.rejections = { { u"time missing"_s, 3, {} } };
        const Payload payload { "raw", { 1'795'248'002'000 }, u"city/a"_s };
        const FeedMessage message = messageOf(payload, batch, feed);
        QCOMPARE(message.origin, u"city/a"_s);
        QCOMPARE(message.start, u"raw"_s);
        QVERIFY(!message.cut);
        QCOMPARE(message.accepted, 62);
        QCOMPARE(message.reason, u"time missing"_s);
        QCOMPARE(message.decoded.size(), FeedMessage::mostDecoded);
        const DecodedObservation &a = message.decoded[0];
        QCOMPARE(a.id, u"a"_s);
        QCOMPARE(a.name, u"Main St"_s);
        QCOMPARE(a.longitude, -87.0); // the middle of the line
        QVERIFY(std::abs(a.latitude - 41.1) < 1e-6);
        QCOMPARE(a.phenomenonMilliseconds, 1'795'248'000'000.);
        QCOMPARE(a.values, u"speed 12.3, travelTime 1000000, status closed"_s);
        QVERIFY(std::isnan(message.decoded[1].longitude)); // not told here
        QCOMPARE(message.decoded[1].values, QString());
        QCOMPARE(message.decoded[2].latitude, 2.5);
        feed.mask = [](DecodedBatch &) { };
        QCOMPARE(messageOf(payload, batch, feed).start, QString());
    }

    void healthOfAFeed()
    {
        const UtcTime start = UtcTime::fromIso(u"2026-11-21T20:00:00Z");
        FeedHealth health(10min);
        FeedFacts facts { .link = FeedFacts::Link::Opening, .patience = 10min };
        using enum FeedStatus::State;
        health.begin(start);
        QCOMPARE(health.judge(facts, start).state, Connecting);
        facts.link = FeedFacts::Link::Up;
        QCOMPARE(health.judge(facts, start + 10min).state, Connecting);
        QCOMPARE(health.judge(facts, start + 10min + 1ms).state, Stale);
        facts.link = FeedFacts::Link::Troubled;
        facts.linkReason = u"once"_s;
        QCOMPARE(health.judge(facts, start).state, Connecting);

        health.decode(start, { 95, 5, 0, u"bad"_s });
        facts.link = FeedFacts::Link::Up;
        QCOMPARE(health.judge(facts, start).state, Live);
        QVERIFY(health.judge(facts, start).reason.contains(u"5 records rejected: bad"_s));
        health.decode(start + 60s, { 5, 7, 0, u"worse"_s }); // 12 of 112 are more than a tenth
        QCOMPARE(health.judge(facts, start + 60s).state, Degraded);
        QVERIFY(health.judge(facts, start + 60s).reason.contains(u"12 of 112"_s));
        health.decode(start + 61s, { 10, 0, 0 }); // 12 of 122
        QCOMPARE(health.judge(facts, start + 61s).state, Live);
        QVERIFY(health.judge(facts, start + 61s).reason.isEmpty());
        facts.link = FeedFacts::Link::Troubled;
        QCOMPARE(health.judge(facts, start + 61s).state, Degraded);
        facts.link = FeedFacts::Link::Down;
        QCOMPARE(health.judge(facts, start + 61s).state, Down);
        facts.link = FeedFacts::Link::Up;
        facts.storeFailure = u"full"_s;
        QCOMPARE(health.judge(facts, start + 61s).reason, u"full"_s);
        facts.storeFailure.clear();

        health.drop(start + 62s, 33, 7);
        QCOMPARE(health.judge(facts, start + 62s).state, Degraded);
        QVERIFY(health.judge(facts, start + 62s).reason.contains(u"33 payloads, 7 observations"));
        QCOMPARE(health.judge(facts, start + 62s + 5min).state, Live); // forgotten after five minutes …
        health.setLag(11min);
        QCOMPARE(health.judge(facts, start + 62s + 5min).state, Degraded);
        facts.decoding = 11s;
        QVERIFY(health.judge(facts, start + 62s + 5min).reason.contains(u"decoder"_s));

        health.store(start, 30);
        health.store(start + 30s, 12);
        QCOMPARE(health.perMinute(start + 30s), 42.);
        QCOMPARE(health.perMinute(start + 65s), 12.);
        QCOMPARE(health.perMinute(start + 2min), 0.);
        QCOMPARE(health.perMinute(start - 1h), 0.); // the clock was set back
    }

    /// What was heard before the host's clock was set back counts from then on.
    void silenceAfterTheClockWasSetBack()
    {
        const UtcTime start = UtcTime::fromIso(u"2026-11-21T20:00:00Z");
        FeedHealth health(10min);
        const FeedFacts facts { .link = FeedFacts::Link::Up, .patience = 10min };
        using enum FeedStatus::State;
        health.begin(start);
        health.decode(start, { 1, 0, 0 });
        QCOMPARE(health.judge(facts, start - 5h).state, Live);
        QCOMPARE(health.judge(facts, start - 5h + 10min).state, Live);
        QCOMPARE(health.judge(facts, start - 5h + 10min + 1ms).state, Stale);
    }

    void whatIsForOtherFeedsIsNoFault()
    {
        const UtcTime start = UtcTime::fromIso(u"2026-11-21T20:00:00Z");
        FeedHealth health(10min);
        const FeedFacts facts { .link = FeedFacts::Link::Up, .patience = 10min };
        using enum FeedStatus::State;
        health.begin(start);
        health.decode(start, { 0, 0, 40, u"entity of another type"_s });
        QCOMPARE(health.judge(facts, start).state, Connecting); // nothing for it has come
        QVERIFY(health.judge(facts, start).reason.contains(u"entity of another type"_s));
        health.decode(start + 1s, { 1, 0, 39, u"entity of another type"_s });
        QCOMPARE(health.judge(facts, start + 1s).state, Live);
        QCOMPARE(health.judge(facts, start + 1s).reason, QString());
        // Others still tell; who tells of this feed has fallen silent.
        health.decode(start + 9min, { 0, 0, 40, u"entity of another type"_s });
        QCOMPARE(health.judge(facts, start + 10min + 2s).state, Stale);
    }

    void whatIsForOtherFeedsHidesNoFault()
    {
        const UtcTime start = UtcTime::fromIso(u"2026-11-21T20:00:00Z");
        FeedHealth health(10min);
        const FeedFacts facts { .link = FeedFacts::Link::Up, .patience = 20min };
        using enum FeedStatus::State;
        health.begin(start);
        health.decode(start, { 0, 9, 991, u"time missing"_s });
        QCOMPARE(health.judge(facts, start).state, Degraded);
        QVERIFY(health.judge(facts, start).reason.contains(u"time missing"_s));
        health.decode(start + 6min, { 1, 9, 990, u"time missing"_s }); // 9 of 10 that are for this feed
        QCOMPARE(health.judge(facts, start + 6min).state, Degraded);
        QVERIFY(health.judge(facts, start + 6min).reason.contains(u"9"_s));
        // Since then only others' have come: that is as it was.
        health.decode(start + 12min, { 0, 0, 1000, u"entity of another type"_s });
        QCOMPARE(health.judge(facts, start + 12min).state, Degraded);
        health.decode(start + 18min, { 10, 0, 990, u"entity of another type"_s });
        QCOMPARE(health.judge(facts, start + 18min).state, Live);
    }

    void batchesBecomeOne()
    {
        using enum FieldDescriptor::Kind;
        BatchMerger merger({ { u"n"_s, Number, {} }, { u"s"_s, Term, {} } });
        DecodedBatch first;
        first.features = { { u"a"_s, u"A"_s, { { 1, 2 } }, {} }, { u"b"_s, {}, {}, {} } };
        first.terms = { u"open"_s, u"shut"_s };
        first.observations = { { 0, { 1 }, {}, { 5, 1 }, {} }, { 1, { 2 }, {}, { 6, ObservationRecord::nan }, {} } };
        first.rejections = { { u"r"_s, 1, {} } };
        DecodedBatch second;
        second.features = { { u"b"_s, u"B"_s, {}, {} }, { u"c"_s, {}, {}, {} }, { u"a"_s, {}, {}, {} } };
        second.terms = { u"shut"_s, u"ajar"_s };
        second.observations = { { 0, { 3 }, {}, { 7, 0 }, {} },
                                { 1, { 4 }, {}, { 1, 1 }, "{}" },
                                { 2, { 5 }, {}, { 0, 1 }, {} } };
        merger.add(first);
        merger.add(second);
        const DecodedBatch both = merger.take();
        QStringList rows;
        for (const ObservationRecord &o : both.observations)
            rows.append(both.features[o.feature].id + u' ' + QString::number(o.phenomenonTime.milliseconds) + u' '
                        + QString::number(double(o.values[0])) + u' '
                        + (std::isnan(o.values[1]) ? u"-"_s : both.terms.at(qsizetype(o.values[1]))));
        const QStringList expected { u"a 1 5 shut"_s, u"b 2 6 -"_s, u"b 3 7 shut"_s, u"c 4 1 ajar"_s, u"a 5 0 ajar"_s };
        QCOMPARE(rows, expected);
        QCOMPARE(both.features.size(), 3u);
        QCOMPARE(both.features[0].name, u"A"_s); // its id alone says nothing new
        QCOMPARE(both.features[1].name, u"B"_s);
        QCOMPARE(both.terms.size(), 3);
        QCOMPARE(both.rejections.size(), 1u);
        QVERIFY(merger.take().observations.empty());
        merger.add(second);
        QCOMPARE(merger.take().features[0].id, u"b"_s);
    }

    void queueIsBounded()
    {
        PayloadQueue queue(PayloadLimits { 3, 100 });
        QVERIFY(queue.put({ "a", { 1 } }));
        QVERIFY(!queue.put({ "b", { 2 } }));
        QVERIFY(!queue.hasRoom());
        queue.put({ "c", { 3 } });
        queue.put({ "d", { 4 } });
        QCOMPARE(queue.takeDropped(), 1);
        QCOMPARE(queue.takeDropped(), 0);
        queue.put({ QByteArray(99, 'e'), { 5 } }); // "d" and it are as much as there may be
        QCOMPARE(queue.takeDropped(), 2);
        QCOMPARE(queue.size(), 2u);
        queue.put({ QByteArray(500, 'f'), { 6 } }); // too much alone, but the newest
        QCOMPARE(queue.size(), 1u);
        QCOMPARE(queue.take(10, 10, 1s).front().bytes.size(), 500);
        QVERIFY(queue.take(10, 10, 1s).empty());

        // What a spool keeps is not dropped: it would be taken for stored.
        PayloadQueue kept(PayloadLimits { 2, 100 });
        for (quint64 number = 1; number <= 4; ++number)
            kept.put({ .bytes = "x", .received = { 1 }, .number = number });
        kept.put({ "y", { 2 } });
        kept.put({ "z", { 3 } });
        QCOMPARE(kept.takeDropped(), 1);
        const std::vector<Payload> all = kept.take(10, 1000, 1s);
        QCOMPARE(all.size(), 5u);
        QCOMPARE(all.back().bytes, "z");

        PayloadQueue timed;
        for (const qint64 at : { 0, 500, 1000, 1001 })
            timed.put({ "xx", { at } });
        QCOMPARE(timed.take(10, 1000, 1s).size(), 3u); // within a second of the first
        QCOMPARE(timed.take(10, 1000, 1s).size(), 1u);
        for (int i = 0; i < 5; ++i)
            timed.put({ "xx", { 0 } });
        QCOMPARE(timed.take(10, 5, 1s).size(), 2u);
        QCOMPARE(timed.take(2, 1000, 1s).size(), 2u);
    }

    /// Of what is packed small nobody knows how much it becomes.
    void aRunEndsAfterSoManyBytes()
    {
        FeedConfig config;
        const Result<ConfiguredFeed> feed = configuredFeed(config, testfeeds::linkSpeed());
        QVERIFY(feed);
        PayloadDecoder decoder(*feed);
        std::vector<Payload> payloads(100, Payload { QByteArray(1 << 20, ' '), { 1'795'248'000'000 } });
        for (size_t i = 0; i < payloads.size(); ++i)
            payloads[i].number = i + 1;
        const DecodedRun run = decoder.decode(payloads);
        QCOMPARE(run.payloads, 64u);
        QCOMPARE(run.number, 64u);
        QCOMPARE(run.rejected, 64);
    }

    void payloadsAsText()
    {
        QCOMPARE(payloadStart("{\"ü\": 1}\n"), u"{\"ü\": 1}\n"_s);
        QCOMPARE(payloadStart(QByteArray("\n\x03\x00z\xff", 5)), u"\\x0a\\x03\\x00z\\xff"_s);
        QCOMPARE(payloadStart(QByteArray(10'000, 'x')).size(), FeedMessage::longestStart);
        QByteArray chinese; // cut in the middle of a character
        while (chinese.size() < 3000)
            chinese += "城";
        QVERIFY(payloadStart(chinese).startsWith(u"城城"));
        QCOMPARE(payloadStart(QByteArray(10'000, '\0')).size(), FeedMessage::longestStart);
        const auto isCut = [](const QByteArray &payload) {
            bool cut = false;
            (void)payloadStart(payload, &cut);
            return cut;
        };
        QVERIFY(!isCut(chinese.first(1500))); // 500 characters of three bytes each
        QVERIFY(isCut(chinese));
        QVERIFY(!isCut(QByteArray(2048, 'x')) && isCut(QByteArray(2049, 'x')));
        QVERIFY(!isCut(QByteArray(512, '\0')) && isCut(QByteArray(513, '\0'))); // four characters for each
    }
};

QTEST_GUILESS_MAIN(FeedPartsTest)
#include "tst_feedparts.moc"
