// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runnerfixture.h"

#include <QPointer>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Feeds that run: what goes wrong with a source or the history, and how they end.
class FeedRunnerTest : public RunnerFixture
{
    Q_OBJECT
private Q_SLOTS:
    void diskFullWhenLive();
    void historyThatCannotBeRead();
    void slowWriterDropsTheOldest();
    void decoderThatThrows();
    void decoderThatRejects();
    void sourcesThatCannotStart();
    void destroyedInTheMiddle();
    void stops();
    void removes();
};

void FeedRunnerTest::diskFullWhenLive()
{
    const FeedStatus *traffic = add(testfeeds::linkSpeed());
    run();
    pass(1min);
    m_history->failure = u"The disk is full"_s;
    pass(5min);
    QTRY_COMPARE(traffic->state, FeedStatus::State::Down);
    QCOMPARE(traffic->reason, u"The disk is full"_s);
    m_history->failure.clear();
    pass(90s);
    QTRY_COMPARE(traffic->state, FeedStatus::State::Live);
    // Nothing is lost of a short trouble.
    QCOMPARE(traffic->dropped, 0.);
    const TimeRange trouble { UtcTime::fromIso(u"2026-11-21T20:04:00Z"), UtcTime::fromIso(u"2026-11-21T20:10:00Z") };
    QTRY_VERIFY(std::ranges::all_of(m_history->count(m_traffic, trouble, 6), [](qint64 n) { return n >= 8; }));
    // A long one costs the oldest, visibly.
    m_history->failure = u"The disk is full"_s;
    pass(40min);
    QTRY_VERIFY(traffic->dropped >= 8 * (40 - FeedIntake::maximumQueued - 2));
    m_history->failure.clear();
    pass(90s);
    QTRY_COMPARE(traffic->state, FeedStatus::State::Degraded);
    QVERIFY2(traffic->reason.contains(u"lost"_s), qPrintable(traffic->reason));
    pass(5min); // what was lost longer ago is no matter any more
    QTRY_COMPARE(traffic->state, FeedStatus::State::Live);
    QTRY_VERIFY(newest(m_traffic) > (m_now - 61s).milliseconds);
}

void FeedRunnerTest::historyThatCannotBeRead()
{
    m_history->failure = u"The history is damaged"_s;
    const FeedStatus *traffic = add(testfeeds::linkSpeed());
    m_runner->start();
    QTRY_COMPARE(traffic->state, FeedStatus::State::Down);
    QCOMPARE(traffic->reason, u"The history is damaged"_s);
    QCOMPARE(m_history->appends, 0);
    m_history->failure.clear();
    pass(5s);
    QTRY_COMPARE(traffic->state, FeedStatus::State::Live);
    QTRY_VERIFY(settled());
    QVERIFY(stored(m_traffic) > 2000 * 8);
}

void FeedRunnerTest::slowWriterDropsTheOldest()
{
    const FeedStatus *traffic = add(testfeeds::linkSpeed());
    run();
    m_runner->tick();
    QTRY_COMPARE(newest(m_traffic), UtcTime::fromIso(u"2026-11-21T20:03:00Z").milliseconds);
    m_history->hold = true;
    for (int minute = 0; minute < 30; ++minute) {
        m_now = m_now + 1min;
        m_runner->tick();
        QTRY_VERIFY(!m_runner->isPolling()); // this minute's payload is decoded and waits
    }
    QTRY_VERIFY(traffic->dropped > 0);
    QVERIFY(m_history->held.size() == 1); // one batch at the writer, a bounded number behind it
    QVERIFY(traffic->dropped <= 30 * 12);
    m_history->release();
    QTRY_COMPARE(newest(m_traffic), UtcTime::fromIso(u"2026-11-21T20:33:00Z").milliseconds);
}

void FeedRunnerTest::decoderThatThrows()
{
    FeedDescriptor descriptor = testfeeds::linkSpeed();
    descriptor.makeDecoder = []() -> Decoder {
        return [](QByteArrayView, UtcTime) -> DecodedBatch { throw std::runtime_error("out of its depth"); };
    };
    const FeedStatus *traffic = add(descriptor);
    const FeedStatus *incidents = add(testfeeds::incident());
    run();
    QCOMPARE(m_history->data.count(m_traffic), 0u);
    QVERIFY(traffic->rejected >= 168);
    QVERIFY2(traffic->reason.contains(u"out of its depth"_s), qPrintable(traffic->reason));
    QCOMPARE(incidents->state, FeedStatus::State::Live);
    pass(15min, 5s);
    QTRY_COMPARE(traffic->state, FeedStatus::State::Stale);
    QVERIFY(traffic->reason.contains(u"out of its depth"_s));
    QCOMPARE(incidents->state, FeedStatus::State::Live);
}

