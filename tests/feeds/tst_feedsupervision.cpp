// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feedfixture.h"
#include "linepublisher.h"

#include "engine/feeds/feedhealth.h"

#include <QSignalSpy>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = FeedStatus::State;

/// Feeds end to end, from the socket into the history: their states and counts, and what people tell them.
class FeedSupervisionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fromTheSocketIntoTheHistory()
    {
        FeedFixture city;
        LinePublisher publisher;
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
        // What was rejected stays as a sample, older than the eighteen others.
        QVERIFY(status->messages[18].start.startsWith(u"not JSON"));
        QCOMPARE(status->messages[19].rejected, 1);
        QVERIFY(std::all_of(status->messages.cbegin(), status->messages.cbegin() + 18,
                            [](const FeedMessage &m) { return m.rejected == 0 && m.accepted == 1; }));

        // Of a long payload the record is shown that is wrong, wherever it lies.
        QByteArray records;
        for (int i = 0; i < 100; ++i)
            records += "{\"feature\":\"far\",\"phenomenonTime\":\"no time\"},";
        publisher.send("{\"features\":[{\"id\":\"far\"}],\"padding\":\"" + QByteArray(4000, 'x') + "\",\"observations\":["
                       + records.chopped(1) + "]}");
        QTRY_COMPARE(status->rejected, 102.);
        QTRY_COMPARE(status->messages[0].rejected, 100);
        QVERIFY2(status->messages[0].start.contains(u"no time"), qPrintable(status->messages[0].start));
        QVERIFY(status->messages[0].start.size() <= FeedMessage::longestStart);
    }

    void featuresAloneAreKept()
    {
        FeedFixture city;
        LinePublisher publisher;
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
        auto publisher = std::make_unique<LinePublisher>();
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
        LinePublisher publisher;
        FeedStatus *status = city.add(u"tcp"_s, publisher.options());
        QTRY_VERIFY(publisher.client);
        publisher.send(city.observation("a", 1, 11min));
        QTRY_COMPARE(status->state, State::Live);
        city.pass(FeedLag::settling); // then it is known not to be the past that comes first
        QCOMPARE(status->state, State::Degraded);
        QVERIFY2(status->reason.contains(u"11 min"), qPrintable(status->reason));
    }

    void theProfileSaysWhatIsLate()
    {
        FeedFixture city;
        LinePublisher publisher;
        const FeedDescriptor feed = FeedFixture::counter();
        FeedConfig source { feed.id, u"tcp"_s, publisher.options() };
        source.staleAfter = 48h; // P2D
        FeedStatus *status = city.runner->add(source, feed, nullptr);
        city.runner->start();
        QTRY_VERIFY(publisher.client);
        publisher.send(city.observation("a", 1, 49h));
        QTRY_COMPARE(city.stored(), 1u);
        city.pass(FeedLag::settling);
        QCOMPARE(status->state, State::Degraded);
        QVERIFY2(status->reason.contains(u"2 d"), qPrintable(status->reason));
        publisher.send(city.observation("b", 1, 19h));
        QTRY_COMPARE(status->state, State::Live);
    }

    void whatIsInForceIsNotLate()
    {
        FeedFixture city;
        LinePublisher publisher;
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

    /// What says that it was observed later than it came tells of a clock that is wrong.
    void thePublishersClockIsAhead()
    {
        FeedFixture city;
        LinePublisher publisher;
        FeedStatus *status = city.add(u"tcp"_s, publisher.options());
        QTRY_VERIFY(publisher.client);
        publisher.send(city.observation("a", 1, -60s)); // clocks never agree
        QTRY_COMPARE(city.stored(), 1u);
        QTRY_COMPARE(status->state, State::Live);
        publisher.send(city.observation("a", 2, -2h));
        QTRY_COMPARE(city.stored(), 2u);
        QTRY_COMPARE(status->state, State::Degraded);
        QVERIFY2(status->reason.contains(u"clock is ahead by 2 h"), qPrintable(status->reason));
        publisher.send(city.observation("a", 3, 1s)); // it was set right
        QTRY_COMPARE(status->state, State::Live);
    }

    void whatCannotHaveBeenObservedYetIsRejected()
    {
        FeedFixture city;
        LinePublisher publisher;
        FeedStatus *status = city.add(u"tcp"_s, publisher.options());
        QTRY_VERIFY(publisher.client);
        publisher.send(city.observation("in ten years", 1, -24h * 3653));
        QTRY_COMPARE(status->rejected, 1.);
        QVERIFY2(status->reason.contains(u"more than a day after it was received"), qPrintable(status->reason));
        QCOMPARE(status->state, State::Degraded);
        publisher.send(city.observation("tomorrow", 1, -24h));
        QTRY_COMPARE(city.stored(), 1u);
        QCOMPARE(status->lastMilliseconds, double((city.now + (24h / 1ms))));
        QCOMPARE(status->rejected, 1.);
    }

    void reportsMayBeOfWhatIsToCome()
    {
        FeedFixture city;
        LinePublisher publisher;
        FeedDescriptor feed = FeedFixture::counter();
        feed.tells = FeedDescriptor::Tells::Reports;
        FeedStatus *status = city.add(u"tcp"_s, publisher.options(), feed);
        QTRY_VERIFY(publisher.client);
        publisher.send(city.observation("works", 1, -24h * 30));
        QTRY_COMPARE(city.stored(), 1u);
        QTRY_COMPARE(status->state, State::Live);
        QCOMPARE(status->reason, QString());
    }

    void statesWithTimesInThemAreLateAllTheSame()
    {
        FeedFixture city;
        LinePublisher publisher;
        FeedDescriptor feed = FeedFixture::counter();
        feed.shift = [](DecodedBatch &, Duration) { }; // a station that says when it was last heard of
        FeedStatus *status = city.add(u"tcp"_s, publisher.options(), feed);
        QTRY_VERIFY(publisher.client);
        publisher.send(city.observation("station", 1, 19h));
        QTRY_COMPARE(city.stored(), 1u);
        city.pass(FeedLag::settling);
        QCOMPARE(status->state, State::Degraded);
        QVERIFY2(status->reason.contains(u"19 h"), qPrintable(status->reason));
    }

    void pauseResumeRestart()
    {
        FeedFixture city;
        LinePublisher publisher;
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

    void credentials()
    {
        FeedFixture city;
        const QString file = city.folder.filePath(u"credentials.json"_s);
        LinePublisher publisher;
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
        LinePublisher publisher;
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
        LinePublisher publisher;
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
        LinePublisher publisher;
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
};

QTEST_GUILESS_MAIN(FeedSupervisionTest)
#include "tst_feedsupervision.moc"
