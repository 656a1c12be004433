// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../feeds/broker.h"
#include "../feeds/transportfixture.h"
#include "engine/simulate/documentserver.h"
#include "engine/simulate/indexpage.h"
#include "engine/simulate/liveprofile.h"
#include "openbroker.h"
#include "servedtown.h"
#include "webclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QWebSocket>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Served over real sockets on loopback.
class CityServerTest : public QObject
{
    Q_OBJECT

    WebClient m_web;

private Q_SLOTS:
    void documents()
    {
        ServedTown town;
        const Status started = town.start();
        QVERIFY2(started, qPrintable(started ? QString() : started.error().message));
        QVERIFY(town.pass(0s));
        QVERIFY(m_web.waitFor(town.url(document), 200));
        const WebClient::Answer first = m_web.get(town.url(document));
        QCOMPARE(first.type, "application/json");
        QCOMPARE(instants(first.body), QStringList(3, u"12:00:00.000"_s));
        QVERIFY(!first.tag.isEmpty());

        const WebClient::Answer known = m_web.get(town.url(document), first.tag);
        QCOMPARE(known.status, 304);
        QCOMPARE(known.body, "");
        QVERIFY(town.pass(60s));
        QTRY_COMPARE(m_web.get(town.url(document), first.tag).status, 200);
        QCOMPARE(instants(m_web.get(town.url(document)).body), QStringList(3, u"12:01:00.000"_s));

        QCOMPARE(m_web.get(town.url(u"/nothing"_s)).status, 404);
        QCOMPARE(m_web.ask("POST", town.url(document)).status, 405);
        const WebClient::Answer head = m_web.ask("HEAD", town.url(document));
        QCOMPARE(head.status, 200);
        QVERIFY(!head.tag.isEmpty());
        QCOMPARE(town.troubles, QStringList());
    }

    void index()
    {
        ServedTown town({}, { u"test.count"_s, u"test.other"_s });
        QVERIFY(town.start());
        QVERIFY(m_web.waitFor(town.url(u"/"_s), 200));
        const WebClient::Answer page = m_web.get(town.url(u"/"_s));
        QCOMPARE(page.type, "text/html; charset=utf-8");
        QVERIFY(page.body.contains("Town: SIMULATED"));
        const QJsonObject index = QJsonDocument::fromJson(m_web.get(town.url(u"/index.json"_s)).body).object();
        QVERIFY(index.value("simulated"_L1).toBool());
        const QJsonArray feeds = index.value("feeds"_L1).toArray();
        QCOMPARE(feeds.size(), 2);
        QCOMPARE(feeds[1]["feed"_L1].toString(), u"test.other"_s);
        QCOMPARE(feeds[1]["documents"_L1][0]["url"_L1].toString(), town.url(u"/test.other/observations.json"_s).toString());
        QCOMPARE(feeds[1]["stream"_L1]["url"_L1].toString(), asWebSocket(town.url(u"/test.other/live"_s)).toString());
        // What stands there is there.
        QVERIFY(m_web.waitFor(QUrl(feeds[1]["documents"_L1][0]["url"_L1].toString()), 200));
    }

    void past()
    {
        ServedTown town;
        QVERIFY(town.start());
        QUrl url = town.url(document + u"?since=2026-11-22T09:59:59.999Z"_s);
        QStringList all;
        int parts = 0;
        for (; url.isValid() && parts < 10; ++parts) {
            const WebClient::Answer part = m_web.get(url);
            QCOMPARE(part.status, 200);
            QCOMPARE(part.type, "application/json");
            all += instants(part.body);
            const qsizetype end = part.link.indexOf('>');
            if (end > 0)
                QVERIFY(part.link.endsWith("; rel=\"next\""));
            url = end > 0 ? town.server.base().resolved(QUrl::fromEncoded(part.link.sliced(1, end - 1))) : QUrl();
        }
        QCOMPARE(parts, 3); // an hour each from 10:00, and what is told where the second ends
        QCOMPARE(all.size(), 3 * 25); // 10:00, 10:05 … 12:00
        QCOMPARE(all.constFirst(), u"10:00:00.000"_s);
        QCOMPARE(all.constLast(), u"12:00:00.000"_s);
        // What has no past answers as if no time had been named.
        QCOMPARE(m_web.get(town.url(u"/index.json?since=2026-11-22T10:00:00Z"_s)).type, "application/json");
        QCOMPARE(m_web.get(town.url(u"/nothing?since=2026-11-22T10:00:00Z"_s)).status, 404);
    }