void FeedRunnerTest::decoderThatRejects()
{
    FeedDescriptor descriptor = testfeeds::linkSpeed();
    descriptor.makeDecoder = [good = descriptor.makeDecoder] {
        return [decoder = good()](QByteArrayView payload, UtcTime received) {
            DecodedBatch batch = decoder(payload, received);
            batch.observations.pop_back();
            batch.rejections.push_back({ u"speed above the speed of light"_s, 1, {} });
            return batch;
        };
    };
    const FeedStatus *traffic = add(descriptor);
    run();
    QCOMPARE(traffic->state, FeedStatus::State::Live);
    QVERIFY(traffic->rejected >= 168);
    QVERIFY(traffic->reason.contains(u"speed of light"_s));
    QVERIFY(traffic->accepted > 0);
}

void FeedRunnerTest::sourcesThatCannotStart()
{
    const FeedStatus *pigeon = m_runner->add({ m_traffic, u"pigeon"_s, {} }, testfeeds::linkSpeed(), m_sources);
    const FeedStatus *noRoads = m_runner->add({ m_incidents, u"simulator"_s, { { u"roads"_s, u"/no/such.geojson"_s } } },
                                              testfeeds::incident(), m_sources);
    const FeedStatus *missing = m_runner->addMissing({ u"transit.vehicle"_s, u"simulator"_s, {} }, u"no module understands it"_s);
    run();
    QCOMPARE(m_runner->statuses().size(), 3);
    QCOMPARE(pigeon->state, FeedStatus::State::Down);
    QVERIFY(pigeon->reason.contains(u"pigeon"_s));
    QCOMPARE(noRoads->state, FeedStatus::State::Down);
    QVERIFY(noRoads->reason.contains(u"/no/such.geojson"_s));
    QCOMPARE(missing->state, FeedStatus::State::Down);
    pass(1min);
    QCOMPARE(noRoads->state, FeedStatus::State::Down);
}

void FeedRunnerTest::destroyedInTheMiddle()
{
    for (int i = 0; i < 20; ++i) {
        add(testfeeds::linkSpeed());
        add(testfeeds::incident());
        m_runner->start();
        QTRY_VERIFY(m_history->appends > i / 2);
        m_runner = std::make_unique<FeedRunner>(*m_history, *m_history, [this] { return m_now; });
        QCOMPARE(m_history->bulk, 0);
        m_history->appends = 0;
        m_history->data.clear();
    }
}

void FeedRunnerTest::stops()
{
    const FeedStatus *traffic = add(testfeeds::linkSpeed());
    run();
    m_runner->stop();
    QCOMPARE(traffic->state, FeedStatus::State::Stopped);
    const qint64 before = stored(m_traffic);
    pass(5min);
    QCOMPARE(stored(m_traffic), before);
}

void FeedRunnerTest::removes()
{
    FeedStatus *traffic = add(testfeeds::linkSpeed());
    QPointer<FeedStatus> incidents = add(testfeeds::incident());
    QPointer<FeedStatus> unknown = m_runner->addMissing({ u"harbour.berth"_s, u"http"_s, {} }, u"nobody knows it"_s);
    run();
    m_runner->remove(incidents);
    m_runner->remove(unknown);
    QCOMPARE(m_runner->statuses(), QList { traffic });
    m_runner->remove(incidents); // twice is once
    QTRY_VERIFY(!unknown);
    const qint64 were = stored(m_incidents);
    for (int i = 0; incidents && i < 100; ++i) {
        pass(1s);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    QVERIFY(!incidents);
    const qint64 links = stored(m_traffic);
    pass(10min, 10s);
    QTRY_VERIFY(settled());
    QCOMPARE(stored(m_incidents), were); // it asks nobody any more, and the other goes on
    QVERIFY(stored(m_traffic) > links);
}

QTEST_GUILESS_MAIN(FeedRunnerTest)
#include "tst_feedrunner.moc"
