// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker.h"
#include "feedfixture.h"
#include "transportfixture.h"

#include "engine/feeds/transports/mqtttransport.h"

#include <QSemaphore>

#include <mosquitto.h>

#include <mutex>
#include <thread>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = Transport::State;

namespace {

/// Publishes with QoS 1 and knows what the broker has acknowledged. Its library sends again what was not, after a loss.
class Publisher
{
public:
    Publisher(const Broker &broker, const Certificates *certificates)
    {
        m_client = mosquitto_new("publisher", false, this);
        mosquitto_username_pw_set(m_client, "wall", "pass word");
        if (certificates)
            mosquitto_tls_set(m_client, certificates->file(u"ca.crt"_s).toUtf8().constData(), nullptr,
                              certificates->file(u"client.crt"_s).toUtf8().constData(),
                              certificates->file(u"client.key"_s).toUtf8().constData(), nullptr);
        mosquitto_max_inflight_messages_set(m_client, 200);
        mosquitto_reconnect_delay_set(m_client, 1, 1, false);
        mosquitto_publish_callback_set(m_client, [](mosquitto *, void *object, int mid) {
            auto *self = static_cast<Publisher *>(object);
            const std::scoped_lock lock(self->m_mutex);
            if (const auto it = self->m_underWay.find(mid); it != self->m_underWay.end()) {
                self->m_acknowledged.insert(it->second);
                self->m_underWay.erase(it);
            }
        });
        mosquitto_connect(m_client, "127.0.0.1", broker.port(), 60);
        // Its thread does not hear of broken pipes; that of the feed has to see to itself.
        sigset_t pipe;
        sigset_t before;
        sigemptyset(&pipe);
        sigaddset(&pipe, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipe, &before);
        mosquitto_loop_start(m_client);
        pthread_sigmask(SIG_SETMASK, &before, nullptr);
    }
    ~Publisher()
    {
        mosquitto_disconnect(m_client);
        mosquitto_loop_stop(m_client, true);
        mosquitto_destroy(m_client);
    }
    void publish(const QByteArray &topic, const QByteArray &payload, int number)
    {
        const std::scoped_lock lock(m_mutex); // its acknowledgement may come before this returns
        int mid = 0;
        mosquitto_publish(m_client, &mid, topic.constData(), int(payload.size()), payload.constData(), 1, false);
        m_underWay[mid] = number;
    }
    std::set<int> acknowledged()
    {
        const std::scoped_lock lock(m_mutex);
        return m_acknowledged;
    }

private:
    mosquitto *m_client = nullptr;
    std::mutex m_mutex;
    std::map<int, int> m_underWay; // message id → number
    std::set<int> m_acknowledged;
};

} // namespace

