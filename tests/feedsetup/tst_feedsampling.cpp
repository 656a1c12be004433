// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "setupfixture.h"

#include <QSignalSpy>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Stage = FeedSetup::Stage;

namespace {

// Three inside of the fixture's city, one in New York, one line that is none.
const QByteArray bikes = "bikes\nb1 -87.6 41.8 3\nb2 -87.7 41.9 4\nb3 -87.5 41.5 6\nny -73.9 40.7 1\nwhat is this\n";

} // namespace

/// Trying a source out over its real transport: what it gives, who understands it, and what is said when nobody does.
class FeedSamplingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void overHttp()
    {
        WebServer server;
        server.answer = [](const WebServer::Request &) { return WebServer::Answer { 200, bikes }; };
        SetupFixture town;
        QCOMPARE(town.ask(SetupFixture::entry(u"http"_s, server.url(u"/bikes?key=secret"_s))), Stage::Sampled);
        const FeedSample sample = town.setup->sample();
        QCOMPARE(sample.endpoint, server.url(u"/bikes"_s));
        QCOMPARE(sample.payloads, 1);
        QCOMPARE(sample.bytes, double(bikes.size()));
        QCOMPARE(sample.start, QString::fromUtf8(bikes));
        // Both feeds know the format; the one that understands more of it stands first and is chosen.
        QCOMPARE(sample.matches.size(), 2);
        QCOMPARE(sample.chosen, 0);
        QCOMPARE(sample.matches[0].feed, u"toy.bike"_s);
        QCOMPARE(sample.matches[0].formatTitle, u"Bikes 1.0"_s);
        QCOMPARE(sample.matches[0].accepted, 4);
        QCOMPARE(sample.matches[1].feed, u"toy.stop"_s);
        QCOMPARE(sample.matches[1].accepted, 2); // b2 and b3
        QCOMPARE(sample.accepted, 4);
        QCOMPARE(sample.rejected, 1);
        QCOMPARE(sample.entities, 4);
        QCOMPARE(sample.located, 4);
        QCOMPARE(sample.inside, 3);
        QCOMPARE(sample.rejections.size(), 1);
        QCOMPARE(sample.rejections[0].reason, u"four words expected"_s);
        QCOMPARE(sample.rejections[0].sample, u"what is this"_s);
        QCOMPARE(sample.decoded.size(), 4);
        QCOMPARE(sample.decoded[1].id, u"b2"_s);
        QCOMPARE(sample.decoded[1].longitude, -87.7);
        QCOMPARE(sample.decoded[1].values, u"count 4"_s);
        QVERIFY(sample.newestMilliseconds > 0);
        QVERIFY(town.city.history.data.empty()); // nothing is kept

        // The other one reads the same payloads, without asking again.
        FeedEntry other = SetupFixture::entry(u"http"_s, server.url(u"/bikes?key=secret"_s));
        other.feed = u"toy.stop"_s;
        other.format = u"bikes"_s;
        town.interpret(other);
        QCOMPARE(town.setup->sample().chosen, 1);
        QCOMPARE(town.setup->sample().accepted, 2);
        QCOMPARE(town.setup->sample().matches.size(), 2);
        QCOMPARE(server.requests.size(), 1);
    }

    void aFile()
    {
        SetupFixture town;
        (void)town.put(u"other.txt"_s, "bikes\nno -87.6 41.8 3\n");
        const QString file = town.put(u"b[1].txt"_s, bikes);
        QCOMPARE(town.ask(SetupFixture::entry(u"file"_s, file)), Stage::Sampled);
        QCOMPARE(town.setup->sample().payloads, 1);
        QCOMPARE(town.setup->sample().accepted, 4);
        QCOMPARE(town.ask(SetupFixture::entry(u"folder"_s, town.city.folder.filePath(u"absent"_s))), Stage::Failed);
        QVERIFY2(town.setup->problem().contains(u"absent"_s), qPrintable(town.setup->problem()));
    }

    void aFolder()
    {
        SetupFixture town({}, { .patience = 30s, .more = 20s, .step = 10ms, .payloads = 2 });
        (void)town.put(u"a.txt"_s, bikes);
        (void)town.put(u"b.txt"_s, "bikes\nno -87.6 41.8 3\n");
        QCOMPARE(town.ask(SetupFixture::entry(u"folder"_s, town.city.folder.path())), Stage::Sampled);
        QCOMPARE(town.setup->sample().payloads, 2);
        QCOMPARE(town.setup->sample().accepted, 5);
    }

    void whatNobodyRecognises()
    {
        WebServer server;
        server.answer = [](const WebServer::Request &) {
            return WebServer::Answer { 200, "id;x;y;when\n7;-87.6;41.8;2026-11-21T20:00:00Z\n" };
        };
        SetupFixture town;
        const FeedEntry entry = SetupFixture::entry(u"http"_s, server.url());
        QCOMPARE(town.ask(entry), Stage::Sampled);
        QCOMPARE(town.setup->sample().chosen, -1);
        QCOMPARE(town.setup->sample().looks, u"a table with the columns id, x, y, when"_s);
        FeedEntry mapped = entry;
        mapped.mapping = town.city.folder.filePath(u"absent.json"_s);
        town.interpret(mapped);
        QVERIFY2(town.setup->sample().problem.contains(u"absent.json"_s), qPrintable(town.setup->sample().problem));
        QCOMPARE(town.setup->sample().chosen, -1);
    }

    void byAMappingOfOnesOwn()
    {
        WebServer server;
        server.answer = [](const WebServer::Request &) {
            return WebServer::Answer { 200, "id,x,y,when,n\n7,-87.6,41.8,2026-11-21T20:00:00Z,12\n8,-87.6,41.8,yesterday,1\n" };
        };
        SetupFixture town;
        const FeedEntry entry = SetupFixture::entry(u"http"_s, server.url());
        QCOMPARE(town.ask(entry), Stage::Sampled);
        QCOMPARE(town.setup->sample().chosen, -1);
        FeedEntry mapped = entry;
        mapped.mapping = town.put(u"counts.json"_s, toyfeeds::mapping);
        town.interpret(mapped);
        const FeedSample sample = town.setup->sample();
        QVERIFY2(sample.problem.isEmpty(), qPrintable(sample.problem));
        QCOMPARE(sample.matches.size(), 1);
        QCOMPARE(sample.matches[0].feed, u"toy.bike"_s); // the mapping says which
        QCOMPARE(sample.matches[0].formatTitle, u"计数"_s);
        QCOMPARE(sample.matches[0].mapping, mapped.mapping);
        QCOMPARE(sample.accepted, 1);
        QCOMPARE(sample.rejected, 1);
        QCOMPARE(sample.decoded[0].values, u"count 12"_s);

        // One that a module brings is found by its columns.
        town.mappings = { mapped.mapping };
        town.reopen();
        QCOMPARE(town.ask(entry), Stage::Sampled);
        QCOMPARE(town.setup->sample().chosen, 0);
        QCOMPARE(town.setup->sample().matches[0].mapping, u"counts"_s);
    }

    void whatHasToBeMaskedIsNotShown()
    {
        WebServer server;
        server.answer = [](const WebServer::Request &) { return WebServer::Answer { 200, "beds\nward -87.6 41.8 3\n1 of 3" }; };
        SetupFixture town;
        QCOMPARE(town.ask(SetupFixture::entry(u"http"_s, server.url())), Stage::Sampled);
        const FeedSample sample = town.setup->sample();
        QCOMPARE(sample.matches[0].feed, u"toy.bed"_s);
        QCOMPARE(sample.start, QString());
        QCOMPARE(sample.decoded[0].values, QString()); // fewer than five
        QCOMPARE(sample.rejections[0].sample, QString());
    }

    void theProgramsOwnJson()
    {
        WebServer server;
        server.answer = [](const WebServer::Request &) {
            return WebServer::Answer {
                200, R"({"observations":[{"feature":"a","phenomenonTime":"2026-11-21T20:00:00Z","values":{"count":12}}]})"
            };
        };
        SetupFixture town;
        QCOMPARE(town.ask(SetupFixture::entry(u"http"_s, server.url())), Stage::Sampled);
        QCOMPARE(town.setup->sample().matches.size(), 3); // each has a field of that name
        QCOMPARE(town.setup->sample().matches[0].format, QString());
        QCOMPARE(town.setup->sample().located, 0);
    }

    void failuresSaySo_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("credential");
        QTest::addColumn<QString>("says");
        QTest::newRow("not found") << 404 << QString() << u"404"_s;
        QTest::newRow("not allowed") << 401 << QString() << u"401"_s;
        QTest::newRow("no credential") << 200 << u"bike-api"_s << u"“bike-api”"_s;
    }
    void failuresSaySo()
    {
        QFETCH(int, status);
        QFETCH(QString, credential);
        QFETCH(QString, says);
        WebServer server;
        server.answer = [&](const WebServer::Request &) { return WebServer::Answer { status, {} }; };
        SetupFixture town;
        FeedEntry entry = SetupFixture::entry(u"http"_s, server.url());
        entry.credential = credential;
        QCOMPARE(town.ask(entry), Stage::Failed);
        QVERIFY2(town.setup->problem().contains(says), qPrintable(town.setup->problem()));
        if (!credential.isEmpty())
            QVERIFY(town.setup->problem().contains(u"credentials.json"_s)); // where it belongs
    }

    void aSourceThatIsSilent()
    {
        RawServer server;
        SetupFixture town({}, { .patience = 100ms, .more = 20ms, .step = 10ms });
        QCOMPARE(town.ask(SetupFixture::entry(u"tcp"_s, server.url(u"tcp"_s))), Stage::Failed);
        QCOMPARE(town.setup->problem(), u"It is connected, but nothing came within 0 s."_s);
    }

    void stopped()
    {
        RawServer server;
        SetupFixture town;
        town.setup->ask(SetupFixture::entry(u"tcp"_s, server.url(u"tcp"_s)));
        QCOMPARE(town.setup->stage(), Stage::Sampling);
        QTRY_COMPARE(server.connections, 1);
        QTRY_VERIFY(town.setup->doing().startsWith(u"Connected"));
        QVERIFY(town.setup->progress() > 0);
        QSignalSpy gone(server.client, &QTcpSocket::disconnected);
        town.setup->cancel();
        QCOMPARE(town.setup->stage(), Stage::Idle);
        QTRY_COMPARE(gone.count(), 1); // the source is left in peace
        QCOMPARE(town.setup->stage(), Stage::Idle);
    }

    void severalMessages()
    {
        RawServer server;
        SetupFixture town({}, { .patience = 30s, .more = 20s, .step = 10ms, .payloads = 2 });
        town.setup->ask(SetupFixture::entry(u"tcp"_s, server.url(u"tcp"_s)));
        QTRY_VERIFY(server.client);
        server.send(R"({"observations":[{"feature":"a","phenomenonTime":"2026-11-21T20:00:00Z","values":{"count":2}}]})"
                    "\n");
        server.send(R"({"observations":[{"feature":"b","phenomenonTime":"2026-11-21T20:00:01Z","values":{"count":2}}]})"
                    "\n");
        QTRY_COMPARE(town.setup->stage(), Stage::Sampled); // as many as are wanted: it does not wait for more
        QCOMPARE(town.setup->sample().payloads, 2);
        QCOMPARE(town.setup->sample().entities, 2);
    }
};

QTEST_GUILESS_MAIN(FeedSamplingTest)
#include "tst_feedsampling.moc"
