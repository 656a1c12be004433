// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transportfixture.h"

#include "engine/feeds/configureddecoder.h"

#include <QWebSocket>
#include <QWebSocketServer>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = Transport::State;

namespace {

const QByteArray eventStream = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n\r\n";

} // namespace

/// Sources that send when they like, over real sockets.
class StreamsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void events()
    {
        RawServer server;
        server.onData = [&] {
            server.send(eventStream + ": hello\n\nid: 7\ndata: {\"a\":1}\n\nevent: other\ndata: x\ndata: y\n\ndata: cut");
        };
        TransportFixture feed(u"sse"_s, { { u"url"_s, server.url(u"http"_s, u"/events"_s) } });
        feed.start();
        QTRY_COMPARE(feed.state, State::Up);
        QTRY_COMPARE(feed.inbox->size(), 2u);
        const std::vector<Payload> got = feed.takeAll();
        QCOMPARE(got[0].bytes, "{\"a\":1}");
        QCOMPARE(got[0].origin, u"message"_s);
        QCOMPARE(got[0].received, feed.now());
        QCOMPARE(got[1].bytes, "x\ny");
        QCOMPARE(got[1].origin, u"other"_s);
        QVERIFY(server.received.toLower().contains("accept: text/event-stream\r\n"));

        // After a loss it goes on behind the last event that was whole.
        server.received.clear();
        server.client->disconnectFromHost();
        QTRY_COMPARE(feed.state, State::Down);
        feed.pass(2s);
        QTRY_COMPARE(server.connections, 2);
        QTRY_VERIFY(server.received.toLower().contains("last-event-id: 7\r\n"));
        QTRY_COMPARE(feed.state, State::Up);
        QTRY_COMPARE(feed.inbox->size(), 2u); // what was cut is not half an event
    }

    void eventsOfOneTypeAfterTheServersOwnWait()
    {
        RawServer server;
        server.onData = [&] { server.send(eventStream + "retry: 90000\nevent: vehicle\ndata: v\n\ndata: m\n\n"); };
        TransportFixture feed(u"sse"_s, { { u"url"_s, server.url(u"http"_s) }, { u"event"_s, u"vehicle"_s } });
        feed.start();
        QTRY_COMPARE(feed.inbox->size(), 1u);
        server.client->disconnectFromHost();
        QTRY_COMPARE(feed.state, State::Down);
        feed.pass(89s);
        QCOMPARE(feed.state, State::Down);
        feed.pass(3s); // and as much later as after a first failure
        QTRY_COMPARE(feed.state, State::Up);
        QCOMPARE(server.connections, 2);
    }

    void noEvents_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("minutes");
        QTest::newRow("other type") << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi")
                                    << u"text/html"_s << 15;
        QTest::newRow("no content") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << u"204"_s << 15;
        QTest::newRow("forbidden") << QByteArray("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n") << u"403"_s << 15;
        QTest::newRow("broken") << QByteArray("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n") << u"502"_s << 0;
    }
    void noEvents()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, word);
        QFETCH(int, minutes);
        RawServer server;
        server.onData = [&] {
            server.send(answer);
            server.client->disconnectFromHost();
        };
        TransportFixture feed(u"sse"_s, { { u"url"_s, server.url(u"http"_s) } });
        feed.start();
        QTRY_COMPARE(feed.state, State::Down);
        QVERIFY2(feed.reason.contains(word), qPrintable(feed.reason));
        if (minutes > 0)
            feed.pass(std::chrono::minutes(minutes) - 1s);
        QCOMPARE(server.connections, 1);
        feed.pass(2s);
        QTRY_COMPARE(server.connections, 2);
    }

    void silentConnectionIsOpenedAnew()
    {
        RawServer server;
        server.onData = [&] { server.send(eventStream); };
        TransportFixture feed(u"sse"_s, { { u"url"_s, server.url(u"http"_s) }, { u"idle"_s, u"PT30S"_s } });
        feed.start();
        QTRY_COMPARE(feed.state, State::Up);
        feed.pass(20s);
        server.send(":\ndata: x\n\n");
        QTRY_COMPARE(feed.inbox->size(), 1u);
        feed.pass(20s);
        QCOMPARE(feed.state, State::Up);
        feed.pass(31s);
        QCOMPARE(feed.state, State::Down);
    }

    void aSilentConnectionAfterTheHostsClockWasSetBack_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : { "sse", "tcp", "websocket" })
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void aSilentConnectionAfterTheHostsClockWasSetBack()
    {
        QFETCH(QString, kind);
        RawServer server;
        QWebSocketServer sockets(u"test"_s, QWebSocketServer::NonSecureMode);
        server.onData = [&] { server.send(eventStream); };
        QVERIFY(sockets.listen(QHostAddress::LocalHost));
        const QString url = kind == "sse"_L1 ? server.url(u"http"_s)
            : kind == "tcp"_L1               ? server.url(u"tcp"_s)
                                             : u"ws://127.0.0.1:%1"_s.arg(sockets.serverPort());
        TransportFixture feed(kind, { { u"url"_s, url }, { u"idle"_s, u"PT30S"_s } });
        feed.start();
        QTRY_COMPARE(feed.state, State::Up);
        feed.pass(-1h);
        QCOMPARE(feed.state, State::Up);
        for (int i = 0; i < 3 && feed.state == State::Up; ++i) // the answers to pings are not read in between
            feed.pass(31s);
        QCOMPARE(feed.state, State::Down);
    }

    void webSocketMessages()
    {
        QWebSocketServer server(u"test"_s, QWebSocketServer::NonSecureMode);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        std::unique_ptr<QWebSocket> client; // the server does not keep what it hands out
        QStringList said;
        connect(&server, &QWebSocketServer::newConnection, this, [&] {
            client.reset(server.nextPendingConnection());
            connect(client.get(), &QWebSocket::textMessageReceived, this, [&](const QString &text) { said.append(text); });
        });
        TransportFixture feed(u"websocket"_s,
                              { { u"url"_s, server.serverUrl().toString() }, { u"subscribe"_s, u"{\"all\":true}"_s } },
                              { .token = u"s3cret"_s });
        feed.start();
        QTRY_COMPARE(feed.state, State::Up);
        QTRY_COMPARE(said, QStringList { u"{\"all\":true}"_s });
        QCOMPARE(client->request().rawHeader("Authorization"), "Bearer s3cret");
        client->sendTextMessage(u"{\"ü\":1}"_s);
        client->sendBinaryMessage(QByteArray("\x00\xff", 2));
        QTRY_COMPARE(feed.inbox->size(), 2u);
        const QByteArrayList two { "{\"ü\":1}", QByteArray("\x00\xff", 2) };
        QCOMPARE(feed.take(), two);

        client->close();
        QTRY_COMPARE(feed.state, State::Down);
        feed.pass(2s);
        QTRY_COMPARE(feed.state, State::Up);
        QTRY_COMPARE(said.size(), 2);
    }

    void webSocketWithoutLife()
    {
        RawServer server; // answers the handshake and nothing else
        server.onData = [&] {
            const QByteArray key = server.received.mid(server.received.indexOf("Sec-WebSocket-Key: ") + 19, 24);
            if (!server.received.endsWith("\r\n\r\n"))
                return;
            server.send(
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1).toBase64()
                + "\r\n\r\n");
            server.received.clear();
        };
        TransportFixture feed(u"websocket"_s, { { u"url"_s, server.url(u"ws"_s) }, { u"ping"_s, u"PT10S"_s } });
        feed.start();
        QTRY_COMPARE(feed.state, State::Up);
        feed.pass(10s);
        feed.pass(10s);
        QCOMPARE(feed.state, State::Up);
        feed.pass(2s);
        QCOMPARE(feed.state, State::Down);
        QVERIFY2(feed.reason.contains(u"life"), qPrintable(feed.reason));
    }

    void webSocketThatIsNone()
    {
        RawServer server;
        server.onData = [&] { server.send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"); };
        TransportFixture feed(u"websocket"_s, { { u"url"_s, server.url(u"ws"_s) } });
        feed.start();
        QTRY_COMPARE(feed.state, State::Down);
        QVERIFY(!feed.reason.isEmpty());
        QCOMPARE(feed.changes, 1);
    }

    void webSocketMessageTooLarge()
    {
        QWebSocketServer server(u"test"_s, QWebSocketServer::NonSecureMode);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        TransportFixture feed(u"websocket"_s, { { u"url"_s, server.serverUrl().toString() }, { u"maximumBytes"_s, 1000 } });
        feed.start();
        QTRY_COMPARE(feed.state, State::Up);
        QTRY_VERIFY(server.hasPendingConnections());
        const std::unique_ptr<QWebSocket> client(server.nextPendingConnection());
        client->sendTextMessage(QString(2000, u'x'));
        QTRY_COMPARE(feed.state, State::Down);
        QVERIFY(feed.take().isEmpty());
    }

    void lines()
    {
        RawServer server;
        TransportFixture feed(u"tcp"_s,
                              { { u"url"_s, server.url(u"tcp"_s) }, { u"maximumBytes"_s, 20 }, { u"send"_s, u"SUBSCRIBE"_s } });
        feed.start();
        QTRY_COMPARE(feed.state, State::Up);
        QTRY_COMPARE(server.received, "SUBSCRIBE\n");
        server.send("{\"a\":1}\r\n\n{\"a\":");
        QTRY_COMPARE(feed.inbox->size(), 1u);
        server.send("2}\n" + QByteArray(50, 'x') + "\n{\"a\":3}\n{\"a\":4}");
        QTRY_COMPARE(feed.inbox->size(), 4u);
        server.client->disconnectFromHost();
        QTRY_COMPARE(feed.state, State::Down);
        const std::vector<Payload> got = feed.takeAll();
        QCOMPARE(got.size(), 5u);
        QCOMPARE(got[0].bytes, "{\"a\":1}");
        QCOMPARE(got[1].bytes, "{\"a\":2}");
        QCOMPARE(got[2].refused, u"payload too long"_s);
        QCOMPARE(got[3].bytes, "{\"a\":3}");
        QCOMPARE(got[4].bytes, "{\"a\":4}"); // the end of the connection ends the line
        feed.pass(2s);
        QTRY_COMPARE(feed.state, State::Up);
    }

    /// As a server of Cursor on Target sends it: XML documents without anything between them.
    void documentsInAStream()
    {
        FeedDescriptor feed;
        feed.formats = { { .id = u"events"_s,
                           .title = u"Events"_s,
                           .recognise = [](QByteArrayView payload) { return payload.contains("<event "); },
                           .makeDecoder = {},
                           .terminator = "</event>" } };
        RawServer server;
        TransportFixture source(u"tcp"_s, { { u"url"_s, server.url(u"tcp"_s) }, { u"maximumBytes"_s, 1000 } }, {}, {}, {},
                                streamTerminator({ feed }));
        source.start();
        QTRY_COMPARE(source.state, State::Up);
        const QByteArray first = "<?xml version=\"1.0\"?>\n<event uid=\"1\"><point/></event>";
        const QByteArray second = "<event uid=\"2\">\n<point/>\n</event>";
        server.send(first.first(8));
        QTRY_COMPARE(server.client->bytesToWrite(), 0);
        server.send(first.sliced(8, 30));
        QTRY_COMPARE(server.client->bytesToWrite(), 0);
        server.send(first.sliced(38) + second.first(second.size() - 3)); // the end itself comes in two packets
        QTRY_COMPARE(source.inbox->size(), 1u);
        server.send(second.last(3) + "<event uid=\"3\">");
        QTRY_COMPARE(source.inbox->size(), 2u);
        QCOMPARE(source.take(), (QByteArrayList { first, second }));

        // One without end is refused once, whatever it goes on to send, and what comes behind it is taken.
        for (int i = 0; i < 50; ++i)
            server.send(QByteArray(1000, 'x'));
        QTRY_COMPARE(source.inbox->size(), 1u);
        QCOMPARE(source.takeAll().front().refused, u"payload too long"_s);
        server.send("</event>" + second);
        QTRY_COMPARE(source.inbox->size(), 1u);
        QCOMPARE(source.take(), QByteArrayList { second });

        // The next connection may speak another way.
        server.client->disconnectFromHost();
        QTRY_COMPARE(source.state, State::Down);
        source.pass(2s);
        QTRY_COMPARE(source.state, State::Up);
        QTRY_COMPARE(server.connections, 2);
        server.send("{\"a\":1}\n{\"a\":2}\n");
        QTRY_COMPARE(source.inbox->size(), 2u);
    }
};

QTEST_GUILESS_MAIN(StreamsTest)
#include "tst_streams.moc"