/// A real broker over loopback: nothing that it acknowledged is lost, and what it refuses is told in words.
class MqttTransportTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (Broker::program().isEmpty())
            QSKIP("The program mosquitto is not installed");
        mosquitto_lib_init();
        m_certificates = std::make_unique<Certificates>(m_certificateFolder.path());
        if (!m_certificates->isComplete())
            QSKIP("The program openssl is not installed");
    }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void messages_data()
    {
        QTest::addColumn<QString>("version");
        QTest::newRow("3.1.1") << u"3.1.1"_s;
        QTest::newRow("5") << u"5"_s;
    }
    void messages()
    {
        QFETCH(QString, version);
        Broker broker(m_folder->path(), m_certificates.get());
        QVERIFY2(broker.start(), broker.log().constData());
        QJsonObject options = tlsOptions(broker);
        options.insert("version"_L1, version);
        options.insert("topics"_L1, QJsonArray { u"city/+/count"_s, u"town/#"_s });
        options.insert("maximumBytes"_L1, 1000);
        TransportFixture feed(u"mqtt"_s, options, credential(u"client"_s));
        feed.start();
        QTRY_COMPARE(feed.state, State::Up);
        Publisher publisher(broker, m_certificates.get());
        publisher.publish("city/a/count", "one", 1);
        publisher.publish("city/a/other", "not asked for", 2);
        publisher.publish("town/x/y", QByteArray("\0\xff", 2), 3);
        publisher.publish("town/x", QByteArray(1001, 'x'), 4);
        publisher.publish("town/x", "", 5);
        QTRY_COMPARE(feed.inbox->size(), 4u);
        const std::vector<Payload> got = feed.takeAll();
        QCOMPARE(got[0].bytes, "one");
        QCOMPARE(got[0].origin, u"city/a/count"_s);
        QCOMPARE(got[0].received, feed.now());
        QCOMPARE(got[1].bytes, QByteArray("\0\xff", 2));
        QCOMPARE(got[2].refused, u"message too large"_s);
        QCOMPARE(got[3].bytes, "");
        QVERIFY(broker.log().contains("citywall-test")); // the client id
        feed.transport->stop();
    }

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
        Publisher publisher(broker, m_certificates.get());
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
        Publisher publisher(broker, m_certificates.get());
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

        Publisher publisher(broker, m_certificates.get());
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
        Publisher publisher(broker, nullptr);
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

    void wrongCertificate()
    {
        Broker broker(m_folder->path(), m_certificates.get());
        QVERIFY2(broker.start(), broker.log().constData());
        TransportFixture feed(u"mqtt"_s, tlsOptions(broker), credential(u"stranger"_s));
        feed.start();
        QTRY_COMPARE(feed.state, State::Down);
        QVERIFY2(feed.reason.contains(u"certificate"), qPrintable(feed.reason));
        // One attempt where the broker's alert comes through, three where its end of the connection overtakes it; then a quarter of
        // an hour of peace. Each attempt ends in a change of state.
        for (int minute = 0; minute < 5; ++minute) {
            const int before = feed.changes;
            feed.pass(1min);
            if (feed.reason.contains(u"may want another") && before < MqttTransport::mostUnanswered)
                QTRY_VERIFY(feed.changes > before);
        }
        QVERIFY2(feed.changes <= MqttTransport::mostUnanswered, qPrintable(QString::number(feed.changes)));
        const int changes = feed.changes;
        for (int second = 0; second < 9 * 60; ++second) {
            feed.pass(1s);
            QCoreApplication::processEvents();
        }
        QCOMPARE(feed.changes, changes); // no storm
        feed.pass(6min);
        QTRY_COMPARE(feed.changes, changes + 1);
    }

    void noCertificate()
    {
        Broker broker(m_folder->path(), m_certificates.get());
        QVERIFY2(broker.start(), broker.log().constData());
        Credential without = credential(u"client"_s);
        without.certificateFile.clear();
        without.keyFile.clear();
        TransportFixture feed(u"mqtt"_s, tlsOptions(broker), without);
        feed.start();
        QTRY_COMPARE(feed.state, State::Down);
        QVERIFY2(feed.reason.contains(u"certificate"), qPrintable(feed.reason));
    }

    void brokerThatIsNotTrusted()
    {
        Broker broker(m_folder->path(), m_certificates.get());
        QVERIFY2(broker.start(), broker.log().constData());
        QJsonObject options = tlsOptions(broker);
        options.insert("ca"_L1, m_certificates->file(u"other.crt"_s));
        TransportFixture feed(u"mqtt"_s, options, credential(u"client"_s));
        feed.start();
        QTRY_COMPARE(feed.state, State::Down);
        QVERIFY2(feed.reason.contains(u"broker's certificate is not accepted"), qPrintable(feed.reason));
    }

    void wrongPassword_data() { messages_data(); }
    void wrongPassword()
    {
        QFETCH(QString, version);
        Broker broker(m_folder->path(), nullptr);
        QVERIFY2(broker.start(), broker.log().constData());
        Credential wrong = credential({});
        wrong.password = u"wrong"_s;
        TransportFixture feed(u"mqtt"_s, plainOptions(broker, { { u"version"_s, version } }), wrong);
        feed.start();
        QTRY_COMPARE(feed.state, State::Down);
        QVERIFY2(feed.reason.contains(u"does not let this client in") || feed.reason.contains(u"user and password"),
                 qPrintable(feed.reason));
        feed.pass(14min);
        feed.pass(1min);
        QTRY_COMPARE(feed.changes, 2);
        QCOMPARE(broker.log().count("New connection from"), 2);
    }

    void topicsThatAreRefused_data()
    {
        QTest::addColumn<QByteArray>("granted"); // MQTT 3.1.1 § 3.9.3: 0x80 = failure
        QTest::addColumn<State>("state");
        QTest::newRow("all") << QByteArray("\x80\x80", 2) << State::Down;
        QTest::newRow("one") << QByteArray("\x01\x80", 2) << State::Troubled;
        QTest::newRow("none") << QByteArray("\x01\x00", 2) << State::Up;
    }
    void topicsThatAreRefused()
    {
        QFETCH(QByteArray, granted);
        QFETCH(State, state);
        // A broker of five packets: mosquitto's own lists of rights do not refuse subscriptions.
        RawServer server;
        server.onData = [&] {
            if (server.received.startsWith('\x10'))
                server.send(QByteArray("\x20\x02\x00\x00", 4)); // CONNACK
            else if (server.received.startsWith('\x82'))
                server.send("\x90\x04" + server.received.mid(2, 2) + granted); // SUBACK
            server.received.clear();
        };
        TransportFixture feed(
            u"mqtt"_s, { { u"url"_s, server.url(u"mqtt"_s) }, { u"topics"_s, QJsonArray { u"city/#"_s, u"secret/#"_s } } });
        feed.start();
        QTRY_COMPARE(feed.state, state);
        QCOMPARE(feed.reason.contains(u"secret/#"), state != State::Up);
        QCOMPARE(feed.reason.contains(u"city/#"), state == State::Down);
    }

    void sameClientTwice()
    {
        Broker broker(m_folder->path(), nullptr);
        QVERIFY2(broker.start(), broker.log().constData());
        const QJsonObject options = plainOptions(broker, { { u"version"_s, u"5"_s } });
        TransportFixture first(u"mqtt"_s, options, credential({}));
        first.start();
        QTRY_COMPARE(first.state, State::Up);
        TransportFixture second(u"mqtt"_s, options, credential({}));
        second.start();
        QTRY_COMPARE(second.state, State::Up);
        QTRY_COMPARE(first.state, State::Down);
        QVERIFY2(first.reason.contains(u"same client id"), qPrintable(first.reason));
        first.pass(1min);
        QCoreApplication::processEvents();
        QCOMPARE(second.state, State::Up); // they do not throw each other out in turns
    }

    void nobodyThere()
    {
        Broker broker(m_folder->path(), nullptr); // not started
        TransportFixture feed(u"mqtt"_s, plainOptions(broker, {}), credential({}));
        feed.start();
        QTRY_COMPARE(feed.state, State::Down);
        QVERIFY2(feed.reason.contains(u"refused", Qt::CaseInsensitive), qPrintable(feed.reason));
        QVERIFY2(broker.start(), broker.log().constData());
        feed.pass(1s);
        QTRY_COMPARE(feed.state, State::Up);
    }

    void stopsInTheMiddle()
    {
        Broker broker(m_folder->path(), m_certificates.get());
        QVERIFY2(broker.start(), broker.log().constData());
        for (int i = 0; i < 20; ++i) {
            TransportFixture feed(u"mqtt"_s, tlsOptions(broker), credential(u"client"_s));
            feed.start();
            for (int j = 0; j < i; ++j)
                QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            if (i % 2 == 0)
                feed.transport->stop();
        }
    }

