// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runnerfixture.h"

#include "engine/feeds/missingpast.h"

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Sources that can say what was: what the history lacks of the past is filled in, and then they go on live.
class FeedPastTest : public RunnerFixture
{
    Q_OBJECT
private Q_SLOTS:
    void fillsTheWeekThenGoesOnLive();
    void missingPastOfAHistogram();
    void fillsOnlyWhatIsMissing();
    void goesOnAfterAnInterruption();
    void sleepIsFilled();
    void clockSetBack();
    void diskFullInTheBackfill();
    void backfillIsBounded();
};

void FeedPastTest::fillsTheWeekThenGoesOnLive()
{
    const FeedStatus *traffic = add(testfeeds::linkSpeed());
    const FeedStatus *incidents = add(testfeeds::incident());
    QCOMPARE(traffic->state, FeedStatus::State::Connecting);
    QVERIFY(traffic->simulated);
    run();

    // Every five minutes of seven days, 12 links, of which some are silent now and then.
    const TimeRange week { UtcTime::fromIso(u"2026-11-14T20:00:00Z"), UtcTime::fromIso(u"2026-11-21T20:00:00Z") };
    const std::vector<qint64> counts = m_history->count(m_traffic, week, 7 * 288);
    QVERIFY(std::ranges::all_of(counts, [](qint64 n) { return n >= 8 && n <= 12; }));
    QVERIFY(stored(m_incidents) > 6 * 4 * 250);
    QVERIFY(m_history->firstOfAppend.front() > m_now - 3h - 12h); // what is shown first comes first
    QCOMPARE(m_history->bulk, 0);
    QVERIFY(m_history->bulksEnded >= 4);
    QCOMPARE(m_history->geometries.size(), 12u + size_t(std::ranges::count_if(m_history->geometries, [](const QString &id) {
                                               return id.startsWith("SIM"_L1);
                                           })));
    QVERIFY(m_history->described.contains(m_traffic));
    QVERIFY(m_history->lastSource.simulated);
    QVERIFY(m_history->lastSource.attribution.contains(u"OpenStreetMap"_s));
    QCOMPARE(m_history->lastReceived, m_now);
    QCOMPARE(traffic->state, FeedStatus::State::Live);
    QCOMPARE(traffic->progress, 1.);
    QCOMPARE(traffic->rejected, 0.);
    QCOMPARE(traffic->dropped, 0.);
    QTRY_COMPARE(traffic->accepted, double(stored(m_traffic)));
    QCOMPARE(incidents->accepted, double(stored(m_incidents)));

    // Live: the last full minute at once, then each minute when it has come, never ahead of time.
    m_runner->tick();
    QTRY_COMPARE(newest(m_traffic), UtcTime::fromIso(u"2026-11-21T20:03:00Z").milliseconds);
    const qint64 before = stored(m_traffic);
    pass(5min);
    QTRY_COMPARE(newest(m_traffic), UtcTime::fromIso(u"2026-11-21T20:08:00Z").milliseconds);
    QTRY_VERIFY(stored(m_traffic) >= before + 5 * 8);
    QVERIFY(stored(m_traffic) <= before + 5 * 12);
    QTRY_COMPARE(traffic->lastMilliseconds, double(UtcTime::fromIso(u"2026-11-21T20:08:00Z").milliseconds));
    pass(2h, 5s);
    QTRY_VERIFY(newest(m_incidents) > (m_now - 30min).milliseconds);
    QVERIFY(newest(m_incidents) <= m_now.milliseconds);
    QCOMPARE(incidents->state, FeedStatus::State::Live);
}

