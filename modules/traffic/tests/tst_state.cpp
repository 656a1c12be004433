// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trafficstate.h"
#include "core/usualday.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"

#include <QSignalSpy>
#include <QTest>

using namespace citywall;
using namespace citywall::traffic;
using namespace std::chrono_literals;

namespace {

constexpr float none = ObservationRecord::nan;
const UtcTime start = UtcTime::fromIso(u"2026-11-20T12:00:00Z");

using Rows = std::vector<std::tuple<UtcTime, FeatureKey, std::array<float, maximumFields>>>;

FeedDictionary dictionaryOf(int count, double freeFlow)
{
    FeedDictionary dictionary;
    for (int i = 0; i < count; ++i) {
        const double lon = -87.6 + i * 0.01;
        QJsonObject properties;
        if (freeFlow > 0)
            properties.insert(QStringLiteral("freeFlowSpeed"), freeFlow);
        const QString id = QStringLiteral("link-%1").arg(i);
        dictionary.features.push_back({ FeatureKey(i), id, {}, { { lon, 41.8 }, { lon, 41.81 } }, {}, properties, i % 2 });
    }
    return dictionary;
}

QByteArray pictureOf(const TrafficState &state)
{
    QByteArray text;
    QTextStream out(&text);
    for (FeatureKey key = 0; key < state.links().size(); ++key) {
        const LinkState link = state.link(key);
        out << link.reading.time << ' ' << link.speedRatio << ' ' << int(link.freshness.level) << ' ' << link.age.count() << '\n';
    }
    out << state.summary().travelTimeIndex << ' ' << state.summary(1).meanSpeedMetersPerSecond << ' '
        << state.summary().coverage();
    out.flush();
    return text;
}

} // namespace

class StateTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_areas = std::make_unique<AreaIndex>(
            QList<Area> { { QStringLiteral("west"), {}, {}, {}, 0 }, { QStringLiteral("east"), {}, {}, {}, 0 } });
        m_history = std::make_unique<test::FakeHistory>();
        m_clock = std::make_unique<test::FakeClock>(QTimeZone("America/Chicago"));
    }
    void showsTheClocksTime();
    void agesWhileNothingArrives();
    void readsNothingWhileBeingMade();
    void reversalGivesTheSamePictures();
    void freeFlowIsFoundWhereItIsMissing();
    void failureIsToldAndPasses();
    void usualIsTheMedianOfSuchDays();
    void trendFollowsTheClock();
    void lateObservationsChangeThePast();

private:
    std::unique_ptr<TrafficState> makeState() { return std::make_unique<TrafficState>(*m_history, *m_clock, *m_areas); }
    std::unique_ptr<AreaIndex> m_areas;
    std::unique_ptr<test::FakeHistory> m_history;
    std::unique_ptr<test::FakeClock> m_clock;
};

void StateTest::showsTheClocksTime()
{
    m_history->setDictionary(dictionaryOf(2, 10));
    m_history->setColumns(linkSpeedFeed,
                          { { start, 0, { 5, 100, none, none } },
                            { start, 1, { 10, 100, none, none } },
                            { start + 5min, 0, { 2, 100, none, none } } });
    m_clock->seek(start.milliseconds);
    const auto state = makeState();
    QTRY_COMPARE(state->now(), start);
    QCOMPARE(state->link(0).speedRatio, 0.5);
    QCOMPARE(state->link(0).freshness.level, Freshness::Current);
    QCOMPARE(state->summary().travelTimeIndex, 1.5);
    QCOMPARE(state->summary(0).travelTimeIndex, 2.0);
    QCOMPARE(state->summary(1).travelTimeIndex, 1.0);
    m_clock->seek((start + 5min).milliseconds);
    QTRY_COMPARE(state->link(0).speedRatio, 0.2);
    QCOMPARE(state->link(1).age, Duration(5min));
    m_clock->seek((start - 1ms).milliseconds);
    QTRY_COMPARE(state->link(0).freshness.level, Freshness::Unknown);
    QCOMPARE(state->summary().coverage(), 0.0);
}

