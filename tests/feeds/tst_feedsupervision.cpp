// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feedfixture.h"

#include "engine/feeds/feedhealth.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = FeedStatus::State;

namespace {

/// A TCP source of lines.
struct Publisher {
    Publisher()
    {
        server.listen(QHostAddress::LocalHost);
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this] { client = server.nextPendingConnection(); });
    }
    QJsonObject options() const { return { { u"url"_s, u"tcp://127.0.0.1:%1"_s.arg(server.serverPort()) } }; }
    void send(const QByteArray &line)
    {
        client->write(line + '\n');
        client->flush();
    }
    QTcpServer server;
    QTcpSocket *client = nullptr;
};

} // namespace

/// Feeds end to end, from the socket into the history: states, counts, and that no feed harms another.
class FeedSupervisionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fromTheSocketIntoTheHistory()
    {
        FeedFixture city;
        Publisher publisher;
        FeedStatus *status = city.add(u"tcp"_s, publisher.options());
        QCOMPARE(status->state, State::Connecting);
        QCOMPARE(status->endpoint, publisher.options().value("url"_L1).toString());
        QVERIFY(!status->simulated);
        QVERIFY(status->controllable);
        QTRY_VERIFY(publisher.client);
        QTRY_VERIFY(status->reason.contains(u"nothing has come"));

        publisher.send(city.observation("a", 1, 3s));
        QTRY_COMPARE(city.stored(), 1u);
        QTRY_COMPARE(status->state, State::Live);
        QCOMPARE(status->sinceMilliseconds, double(city.now));
        QCOMPARE(status->accepted, 1.);
        QCOMPARE(status->perMinute, 1.);
        QCOMPARE(status->lagMilliseconds, 3000.);
        QCOMPARE(city.history.lastSource.name, u"tcp 127.0.0.1"_s);
        QCOMPARE(status->messages.size(), 1);
        QCOMPARE(status->messages[0].start, QString::fromUtf8(city.observation("a", 1, 3s)));
        QCOMPARE(status->messages[0].accepted, 1);

        // The same again is stored once.
        publisher.send(city.observation("a", 1, 3s));
        publisher.send(city.observation("b", 2));
        QTRY_COMPARE(city.stored(), 2u);
        QTRY_COMPARE(status->messages.size(), 3);
        QCOMPARE(status->accepted, 2.);

        // A bad record costs itself.
        publisher.send("{\"observations\":[{\"feature\":\"c\"}]}");
        publisher.send("not JSON at all \xff\x01");
        QTRY_COMPARE(status->rejected, 2.);
        QTRY_COMPARE(status->messages.size(), 5);
        QVERIFY(status->messages[0].start.startsWith(u"not JSON"));
        QVERIFY(status->messages[0].start.contains(u"\\xff\\x01"));
        QVERIFY(!status->messages[0].reason.isEmpty());
        QCOMPARE(status->state, State::Degraded); // two of four records
        QVERIFY2(status->reason.contains(u"2 of 4") || status->reason.contains(u"2 of 5"), qPrintable(status->reason));

        for (int i = 0; i < 30; ++i)
            publisher.send(city.observation("m", i, std::chrono::seconds(i + 10)));
        QTRY_COMPARE(city.stored(), 32u);
        QCOMPARE(status->messages.size(), FeedStatus::keptMessages);
        QTRY_COMPARE(status->state, State::Live); // 2 of 35
    }

    void featuresAloneAreKept()
    {
        FeedFixture city;
        Publisher publisher;
        FeedStatus *status = city.add(u"tcp"_s, publisher.options());
        QTRY_VERIFY(publisher.client);
        publisher.send(R"({"features":[{"id":"a","geometry":{"type":"Point","coordinates":[1,2]}}],"observations":[]})");
        QTRY_VERIFY(city.history.geometries.contains(u"a"_s));
        QTRY_COMPARE(status->state, State::Live);
        QCOMPARE(status->accepted, 0.);
    }

    void staleThenDownThenLive()
    {
        FeedFixture city;
        auto publisher = std::make_unique<Publisher>();
        const QJsonObject options = publisher->options();
        const quint16 port = publisher->server.serverPort();
        FeedStatus *status = city.add(u"tcp"_s, options);
        QTRY_VERIFY(publisher->client);
        publisher->send(city.observation("a", 1));
        QTRY_COMPARE(status->state, State::Live);
        city.pass(10min); // staleAfter of the descriptor
        QCOMPARE(status->state, State::Live);
        city.pass(1s);
        QCOMPARE(status->state, State::Stale);
        QCOMPARE(status->sinceMilliseconds, double(city.now));

        publisher.reset();
        QTRY_COMPARE(status->state, State::Down);
        QVERIFY2(!status->reason.isEmpty(), qPrintable(status->reason));
        const double since = status->sinceMilliseconds;
        QVERIFY(city.passUntil([&] { return status->reason.contains(u"refused"_s); }));
        QCOMPARE(status->state, State::Down);
        QCOMPARE(status->sinceMilliseconds, since);

        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost, port));
        QVERIFY(city.passUntil([&] { return server.hasPendingConnections(); }));
        QTcpSocket *client = server.nextPendingConnection();
        client->write(city.observation("a", 2) + '\n');
        QTRY_COMPARE(status->state, State::Live);
        QCOMPARE(city.stored(), 2u);
    }

    void lateData()
    {
        FeedFixture city;
        Publisher publisher;
        FeedStatus *status = city.add(u"tcp"_s, publisher.options());
        QTRY_VERIFY(publisher.client);
        publisher.send(city.observation("a", 1, 11min));
        QTRY_COMPARE(status->state, State::Degraded);
        QVERIFY2(status->reason.contains(u"11 min"), qPrintable(status->reason));
    }

    void theProfileSaysWhatIsLate()
    {
        FeedFixture city;
        Publisher publisher;
        const FeedDescriptor feed = FeedFixture::counter();
        FeedConfig source { feed.id, u"tcp"_s, publisher.options() };
        source.staleAfter = 48h; // P2D
        FeedStatus *status = city.runner->add(source, feed, nullptr);
        city.runner->start();
        QTRY_VERIFY(publisher.client);
        publisher.send(city.observation("a", 1, 19h));
        QTRY_COMPARE(status->state, State::Live);
        publisher.send(city.observation("b", 1, 49h));
        QTRY_COMPARE(status->state, State::Degraded);
        QVERIFY2(status->reason.contains(u"2 d"), qPrintable(status->reason));
    }

    void whatIsInForceIsNotLate()
    {
        FeedFixture city;
        Publisher publisher;
        FeedDescriptor feed = FeedFixture::counter();
        feed.tells = FeedDescriptor::Tells::Reports;
        FeedStatus *status = city.add(u"tcp"_s, publisher.options(), feed);
        QTRY_VERIFY(publisher.client);
        publisher.send(city.observation("warning", 1, 19h)); // sent so long ago, and in force
        QTRY_COMPARE(status->state, State::Live);
        QTRY_COMPARE(city.stored(), 1u);
        city.pass(10min + 1s); // but that nothing is heard of the source is told
        QCOMPARE(status->state, State::Stale);
    }

    void statesWithTimesInThemAreLateAllTheSame()
    {
        FeedFixture city;
        Publisher publisher;
        FeedDescriptor feed = FeedFixture::counter();
        feed.shift = [](DecodedBatch &, Duration) { }; // a station that says when it was last heard of
        FeedStatus *status = city.add(u"tcp"_s, publisher.options(), feed);
        QTRY_VERIFY(publisher.client);
        publisher.send(city.observation("station", 1, 19h));
        QTRY_COMPARE(status->state, State::Degraded);
        QVERIFY2(status->reason.contains(u"19 h"), qPrintable(status->reason));
    }

    void pauseResumeRestart()
    {
        FeedFixture city;
        Publisher publisher;
        FeedStatus *status = city.add(u"tcp"_s, publisher.options());
        QTRY_VERIFY(publisher.client);
        publisher.send(city.observation("a", 1));
        QTRY_COMPARE(status->state, State::Live);

        QSignalSpy gone(publisher.client, &QTcpSocket::disconnected);
        status->pause();
        QCOMPARE(status->state, State::Paused);
        QTRY_COMPARE(gone.size(), 1);
        publisher.client = nullptr;
        city.pass(1h);
        QCOMPARE(status->state, State::Paused); // not stale
        QVERIFY(!publisher.client);

        status->resume();
        QCOMPARE(status->state, State::Connecting);
        QTRY_VERIFY(publisher.client);
        publisher.send(city.observation("a", 2));
        QTRY_COMPARE(status->state, State::Live);

        QTcpSocket *before = std::exchange(publisher.client, nullptr);
        QSignalSpy ended(before, &QTcpSocket::disconnected);
        status->restart();
        QTRY_COMPARE(ended.size(), 1);
        QTRY_VERIFY(publisher.client);
        publisher.send(city.observation("a", 3, 5s));
        QTRY_COMPARE(city.stored(), 3u);

        city.runner->stop();
        QCOMPARE(status->state, State::Stopped);
    }

    void blockedDecodersHarmNobody()
    {
        QSemaphore gate;
        FeedDescriptor blocking = FeedFixture::counter(u"test.blocked"_s);
        blocking.makeDecoder = [&gate] {
            return [&gate](QByteArrayView, UtcTime) {
                gate.acquire();
                return DecodedBatch();
            };
        };
        FeedFixture city;
        std::array<Publisher, 4> blockers;
        QList<FeedStatus *> blocked;
        for (Publisher &publisher : blockers)
            blocked.append(city.add(u"tcp"_s, publisher.options(), blocking));
        Publisher good;
        const auto opened = qScopeGuard([&gate] { gate.release(1000); }); // however the test ends
        FeedStatus *status = city.add(u"tcp"_s, good.options());
        QTRY_VERIFY(good.client);
        for (Publisher &publisher : blockers) {
            QTRY_VERIFY(publisher.client);
            publisher.send("x");
            publisher.send("y");
        }
        QTRY_VERIFY(std::ranges::all_of(blocked, [](const FeedStatus *s) { return s->queued < 2; }));
        // Four of them would hold both workers: the good one gets through all the same, as soon as it is seen that they do not end.
        good.send(city.observation("a", 1));
        QVERIFY(city.passUntil([&] { return city.stored() == 1; }, 1s, 20));
        QTRY_COMPARE(status->state, State::Live);
        city.pass(11s);
        for (const FeedStatus *s : blocked) {
            QCOMPARE(s->state, State::Degraded);
            QVERIFY2(s->reason.contains(u"decoder"), qPrintable(s->reason));
        }
        good.send(city.observation("a", 2));
        QTRY_COMPARE(city.stored(), 2u);
        gate.release(1000);
        QTRY_VERIFY(std::ranges::all_of(blocked, [](const FeedStatus *s) { return s->state != State::Degraded; }));
    }

    void throwingDecoder()
    {
        FeedDescriptor descriptor = FeedFixture::counter();
        descriptor.makeDecoder = [] {
            return [](QByteArrayView, UtcTime) -> DecodedBatch { throw std::runtime_error("out of its depth"); };
        };
        FeedFixture city;
        Publisher publisher;
        FeedStatus *status = city.add(u"tcp"_s, publisher.options(), descriptor);
        QTRY_VERIFY(publisher.client);
        publisher.send("x");
        QTRY_COMPARE(status->state, State::Degraded);
        QVERIFY2(status->reason.contains(u"out of its depth"), qPrintable(status->reason));
        QCOMPARE(status->rejected, 1.);
    }

    void floodIsShedAndCounted()
    {
        FeedFixture city;
        Publisher publisher;
        FeedStatus *status = city.add(u"tcp"_s, publisher.options());
        QTRY_VERIFY(publisher.client);
        publisher.send(city.observation("a", 0));
        QTRY_COMPARE(city.stored(), 1u);
        city.history.hold = true; // the disk takes its time
        const int sent = 60'000;
        QByteArray lines;
        for (int i = 1; i <= sent; ++i)
            lines += city.observation("a", i, Duration(i)) + '\n';
        publisher.client->write(lines);
        QTRY_VERIFY_WITH_TIMEOUT(publisher.client->bytesToWrite() == 0 && status->dropped > 0, 30'000);
        QTRY_COMPARE(status->state, State::Degraded);
        QVERIFY2(status->reason.contains(u"lost"), qPrintable(status->reason));
        QVERIFY(city.history.mostHeld <= 1);
        city.history.release();
        const auto settled = [&] { return status->queued == 0 && !city.runner->isPolling() && !city.runner->isWriting(); };
        QVERIFY(city.passUntil(settled));
        // Nothing is lost without being counted: what came is stored or dropped.
        QCOMPARE(double(city.stored()) + status->dropped, double(sent + 1));
        QVERIFY(status->dropped >= 1);
    }

    void manySmallPayloadsAreFewTransactions()
    {
        FeedFixture city;
        Publisher publisher;
        city.add(u"tcp"_s, publisher.options());
        QTRY_VERIFY(publisher.client);
        city.history.appends = 0;
        QByteArray lines;
        for (int i = 0; i < 10'000; ++i)
            lines += city.observation("f" + QByteArray::number(i % 50), i, Duration(i)) + '\n';
        publisher.client->write(lines);
        QTRY_COMPARE_WITH_TIMEOUT(city.stored(), 10'000u, 30'000);
        QVERIFY2(city.history.appends < 1000, qPrintable(QString::number(city.history.appends)));
    }

    void credentials()
    {
        FeedFixture city;
        const QString file = city.folder.filePath(u"credentials.json"_s);
        Publisher publisher;
        QJsonObject options = publisher.options();
        options.insert("credential"_L1, u"gate"_s);
        FeedStatus *status = city.add(u"tcp"_s, options);
        QTRY_COMPARE(status->state, State::Down);
        QVERIFY2(status->reason.contains(u"\"gate\"") && status->reason.contains(file), qPrintable(status->reason));

        QFile json(file);
        QVERIFY(json.open(QIODevice::WriteOnly));
        json.write(R"({"gate":{"token":"s3cret"}})");
        json.close();
        QVERIFY(json.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
        status->restart();
        QTRY_VERIFY2(status->reason.contains(u"chmod 600"), qPrintable(status->reason));
        QCOMPARE(status->state, State::Down);

        QVERIFY(json.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        status->restart();
        QTRY_VERIFY(publisher.client);
        QTRY_COMPARE(publisher.client->bytesAvailable(), 7);
        QCOMPARE(publisher.client->readAll(), "s3cret\n");
        for (const FeedMessage &message : std::as_const(status->messages))
            QVERIFY(!message.start.contains(u"s3cret"));
        QVERIFY(!status->reason.contains(u"s3cret"));
    }

    void formatsAndCompanions()
    {
        FeedDescriptor descriptor = FeedFixture::counter();
        descriptor.formats.append(
            { u"words"_s, u"Words"_s, [](QByteArrayView payload) { return payload.startsWith("w "); },
              [](const QList<QByteArray> &companions) -> Decoder {
                  return [names = companions.value(0)](QByteArrayView payload, UtcTime received) {
                      DecodedBatch batch;
                      batch.features.push_back({ QString::fromUtf8(names + '-' + payload.sliced(2).toByteArray()), {}, {}, {} });
                      batch.observations.push_back({ .feature = 0, .phenomenonTime = received, .position = {}, .detail = {} });
                      return batch;
                  };
              } });
        FeedFixture city;
        Publisher publisher;
        FeedConfig config { descriptor.id, u"tcp"_s, publisher.options() };
        config.format = u"wrods"_s;
        FeedStatus *wrong = city.runner->add(config, descriptor, nullptr);
        config.format = u"words"_s;
        config.companions = { city.folder.filePath(u"names.txt"_s) };
        FeedStatus *status = city.runner->add(config, descriptor, nullptr);
        city.runner->start();
        QTRY_COMPARE(wrong->state, State::Down);
        QVERIFY2(wrong->reason.contains(u"wrods"), qPrintable(wrong->reason));
        QTRY_COMPARE(status->state, State::Down);
        QVERIFY2(status->reason.contains(u"names.txt"), qPrintable(status->reason));
        QFile names(config.companions[0]);
        QVERIFY(names.open(QIODevice::WriteOnly));
        names.write("line");
        names.close();
        status->restart();
        QTRY_VERIFY(publisher.client);
        publisher.send("w 7");
        QTRY_COMPARE(city.stored(), 1u);
        QCOMPARE(std::get<1>(*city.history.data[descriptor.id].begin()), u"line-7"_s);
        QCOMPARE(status->format, u"words"_s);
    }

    void maskedFeedsShowNoRawBytes()
    {
        FeedDescriptor descriptor = FeedFixture::counter();
        descriptor.mask = [](DecodedBatch &batch) {
            for (ObservationRecord &observation : batch.observations)
                observation.values[0] = ObservationRecord::nan;
        };
        FeedFixture city;
        Publisher publisher;
        FeedStatus *status = city.add(u"tcp"_s, publisher.options(), descriptor);
        QTRY_VERIFY(publisher.client);
        publisher.send(city.observation("a", 3));
        QTRY_COMPARE(status->messages.size(), 1);
        QVERIFY(status->messages[0].start.isEmpty());
        QCOMPARE(status->messages[0].decoded.value(0).id, u"a"_s);
        QCOMPARE(status->messages[0].decoded.value(0).values, QString()); // after the mask
        QVERIFY(status->messages[0].bytes > 0);
    }

    /// A demo comes over real transports, and says that it is one.
    void madeUpByItsOwnWord()
    {
        FeedFixture city;
        Publisher publisher;
        const FeedDescriptor descriptor = FeedFixture::counter();
        FeedConfig config { descriptor.id, u"tcp"_s, publisher.options() };
        config.simulated = true;
        const FeedStatus *status = city.runner->add(config, descriptor, nullptr);
        city.runner->start();
        QVERIFY(status->simulated);
        QTRY_VERIFY(publisher.client);
        publisher.send(city.observation("a", 1));
        QTRY_COMPARE(city.stored(), 1u);
        QVERIFY(city.history.lastSource.simulated);
    }

    void historyThatIsFull()
    {
        FeedFixture city;
        Publisher publisher;
        FeedStatus *status = city.add(u"tcp"_s, publisher.options());
        QTRY_VERIFY(publisher.client);
        city.history.failure = u"The disk is full"_s;
        publisher.send(city.observation("a", 1));
        QTRY_COMPARE(status->state, State::Down);
        QCOMPARE(status->reason, u"The disk is full"_s);
        city.history.failure.clear();
        QVERIFY(city.passUntil([&] { return city.stored() == 1; }));
        QTRY_COMPARE(status->state, State::Live);
        QCOMPARE(status->dropped, 0.);
    }

    void whatIsUnderWayAtTheEndIsKept()
    {
        FeedFixture city;
        Publisher publisher;
        const FeedStatus *status = city.add(u"tcp"_s, publisher.options());
        QTRY_VERIFY(publisher.client);
        publisher.send(city.observation("a", 0));
        QTRY_COMPARE(city.stored(), 1u);
        city.history.hold = true; // batches wait for the writer, and payloads for the decoder
        for (int i = 1; i <= 20'000; ++i)
            publisher.client->write(city.observation("a", i, Duration(i)) + '\n');
        QTRY_COMPARE(publisher.client->bytesToWrite(), 0);
        QTRY_VERIFY(status->queued > 2000);
        city.runner.reset();
        city.history.release();
        QVERIFY2(city.stored() > 2000, qPrintable(QString::number(city.stored())));
    }
};

QTEST_GUILESS_MAIN(FeedSupervisionTest)
#include "tst_feedsupervision.moc"