void FeedPastTest::missingPastOfAHistogram()
{
    // Buckets of five minutes; minutes since the epoch for short.
    const auto gaps = [](std::vector<qint64> counts) {
        const TimeRange range { { 0 }, { qint64(counts.size()) * 300'000 } };
        QList<std::pair<qint64, qint64>> minutes;
        for (const TimeRange &gap : missingPast({ range, { u"f"_s }, { counts } }))
            minutes.append({ gap.begin.milliseconds / 60'000, gap.end.milliseconds / 60'000 });
        return minutes;
    };
    using Gaps = QList<std::pair<qint64, qint64>>;
    QCOMPARE(gaps({ 0, 0, 0, 0 }), (Gaps { { 0, 20 } }));
    QCOMPARE(gaps({ 1, 1, 1, 1 }), (Gaps { { 10, 20 } })); // always the last two
    std::vector<qint64> day(288, 3);
    QCOMPARE(gaps(day), (Gaps { { 1430, 1440 } }));
    day[100] = day[101] = 0; // 500 … 510, with a bucket on either side
    QCOMPARE(gaps(day), (Gaps { { 495, 515 }, { 1430, 1440 } }));
    day[115] = 0; // 575 … 580: less than an hour later
    QCOMPARE(gaps(day), (Gaps { { 495, 585 }, { 1430, 1440 } }));
    day[0] = 0;
    QCOMPARE(gaps(day).first(), (std::pair<qint64, qint64>(0, 10)));
    QVERIFY(gaps({}).isEmpty());
    QVERIFY(missingPast({}).isEmpty());
}

void FeedPastTest::fillsOnlyWhatIsMissing()
{
    add(testfeeds::linkSpeed());
    add(testfeeds::incident());
    run();
    const auto whole = m_history->data;
    // Six hours of three days ago are gone.
    const qint64 from = (m_now - 72h).milliseconds;
    const qint64 to = (m_now - 66h).milliseconds;
    for (auto &[feed, rows] : m_history->data)
        std::erase_if(rows, [&](const FakeHistory::Key &key) { return std::get<0>(key) >= from && std::get<0>(key) < to; });
    m_history->appends = 0;
    m_runner = std::make_unique<FeedRunner>(*m_history, *m_history, [this] { return m_now; });
    const FeedStatus *traffic = add(testfeeds::linkSpeed());
    add(testfeeds::incident());
    run();
    QCOMPARE(m_history->data, whole);
    QVERIFY2(m_history->appends < 60, qPrintable(QString::number(m_history->appends)));
    QVERIFY(traffic->accepted <= 6 * 12 * 12);
}

void FeedPastTest::goesOnAfterAnInterruption()
{
    add(testfeeds::linkSpeed());
    add(testfeeds::incident());
    run();
    const auto whole = m_history->data;

    m_history = std::make_unique<FakeHistory>();
    m_runner = std::make_unique<FeedRunner>(*m_history, *m_history, [this] { return m_now; });
    add(testfeeds::linkSpeed());
    add(testfeeds::incident());
    m_runner->start();
    QTRY_VERIFY(m_history->appends > 20);
    m_runner.reset();
    QCOMPARE(m_history->bulk, 0);
    QVERIFY(m_history->data != whole);

    m_runner = std::make_unique<FeedRunner>(*m_history, *m_history, [this] { return m_now; });
    add(testfeeds::linkSpeed());
    add(testfeeds::incident());
    run();
    QCOMPARE(m_history->data, whole);
}

void FeedPastTest::sleepIsFilled()
{
    add(testfeeds::linkSpeed());
    add(testfeeds::incident());
    run();
    m_now = m_now + 5h;
    m_runner->tick();
    QTRY_VERIFY(settled());
    m_runner->tick();
    QTRY_COMPARE(newest(m_traffic), UtcTime::fromIso(u"2026-11-22T01:03:00Z").milliseconds);
    const TimeRange slept { UtcTime::fromIso(u"2026-11-21T20:05:00Z"), UtcTime::fromIso(u"2026-11-22T01:00:00Z") };
    QTRY_VERIFY(std::ranges::all_of(m_history->count(m_traffic, slept, 59), [](qint64 n) { return n >= 8; }));
    const std::vector<qint64> hours = m_history->count(m_incidents, { slept.begin, slept.end - 55min }, 4);
    QVERIFY(std::ranges::all_of(hours, [](qint64 n) { return n > 5; }));
}

void FeedPastTest::clockSetBack()
{
    const FeedStatus *traffic = add(testfeeds::linkSpeed());
    run();
    pass(2min);
    m_now = m_now - 1h;
    pass(3min);
    QTRY_VERIFY(settled());
    QCOMPARE(traffic->state, FeedStatus::State::Live);
}

void FeedPastTest::diskFullInTheBackfill()
{
    const FeedStatus *traffic = add(testfeeds::linkSpeed());
    m_runner->start();
    QTRY_VERIFY(m_history->appends > 10);
    m_history->failure = u"The disk is full"_s;
    QTRY_COMPARE(traffic->state, FeedStatus::State::Down);
    QCOMPARE(traffic->reason, u"The disk is full"_s);
    QVERIFY(traffic->progress < 1);
    const int before = m_history->appends;
    pass(10min);
    QTRY_VERIFY(m_history->appends > before);
    QVERIFY2(m_history->appends < before + 120, "it keeps hammering the disk"); // backs off to a minute, few pieces each time
    QCOMPARE(traffic->state, FeedStatus::State::Down);
    m_history->failure.clear();
    pass(2min);
    QTRY_VERIFY(settled());
    QCOMPARE(traffic->state, FeedStatus::State::Live);
    QVERIFY(traffic->reason.isEmpty());
    const TimeRange week { UtcTime::fromIso(u"2026-11-14T20:00:00Z"), UtcTime::fromIso(u"2026-11-21T20:00:00Z") };
    QVERIFY(std::ranges::all_of(m_history->count(m_traffic, week, 7 * 288), [](qint64 n) { return n >= 8; }));
}

void FeedPastTest::backfillIsBounded()
{
    add(testfeeds::linkSpeed());
    m_runner->start();
    QTRY_VERIFY(m_history->appends > 3);
    m_history->hold = true;
    QTRY_VERIFY(m_history->held.size() >= size_t(SourcePipeline::maximumUnderWay));
    for (int i = 0; i < 50; ++i)
        QCoreApplication::processEvents();
    m_history->release();
    QTRY_VERIFY(settled());
    // The pieces of the past, and one live batch.
    QVERIFY(m_history->mostHeld <= size_t(SourcePipeline::maximumUnderWay) + 1);
}

QTEST_GUILESS_MAIN(FeedPastTest)
#include "tst_feedpast.moc"
