// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transportfixture.h"

#include <algorithm>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = Transport::State;

namespace {

const QJsonObject ownHeaders { { u"X-Client"_s, u"wall 7"_s }, { u"User-Agent"_s, u"wall"_s } };

} // namespace

/// Servers that send a feed to one another, over real sockets.
class HttpRedirectsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// What the profile says of headers is for the server that it names: where a redirect leads elsewhere they stay behind.
    void headersStayWithTheirServer()
    {
        WebServer own;
        WebServer other;
        const auto to = [](const QString &url) -> WebServer::Answer { return { 302, {}, { { "Location", url.toUtf8() } } }; };
        own.answer = [&](const WebServer::Request &request) -> WebServer::Answer {
            const QString path = request.url.path();
            return path == "/back"_L1 ? WebServer::Answer { 200, "{}" }
                : path == "/here"_L1  ? to(other.url(u"/there"_s))
                                      : to(own.url(u"/here"_s));
        };
        other.answer = [&](const WebServer::Request &request) -> WebServer::Answer {
            if (request.url.path() == "/there"_L1)
                return to(other.url(u"/further"_s));
            if (request.header("If-None-Match") == "\"o\"")
                return { 304 };
            return { 200, R"({"of":"other"})", { { "ETag", "\"o\"" } } };
        };
        TransportFixture feed(u"http"_s, { { u"url"_s, own.url() }, { u"headers"_s, ownHeaders } });
        feed.start();
        QTRY_COMPARE(feed.state, State::Up);
        QCOMPARE(feed.take(), QByteArrayList { R"({"of":"other"})" });
        QCOMPARE(own.requests.size(), 2);
        for (const WebServer::Request &request : std::as_const(own.requests)) { // a redirect on the server itself
            QCOMPARE(request.header("X-Client"), "wall 7");
            QCOMPARE(request.header("User-Agent"), "wall");
        }
        QCOMPARE(other.requests.size(), 2);
        for (const WebServer::Request &request : std::as_const(other.requests)) {
            QVERIFY(!request.headers.contains("X-Client"));
            QCOMPARE(request.header("User-Agent"), "Citywall");
        }
        feed.pass(60s); // it is still only asked for what has changed
        QTRY_COMPARE(feed.changes, 2);
        QCOMPARE(feed.confirmed, 1);
        // On the way back they are there again.
        other.answer = [&](const WebServer::Request &) { return to(own.url(u"/back"_s)); };
        feed.pass(60s);
        QTRY_COMPARE(feed.changes, 3);
        QCOMPARE(feed.take(), QByteArrayList { "{}" });
        QCOMPARE(own.requests.last().header("X-Client"), "wall 7");
        // Two servers that send us to and fro do not do so for ever.
        other.answer = [&](const WebServer::Request &) { return to(own.url()); };
        feed.pass(60s);
        QTRY_COMPARE(feed.state, State::Down);
    }

    /// What events need goes along.
    void theSameForEvents()
    {
        RawServer own;
        RawServer other;
        own.onData = [&] {
            own.send("HTTP/1.1 307 Temporary Redirect\r\nLocation: " + other.url(u"http"_s, u"/events"_s).toUtf8()
                     + "\r\nContent-Length: 0\r\n\r\n");
        };
        other.onData = [&] { other.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nid: 7\ndata: a\n\n"); };
        TransportFixture feed(u"sse"_s, { { u"url"_s, own.url(u"http"_s) }, { u"headers"_s, ownHeaders } });
        feed.start();
        QTRY_COMPARE(feed.inbox->size(), 1u);
        QCOMPARE(feed.take(), QByteArrayList { "a" });
        QVERIFY(own.received.toLower().contains("x-client: wall 7"));
        QVERIFY(!other.received.toLower().contains("x-client"));
        QVERIFY(other.received.startsWith("GET /events "));
        QVERIFY(other.received.toLower().contains("accept: text/event-stream"));
    }

    void theSameForWhatAnIndexLists()
    {
        WebServer own;
        WebServer other;
        const auto to = [](const QString &url) -> WebServer::Answer { return { 302, {}, { { "Location", url.toUtf8() } } }; };
        other.answer = [&](const WebServer::Request &request) -> WebServer::Answer {
            if (request.url.path() == "/back"_L1)
                return to(own.url(u"/document"_s));
            return { 200, "of the other" };
        };
        own.answer = [&](const WebServer::Request &request) -> WebServer::Answer {
            const QString path = request.url.path();
            if (path == "/away"_L1)
                return to(other.url());
            if (path == "/near"_L1)
                return to(own.url(u"/document"_s));
            return { 200, path == "/"_L1 ? "index\n/near\n/away\n" + other.url(u"/back"_s).toUtf8() : "own" };
        };
        const auto links = [](QByteArrayView payload) {
            return payload.startsWith("index") ? QString::fromUtf8(payload).split(u'\n').sliced(1) : QStringList();
        };
        TransportFixture feed(u"http"_s, { { u"url"_s, own.url() }, { u"headers"_s, ownHeaders } }, {}, {}, links);
        feed.start();
        QTRY_COMPARE(feed.state, State::Up);
        QByteArrayList got = feed.take().sliced(1);
        std::ranges::sort(got);
        QCOMPARE(got, (QByteArrayList { "of the other", "own", "own" }));
        for (const WebServer::Request &request : std::as_const(other.requests))
            QVERIFY(!request.headers.contains("X-Client"));
        // One that another server sends to the feed's own is not the feed's question.
        const auto named = [](const WebServer::Request &request) { return request.header("X-Client") == "wall 7"; };
        QCOMPARE(std::ranges::count_if(own.requests, named), 4); // index, near, its document, away
        QCOMPARE(own.requests.size(), 5);
    }
};

QTEST_GUILESS_MAIN(HttpRedirectsTest)
#include "tst_httpredirects.moc"
