// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/feedrunner.h"
#include "engine/feeds/missingpast.h"
#include "engine/feeds/sourcepipeline.h"
#include "fakehistory.h"
#include "testfeeds.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>
#include <QTemporaryDir>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class FeedRunnerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void fillsTheWeekThenGoesOnLive();
    void missingPastOfAHistogram();
    void fillsOnlyWhatIsMissing();
    void goesOnAfterAnInterruption();
    void sleepIsFilled();
    void clockSetBack();
    void diskFullInTheBackfill();
    void diskFullWhenLive();
    void historyThatCannotBeRead();
    void slowWriterDropsTheOldest();
    void backfillIsBounded();
    void decoderThatThrows();
    void decoderThatRejects();
    void sourcesThatCannotStart();
    void destroyedInTheMiddle();
    void stops();
    void removes();

private:
    FeedStatus *add(const FeedDescriptor &descriptor)
    {
        return m_runner->add({ descriptor.id, u"simulator"_s, { { u"roads"_s, m_roadsFile }, { u"seed"_s, 3 } } }, descriptor,
                             m_sources);
    }
    void run()
    {
        m_runner->start();
        QTRY_VERIFY_WITH_TIMEOUT(settled(), 60'000);
    }
    bool settled() const
    {
        return !m_runner->isBackfilling() && !m_runner->isPolling() && !m_runner->isWriting()
            && std::ranges::none_of(m_runner->statuses(),
                                    [](const FeedStatus *s) { return s->state == FeedStatus::State::Connecting; });
    }
    /// Lets time pass in steps of a second, or longer ones.
    void pass(Duration time, Duration step = 1s)
    {
        for (const UtcTime end = m_now + time; m_now < end;) {
            m_now = m_now + step;
            m_runner->tick();
            QVERIFY(QTest::qWaitFor([this] { return !m_runner->isPolling(); }, 30'000));
        }
    }
    qint64 stored(const QString &feed) const { return qint64(m_history->data[feed].size()); }
    qint64 newest(const QString &feed) const { return std::get<0>(*m_history->data[feed].rbegin()); }

    const QString m_traffic = u"traffic.link-speed"_s;
    const QString m_incidents = u"safety.incident"_s;
    QTemporaryDir m_folder;
    QString m_roadsFile;
    UtcTime m_now;
    std::shared_ptr<PayloadSources> m_sources;
    std::unique_ptr<FakeHistory> m_history;
    std::unique_ptr<FeedRunner> m_runner;
};

void FeedRunnerTest::initTestCase()
{
    // Twelve of the city's links are enough to see that feeds run.
    QFile file(testfeeds::roadsFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QJsonObject roads = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonArray all = roads.value("features"_L1).toArray();
    QJsonArray some;
    for (int i = 0; i < 12; ++i)
        some.append(all[i * all.size() / 12]);
    roads.insert("features"_L1, some);
    m_roadsFile = m_folder.filePath(u"roads.geojson"_s);
    QFile small(m_roadsFile);
    QVERIFY(small.open(QIODevice::WriteOnly));
    small.write(QJsonDocument(roads).toJson());
}

void FeedRunnerTest::init()
{
    m_now = UtcTime::fromIso(u"2026-11-21T20:03:20Z");
    m_sources =
        std::make_shared<PayloadSources>(Simulation { 1, QTimeZone("America/Chicago"), { -87.6278, 41.8819 }, {}, nullptr });
    m_history = std::make_unique<FakeHistory>();
    m_runner = std::make_unique<FeedRunner>(*m_history, *m_history, [this] { return m_now; });
}

void FeedRunnerTest::cleanup()
{
    m_runner.reset();
    m_history.reset();
}

void FeedRunnerTest::fillsTheWeekThenGoesOnLive()
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

void FeedRunnerTest::missingPastOfAHistogram()
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

void FeedRunnerTest::fillsOnlyWhatIsMissing()
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

void FeedRunnerTest::goesOnAfterAnInterruption()
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

void FeedRunnerTest::sleepIsFilled()
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

void FeedRunnerTest::clockSetBack()
{
    const FeedStatus *traffic = add(testfeeds::linkSpeed());
    run();
    pass(2min);
    m_now = m_now - 1h;
    pass(3min);
    QTRY_VERIFY(settled());
    QCOMPARE(traffic->state, FeedStatus::State::Live);
}

void FeedRunnerTest::diskFullInTheBackfill()
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

void FeedRunnerTest::backfillIsBounded()
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
