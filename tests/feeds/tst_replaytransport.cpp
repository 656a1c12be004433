// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feedfixture.h"
#include "transportfixture.h"

#include "engine/recording/recordingwriter.h"
#include "support/badsector.h"

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = Transport::State;

namespace {

constexpr UtcTime eight { 1'795'248'000'000 }; // 2026-11-21T08:00:00Z: the recording begins

} // namespace

/// A recording as a source of a running city.
class ReplayTransportTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString recorded(const QList<std::pair<Duration, QByteArray>> &payloads, const QString &feed = u"test.counter"_s,
                     const QString &format = {}) const
    {
        const QString path = m_folder.filePath(u"test.cwrec"_s);
        QFile::remove(path);
        const auto writer = RecordingWriter::open(path, { feed, format, { u"broker"_s, {}, false }, eight });
        for (const auto &[after, payload] : payloads)
            if (!(*writer)->append({ eight + after, u"city/x"_s, payload }))
                qFatal("cannot record");
        return path;
    }

private Q_SLOTS:
    void withTheSpansBetween()
    {
        const QString path = recorded({ { 0s, "1" }, { 10s, "2" }, { 20s, "3" } });
        TransportFixture feed(u"replay"_s, { { u"file"_s, path }, { u"rate"_s, 2 }, { u"loop"_s, false } });
        const UtcTime began = feed.now();
        feed.start();
        QTRY_COMPARE(feed.inbox->size(), 1u);
        QCOMPARE(feed.state, State::Up);
        feed.pass(4999ms); // 10 s at twice the rate are 5
        QCOMPARE(feed.inbox->size(), 1u);
        feed.pass(1ms);
        QCOMPARE(feed.inbox->size(), 2u);
        feed.pass(6s); // noticed late
        const std::vector<Payload> got = feed.takeAll();
        QCOMPARE(got.size(), 3u);
        for (size_t i = 0; i < got.size(); ++i) {
            QCOMPARE(got[i].bytes, QByteArray::number(qint64(i) + 1));
            QCOMPARE(got[i].origin, u"city/x"_s);
            QCOMPARE(got[i].received, began + 5s * qint64(i));
            QCOMPARE(got[i].received - got[i].shift, eight + 10s * qint64(i));
        }
        QTRY_COMPARE(feed.state, State::Down);
        QVERIFY2(feed.reason.contains(u"over"), qPrintable(feed.reason));
        feed.pass(1h);
        QCOMPARE(feed.inbox->size(), 0u);
    }

    void againAndAgain()
    {
        TransportFixture feed(u"replay"_s, { { u"file"_s, recorded({ { 0s, "1" }, { 1s, "2" } }) } });
        feed.start();
        QTRY_VERIFY((feed.pass(100ms), feed.inbox->size() == 6));
        const std::vector<Payload> got = feed.takeAll();
        for (size_t round = 0; round < 3; ++round) {
            QCOMPARE(got[2 * round].bytes, "1");
            QCOMPARE(got[2 * round + 1].received - got[2 * round].received, 1s);
            QCOMPARE(got[2 * round].received - got[2 * round].shift, eight);
            if (round > 0)
                QVERIFY(got[2 * round].received - got[2 * round - 1].received >= 1s);
        }
    }

    void aDamagedPlaceIsTold()
    {
        const QString path = recorded({ { 0s, "aaaaaaaa" }, { 0s, "bbbbbbbb" }, { 0s, "cccccccc" } });
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray bytes = file.readAll();
        QVERIFY(file.seek(bytes.indexOf("bbbbbbbb")));
        QCOMPARE(file.write("x"), 1);
        file.close();
        TransportFixture feed(u"replay"_s, { { u"file"_s, path }, { u"loop"_s, false } });
        feed.start();
        QTRY_COMPARE(feed.inbox->size(), 3u);
        std::vector<Payload> got = feed.takeAll();
        QCOMPARE(got[0].refused, u"damaged place of the recording"_s);
        QCOMPARE(got[1].bytes, "aaaaaaaa");
        QCOMPARE(got[2].bytes, "cccccccc");
    }

    void aBadSectorIsTold()
    {
        const QString path = recorded({ { 0s, "a" }, { 0s, "b" } });
        const BadSector sector(path, QFileInfo(path).size() - 1);
        TransportFixture feed(u"replay"_s, { { u"file"_s, path }, { u"loop"_s, false } });
        feed.start();
        QTRY_COMPARE(feed.inbox->size(), 2u);
        const std::vector<Payload> got = feed.takeAll();
        QCOMPARE(got[0].refused, path + u" cannot be read"_s);
        QCOMPARE(got[1].bytes, "a");
    }

    void nothingToPlay()
    {
        for (const QString &path : { u"/nowhere.cwrec"_s, recorded({}) }) {
            TransportFixture feed(u"replay"_s, { { u"file"_s, path } });
            feed.start();
            QTRY_COMPARE(feed.state, State::Down);
            QVERIFY(!feed.reason.isEmpty());
            feed.pass(1h);
            feed.transport->stop();
        }
    }

    /// Whatever the feed knows of times is as old when it is played as it was when it was recorded.
    void intoTheHistory()
    {
        const QByteArray observation = R"({"observations":[{"feature":"a","phenomenonTime":)"
            + QByteArray::number((eight - 5s).milliseconds) + R"(,"values":{"count":1}}]})";
        FeedDescriptor descriptor = FeedFixture::counter();
        std::atomic<qint64> moved = 0;
        descriptor.shift = [&moved](DecodedBatch &, Duration by) { moved = by.count(); };
        FeedFixture city;
        const FeedStatus *status = city.add(u"replay"_s, { { u"file"_s, recorded({ { 0s, observation } }) } }, descriptor);
        QVERIFY(status->simulated); // it happened, but not now
        QCOMPARE(status->source, u"replay test.cwrec"_s);
        QTRY_COMPARE(city.stored(), 1u);
        QCOMPARE(std::get<0>(*city.history.data[descriptor.id].begin()), city.now - 5000);
        QCOMPARE(moved, city.now - eight.milliseconds);
        QVERIFY(city.history.lastSource.simulated);
        QTRY_COMPARE(status->state, FeedStatus::State::Live);
        QCOMPARE(status->lagMilliseconds, 5000.);
    }

    void ofAnotherFeedOrFormat()
    {
        FeedFixture city;
        const QString path = recorded({ { 0s, "1" } }, u"test.other"_s);
        const FeedStatus *other = city.add(u"replay"_s, { { u"file"_s, path } });
        QTRY_COMPARE(other->state, FeedStatus::State::Down);
        QVERIFY2(other->reason.contains(u"test.other"), qPrintable(other->reason));
        city.restart();
        recorded({ { 0s, "1" } }, u"test.counter"_s, u"words"_s);
        const FeedStatus *words = city.add(u"replay"_s, { { u"file"_s, path } });
        QTRY_COMPARE(words->state, FeedStatus::State::Down);
        QVERIFY2(words->reason.contains(u"words"), qPrintable(words->reason));
    }
};

QTEST_GUILESS_MAIN(ReplayTransportTest)
#include "tst_replaytransport.moc"
