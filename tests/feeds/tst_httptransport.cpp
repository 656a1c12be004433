// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feedfixture.h"
#include "transportfixture.h"

#include <QUrlQuery>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = Transport::State;

/// Polling over real sockets: what is asked, when, and what is made of the answers.
class HttpTransportTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_server = std::make_unique<WebServer>(); }

    void unchangedIsNotSentAgain()
    {
        QByteArray tag = "\"a\"";
        m_server->answer = [&](const WebServer::Request &request) -> WebServer::Answer {
            if (request.header("If-None-Match") == tag)
                return { 304 };
            return { 200, "{\"of\":" + tag + "}", { { "ETag", tag }, { "Last-Modified", "Sat, 21 Nov 2026 19:00:00 GMT" } } };
        };
        TransportFixture feed(u"http"_s, { { u"url"_s, m_server->url() } });
        feed.start();
        QTRY_COMPARE(feed.state, State::Up);
        QCOMPARE(feed.take(), QByteArrayList { "{\"of\":\"a\"}" });
        QVERIFY(m_server->requests[0].header("If-None-Match").isEmpty());

        feed.pass(60s);
        QTRY_COMPARE(feed.confirmed, 1);
        QCOMPARE(m_server->requests[1].header("If-Modified-Since"), "Sat, 21 Nov 2026 19:00:00 GMT");
        QVERIFY(feed.take().isEmpty());
        QTRY_COMPARE(feed.changes, 2);

        tag = "\"b\"";
        feed.pass(60s);
        QTRY_COMPARE(feed.inbox->size(), 1u);
        QCOMPARE(feed.take(), QByteArrayList { "{\"of\":\"b\"}" });
    }

    void asksWhenItIsTime_data()
    {
        QTest::addColumn<QByteArray>("cacheControl");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("seconds");
        QTest::newRow("as configured") << QByteArray() << QByteArray("{}") << 60;
        QTest::newRow("fresh for less") << QByteArray("max-age=5") << QByteArray("{}") << 60;
        QTest::newRow("max-age") << QByteArray("public, max-age=120") << QByteArray("{}") << 120;
        QTest::newRow("not to be kept") << QByteArray("no-store, max-age=120") << QByteArray("{}") << 60;
        QTest::newRow("ttl") << QByteArray() << QByteArray(R"({"last_updated":1,"ttl":90,"data":{}})") << 90;
        QTest::newRow("ttl of something else") << QByteArray() << QByteArray(R"({"ttl":90})") << 60;
        QTest::newRow("a year") << QByteArray("max-age=31536000") << QByteArray("{}") << 3600;
    }
    void asksWhenItIsTime()
    {
        QFETCH(QByteArray, cacheControl);
        QFETCH(QByteArray, body);
        QFETCH(int, seconds);
        m_server->answer = [&](const WebServer::Request &) -> WebServer::Answer {
            return { 200, body, { { "Cache-Control", cacheControl } } };
        };
        TransportFixture feed(u"http"_s, { { u"url"_s, m_server->url() }, { u"every"_s, u"PT60S"_s } });
        feed.start();
        QTRY_COMPARE(feed.changes, 1);
        feed.pass(std::chrono::seconds(seconds - 1));
        feed.pass(1s); // asked only now: were it asked before, there would be three requests in the end
        QTRY_COMPARE(feed.changes, 2);
        QCOMPARE(m_server->requests.size(), 2);
    }

    /// Nothing that a server gives to be remembered is.
    void noCookies()
    {
        m_server->answer = [&](const WebServer::Request &) -> WebServer::Answer {
            return { 200, "{}", { { "Set-Cookie", "visit=" + QByteArray::number(m_server->requests.size()) } } };
        };
        TransportFixture feed(u"http"_s, { { u"url"_s, m_server->url() } });
        feed.start();
        QTRY_COMPARE(feed.changes, 1);
        feed.pass(60s);
        QTRY_COMPARE(m_server->requests.size(), 2);
        QCOMPARE(m_server->requests[1].header("Cookie"), QByteArray());
    }

    void whatOnlyAPersonCanMend_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : { 400, 401, 403, 404, 410 })
            QTest::newRow(QByteArray::number(status).constData()) << status;
    }
    void whatOnlyAPersonCanMend()
    {
        QFETCH(int, status);
        m_server->answer = [&](const WebServer::Request &) -> WebServer::Answer { return { status, "no" }; };
        TransportFixture feed(u"http"_s, { { u"url"_s, m_server->url() } });
        feed.start();
        QTRY_COMPARE(feed.state, State::Down);
        QVERIFY2(feed.reason.contains(QString::number(status)), qPrintable(feed.reason));
        feed.pass(14s);
        feed.pass(16s); // asked only now, in half a minute
        QTRY_COMPARE(feed.changes, 2);
        QCOMPARE(m_server->requests.size(), 2);
        for (int second = 0; second < 29; ++second)
            feed.pass(1s);
        QCOMPARE(feed.changes, 2);
        feed.pass(31s); // and then in a minute, and so on to a quarter of an hour
        QTRY_COMPARE(feed.changes, 3);
        for (int more = 4; more < 10; ++more) {
            feed.pass(15min);
            QTRY_COMPARE(feed.changes, more);
        }
        feed.pass(7min);
        feed.pass(29s);
        QCOMPARE(m_server->requests.size(), 9);
    }

    void nobodyThere()
    {
        const QString url = std::make_unique<WebServer>()->url(); // it is gone at once
        TransportFixture feed(u"http"_s, { { u"url"_s, url } });
        feed.start();
        QTRY_COMPARE(feed.state, State::Troubled);
        QVERIFY2(feed.reason.contains(u"refused"), qPrintable(feed.reason));
        feed.pass(2s);
        QTRY_COMPARE(feed.state, State::Down);
    }

    void pages_data()
    {
        QTest::addColumn<QByteArray>("link");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("Link") << QByteArray("</page/NEXT>; rel=\"next\", </first>; rel=first") << QByteArray(R"({"page":HERE})");
        QTest::newRow("OGC API Features")
            << QByteArray()
            << QByteArray(R"({"page":HERE,"links":[{"rel":"self","href":"/x"},{"rel":"next","href":"/page/NEXT"}]})");
        QTest::newRow("SensorThings") << QByteArray() << QByteArray(R"({"page":HERE,"@iot.nextLink":"URL/page/NEXT"})");
    }
    void pages()
    {
        QFETCH(QByteArray, link);
        QFETCH(QByteArray, body);
        m_server->answer = [&](const WebServer::Request &request) -> WebServer::Answer {
            const int here = request.url.path().section(u'/', -1).toInt();
            const auto filled = [&](QByteArray text) {
                return text.replace("HERE", QByteArray::number(here))
                    .replace("NEXT", QByteArray::number(here + 1))
                    .replace("URL", m_server->url(QString()).toUtf8());
            };
            if (here == 3)
                return { 200, R"({"page":3})", { { "ETag", "\"x\"" } } };
            return { 200, filled(body), { { "Link", filled(link) }, { "ETag", "\"x\"" } } };
        };
        TransportFixture feed(u"http"_s, { { u"url"_s, m_server->url(u"/page/1"_s) } });
        feed.start();
        QTRY_COMPARE(feed.state, State::Up);
        const QByteArrayList pages = feed.take();
        QCOMPARE(pages.size(), 3);
        for (int page = 1; page <= 3; ++page)
            QVERIFY(pages[page - 1].startsWith("{\"page\":" + QByteArray::number(page)));
        // The tag is of one page and says nothing of the others.
        feed.pass(60s);
        QTRY_COMPARE(feed.changes, 2);
        QVERIFY(m_server->requests[3].header("If-None-Match").isEmpty());
        QCOMPARE(feed.take().size(), 3);
    }

    void pagesWithoutEnd()
    {
        m_server->answer = [&](const WebServer::Request &) -> WebServer::Answer {
            return { 200, "{}", { { "Link", "</?" + QByteArray::number(m_server->requests.size()) + ">; rel=next" } } };
        };
        TransportFixture feed(
            u"http"_s, { { u"url"_s, m_server->url(u"/?at={now}"_s) }, { u"maximumPages"_s, 5 }, { u"every"_s, u"PT1H"_s } });
        const UtcTime begin = feed.now();
        feed.start();
        QTRY_COMPARE(feed.state, State::Troubled);
        QVERIFY(feed.reason.contains(u"more than 5 pages"));
        QCOMPARE(m_server->requests.size(), 5);
        QCOMPARE(feed.take().size(), 5);
        feed.pass(59min); // all of them again would not help
        feed.pass(1min);
        QTRY_COMPARE(m_server->requests.size(), 10);
        QCOMPARE(QUrlQuery(m_server->requests[5].url).queryItemValue(u"at"_s, QUrl::FullyDecoded), (begin + 1h).toIso());
        QCOMPARE(feed.state, State::Troubled);
    }

    void secretsStayWithTheirServer()
    {
        WebServer other;
        other.answer = [](const WebServer::Request &) -> WebServer::Answer { return { 200, "{}" }; };
        const Credential credential { .token = u"s3cret"_s,
                                      .headers = { { u"x-api-key"_s, u"k3y"_s } },
                                      .query = { { u"app"_s, u"q u"_s } } };

        m_server->answer = [&](const WebServer::Request &) -> WebServer::Answer {
            return { 200, "{}", { { "Link", '<' + other.url(u"/next"_s).toUtf8() + ">; rel=next" } } };
        };
        TransportFixture paged(u"http"_s, { { u"url"_s, m_server->url(u"/a?b=c"_s) } }, credential);
        paged.start();
        QTRY_COMPARE(paged.state, State::Down);
        QVERIFY(paged.reason.contains(u"another server"));
        QCOMPARE(m_server->requests[0].header("Authorization"), "Bearer s3cret");
        QCOMPARE(m_server->requests[0].header("x-api-key"), "k3y");
        QCOMPARE(m_server->requests[0].url.query(QUrl::FullyEncoded), u"b=c&app=q%20u"_s);
        QVERIFY(!paged.takeAll().front().origin.contains(u"app"));

        m_server->answer = [&](const WebServer::Request &) -> WebServer::Answer {
            return { 302, {}, { { "Location", other.url(u"/moved"_s).toUtf8() } } };
        };
        TransportFixture moved(u"http"_s, { { u"url"_s, m_server->url() } }, credential);
        moved.start();
        QTRY_VERIFY(moved.changes > 0);
        QVERIFY(other.requests.isEmpty());
        // Without a secret a redirect is followed.
        TransportFixture open(u"http"_s, { { u"url"_s, m_server->url() } });
        open.start();
        QTRY_COMPARE(open.state, State::Up);
        QCOMPARE(other.requests.size(), 1);
    }

    void basicCredential()
    {
        m_server->answer = [](const WebServer::Request &) -> WebServer::Answer { return { 200, "{}" }; };
        TransportFixture feed(u"http"_s, { { u"url"_s, m_server->url() } }, { .user = u"wall"_s, .password = u"pä:ss"_s });
        feed.start();
        QTRY_COMPARE(feed.state, State::Up);
        QCOMPARE(m_server->requests[0].header("Authorization"), "Basic d2FsbDpww6Q6c3M="); // printf 'wall:pä:ss' | base64
    }

    void unprotectedSecretIsNotSent()
    {
        TransportFixture feed(u"http"_s, { { u"url"_s, u"http://feed.invalid/x"_s } }, { .token = u"s3cret"_s });
        feed.start();
        QCOMPARE(feed.state, State::Down);
        QVERIFY2(feed.reason.contains(u"https"), qPrintable(feed.reason));
    }

    void tooLarge()
    {
        m_server->answer = [](const WebServer::Request &) -> WebServer::Answer { return { 200, QByteArray(100'000, 'x') }; };
        TransportFixture feed(u"http"_s, { { u"url"_s, m_server->url() }, { u"maximumBytes"_s, 99'999 } });
        feed.start();
        QTRY_COMPARE(feed.state, State::Troubled);
        QVERIFY2(feed.reason.contains(u"larger"), qPrintable(feed.reason));
        QVERIFY(feed.take().isEmpty());
    }

    void tooSlow()
    {
        RawServer server;
        server.onData = [&] { server.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n0123456789"); };
        TransportFixture feed(u"http"_s, { { u"url"_s, server.url(u"http"_s) }, { u"timeout"_s, u"PT5S"_s } });
        feed.start();
        QTRY_COMPARE(server.connections, 1);
        QTRY_VERIFY(!server.received.isEmpty());
        feed.pass(5s);
        QCOMPARE(feed.changes, 0);
        feed.pass(1s);
        QTRY_COMPARE(feed.state, State::Troubled);
        QVERIFY2(feed.reason.contains(u"5 s"), qPrintable(feed.reason));
        QVERIFY(feed.take().isEmpty());
    }

    void cutOff()
    {
        RawServer server;
        server.onData = [&] {
            server.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n0123456789");
            server.client->disconnectFromHost();
        };
        TransportFixture feed(u"http"_s, { { u"url"_s, server.url(u"http"_s) } });
        feed.start();
        QTRY_COMPARE(feed.state, State::Troubled);
        QVERIFY(feed.take().isEmpty()); // half an answer is none
    }

    void compressed()
    {
        m_server->answer = [](const WebServer::Request &) -> WebServer::Answer {
            // printf '{"observations":[]}' | gzip -n | base64
            return { 200,
                     QByteArray::fromBase64("H4sIAAAAAAAAA6tWyk8qTi0qSyzJzM8rVrKKjq0FAP56tvETAAAA"),
                     { { "Content-Encoding", "gzip" } } };
        };
        TransportFixture feed(u"http"_s, { { u"url"_s, m_server->url() } });
        feed.start();
        QTRY_COMPARE(feed.state, State::Up);
        QVERIFY(m_server->requests[0].header("Accept-Encoding").contains("gzip"));
        QCOMPARE(feed.take(), QByteArrayList { "{\"observations\":[]}" });
    }

    void asksForWhatWasMissed()
    {
        m_server->answer = [](const WebServer::Request &) -> WebServer::Answer { return { 200, "{}" }; };
        TransportFixture feed(u"http"_s,
                              { { u"url"_s, m_server->url(u"/q?from={since}&to={now}"_s) }, { u"lookBack"_s, u"PT6H"_s } });
        const auto asked = [&](qsizetype i) { return m_server->requests[i].url.query(QUrl::FullyDecoded); };
        feed.start();
        QTRY_COMPARE(feed.changes, 1);
        QCOMPARE(asked(0), u"from=2026-11-21T14:00:00Z&to=2026-11-21T20:00:00Z"_s);
        feed.transport->setNewest(UtcTime::fromIso(u"2026-11-21T19:30:00Z"));
        feed.pass(2h); // an outage, or a laptop that slept
        QTRY_COMPARE(feed.changes, 2);
        QCOMPARE(asked(1), u"from=2026-11-21T19:30:00Z&to=2026-11-21T22:00:00Z"_s);
        feed.pass(24h);
        QTRY_COMPARE(feed.changes, 3);
        QCOMPARE(asked(2), u"from=2026-11-22T16:00:00Z&to=2026-11-22T22:00:00Z"_s);
        feed.transport->setNewest(UtcTime::fromIso(u"2027-01-01T00:00:00Z")); // a forecast
        feed.pass(1min);
        QTRY_COMPARE(feed.changes, 4);
        QCOMPARE(asked(3), u"from=2026-11-22T22:01:00Z&to=2026-11-22T22:01:00Z"_s);
    }

    /// What others have brought of a feed says nothing of what this source was asked for.
    void asksForWhatItHasMissedItself()
    {
        m_server->answer = [](const WebServer::Request &) -> WebServer::Answer { return { 200, "{}" }; };
        FeedFixture city;
        Observations rows;
        const std::vector<std::pair<Duration, quint16>> told { { 3h, 0 }, { 2h, 0 }, { 10min, 1 } };
        for (const auto &[ago, source] : told) {
            rows.phenomenonTime.push_back(city.now - ago.count());
            rows.source.push_back(source);
        }
        city.history.past = std::make_shared<const Observations>(rows);
        city.history.span = { UtcTime { rows.phenomenonTime.front() }, UtcTime { rows.phenomenonTime.back() + 1 } };
        const auto since = [&](const QStringList &sources) {
            FeedDictionary dictionary;
            for (const QString &name : sources)
                dictionary.sources.push_back({ name, {}, false });
            city.history.words = std::make_shared<const FeedDictionary>(dictionary);
            m_server->requests.clear();
            city.restart();
            city.add(u"http"_s, { { u"url"_s, m_server->url(u"/q?{since}"_s) } });
            return QTest::qWaitFor([&] { return !m_server->requests.isEmpty(); }) ? m_server->requests[0].url.query() : QString();
        };
        QCOMPARE(since({ u"http 127.0.0.1"_s, u"import"_s }), u"2026-11-21T18:00:00Z"_s);
        QCOMPARE(since({ u"tcp 127.0.0.1"_s, u"import"_s }), u"2026-11-20T20:00:00Z"_s); // it has brought nothing: lookBack
        QCOMPARE(since({ u"http 127.0.0.1"_s }), u"2026-11-21T19:50:00Z"_s); // all of it
    }

    void clockSetBack()
    {
        m_server->answer = [](const WebServer::Request &) -> WebServer::Answer { return { 200, "{}" }; };
        TransportFixture feed(u"http"_s, { { u"url"_s, m_server->url() } });
        feed.start();
        QTRY_COMPARE(feed.changes, 1);
        feed.pass(-5h);
        QTRY_COMPARE(feed.changes, 2);
    }

    void stopsInTheMiddle()
    {
        m_server->answer = [](const WebServer::Request &) -> WebServer::Answer { return { 200, "{}" }; };
        TransportFixture feed(u"http"_s, { { u"url"_s, m_server->url() } });
        feed.start();
        feed.transport->stop();
        feed.pass(5min);
        feed.transport.reset();
        QCOMPARE(feed.changes, 0);
    }

private:
    std::unique_ptr<WebServer> m_server;
};

QTEST_GUILESS_MAIN(HttpTransportTest)
#include "tst_httptransport.moc"
