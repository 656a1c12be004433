// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqttfixture.h"

#include "engine/feeds/transports/mqtttransport.h"

#include <QSemaphore>

#include <thread>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = Transport::State;

/// From a real broker over loopback into the history: what was acknowledged is kept, and nothing of it is lost or twice.
class MqttDeliveryTest : public QObject, private MqttFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (const QString missing = prepare(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
    }
    void init() { begin(); }

    /// A payload that is a bare number says what it is of by its topic alone.
    void payloadsMadeWholeByTheirTopic()
    {
        FeedDescriptor descriptor = FeedFixture::counter();
        PayloadFormat bare { u"bare"_s, u"Bare numbers"_s,
                             [](QByteArrayView payload) { return !payload.isEmpty() && payload[0] >= '0' && payload[0] <= '9'; },
                             [](const QList<QByteArray> &) -> Decoder {
                                 return [](QByteArrayView payload, UtcTime received) {
                                     const QByteArrayList parts = payload.toByteArray().split(' ');
                                     DecodedBatch batch;
                                     if (parts.size() != 2) {
                                         batch.rejections.push_back({ u"of nothing"_s, 0, {} });
                                         return batch;
                                     }
                                     batch.features.push_back({ QString::fromUtf8(parts[1]), {}, {}, {} });
                                     batch.observations.push_back({ .phenomenonTime = received, .position = {}, .detail = {} });
                                     batch.observations[0].values[0] = parts[0].toFloat();
                                     return batch;
                                 };
                             } };
        bare.complete = [](QByteArrayView payload, const QString &origin) {
            return payload.toByteArray() + ' ' + origin.section(u'/', -1).toUtf8();
        };
        descriptor.formats.append(bare);
        Broker broker(m_folder->path(), m_certificates.get(), false);
        QVERIFY2(broker.start(), broker.log().constData());
        FeedFixture city;
        writeCredentials(city);
        QJsonObject options = tlsOptions(broker);
        options.insert("credential"_L1, u"broker"_s);
        FeedStatus *status = city.add(u"mqtt"_s, options, descriptor);
        QTRY_VERIFY2(status->reason.contains(u"nothing has come"_s), qPrintable(status->reason));
        MqttPublisher publisher(broker, m_certificates.get());
        publisher.publish("city/loop/north", "17", 1);
        QTRY_COMPARE(status->messages.size(), 1);
        const FeedMessage message = status->messages[0];
        QCOMPARE(message.origin, u"city/loop/north"_s);
        QCOMPARE(message.start, u"17"_s); // as it came
        QCOMPARE(message.decoded.size(), 1);
        QCOMPARE(message.decoded[0].id, u"north"_s);
        QCOMPARE(message.decoded[0].values, u"count 17"_s);
        QTRY_COMPARE(city.stored(), 1u);
        // What the program's own JSON says needs no topic.
        publisher.publish("city/loop/south", city.observation("south", 3), 2);
        QTRY_COMPARE(city.stored(), 2u);
        QCOMPARE(status->rejected, 0.);
    }

    /// Made by hand from MQTT 3.1.1 (§ 3.2, 3.3, 3.4, 3.9): what the client sends after a message, and when.
    void notAcknowledgedBeforeItIsKept()
    {
        RawServer server;
        bool greeted = false;
        bool subscribed = false;
        server.onData = [&] {
            if (server.received.startsWith('\x10') && !std::exchange(greeted, true))
                server.send(QByteArray::fromHex("20020000")); // CONNACK
            if (const qsizetype at = server.received.indexOf('\x82'); at >= 0 && !std::exchange(subscribed, true)) {
                server.send(QByteArray::fromHex("9003") + server.received.mid(at + 2, 2) + '\x01'); // SUBACK, QoS 1
                server.received.clear();
                server.send(QByteArray::fromHex("3206000174000761")); // PUBLISH, QoS 1, topic t, id 7, "a"
                server.send(QByteArray::fromHex("3206000174000862"));
            }
        };
        std::atomic<int> messages = 0;
        std::atomic<bool> asked = false;
        std::atomic<bool> good = true;
        QSemaphore kept;
        MqttSession::Events events;
        events.up = [] { };
        events.topicsRefused = [](const QString &) { };
        events.message = [&](const QByteArray &, const QString &) { ++messages; };
        events.keep = [&]() -> Status {
            if (messages == 0)
                return ok();
            asked = true;
            kept.acquire();
            return good ? ok() : Status(Error { u"The disk is full"_s, {} });
        };
        MqttSettings settings;
        settings.host = "127.0.0.1";
        settings.port = server.port();
        settings.clientId = "c";
        settings.topics = { "t" };
        MqttSession session(settings, events);
        MqttSession::End end;
        std::thread thread([&] { end = session.run(); });
        QTRY_VERIFY(asked);
        for (int i = 0; i < 100; ++i)
            QCoreApplication::processEvents();
        QVERIFY2(server.received.isEmpty(), server.received.toHex().constData());
        kept.release(1000);
        QTRY_VERIFY(server.received.contains(QByteArray::fromHex("40020007"))); // PUBACK
        QTRY_VERIFY(server.received.contains(QByteArray::fromHex("40020008")));
        server.received.clear();
        good = false;
        server.send(QByteArray::fromHex("3206000174000963"));
        thread.join(); // the connection ends
        QCOMPARE(end.reason, u"The disk is full"_s);
        QVERIFY(!end.lasting);
        QCOMPARE(messages, 3);
        QCoreApplication::processEvents();
        QVERIFY(!server.received.contains(QByteArray::fromHex("40020009")));
    }

    /// Of QoS 2 the library answers before anything is kept.
    void asksForNoMoreThanQosOne()
    {
        RawServer server;
        server.onData = [&] {
            if (server.received.startsWith('\x10') && !server.received.contains('\x82'))
                server.send(QByteArray::fromHex("20020000")); // CONNACK
        };
        TransportFixture feed(u"mqtt"_s,
                              { { u"url"_s, server.url(u"mqtt"_s) }, { u"topics"_s, QJsonArray { u"t"_s } }, { u"qos"_s, 2 } });
        feed.start();
        // SUBSCRIBE (§ 3.8): type, length, packet id, the topic with its length, QoS.
        QTRY_VERIFY(server.received.indexOf('\x82') >= 0 && server.received.endsWith(QByteArray::fromHex("00017401")));
    }

    /// A feed that is slower than its broker: what was acknowledged is not dropped for what is newer.
    void noMoreIsTakenThanThereIsRoomFor()
    {
        Broker broker(m_folder->path(), nullptr, false);
        QVERIFY2(broker.start(), broker.log().constData());
        TransportFixture feed(u"mqtt"_s, plainOptions(broker, {}), credential({}), PayloadLimits { 40, 1 << 20 });
        feed.start();
        QTRY_COMPARE(feed.state, State::Up);
        MqttPublisher publisher(broker, nullptr);
        for (int i = 0; i < 500; ++i)
            publisher.publish("city/x", QByteArray::number(i), i);
        QTRY_COMPARE_WITH_TIMEOUT(publisher.acknowledged().size(), 500u, 30'000);
        QTRY_VERIFY(!feed.inbox->hasRoom());
        std::set<int> taken;
        const auto take = [&] {
            feed.pass(1s);
            for (const QByteArray &payload : feed.take())
                taken.insert(payload.toInt());
            return taken.size() == 500;
        };
        QTRY_VERIFY_WITH_TIMEOUT(take(), 30'000);
        QCOMPARE(feed.inbox->takeDropped(), 0);
    }

    /// The signs of life that are not read would end such a connection: it ends before, in words, and comes back when there is room.
    void aConnectionWithoutRoomEnds()
    {
        Broker broker(m_folder->path(), nullptr, false);
        QVERIFY2(broker.start(), broker.log().constData());
        TransportFixture feed(u"mqtt"_s, plainOptions(broker, {}), credential({}), PayloadLimits { 2, 1 << 20 });
        feed.start();
        QTRY_COMPARE(feed.state, State::Up);
        MqttPublisher publisher(broker, nullptr);
        for (int i = 0; i < 3; ++i)
            publisher.publish("city/x", QByteArray::number(i), i);
        QTRY_COMPARE_WITH_TIMEOUT(feed.state, State::Down, 15'000);
        QVERIFY2(feed.reason.contains(u"More comes than can be stored"_s), qPrintable(feed.reason));
        feed.pass(1h);
        QCOMPARE(feed.inbox->size(), 1u); // still no room
        QByteArrayList taken;
        QTRY_VERIFY_WITH_TIMEOUT((feed.pass(1s), taken += feed.take(), taken.contains("2")), 30'000);
        QCOMPARE(feed.inbox->takeDropped(), 0);
    }

    /// What the broker was told is safe comes from the spool, when nothing of the program and of the broker is left.
    void acknowledgedIsOnTheDisk()
    {
        Broker broker(m_folder->path(), m_certificates.get());
        QVERIFY2(broker.start(), broker.log().constData());
        FeedFixture city;
        writeCredentials(city);
        city.spool = city.folder.filePath(u"spool"_s);
        city.restart();
        city.history.failure = u"The disk is full"_s; // of the history
        QJsonObject options = tlsOptions(broker);
        options.insert("credential"_L1, u"broker"_s);
        FeedStatus *status = city.add(u"mqtt"_s, options);
        QTRY_VERIFY2(status->reason.contains(u"nothing has come"_s), qPrintable(status->reason));
        MqttPublisher publisher(broker, m_certificates.get());
        for (int i = 0; i < 300; ++i)
            publisher.publish("city/x", city.observation("f" + QByteArray::number(i), i), i);
        QTRY_COMPARE_WITH_TIMEOUT(broker.log().count("Received PUBACK from citywall-test"), 300, 30'000);
        broker.kill();
        city.runner.reset();
        QCOMPARE(city.stored(), 0u);

        city.history.failure.clear();
        city.restart();
        status = city.add(u"mqtt"_s, options);
        QTRY_COMPARE(city.stored(), 300u);
        QCOMPARE(status->dropped, 0.);
        QTRY_COMPARE(status->accepted, 300.);
        city.runner.reset();
        QCOMPARE(QDir(city.spool).entryList(QDir::Files), QStringList()); // the history has it
    }

    /// More than memory may hold, while the history takes nothing: the spool has it, and the broker need not.
    void whatTheHistoryDoesNotTakeLiesOnTheDisk()
    {
        Broker broker(m_folder->path(), nullptr, false);
        QVERIFY2(broker.start(), broker.log().constData());
        FeedFixture city;
        writeCredentials(city);
        city.spool = city.folder.filePath(u"spool"_s);
        city.restart();
        city.history.failure = u"The server is away"_s;
        FeedStatus *status = city.add(u"mqtt"_s, plainOptions(broker, { { u"credential"_s, u"user"_s } }));
        QTRY_VERIFY2(status->reason.contains(u"nothing has come"_s), qPrintable(status->reason));
        MqttPublisher publisher(broker, nullptr);
        constexpr int most = 150; // of a MiB
        for (int i = 0; i < most; ++i)
            publisher.publish("city/x", city.observation("f" + QByteArray::number(i), i) + QByteArray(1 << 20, ' '), i);
        const auto spooled = [&] {
            qint64 bytes = 0;
            const QFileInfoList files = QDir(city.spool).entryInfoList(QDir::Files);
            for (const QFileInfo &file : files)
                bytes += file.size();
            return bytes >> 20;
        };
        QTRY_COMPARE_WITH_TIMEOUT(spooled(), most, 60'000);
        QTRY_VERIFY((city.pass(0ms), status->queued > 100)); // 16 runs of 3, 32 to 36 in memory, the rest aside
        QCOMPARE(city.stored(), 0u);
        city.history.failure.clear();
        QVERIFY2(city.passUntil([&] { return city.stored() == most; }, 10s), qPrintable(QString::number(city.stored())));
        QCOMPARE(status->dropped, 0.);
        publisher.publish("city/x", city.observation("last", 1), most);
        QTRY_COMPARE(city.stored(), size_t(most) + 1);
        QTRY_VERIFY(!city.runner->isPolling() && !city.runner->isWriting());
        city.runner.reset();
        QCOMPARE(QDir(city.spool).entryList(QDir::Files), QStringList());
    }

    void nothingAcknowledgedIsLost()
    {
        Broker broker(m_folder->path(), m_certificates.get());
        QVERIFY2(broker.start(), broker.log().constData());
        FeedFixture city;
        writeCredentials(city);
        QJsonObject options = tlsOptions(broker);
        options.insert("credential"_L1, u"broker"_s);
        FeedDescriptor descriptor = FeedFixture::counter();
        std::atomic<int> decoded = 0;
        descriptor.makeDecoder = [&decoded, make = descriptor.makeDecoder] {
            return [&decoded, decoder = make()](QByteArrayView payload, UtcTime received) {
                ++decoded;
                return decoder(payload, received);
            };
        };
        FeedStatus *status = city.add(u"mqtt"_s, options, descriptor);
        QTRY_VERIFY2(status->reason.contains(u"nothing has come"_s), qPrintable(status->reason));

        MqttPublisher publisher(broker, m_certificates.get());
        const auto publish = [&](int from, int to) {
            for (int i = from; i < to; ++i)
                publisher.publish("city/x", city.observation("f" + QByteArray::number(i), i), i);
        };
        const auto stored = [&](const std::set<int> &numbers) {
            std::set<int> there;
            for (const FakeHistory::Key &key : city.history.data[descriptor.id])
                there.insert(std::get<1>(key).sliced(1).toInt());
            return std::ranges::includes(there, numbers);
        };
        publish(0, 1500);
        QTRY_VERIFY_WITH_TIMEOUT(publisher.acknowledged().size() > 300, 30'000);

        // Frozen first, because it writes its file after the acknowledgement: what it has acknowledged has left it, or is in the file.
        broker.freeze();
        QTRY_VERIFY_WITH_TIMEOUT(stored(publisher.acknowledged()), 20'000);
        QVERIFY2(publisher.acknowledged().size() < 1500, "the broker was killed after the load");
        broker.kill();
        QTRY_COMPARE(status->state, FeedStatus::State::Down);
        QVERIFY(!status->reason.isEmpty());
        publish(1500, 2000); // goes on all the same
        QVERIFY2(broker.start(), broker.log().constData());
        const auto acknowledged = [&] { return publisher.acknowledged().size(); };
        QVERIFY2(city.passUntil([&] { return acknowledged() == 2000; }, 1s, 800), qPrintable(QString::number(acknowledged())));
        QVERIFY(city.passUntil([&] { return stored(publisher.acknowledged()); }));
        QTRY_COMPARE(status->state, FeedStatus::State::Live);
        QCOMPARE(city.stored(), 2000u); // and those that came twice once
        QCOMPARE(status->dropped, 0.);
        QCOMPARE(status->rejected, 0.);
        qInfo("%d messages came for 2000 that were published", decoded.load());
    }

    void brokerKeepsWhatComesWhileTheFeedIsAway()
    {
        Broker broker(m_folder->path(), nullptr);
        QVERIFY2(broker.start(), broker.log().constData());
        FeedFixture city;
        writeCredentials(city);
        FeedStatus *status = city.add(u"mqtt"_s, plainOptions(broker, { { u"credential"_s, u"user"_s } }));
        QTRY_VERIFY2(status->reason.contains(u"nothing has come"_s), qPrintable(status->reason));
        MqttPublisher publisher(broker, nullptr);
        publisher.publish("city/x", city.observation("first", 0), 0);
        QTRY_COMPARE(city.stored(), 1u);

        status->pause();
        QTRY_VERIFY(broker.log().contains("Received DISCONNECT from citywall-test"));
        for (int i = 1; i <= 300; ++i)
            publisher.publish("city/x", city.observation("f" + QByteArray::number(i), i), i);
        QTRY_COMPARE_WITH_TIMEOUT(publisher.acknowledged().size(), 301u, 30'000); // each is a write to the broker's file
        QTRY_VERIFY_WITH_TIMEOUT(broker.hasSaved("\"f300\""), 30'000);
        broker.kill();
        QVERIFY2(broker.start(), broker.log().constData());
        QCOMPARE(city.stored(), 1u);

        // A new start of the program has the same client id.
        city.restart();
        city.add(u"mqtt"_s, plainOptions(broker, { { u"credential"_s, u"user"_s } }));
        QVERIFY2(city.passUntil([&] { return city.stored() == 301; }, 1s, 600), qPrintable(QString::number(city.stored())));
    }
};

QTEST_GUILESS_MAIN(MqttDeliveryTest)
#include "tst_mqttdelivery.moc"