private:
    QJsonObject tlsOptions(const Broker &broker) const
    {
        return { { u"url"_s, broker.url(u"mqtts"_s) },
                 { u"topics"_s, QJsonArray { u"city/#"_s } },
                 { u"ca"_s, m_certificates->file(u"ca.crt"_s) } };
    }
    static QJsonObject plainOptions(const Broker &broker, const QJsonObject &more)
    {
        QJsonObject options { { u"url"_s, broker.url(u"mqtt"_s) }, { u"topics"_s, QJsonArray { u"city/#"_s } } };
        for (auto it = more.begin(); it != more.end(); ++it)
            options.insert(it.key(), it.value());
        return options;
    }
    Credential credential(const QString &certificate) const
    {
        Credential made { .user = u"wall"_s, .password = u"pass word"_s };
        if (!certificate.isEmpty()) {
            made.certificateFile = m_certificates->file(certificate + u".crt"_s);
            made.keyFile = m_certificates->file(certificate + u".key"_s);
        }
        return made;
    }
    void writeCredentials(const FeedFixture &city) const
    {
        QFile file(city.folder.filePath(u"credentials.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(R"({"user":{"user":"wall","password":"pass word"},"broker":{"user":"wall","password":"pass word",)")
                   + R"("certificate":")" + m_certificates->file(u"client.crt"_s).toUtf8() + R"(","key":")"
                   + m_certificates->file(u"client.key"_s).toUtf8() + R"("}})");
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    }

    QTemporaryDir m_certificateFolder;
    std::unique_ptr<Certificates> m_certificates;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(MqttTransportTest)
#include "tst_mqtttransport.moc"
