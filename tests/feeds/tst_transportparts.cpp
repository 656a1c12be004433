// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/eventstream.h"
#include "engine/feeds/transports/httpheaders.h"
#include "engine/feeds/transports/retrytimer.h"
#include "engine/feeds/transports/streamsplitter.h"
#include "engine/feeds/transports/transportoptions.h"
#include "engine/feeds/transports/transports.h"

#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The parts of transports that need no sockets: when they try again, and how what comes is read.
class TransportPartsTest : public QObject
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

    /// The n-th refusal waits for at least half of 30 s · 2ⁿ⁻¹ and less than the whole, up to a quarter of an hour; not all alike.
    void waitsAfterRefusals()
    {
        const UtcTime now { 1'000'000 };
        QList<QSet<qint64>> waits(8);
        for (quint64 seed = 0; seed < 100; ++seed) {
            RetryTimer timer(seed);
            Duration most = 30s;
            for (QSet<qint64> &drawn : waits) {
                timer.refused(now);
                const Duration wait = timer.dueAt() - now;
                QVERIFY(wait >= most / 2 && wait < most);
                drawn.insert(wait.count());
                most = std::min<Duration>(15min, 2 * most); // 30, 60, 120, 240, 480, 900 s
            }
            timer.reset(); // it works: the next one is the first again
            timer.refused(now);
            QVERIFY(timer.dueAt() - now < 30s);
        }
        for (const QSet<qint64> &drawn : std::as_const(waits))
            QVERIFY(drawn.size() > 90);
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
        QVERIFY(!timer.isDue(now + 15s - 1ms));
        QVERIFY(timer.isDue(now + 30s));
        QVERIFY(timer.isDue(now - 1ms)); // the clock was set back: better now than never
        timer.reset();
        timer.after(now, 42s);
        QVERIFY(!timer.isDue(now + 42s - 1ms));
        QVERIFY(timer.isDue(now + 44s));
    }

    /// When the source said when to come again: not before, and not all at that moment.
    void waitsAsLongAsTheSourceSaysAndMore()
    {
        const UtcTime now { 1'000'000 };
        QSet<qint64> waits;
        for (quint64 seed = 0; seed < 100; ++seed) {
            RetryTimer timer(seed, 2s, 5min);
            RetryTimer same(seed, 2s, 5min);
            for (int n = 0; n < 10; ++n) {
                timer.after(now, 60s);
                same.failed(now);
                QCOMPARE(timer.dueAt(), same.dueAt() + 60s);
                waits.insert((timer.dueAt() - now).count());
            }
        }
        QVERIFY(waits.size() > 500);
    }

    void workingAfterTheClockWasSetBack()
    {
        const UtcTime now { 1'000'000'000 };
        RetryTimer timer(1, 2s, 5min);
        timer.failed(now);
        timer.worked(now);
        timer.worked(now - 1h);
        timer.worked(now - 1h + 5min);
        timer.failed(now - 1h + 5min);
        QCOMPARE(timer.failures(), 1);
    }

    /// `feed test` and `record` name the profile's source, which a running wall has as well.
    void whatOnlyPassesTakesNothingFromTheFeed()
    {
        const QJsonObject options {
            { u"url"_s, u"mqtt://broker"_s }, { u"clientId"_s, u"wall"_s }, { u"cleanSession"_s, false }, { u"qos"_s, 1 }
        };
        const QJsonObject passing { { u"url"_s, u"mqtt://broker"_s }, { u"cleanSession"_s, true }, { u"qos"_s, 1 } };
        QCOMPARE(transports::passing(u"mqtt"_s, options), passing);
        QCOMPARE(transports::passing(u"http"_s, options), options);
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
        const QUrl all(
            u"https://u:p@api.example.org/v.json?token=s3cret&System_ID=a%20b&page=2&X-Amz-Signature=s3&city=ulm&key=s#f"_s);
        QCOMPARE(originOf(all), u"https://api.example.org/v.json?System_ID=a b&city=ulm"_s);
        for (const QString &query :
             { QString(), u"?key=s3cret"_s, u"?my_operator_key=s3cret"_s, u"?system="_s + QString(65, u's') })
            QCOMPARE(originOf(QUrl(u"https://api.example.org/v.json"_s + query)), u"https://api.example.org/v.json"_s);
        QCOMPARE(originOf(QUrl(u"http://x/v?operator=a&city=b"_s)), originOf(QUrl(u"http://x/v?city=b&operator=a"_s)));
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
};

QTEST_GUILESS_MAIN(TransportPartsTest)
#include "tst_transportparts.moc"
