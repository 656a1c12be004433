// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/batchmerger.h"
#include "engine/feeds/configureddecoder.h"
#include "engine/feeds/feedhealth.h"
#include "engine/feeds/feedpipeline.h"
#include "engine/feeds/payloadqueue.h"
#include "engine/feeds/transports/eventstream.h"
#include "engine/feeds/transports/httpheaders.h"
#include "engine/feeds/transports/retrytimer.h"
#include "engine/feeds/transports/streamsplitter.h"
#include "engine/feeds/transports/transportoptions.h"
#include "engine/feeds/transports/transports.h"

#include "engine/ingest/datum.h"
#include "testfeeds.h"

#include <QTemporaryDir>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The parts of feeds that need neither sockets nor threads.
class FeedPartsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void waitsBetweenAttempts()
    {
        // The n-th wait lies in [0, min(5 min, 2 s · 2ⁿ⁻¹)), evenly: over many seeds its mean is half of that.
        const UtcTime now { 1'000'000 };
        std::array<double, 12> sums {};
        const int seeds = 2000;
        for (int seed = 0; seed < seeds; ++seed) {
            RetryTimer timer(quint64(seed), 2s, 5min);
            for (size_t n = 0; n < sums.size(); ++n) {
                timer.failed(now);
                const Duration wait = timer.dueAt() - now;
                QVERIFY(wait >= 0ms);
                QVERIFY(wait < std::min<Duration>(5min, 2s * (1 << n)));
                sums[n] += double(wait.count());
            }
        }
        for (size_t n = 0; n < sums.size(); ++n) {
            const double most = std::min(300'000., 2000. * (1 << n));
            // Standard error of the mean of uniform draws: most / √(12 · 2000); five of them.
            QVERIFY2(std::abs(sums[n] / seeds - most / 2) < 5 * most / std::sqrt(12. * seeds), qPrintable(QString::number(n)));
        }
        RetryTimer one(7);
        RetryTimer same(7);
        for (int i = 0; i < 20; ++i) {
            one.failed(now);
            same.failed(now);
            QCOMPARE(one.dueAt(), same.dueAt());
        }
    }

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

    void addressesThatAPayloadLists_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<QString>("followed"); // RFC 3986 § 5.2; empty = not
        QTest::newRow("relative") << u"b.xml?x=1"_s << u"https://cap.example.org/in/b.xml?x=1"_s;
        QTest::newRow("of the server") << u"/b"_s << u"https://cap.example.org/b"_s;
        QTest::newRow("elsewhere") << u" https://other.example.org:444/b#part "_s << u"https://other.example.org:444/b"_s;
        QTest::newRow("unprotected") << u"http://other.example.org/b"_s << u"http://other.example.org/b"_s;
        for (const char *link :
             { "ftp://example.org/b", "file:///etc/passwd", "data:text/plain,b", "javascript:b", "https://",
               "https://user:word@example.org/b", "http://localhost:8080/b", "http://127.1.2.3/b", "http://[::1]/b" })
            QTest::newRow(link) << QString::fromLatin1(link) << QString();
        QTest::newRow("without sense") << u"/"_s + QString(5000, u'b') << QString();
    }
    void addressesThatAPayloadLists()
    {
        QFETCH(QString, link);
        QFETCH(QString, followed);
        const QUrl url = http::linkedUrl(QUrl(u"https://cap.example.org/in/index.atom"_s), link);
        QCOMPARE(url.isValid() ? url.toString() : QString(), followed);
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

    void failuresInARow()
    {
        UtcTime now { 1'000'000'000 };
        RetryTimer timer(1, 2s, 5min);
        timer.failed(now);
        timer.failed(now);
        QCOMPARE(timer.failures(), 2);
        timer.worked(now);
        QVERIFY(!timer.isWaiting());
        timer.failed(now + 10s); // it did not work for long: no new beginning
        QCOMPARE(timer.failures(), 3);
        timer.worked(now + 20s);
        timer.failed(now + 20s + 5min);
        QCOMPARE(timer.failures(), 1);
        timer.refused(now);
        QVERIFY(!timer.isDue(now + 15min - 1ms));
        QVERIFY(timer.isDue(now + 15min));
        QVERIFY(timer.isDue(now - 1ms)); // the clock was set back: better now than never
        timer.after(now, 42s);
        QVERIFY(!timer.isDue(now + 41s));
        QVERIFY(timer.isDue(now + 42s));
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

        health.decode(start, 95, 5, u"bad"_s);
        facts.link = FeedFacts::Link::Up;
        QCOMPARE(health.judge(facts, start).state, Live);
        QVERIFY(health.judge(facts, start).reason.contains(u"5 records rejected: bad"_s));
        health.decode(start + 60s, 5, 7, u"worse"_s); // 12 of 112 are more than a tenth
        QCOMPARE(health.judge(facts, start + 60s).state, Degraded);
        QVERIFY(health.judge(facts, start + 60s).reason.contains(u"12 of 112"_s));
        health.decode(start + 61s, 10, 0, {}); // 12 of 122
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

    void lagIsAMedian()
    {
        DecodedBatch batch;
        QVERIFY(!lagOf(batch, { 100 }));
        for (const qint64 at : { 90, 40, 99, 98, 10 }) // lags 10, 60, 1, 2, 90
            batch.observations.push_back({ .phenomenonTime = { at }, .position = {}, .detail = {} });
        QCOMPARE(lagOf(batch, { 100 })->median, 10ms);
        QCOMPARE(lagOf(batch, { 100 })->least, 1ms);
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

    void dates_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("seconds");
        // The three examples of RFC 9110 § 5.6.7; date -u -d 'Sun, 06 Nov 1994 08:49:37 GMT' +%s
        for (const char *text : { "Sun, 06 Nov 1994 08:49:37 GMT", "Sun Nov  6 08:49:37 1994" })
            QTest::newRow(text) << QByteArray(text) << qint64(784'111'777);
        // Two digits are a year of this century: date -u -d '2026-11-06 08:49:37' +%s
        QTest::newRow("RFC 850") << QByteArray("Friday, 06-Nov-26 08:49:37 GMT") << qint64(1'793'954'977);
        for (const char *text : { "", "soon", "2026-11-06T08:49:37Z", "Sun, 32 Nov 1994 08:49:37 GMT" })
            QTest::newRow(text) << QByteArray(text) << qint64(-1);
    }
    void dates()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, seconds);
        const UtcTime time = http::date(text);
        QCOMPARE(time.isValid() ? time.milliseconds / 1000 : -1, seconds);
    }

    void headers()
    {
        const UtcTime now = UtcTime::fromIso(u"1994-11-06T08:49:00Z");
        QCOMPARE(http::retryAfter("120", now).value(), 120s);
        QCOMPARE(http::retryAfter("Sun, 06 Nov 1994 08:49:37 GMT", now).value(), 37s);
        QCOMPARE(http::retryAfter("Sun, 06 Nov 1994 08:49:37 GMT", now + 1h).value(), 0s);
        QVERIFY(!http::retryAfter("-5", now));
        QVERIFY(!http::retryAfter("", now));
        QCOMPARE(http::retryAfter("99999999999999", now).value(), 31'536'000s);

        QCOMPARE(http::maxAge("public, Max-Age=60, must-revalidate").value(), 60s);
        QCOMPARE(http::maxAge("max-age=\"5\"").value(), 5s);
        QVERIFY(!http::maxAge("s-maxage=60"));
        QVERIFY(!http::maxAge("max-age=60, no-cache"));
        QVERIFY(!http::maxAge(""));

        QCOMPARE(http::nextLink("<https://a/b?page=2>; rel=\"next\""), u"https://a/b?page=2"_s);
        QCOMPARE(http::nextLink("<a>; rel=prev, <b>;title=\"a, <x>; rel=next\" ; REL=\"last next\""), u"b"_s);
        QCOMPARE(http::nextLink("<a>; rel=\"nextish\""), QString());
        QCOMPARE(http::nextLink("no link; rel=next"), QString());
        QCOMPARE(http::nextLink(QByteArray(1 << 20, '<')), QString());
    }

    void hintsOfBodies()
    {
        QCOMPARE(http::bodyHints(R"( {"links":[{"rel":"self","href":"a"},{"href":"b","rel":"next"}]})").next, u"b"_s);
        QCOMPARE(http::bodyHints(R"({"value":[{"@iot.nextLink":"inner"}],"@iot.nextLink":"outer"})").next, u"outer"_s);
        QCOMPARE(http::bodyHints(R"({"last_updated":1700000000,"ttl":30})").freshFor.value(), 30s);
        QCOMPARE(http::bodyHints(R"({"ttl":0,"last_updated":"2026-11-21T20:00:00Z"})").freshFor.value(), 0s);
        for (const char *other :
             { "", "[1]", "<xml/>", "{\"links\":3}", "{\"ttl\":30}", "{\"last_updated\":1,\"ttl\":\"30\"}", "{\"ttl\":30" }) {
            QVERIFY(http::bodyHints(other).next.isEmpty());
            QVERIFY(!http::bodyHints(other).freshFor);
        }
        QVERIFY(http::bodyHints(QByteArray(100'000, '[')).next.isEmpty());
        QVERIFY(http::bodyHints("{\"x\":" + QByteArray(100'000, '[')).next.isEmpty());
    }

    void streamOfEvents_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QStringList>("expected");
        // The examples of the standard (WHATWG HTML, 9.2.6).
        QTest::newRow("stocks") << QByteArray("data: YHOO\ndata: +2\ndata: 10\n\n") << QStringList { u"message|YHOO\n+2\n10|"_s };
        QTest::newRow("comment and ids") << QByteArray(
            ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n")
                                         << QStringList { u"message|first event|1"_s, u"message|second event|"_s,
                                                          u"message| third event|"_s };
        QTest::newRow("two of three") << QByteArray("data\n\ndata\ndata\n\ndata:")
                                      << QStringList { u"message||"_s, u"message|\n|"_s };
        QTest::newRow("space or none") << QByteArray("data:test\n\ndata: test\n\n")
                                       << QStringList { u"message|test|"_s, u"message|test|"_s };
        QTest::newRow("all line ends") << QByteArray("\xEF\xBB\xBF"
                                                     "event: x\rdata: a\r\ndata: b\n\r\ndata: c\r\r")
                                       << QStringList { u"x|a\nb|"_s, u"message|c|"_s };
        QTest::newRow("unknown fields") << QByteArray("foo: 1\ndata: a\nDATA: b\n\n") << QStringList { u"message|a|"_s };
    }
    void streamOfEvents()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QStringList, expected);
        for (qsizetype step : { qsizetype(1), qsizetype(3), stream.size() }) { // however the network cuts it
            QStringList got;
            EventStream events(1000);
            events.tooLong = [](const QByteArray &) { QFAIL("too long"); };
            events.event = [&](const QString &type, const QByteArray &data) {
                got.append(type + u'|' + QString::fromUtf8(data) + u'|' + QString::fromUtf8(events.lastId()));
            };
            for (qsizetype i = 0; i < stream.size(); i += step)
                events.add(QByteArrayView(stream).sliced(i, std::min(step, stream.size() - i)));
            QCOMPARE(got, expected);
        }
    }

    void eventsTooLarge()
    {
        QByteArrayList got;
        QByteArrayList refused;
        EventStream events(10);
        events.event = [&](const QString &, const QByteArray &data) { got.append(data); };
        events.tooLong = [&](const QByteArray &beginning) { refused.append(beginning.first(4)); };
        events.add("data: 12345\ndata: 67890\ndata: x\n\ndata: ok\n\nda");
        for (int i = 0; i < 100; ++i)
            events.add("ta: a line without end");
        events.add("\n\nretry: 1500\ndata: fine\n\nretry: 1e3\n\n");
        QCOMPARE(got, (QByteArrayList { "ok", "fine" }));
        QCOMPARE(refused.size(), 2);
        QCOMPARE(events.reconnection().value(), 1500ms);
    }

    void lines()
    {
        QByteArrayList got;
        int tooLong = 0;
        StreamSplitter lines(5);
        lines.payload = [&](const QByteArray &line) { got.append(line); };
        lines.tooLong = [&](const QByteArray &beginning) {
            ++tooLong;
            QVERIFY(beginning.startsWith("12345"));
        };
        for (const char c : QByteArrayView("abc\r\n\n\r\nde\n123456789012\n12345\n")) // one byte at a time
            lines.add(QByteArrayView(&c, 1));
        lines.add("fg");
        lines.end();
        QCOMPARE(got, (QByteArrayList { "abc", "de", "12345", "fg" }));
        QCOMPARE(tooLong, 1);
    }

    void documentsOneAfterTheOther()
    {
        const QByteArray stream = "<?xml version=\"1.0\"?>\n<e a=\"1\"></e><?xml version=\"1.0\"?>\r\n<e>\n</e> <e>"
            + QByteArray(100, 'x') + "</e><e/></e>\n<e>cut";
        const QByteArrayList wanted { "<?xml version=\"1.0\"?>\n<e a=\"1\"></e>", "<?xml version=\"1.0\"?>\r\n<e>\n</e>",
                                      "<e/></e>", "<e>cut" };
        for (qsizetype packet = 1; packet <= stream.size(); ++packet) { // whatever packets it comes in
            QByteArrayList got;
            QByteArrayList refused;
            StreamSplitter documents(40, [](QByteArrayView begin) { return begin.contains("<e") ? "</e>"_ba : QByteArray(); });
            documents.payload = [&](const QByteArray &payload) { got.append(payload); };
            documents.tooLong = [&](const QByteArray &beginning) { refused.append(beginning.first(4)); };
            for (qsizetype at = 0; at < stream.size(); at += packet)
                documents.add(QByteArrayView(stream).sliced(at, std::min(packet, stream.size() - at)));
            documents.end();
            QCOMPARE(got, wanted);
            QCOMPARE(refused.size(), 1);
            QVERIFY(refused.front().trimmed().startsWith("<e>"));
        }
    }

    void streamsThatAreNotKnown()
    {
        const auto said = [](const QByteArrayList &packets, bool ends) {
            QByteArrayList got;
            StreamSplitter stream(10'000, [](QByteArrayView begin) { return begin.contains("<e") ? "</e>"_ba : QByteArray(); });
            stream.payload = [&](const QByteArray &payload) { got.append(payload); };
            for (const QByteArray &packet : packets)
                stream.add(packet);
            if (ends)
                stream.end();
            return got;
        };
        QCOMPARE(said({ "{\"a\":1}\n{\"a\"" }, false),
                 QByteArrayList { "{\"a\":1}" }); // its first line tells that it is of lines
        QCOMPARE(said({ "<other/>\n" }, false), QByteArrayList()); // there may be a declaration before what is known
        QCOMPARE(said({ "<other/>\n", "<e></e>" }, false), QByteArrayList { "<other/>\n<e></e>" });
        QCOMPARE(said({ "<other/>\n<x/>" }, true), (QByteArrayList { "<other/>", "<x/>" }));
        QCOMPARE(said({ "<other/>\n", QByteArray(StreamSplitter::lookedAt, 'x') }, false), QByteArrayList { "<other/>" });
        QCOMPARE(said({}, true), QByteArrayList());
    }

    void durations()
    {
        QCOMPARE(isoDuration(u"PT60S"_s).value(), 60s);
        QCOMPARE(isoDuration(u"P1DT2H3M4.5S"_s).value(), 24h + 2h + 3min + 4500ms);
        QCOMPARE(isoDuration(u"PT0.25S"_s).value(), 250ms);
        for (const QString &other : { u"P"_s, u"PT"_s, u"P1DT"_s, u"60"_s, u"PT-1S"_s, u"P1Y"_s, u""_s, u" PT1S"_s })
            QVERIFY2(!isoDuration(other), qPrintable(other));
    }

    void whatIsShownHasNoSecrets()
    {
        QCOMPARE(transports::endpoint(u"http"_s, { { u"url"_s, u"https://u:p@api.example.org/x?key=s3cret#f"_s } }),
                 u"https://api.example.org/x"_s);
        QCOMPARE(transports::sourceName(u"mqtt"_s, { { u"url"_s, u"mqtts://broker.example.org:8883"_s } }),
                 u"mqtt broker.example.org"_s);
        QCOMPARE(transports::endpoint(u"folder"_s, { { u"path"_s, u"/in"_s } }), u"/in"_s);
        QVERIFY(!transports::make({ .kind = u"pigeon"_s, .options = {}, .clientId = {}, .credential = {}, .now = {} }));
        for (const QString &url : { u"https://u:p@host/"_s, u"ftp://host/"_s, u"https:///x"_s, u"host"_s, QString() })
            QVERIFY2(!transportUrl(
                         { .kind = u"http"_s, .options = { { u"url"_s, url } }, .clientId = {}, .credential = {}, .now = {} },
                         { u"http"_s }, { u"https"_s }),
                     qPrintable(url));
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
    }
};

QTEST_GUILESS_MAIN(FeedPartsTest)
#include "tst_feedparts.moc"
