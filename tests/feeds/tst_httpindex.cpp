// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/httplinks.h"
#include "transportfixture.h"

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = Transport::State;

namespace {

/// An index is lines of addresses behind "index".
QStringList linesOfIndex(QByteArrayView payload)
{
    QStringList lines = QString::fromUtf8(payload).split(u'\n', Qt::SkipEmptyParts);
    return lines.value(0) == "index"_L1 ? lines.sliced(1) : QStringList();
}

TransportFixture indexFeed(const QJsonObject &options, const Credential &credential = {})
{
    return TransportFixture(u"http"_s, options, credential, {}, linesOfIndex);
}

} // namespace

/// A payload that only lists others, over real sockets: they are fetched as well.
class HttpIndexTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_server = std::make_unique<WebServer>(); }

    void whatAnIndexListsIsFetched()
    {
        QByteArray index = "index\n/a\nb?id=2&system_id=town\n/a\n#c\n";
        QByteArray changed = "b1";
        m_server->answer = [&](const WebServer::Request &request) -> WebServer::Answer {
            const QString path = request.url.path();
            if (path == "/list/index"_L1)
                return { 200, index };
            if (path == "/a"_L1)
                return { 200, "a1" }; // says nothing of changes
            if (request.header("If-None-Match") == changed)
                return { 304 };
            return { 200, changed, { { "ETag", changed } } };
        };
        TransportFixture feed = indexFeed({ { u"url"_s, m_server->url(u"/list/index"_s) } });
        feed.start();
        QTRY_COMPARE(feed.state, State::Up);
        std::vector<Payload> got = feed.takeAll();
        QCOMPARE(got.size(), 3u);
        QCOMPARE(got[0].bytes, index);
        const bool inOrder = got[1].bytes == "a1"; // two at once
        QCOMPARE(got[inOrder ? 1 : 2].origin, m_server->url(u"/a"_s));
        QCOMPARE(got[inOrder ? 2 : 1].bytes, "b1");
        QCOMPARE(got[inOrder ? 2 : 1].origin, m_server->url(u"/list/b?system_id=town"_s)); // with no other query

        // Each once; what tells of changes is asked for them.
        feed.pass(60s);
        QTRY_COMPARE(feed.changes, 2);
        QCOMPARE(feed.take(), QByteArrayList { index });
        QCOMPARE(m_server->requests.size(), 5);
        changed = "b2";
        feed.pass(60s);
        QTRY_COMPARE(feed.changes, 3);
        QCOMPARE(feed.take(), (QByteArrayList { index, "b2" }));

        // What is not listed any more is forgotten, and new when it comes again.
        index = "index\n";
        feed.pass(60s);
        QTRY_COMPARE(feed.changes, 4);
        QCOMPARE(feed.take(), QByteArrayList { index });
        index = "index\n/a\n";
        feed.pass(60s);
        QTRY_COMPARE(feed.changes, 5);
        QCOMPARE(feed.take(), (QByteArrayList { index, "a1" }));
        QCOMPARE(feed.state, State::Up);
    }

    /// As GBFS does: the index says for how long it is good, and what it lists changes meanwhile, whatever its headers say.
    void whatAnIndexListsMayLive()
    {
        int bikes = 3;
        m_server->answer = [&](const WebServer::Request &request) -> WebServer::Answer {
            const bool isIndex = request.url.path() == "/gbfs.json"_L1;
            if (isIndex && request.header("If-None-Match") == "\"g\"")
                return { 304, {}, { { "Cache-Control", "max-age=3600" } } };
            if (isIndex)
                return { 200, R"({"last_updated":1,"ttl":3600,"status":"/status"})", { { "ETag", "\"g\"" } } };
            return { 200, QByteArray::number(bikes) };
        };
        TransportFixture feed(u"http"_s, { { u"url"_s, m_server->url(u"/gbfs.json"_s) } }, {}, {}, [](QByteArrayView payload) {
            return payload.contains("status") ? QStringList { u"/status"_s } : QStringList();
        });
        feed.start();
        QTRY_COMPARE(feed.state, State::Up);
        QCOMPARE(feed.take().sliced(1), QByteArrayList { "3" });
        for (bikes = 4; bikes < 7; ++bikes) {
            feed.pass(60s);
            QTRY_COMPARE(feed.changes, bikes - 2);
            QCOMPARE(feed.take(), QByteArrayList { QByteArray::number(bikes) });
        }
    }

    void whatAnIndexListsMayBeMissing()
    {
        bool there = false;
        m_server->answer = [&](const WebServer::Request &request) -> WebServer::Answer {
            const QString path = request.url.path();
            if (path == "/"_L1)
                return { 200, "index\n/a\n/b\n/large\nftp://127.0.0.1/c\n", { { "ETag", "\"i\"" } } };
            if (path == "/b"_L1 && !there)
                return { 500, "oops" };
            return { 200, path == "/large"_L1 && !there ? QByteArray(2000, 'x') : path.toUtf8() };
        };
        TransportFixture feed = indexFeed({ { u"url"_s, m_server->url() }, { u"maximumBytes"_s, 1000 } });
        feed.start();
        QTRY_COMPARE(feed.state, State::Troubled); // the feed goes on
        QVERIFY2(feed.reason.contains(u"3 of 4"), qPrintable(feed.reason));
        const QByteArrayList got = feed.take();
        QCOMPARE(got.size(), 2);
        QCOMPARE(got.last(), "/a");

        // They are tried again with the next poll, though the index has not changed.
        there = true;
        m_server->answer = [before = m_server->answer](const WebServer::Request &request) -> WebServer::Answer {
            return request.header("If-None-Match") == "\"i\"" ? WebServer::Answer { 304 } : before(request);
        };
        feed.pass(60s);
        QTRY_COMPARE(feed.changes, 2);
        QByteArrayList rest = feed.take();
        std::ranges::sort(rest);
        QCOMPARE(rest, (QByteArrayList { "/b", "/large" }));
        QVERIFY2(feed.reason.contains(u"1 of 4"), qPrintable(feed.reason));
    }

    /// Documents that do not come are no reason to learn nothing of new ones.
    void slowDocumentsDoNotHoldUpTheIndex()
    {
        RawServer silent;
        QByteArray index = "index\n";
        for (int i = 0; i < 40; ++i)
            index += silent.url(u"http"_s, u"/%1\n"_s.arg(i)).toUtf8();
        m_server->answer = [&](const WebServer::Request &) -> WebServer::Answer { return { 200, index }; };
        TransportFixture feed = indexFeed({ { u"url"_s, m_server->url() } });
        feed.start();
        QTRY_COMPARE(silent.connections, int(HttpLinks::mostAtOnce));
        for (int i = 0; i < 3; ++i) // one round more after the minute, for what was under way
            feed.pass(31s);
        feed.pass(1s);
        QTRY_COMPARE(m_server->requests.size(), 2);
    }

    void aDocumentsServerSaysWhenToComeAgain()
    {
        int asked = 0;
        m_server->answer = [&](const WebServer::Request &request) -> WebServer::Answer {
            if (request.url.path() == "/"_L1)
                return { 200, "index\n/a\n" };
            ++asked;
            return { 503, "later", { { "Retry-After", "600" } } };
        };
        TransportFixture feed = indexFeed({ { u"url"_s, m_server->url() } });
        feed.start();
        for (int polls = 1; polls <= 10; ++polls) {
            QTRY_COMPARE(feed.changes, polls);
            QCOMPARE(feed.state, State::Troubled);
            QVERIFY2(feed.reason.contains(u"1 of 1") && feed.reason.contains(u"503"), qPrintable(feed.reason));
            QCOMPARE(asked, 1);
            feed.pass(60s);
        }
        QTRY_COMPARE(feed.changes, 11);
        feed.pass(60s);
        QTRY_COMPARE(feed.changes, 12);
        QCOMPARE(asked, 2);
    }

    void listedElsewhereWithoutTheCredential()
    {
        WebServer other;
        other.answer = [&](const WebServer::Request &request) -> WebServer::Answer {
            if (request.url.path() == "/moved"_L1)
                return { 302, {}, { { "Location", "/there" } } };
            return { 200, request.url.path().toUtf8() };
        };
        m_server->answer = [&](const WebServer::Request &request) -> WebServer::Answer {
            if (request.url.path() == "/away"_L1)
                return { 302, {}, { { "Location", other.url(u"/stolen"_s).toUtf8() } } };
            if (request.url.path() != "/"_L1)
                return { 200, "own" };
            return { 200,
                     "index\n" + other.url(u"/doc"_s).toUtf8() + '\n' + other.url(u"/moved"_s).toUtf8() + "\n/own\n/away\n" };
        };
        const Credential credential { .token = u"s3cret"_s,
                                      .headers = { { u"x-api-key"_s, u"k3y"_s } },
                                      .query = { { u"app"_s, u"q"_s } } };
        TransportFixture feed =
            indexFeed({ { u"url"_s, m_server->url() }, { u"headers"_s, QJsonObject { { u"X-Desk"_s, u"7"_s } } } }, credential);
        feed.start();
        QTRY_COMPARE(feed.state, State::Troubled);
        QVERIFY2(feed.reason.contains(u"1 of 4") && feed.reason.contains(u"may not follow"), qPrintable(feed.reason));
        QByteArrayList got = feed.take().sliced(1);
        std::ranges::sort(got);
        QCOMPARE(got, (QByteArrayList { "/doc", "/there", "own" }));
        for (const WebServer::Request &request : std::as_const(other.requests)) {
            QVERIFY(request.header("Authorization").isEmpty());
            QVERIFY(request.header("x-api-key").isEmpty());
            QVERIFY(request.header("X-Desk").isEmpty());
            QVERIFY(!request.url.hasQuery());
            QVERIFY(request.url.path() != "/stolen"_L1);
        }
        for (const WebServer::Request &request : std::as_const(m_server->requests)) {
            QCOMPARE(request.header("Authorization"), "Bearer s3cret");
            QCOMPARE(request.header("X-Desk"), "7");
        }
    }

    /// More than fit into one poll: the others come with the next.
    void aLongIndex()
    {
        QByteArray index = "index\n";
        for (int i = 0; i < 620; ++i)
            index += "/doc/" + QByteArray::number(i) + '\n';
        m_server->answer = [&](const WebServer::Request &request) -> WebServer::Answer {
            return { 200, request.url.path() == "/"_L1 ? index : request.url.path().toUtf8() };
        };
        TransportFixture feed = indexFeed({ { u"url"_s, m_server->url() } });
        feed.start();
        QTRY_COMPARE_WITH_TIMEOUT(feed.state, State::Up, 30'000);
        QCOMPARE(feed.take().size(), 501);
        feed.pass(60s);
        QTRY_COMPARE_WITH_TIMEOUT(feed.changes, 2, 30'000);
        const QByteArrayList rest = feed.take();
        QCOMPARE(rest.size(), 121);
        QVERIFY(rest.contains("/doc/619"));
        feed.pass(60s);
        QTRY_COMPARE(feed.changes, 3);
        QCOMPARE(feed.take().size(), 1);
    }

    void aListedDocumentThatHangs()
    {
        RawServer hanging;
        hanging.onData = [&] { hanging.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n0123456789"); };
        m_server->answer = [&](const WebServer::Request &request) -> WebServer::Answer {
            return { 200, request.url.path() == "/"_L1 ? "index\n" + hanging.url(u"http"_s).toUtf8() + "\n/a\n" : "a" };
        };
        TransportFixture feed = indexFeed({ { u"url"_s, m_server->url() }, { u"timeout"_s, u"PT5S"_s } });
        feed.start();
        QTRY_VERIFY(!hanging.received.isEmpty());
        QTRY_COMPARE(feed.inbox->size(), 2u);
        QCOMPARE(feed.changes, 0);
        feed.pass(6s);
        QTRY_COMPARE(feed.state, State::Troubled);
        QVERIFY2(feed.reason.contains(u"5 s"), qPrintable(feed.reason));
        QCOMPARE(feed.take().last(), "a");
    }

private:
    std::unique_ptr<WebServer> m_server;
};

QTEST_GUILESS_MAIN(HttpIndexTest)
#include "tst_httpindex.moc"
