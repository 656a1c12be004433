// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/httprequests.h"
#include "feedfixture.h"
#include "transportfixture.h"

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = FeedStatus::State;

/// What answers over HTTP say of a feed's health, from the socket to its state.
class HttpAnswersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<WebServer>();
        m_city = std::make_unique<FeedFixture>();
        m_server->answer = [this](const WebServer::Request &request) -> WebServer::Answer {
            const QByteArray tag = '"' + QByteArray::number(qHash(m_body)) + '"';
            if (m_status != 200 || request.header("If-None-Match") != tag)
                return { m_status, m_body, { { "ETag", tag } } };
            ++m_unchanged;
            return { 304 };
        };
        m_status = 200;
        m_unchanged = 0;
    }
    void cleanup()
    {
        m_city.reset();
        m_server.reset();
    }

    /// A page that says "we are at work" is no datum, however often the server says that it has not changed.
    void rubbishThatStaysIsRubbish()
    {
        m_body = "<html><body>We are back soon.</body></html>";
        const FeedStatus *status = add();
        QTRY_COMPARE(status->state, State::Degraded);
        poll(7); // longer than rejections are remembered
        QVERIFY(m_unchanged >= 6);
        QCOMPARE(status->state, State::Degraded);
        QVERIFY2(status->reason.contains(u"Nothing of what comes is understood: "), qPrintable(status->reason));
        poll(5); // and longer than the feed is fresh
        QCOMPARE(status->state, State::Stale);
        QVERIFY2(!status->reason.isEmpty() && !status->reason.contains(u"Nothing has come"), qPrintable(status->reason));
        QCOMPARE(status->rejected, 1.);
    }

    void aGoodFeedThatBecomesRubbish()
    {
        m_body = city().observation("a", 1);
        const FeedStatus *status = add();
        QTRY_COMPARE(status->state, State::Live);
        poll(12); // the same again and again is as good as at first, past staleAfter too
        QCOMPARE(m_unchanged, 12);
        QCOMPARE(status->state, State::Live);
        QCOMPARE(status->reason, QString());

        m_body = "<html></html>";
        poll(2);
        QTRY_COMPARE(status->state, State::Degraded);
        poll(6);
        QCOMPARE(status->state, State::Degraded);
        QVERIFY(!status->reason.isEmpty());
        poll(5);
        QCOMPARE(status->state, State::Stale);

        m_body = city().observation("a", 2);
        poll(1);
        QTRY_COMPARE(city().stored(), 2u);
        for (int minute = 0; minute < 5; ++minute)
            poll(1);
        QCOMPARE(status->state, State::Live);
        QCOMPARE(status->reason, QString());
    }

    /// What was wrong with a part of it still is.
    void unchangedIsStillPartlyWrong()
    {
        QByteArrayList records;
        for (int i = 0; i < 20; ++i)
            records.append(R"({"feature":"f)" + QByteArray::number(i) + R"(","phenomenonTime":)"
                           + QByteArray::number(city().now.load()) + R"(,"values":{"count":1}})");
        records.append(R"({"feature":"without a time"})");
        m_body = R"({"observations":[)" + records.join(',') + "]}";
        const FeedStatus *status = add();
        QTRY_COMPARE(status->accepted, 20.);
        poll(8);
        QCOMPARE(status->state, State::Live);
        QVERIFY2(status->reason.contains(u"One record rejected: "), qPrintable(status->reason));
    }

    /// A document that is all about others says nothing of this feed, however often the server says that it has not changed.
    void othersThatStaySayNothing()
    {
        m_body = "for others";
        FeedDescriptor descriptor = FeedFixture::counter();
        descriptor.makeDecoder = [make = descriptor.makeDecoder] {
            return [decode = make()](QByteArrayView payload, UtcTime received) {
                DecodedBatch batch;
                if (payload != "for others")
                    return decode(payload, received);
                batch.leftOut.push_back({ u"of another kind"_s, 0, {} });
                return batch;
            };
        };
        const FeedStatus *status = add(descriptor);
        QTRY_COMPARE(status->leftOut, 1.);
        poll(3);
        QVERIFY(m_unchanged >= 2);
        QCOMPARE(status->state, State::Connecting);
        QVERIFY2(status->reason.contains(u"of another kind"_s), qPrintable(status->reason));
        poll(10);
        QCOMPARE(status->state, State::Stale);
        m_body = city().observation("a", 1);
        poll(1);
        QTRY_COMPARE(status->state, State::Live);
    }

    void nothingIsNoAnswer()
    {
        m_body.clear();
        const FeedStatus *status = add();
        QTRY_COMPARE(status->rejected, 1.);
        QCOMPARE(status->state, State::Degraded);
        QVERIFY2(status->reason.contains(u"The answer is empty (200)"), qPrintable(status->reason));
        poll(7); // 304: as empty as before
        QCOMPARE(status->state, State::Degraded);
        QVERIFY2(status->reason.contains(u"The answer is empty (200)"), qPrintable(status->reason));
        QVERIFY(m_unchanged >= 6);

        m_status = 204; // which says that there is nothing new
        poll(1);
        QTRY_COMPARE(status->state, State::Live);
        QCOMPARE(status->reason, QString());
        QCOMPARE(status->rejected, 1.);
    }

    void aListedDocumentThatIsEmptyIsMissing()
    {
        m_server->answer = [this](const WebServer::Request &request) -> WebServer::Answer {
            return { 200, request.url.path() == "/"_L1 ? m_body : QByteArray() };
        };
        m_body = "a";
        TransportFixture feed(u"http"_s, { { u"url"_s, m_server->url() } }, {}, {},
                              [](QByteArrayView payload) { return QStringList { QString::fromUtf8(payload) }; });
        feed.start();
        QTRY_COMPARE(feed.state, Transport::State::Troubled);
        QVERIFY2(feed.reason.contains(u"empty"), qPrintable(feed.reason));
    }

    /// What is wrong with an answer is said in the program's own words.
    void aBombInPackedBytes()
    {
        m_server->answer = [](const WebServer::Request &) -> WebServer::Answer {
            return { 200, qCompress(QByteArray(100 << 20, ' ')).sliced(4), { { "Content-Encoding", "deflate" } } };
        };
        TransportFixture feed(u"http"_s, { { u"url"_s, m_server->url() }, { u"maximumBytes"_s, 1 << 20 } });
        feed.start();
        QTRY_COMPARE(feed.state, Transport::State::Troubled);
        QVERIFY2(feed.reason.contains(u"unpacked") || feed.reason.contains(u"larger than 1.0 MB"), qPrintable(feed.reason));
        QVERIFY2(!feed.reason.contains(u"QNetwork"), qPrintable(feed.reason));
        QVERIFY(feed.take().isEmpty());
    }

    void sizesAreRound()
    {
        QCOMPARE(tooLargeText(64 << 20), u"The answer is larger than 67 MB"_s); // 67,108,864 bytes
        QCOMPARE(tooLargeText(1'500'000), u"The answer is larger than 1.5 MB"_s);
    }

private:
    FeedFixture &city() { return *m_city; }
    FeedStatus *add(const FeedDescriptor &descriptor = FeedFixture::counter())
    {
        return city().add(u"http"_s, { { u"url"_s, m_server->url() } }, descriptor);
    }
    /// So many minutes, each with a request. That one is sent says that the answer before it was dealt with.
    void poll(int minutes)
    {
        for (int i = 0; i < minutes; ++i) {
            const qsizetype before = m_server->requests.size();
            QVERIFY(city().passUntil([&] { return m_server->requests.size() > before; }, 60s, 3));
        }
    }

    std::unique_ptr<WebServer> m_server;
    std::unique_ptr<FeedFixture> m_city;
    QByteArray m_body;
    int m_status = 200;
    int m_unchanged = 0;
};

QTEST_GUILESS_MAIN(HttpAnswersTest)
#include "tst_httpanswers.moc"