    void webSockets()
    {
        ServedTown town;
        QVERIFY(town.start());
        QVERIFY(town.pass(0s));
        QVERIFY(m_web.waitFor(town.url(document), 200));
        TransportFixture listener(u"websocket"_s, { { u"url"_s, asWebSocket(town.url(u"/test.count/live"_s)).toString() } });
        listener.start();
        QTRY_COMPARE(listener.state, Transport::State::Up);
        QTRY_COMPARE(listener.inbox->size(), 1u); // what was said last
        QCOMPARE(instants(listener.take().constFirst()), QStringList(3, u"12:00:00.000"_s));
        QTRY_COMPARE(town.server.counts().listeners, 1);
        QVERIFY(town.pass(60s));
        QTRY_COMPARE(listener.inbox->size(), 1u);
        QCOMPARE(instants(listener.take().constFirst()), QStringList(3, u"12:01:00.000"_s));

        TransportFixture stranger(u"websocket"_s, { { u"url"_s, asWebSocket(town.url(u"/nothing/live"_s)).toString() } });
        stranger.start();
        QTRY_COMPARE(stranger.state, Transport::State::Down);
        listener.transport->stop();
        QTRY_COMPARE(town.server.counts().listeners, 0);
    }

    void pastByTheTransportThatAsksForIt()
    {
        ServedTown town;
        QVERIFY(town.start());
        TransportFixture feed(
            u"http"_s, { { u"url"_s, town.url(document).toString() + u"?since={since}"_s }, { u"lookBack"_s, u"PT2H"_s } });
        feed.milliseconds = town.milliseconds.load();
        feed.start();
        QTRY_COMPARE(feed.state, Transport::State::Up);
        QStringList all;
        for (const QByteArray &part : feed.take())
            all += instants(part);
        QCOMPARE(all.size(), 3 * 24);
        feed.transport->stop();
    }

