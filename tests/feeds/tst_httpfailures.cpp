// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transportfixture.h"

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = Transport::State;

/// When a server that fails, asks for patience or says nothing is asked again.
class HttpFailuresTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_server = std::make_unique<WebServer>(); }

    void comesAgainWhenTheServerSays_data()
    {
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::newRow("seconds") << QByteArray("400");
        // date -u -d '2026-11-21 20:00:00 400 seconds'
        QTest::newRow("date") << QByteArray("Sat, 21 Nov 2026 20:06:40 GMT");
    }
    void comesAgainWhenTheServerSays()
    {
        QFETCH(QByteArray, retryAfter);
        m_server->answer = [&](const WebServer::Request &) -> WebServer::Answer {
            if (m_server->requests.size() == 1)
                return { 503, "later", { { "Retry-After", retryAfter } } };
            return { 200, "{}" };
        };
        TransportFixture feed(u"http"_s, { { u"url"_s, m_server->url() } });
        feed.start();
        QTRY_COMPARE(feed.state, State::Troubled); // one failure is no outage
        QVERIFY2(feed.reason.contains(u"503"), qPrintable(feed.reason));
        feed.pass(399s);
        for (int i = 0; i < 50; ++i)
            QCoreApplication::processEvents();
        QCOMPARE(m_server->requests.size(), 1);
        feed.pass(3s); // and as much later as after a first failure
        QTRY_COMPARE(feed.state, State::Up);
        QCOMPARE(m_server->requests.size(), 2);
    }

    /// A server that says "at once", and again and again the same: its word is no reason to ask it each second.
    void theServersWordIsTheLeast()
    {
        m_server->answer = [&](const WebServer::Request &) -> WebServer::Answer {
            return { 429, "later", { { "Retry-After", "0" } } };
        };
        TransportFixture feed(u"http"_s, { { u"url"_s, m_server->url() } });
        feed.start();
        for (int failures = 1; failures <= 9; ++failures) {
            QTRY_COMPARE(feed.changes, failures);
            feed.pass(5min);
        }
        QTRY_COMPARE(feed.changes, 10);
        int askedAgain = 0;
        for (int i = 0; i < 10; ++i) {
            feed.pass(1s);
            if (QTest::qWaitFor([&] { return feed.changes > 10 + askedAgain; }, 50))
                ++askedAgain;
        }
        QVERIFY2(askedAgain < 3, qPrintable(QString::number(askedAgain)));
    }

    /// An answer that was asked for in the hour that comes again.
    void noAnswerAfterTheHostsClockWasSetBack()
    {
        RawServer silent;
        TransportFixture feed(u"http"_s, { { u"url"_s, silent.url(u"http"_s) } });
        feed.start();
        QTRY_COMPARE(silent.connections, 1);
        feed.pass(-1h);
        feed.pass(30s);
        QCOMPARE(feed.state, State::Connecting);
        feed.pass(1s);
        QCOMPARE(feed.state, State::Troubled);
    }

    void failuresOfTheServer()
    {
        bool broken = true;
        m_server->answer = [&](const WebServer::Request &) -> WebServer::Answer {
            return broken ? WebServer::Answer { 500, "oops" } : WebServer::Answer { 200, "{}" };
        };
        TransportFixture feed(u"http"_s, { { u"url"_s, m_server->url() } });
        feed.start();
        for (int failures = 1; failures <= 9; ++failures) {
            QTRY_COMPARE(feed.changes, failures);
            QCOMPARE(feed.state, failures == 1 ? State::Troubled : State::Down);
            // At the latest after 2 s · 2ⁿ, and after five minutes.
            feed.pass(std::min<Duration>(5min, 2s * (1 << (failures - 1))));
        }
        QTRY_COMPARE(feed.changes, 10);
        QVERIFY(feed.reason.contains(u"500"));
        QVERIFY(feed.take().isEmpty());
        broken = false;
        feed.pass(5min);
        QTRY_COMPARE(feed.state, State::Up);
        QCOMPARE(feed.take(), QByteArrayList { "{}" });
    }

private:
    std::unique_ptr<WebServer> m_server;
};

QTEST_GUILESS_MAIN(HttpFailuresTest)
#include "tst_httpfailures.moc"
