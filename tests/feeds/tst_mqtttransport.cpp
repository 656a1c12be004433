// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqttfixture.h"

#include "engine/feeds/transports/mqtttransport.h"

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = Transport::State;

/// A real broker over loopback: its messages come, and what it refuses is told in words.
class MqttTransportTest : public QObject, private MqttFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (const QString missing = prepare(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
    }
    void init() { begin(); }

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
        MqttPublisher publisher(broker, m_certificates.get());
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
        feed.pass(14s);
        feed.pass(16s); // in half a minute, at the latest
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
};

QTEST_GUILESS_MAIN(MqttTransportTest)
#include "tst_mqtttransport.moc"