    void broker()
    {
        if (OpenBroker::program().isEmpty())
            QSKIP("The program mosquitto is not installed");
        OpenBroker broker;
        QVERIFY(broker.start());
        TransportFixture subscriber(u"mqtt"_s,
                                    { { u"url"_s, broker.url().toString() },
                                      { u"topics"_s, QJsonArray { u"citywall/test.count/#"_s } },
                                      { u"cleanSession"_s, true } });
        subscriber.start();
        QTRY_COMPARE(subscriber.state, Transport::State::Up);
        ServedTown town({ .broker = broker.url() }, { u"test.count"_s, u"test.other"_s });
        const Status started = town.start();
        QVERIFY2(started, qPrintable(started ? QString() : started.error().message));
        QTRY_COMPARE(subscriber.inbox->size(), 1u);
        const Payload got = subscriber.takeAll().at(0);
        QCOMPARE(got.origin, u"citywall/test.count"_s);
        QCOMPARE(instants(got.bytes), QStringList(3, u"12:00:00.000"_s));
        QVERIFY(town.pass(60s));
        QTRY_COMPARE(subscriber.inbox->size(), 1u);
        QTRY_COMPARE(town.server.counts().broker, 4); // two feeds, two steps

        // The broker goes, and the server says so and goes on; what it missed comes when it is there again.
        broker.kill();
        QTRY_COMPARE(town.troubles.size(), 1);
        QVERIFY2(town.troubles[0].contains(u"lost"), qPrintable(town.troubles[0]));
        QVERIFY(town.pass(60s));
        QVERIFY(m_web.get(town.url(document)).status == 200);
        QVERIFY(broker.start());
        QTRY_COMPARE_WITH_TIMEOUT(town.troubles.size(), 2, 20'000);
        subscriber.transport->stop();
    }

    /// TLS with the client's certificate, user and password, on both sides.
    void protectedBroker()
    {
        if (Broker::program().isEmpty())
            QSKIP("The program mosquitto is not installed");
        const QTemporaryDir folder;
        const Certificates certificates(folder.path());
        if (!certificates.isComplete())
            QSKIP("The program openssl is not installed");
        Broker broker(folder.path(), &certificates);
        QVERIFY(broker.start());
        const QUrl url(broker.url(u"mqtts"_s));
        const Credential credential { .user = u"wall"_s,
                                      .password = u"pass word"_s,
                                      .certificateFile = certificates.file(u"client.crt"_s),
                                      .keyFile = certificates.file(u"client.key"_s) };
        const QString authority = certificates.file(u"ca.crt"_s);
        TransportFixture subscriber(u"mqtt"_s,
                                    { { u"url"_s, url.toString() },
                                      { u"topics"_s, QJsonArray { u"citywall/test.count/#"_s } },
                                      { u"cleanSession"_s, true },
                                      { u"ca"_s, authority } },
                                    credential);
        subscriber.start();
        QTRY_COMPARE(subscriber.state, Transport::State::Up);
        ServedTown town({ .broker = url, .credential = credential, .credentialId = u"town"_s, .authorities = authority });
        const Status started = town.start();
        QVERIFY2(started, qPrintable(started ? QString() : started.error().message));
        QTRY_COMPARE(subscriber.inbox->size(), 1u);
        QCOMPARE(instants(subscriber.takeAll().at(0).bytes), QStringList(3, u"12:00:00.000"_s));
        subscriber.transport->stop();

        const auto problem = [&](const Credential &with, const QString &ca) {
            ServedTown other({ .broker = url, .credential = with, .authorities = ca });
            const Status begun = other.start();
            return begun ? u"started"_s : begun.error().message;
        };
        Credential wrong = credential;
        wrong.password = u"wrong"_s;
        QString words = problem(wrong, authority);
        QVERIFY2(words.contains(u"not authorised"), qPrintable(words)); // the library's word for CONNACK 5
        words = problem(credential, certificates.file(u"other.crt"_s));
        QVERIFY2(words.contains(u"certificate"), qPrintable(words));
        words = problem(credential, folder.filePath(u"nothing.crt"_s));
        QVERIFY2(words.contains(u"nothing.crt"), qPrintable(words));
        ServedTown named({ .broker = QUrl(u"mqtts://wall:pass@127.0.0.1"_s) });
        const Status secret = named.start();
        QVERIFY2(!secret && secret.error().message.contains(u"credential"),
                 qPrintable(secret ? QString() : secret.error().message));
        ServedTown plain({ .broker = QUrl(u"mqtt://192.0.2.1"_s), .credential = credential });
        const Status open = plain.start();
        QVERIFY2(!open && open.error().message.contains(u"mqtts"), qPrintable(open ? QString() : open.error().message));
    }

    void rate()
    {
        ServedTown town({ .messagesPerSecond = 50 }, { u"test.count"_s, u"test.other"_s });
        QVERIFY(town.start());
        QVERIFY(town.pass(0s));
        for (int i = 0; i < 100; ++i)
            QVERIFY(town.pass(100ms));
        QCOMPARE(town.server.counts().published, 500); // 10 s
        QCOMPARE(town.server.counts().shed, 0);
    }

    void whatIsNotThereYet() // is not said not to exist
    {
        DocumentServer server(QHostAddress::LocalHost, 0, [](const QString &, UtcTime, std::optional<UtcTime>) {
            return QtFuture::makeReadyValueFuture(std::optional<DocumentServer::PastPart>());
        });
        QVERIFY(server.start());
        const QString base = u"http://127.0.0.1:%1"_s.arg(server.port());
        const auto ask = [&](const QString &path) { return m_web.get(QUrl(base + path)); };
        QCOMPARE(ask(document).status, 503); // the feeds are still being made
        QCOMPARE(ask(document).retryAfter, "1");
        const QString other = u"/test.count/gbfs/gbfs.json"_s;
        server.expect({ u"test.count"_s }, { document, other });
        server.publish(std::make_shared<OutgoingList>(1, Outgoing { .feed = u"test.count"_s, .address = document }));
        QCOMPARE(ask(document).status, 200);
        QCOMPARE(ask(other).status, 503); // in its other format it says nothing yet
        QCOMPARE(ask(u"/test.count/else.json"_s).status, 404);
    }

    void whatCannotBegin()
    {
        ServedTown first;
        QVERIFY(first.start());
        ServedTown second({ .port = quint16(first.server.base().port()) });
        const Status taken = second.start();
        QVERIFY(!taken);
        QVERIFY2(taken.error().message.contains(QString::number(first.server.base().port())), qPrintable(taken.error().message));

        QTcpServer probe; // a port on which nobody listens
        QVERIFY(probe.listen(QHostAddress::LocalHost));
        const quint16 port = probe.serverPort();
        probe.close();
        ServedTown alone({ .broker = QUrl(u"mqtt://127.0.0.1:%1"_s.arg(port)) });
        const Status absent = alone.start();
        QVERIFY(!absent);
        QVERIFY2(absent.error().message.contains(u"No MQTT broker answers"), qPrintable(absent.error().message));
        ServedTown wrong({ .broker = QUrl(u"http://127.0.0.1"_s) });
        QVERIFY(!wrong.start());
        ServedTown empty({}, {});
        QVERIFY(!empty.start());
    }

    void feedsThatCannotBeSimulated()
    {
        ServedTown town;
        CityServer::Feed none { { u"test.none"_s, u"simulator"_s, {} }, CountingSource::counters(u"test.none"_s) };
        none.descriptor.makeSimulator = {};
        town.served.append(none);
        QVERIFY(town.start());
        QCOMPARE(town.server.feeds().size(), 1u);
        QCOMPARE(town.troubles.size(), 1);
        QVERIFY2(town.troubles[0].contains(u"test.none"), qPrintable(town.troubles[0]));
    }

    void profile()
    {
        ServedTown town;
        QVERIFY(town.start());
        const QJsonObject base { { u"id"_s, u"town"_s },
                                 { u"$schema"_s, u"x"_s },
                                 { u"simulate"_s, QJsonObject { { u"seed"_s, 1 } } },
                                 { u"baseMap"_s,
                                   QJsonObject { { u"dark"_s, u"d.mbtiles"_s }, { u"light"_s, u"own.mbtiles"_s } } },
                                 { u"boundaries"_s, QJsonArray { QJsonObject { { u"file"_s, u"own.geojson"_s } } } } };
        const QJsonObject live = liveProfile(
            base, town.server, [](const QString &file) { return file.startsWith(u"own") ? u"/there/"_s + file : QString(); });
        QCOMPARE(live.value("id"_L1).toString(), u"town-live"_s);
        QVERIFY(!live.contains("simulate"_L1) && !live.contains("$schema"_L1));
        QCOMPARE(live.value("baseMap"_L1)["dark"_L1].toString(), u"d.mbtiles"_s);
        QCOMPARE(live.value("baseMap"_L1)["light"_L1].toString(), u"/there/own.mbtiles"_s);
        QCOMPARE(live.value("boundaries"_L1)[0]["file"_L1].toString(), u"/there/own.geojson"_s);
        const QJsonArray feeds = live.value("feeds"_L1).toArray();
        QCOMPARE(feeds.size(), 2); // what came before, and as it comes
        for (const QJsonValue feed : feeds) {
            QVERIFY(feed["simulated"_L1].toBool());
            QVERIFY(feed["attribution"_L1].toString().startsWith(u"SIMULATED"));
            QCOMPARE(feed["feed"_L1].toString(), u"test.count"_s);
        }
        QCOMPARE(feeds[1]["kind"_L1].toString(), u"websocket"_s);
        QCOMPARE(feeds[1]["options"_L1]["url"_L1].toString(), asWebSocket(town.url(u"/test.count/live"_s)).toString());
        QCOMPARE(feeds[0]["kind"_L1].toString(), u"http"_s);
        QCOMPARE(feeds[0]["options"_L1]["url"_L1].toString(), town.url(document).toString() + u"?since={since}"_s);
    }
};

QTEST_GUILESS_MAIN(CityServerTest)
#include "tst_cityserver.moc"