void StateTest::agesWhileNothingArrives()
{
    m_history->setDictionary(dictionaryOf(1, 10));
    m_history->setColumns(linkSpeedFeed, { { start, 0, { 5, none, none, none } } });
    m_clock->seek(start.milliseconds);
    const auto state = makeState();
    QTRY_COMPARE(state->link(0).freshness.level, Freshness::Current);
    QSignalSpy changes(state.get(), &TrafficState::changed);
    m_clock->step(9'999); // within one step of ages nothing is told
    QCOMPARE(changes.count(), 0);
    m_clock->step(1);
    QCOMPARE(changes.count(), 1);
    m_clock->seek((start + 10min + 10s).milliseconds);
    QTRY_COMPARE(state->link(0).freshness.level, Freshness::Fading);
    QCOMPARE(state->link(0).speedRatio, 0.5); // still shown, but counts no more
    QVERIFY(std::isnan(state->summary().travelTimeIndex));
    m_clock->seek((start + 30min).milliseconds);
    QTRY_COMPARE(state->link(0).freshness.level, Freshness::Unknown);
    QVERIFY(std::isnan(state->link(0).speedRatio));
}

void StateTest::readsNothingWhileBeingMade()
{
    m_history->setDictionary(dictionaryOf(1, 10));
    m_history->setColumns(linkSpeedFeed, { { start, 0, { 5, none, none, none } } });
    m_clock->seek(start.milliseconds);
    const auto state = makeState();
    QCOMPARE(m_history->requests, 0);
    QVERIFY(!state->hasLinks());
    QTRY_VERIFY(state->hasLinks());
}

void StateTest::reversalGivesTheSamePictures()
{
    m_history->setDictionary(dictionaryOf(5, 12));
    Rows rows;
    for (int i = 0; i < 400; ++i) // irregular times and gaps, links of different rhythm
        rows.push_back({ start + Duration((i * 7919) % 7'200'000),
                         FeatureKey(i % 5 == 4 ? 4 : (i * 3) % 4),
                         { float((i * 37) % 120) / 10, float(i % 90), none, none } });
    m_history->setColumns(linkSpeedFeed, rows);
    m_clock->seek((start - 1h).milliseconds);
    const auto state = makeState();
    QTRY_VERIFY(state->hasLinks());
    std::vector<QByteArray> forward;
    const auto shown = [&](int i) {
        m_clock->seek((start - 20min + i * Duration(95'000)).milliseconds);
        const qint64 tick = TrafficState::agingStep.count();
        const UtcTime expected { m_clock->nowMilliseconds() / tick * tick };
        (void)QTest::qWaitFor([&] { return state->now() == expected && !state->isLoading(); });
        return pictureOf(*state);
    };
    for (int i = 0; i < 100; ++i)
        forward.push_back(shown(i));
    QVERIFY(forward[20] != forward[50]);
    for (int i = 99; i >= 0; --i)
        QCOMPARE(shown(i), forward[size_t(i)]);
    for (int i = 0; i < 100; ++i)
        QCOMPARE(shown((i * 37) % 100), forward[size_t((i * 37) % 100)]);
}

void StateTest::freeFlowIsFoundWhereItIsMissing()
{
    // As an import of New York's link speeds gives it: no flow, no free-flow speed, one day.
    m_history->setDictionary(dictionaryOf(2, 0));
    Rows rows;
    for (int i = 1; i <= 20; ++i)
        rows.push_back({ start + i * Duration(5min), 0, { float(i), none, none, none } });
    for (int i = 1; i <= 3; ++i)
        rows.push_back({ start + i * Duration(5min), 1, { 9, none, none, none } });
    m_history->setColumns(linkSpeedFeed, rows);
    m_clock->seek((start + 100min).milliseconds);
    const auto state = makeState();
    QTRY_COMPARE(state->links().size(), 2u);
    QTRY_COMPARE(state->links()[0].freeFlowMetersPerSecond, 17.0);
    QVERIFY(std::isnan(state->links()[1].freeFlowMetersPerSecond)); // three speeds tell nothing
    QTRY_COMPARE(state->link(0).speedRatio, 20.0 / 17);
    QCOMPARE(state->summary().travelTimeIndex, 1.0);
    QVERIFY(std::isnan(state->summary().delayVehicleHoursPerHour));
    m_clock->seek((start + 5min).milliseconds);
    QTRY_COMPARE(state->link(1).freshness.level, Freshness::Current);
    QVERIFY(std::isnan(state->link(1).speedRatio)); // a speed, but no level
    QCOMPARE(state->summary().coverage(), 1.0);
    QCOMPARE(state->summary().travelTimeIndex, 17.0);
}

void StateTest::failureIsToldAndPasses()
{
    m_history->setDictionary(dictionaryOf(1, 10));
    m_history->setColumns(linkSpeedFeed, { { start, 0, { 5, none, none, none } } });
    m_history->failure = QStringLiteral("the disk is gone");
    m_clock->seek(start.milliseconds);
    const auto state = makeState();
    QTRY_COMPARE(state->error(), QStringLiteral("the disk is gone"));
    m_history->failure.clear();
    m_clock->step(1000);
    QTRY_COMPARE(state->error(), QString());
    QTRY_COMPARE(state->link(0).speedRatio, 0.5);
}

void StateTest::usualIsTheMedianOfSuchDays()
{
    // 08:00 in Chicago is 14:00 UTC in November. The 20th is a Friday; travel-time indices 1, 2, 2.5, 4, 1.25, 5.
    m_history->setDictionary(dictionaryOf(1, 10));
    Rows rows;
    const std::array<std::pair<int, float>, 9> days {
        { { 12, 10 }, { 13, 5 }, { 14, 1 }, { 15, 1 }, { 16, 4 }, { 17, 2.5f }, { 18, 8 }, { 19, 2 }, { 20, 5 } }
    };
    for (const auto &[day, speed] : days)
        rows.push_back({ UtcTime::fromIso(QStringLiteral("2026-11-%1T13:58:00Z").arg(day)), 0, { speed, none, none, none } });
    m_history->setColumns(linkSpeedFeed, rows);
    m_clock->seek(UtcTime::fromIso(u"2026-11-20T14:05:00Z").milliseconds);
    const auto state = makeState();
    NetworkHistory &past = state->past();
    const Figure index = [](const NetworkSummary &s) { return s.travelTimeIndex; };
    const UtcTime eight = UtcTime::fromIso(u"2026-11-20T14:00:00Z");
    QCOMPARE(NetworkHistory::gridBefore(m_clock->now()), eight);
    QTRY_COMPARE(past.usual(eight, -1, index), 2.25);
    QCOMPARE(past.usual(eight, 0, index), 2.25);
    QVERIFY(std::isnan(past.usual(eight, 1, index))); // no link there
    QCOMPARE(past.at(eight, -1)->travelTimeIndex, 2.0);
    QVERIFY(std::isnan(past.usual(eight - 1h, -1, index)));
    const TimeRange today = dayRange(QDate(2026, 11, 20), m_clock->zone());
    QCOMPARE(past.series(today, -1, index), (QList<QPointF> { { double(eight.milliseconds), 2.0 } }));
    QCOMPARE(past.usualSeries(today, -1, index), (QList<QPointF> { { double(eight.milliseconds), 2.25 } }));
}

void StateTest::trendFollowsTheClock()
{
    m_history->setDictionary(dictionaryOf(1, 10));
    Rows rows;
    for (int i = 0; i < 24 * 12 * 2; ++i) // two days, every five minutes, halving at noon of the second
        rows.push_back({ start + i * Duration(5min), 0, { i < 24 * 12 ? 10.0f : 5.0f, none, none, none } });
    m_history->setColumns(linkSpeedFeed, rows);
    m_clock->seek((start + 24h).milliseconds);
    const auto state = makeState();
    NetworkHistory &past = state->past();
    const Figure index = [](const NetworkSummary &s) { return s.travelTimeIndex; };
    QTRY_COMPARE(past.trend(30min, 48, -1, index).last(), 2.0);
    QTRY_COMPARE(past.trend(30min, 48, -1, index).first(), 1.0);
    QCOMPARE(past.trend(30min, 48, -1, index).size(), 48);
    m_clock->seek((start + 12h).milliseconds);
    // Half a day in: the first half of the trend lies before the history.
    QVERIFY(std::isnan(past.trend(30min, 48, -1, index).first()));
    QCOMPARE(past.trend(30min, 48, -1, index).last(), 1.0);
    QVERIFY(!past.at(start + 13h, -1)); // known, but in the clock's future
}

void StateTest::lateObservationsChangeThePast()
{
    m_history->setDictionary(dictionaryOf(1, 10));
    m_history->setColumns(linkSpeedFeed,
                          { { start - 1h, 0, { 10, none, none, none } }, { start + 1h, 0, { 10, none, none, none } } });
    m_clock->seek((start + 1h).milliseconds);
    const auto state = makeState();
    const Figure index = [](const NetworkSummary &s) { return s.travelTimeIndex; };
    QTRY_VERIFY(state->past().at(start, -1));
    QTRY_VERIFY(!state->past().isLoading());
    QVERIFY(std::isnan(index(*state->past().at(start, -1))));
    m_history->append({ start, 0, { 2, none, none, none } });
    QTRY_VERIFY(state->past().at(start, -1));
    QTRY_COMPARE(index(*state->past().at(start, -1)), 5.0);
}

QTEST_GUILESS_MAIN(StateTest)
#include "tst_state.moc"
