// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/comparison.h"
#include "core/corridorhistory.h"
#include "core/network.h"
#include "fixtures.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "support/samples.h"

#include <QSignalSpy>
#include <QTest>

using namespace citywall;
using namespace citywall::traffic;
using namespace citywall::traffic::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QTimeZone chicago("America/Chicago");

UtcTime at(QStringView iso) { return UtcTime::fromIso(iso); }

/// Four links of Main St from west to east, about 830 m each, in the dictionary from east to west.
Streets mainStreet()
{
    Streets streets;
    for (int i = 3; i >= 0; --i)
        streets.add(u"W Main St"_s, { { -87.70 + 0.01 * i, 41.9 }, { -87.69 + 0.01 * i, 41.9 } });
    return streets;
}

} // namespace

class CorridorsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linksOfAStreetFollowOneAnother();
    void carriagewaysAreKeptApart();
    void newYorksNamesTellTheDirection();
    void corridorsAreLongChains();
    void travelTimeOfACorridor();
    void samplesTakeTheNewestSpeed();
    void reliabilityByHand();
    void dayProfileByHand();
    void comparisonAsScipyHasIt();
    void comparisonNeedsTwoOnEachSide();
    void windowsAreWholeWeeks();
    void aRetimedCorridorGainsElevenPercent();
    void retimedSignalsAreTold();
    void historyIsReadAgainWhereItChanges();
};

void CorridorsTest::linksOfAStreetFollowOneAnother()
{
    Streets streets = mainStreet();
    const FeatureKey far = streets.add(u"W Main St"_s, { { -87.65, 41.9 }, { -87.64, 41.9 } }); // 830 m further on
    streets.add(QString(), { { -87.64, 41.9 }, { -87.63, 41.9 } });
    const std::vector<Chain> chains = chainsOf(streets.dictionary, linksOf(streets.dictionary));
    QCOMPARE(chains.size(), 2u);
    QCOMPARE(chains[0].street, u"W Main St"_s);
    QCOMPARE(chains[0].bound, Bound::Both);
    QCOMPARE(chains[0].links, (std::vector<FeatureKey> { 3, 2, 1, 0 }));
    // 0.04° of longitude at 41.9° north on a sphere of 6371008.8 m: 0.04 · π/180 · R · cos 41.9°
    QVERIFY(near(chains[0].lengthMeters, 3310.55, 1e-4));
    QCOMPARE(chains[1].links, std::vector<FeatureKey> { far });
}

void CorridorsTest::carriagewaysAreKeptApart()
{
    Streets streets;
    // Northbound in two links, southbound in two, and the express lanes beside the first northbound one.
    const FeatureKey n2 = streets.add(u"Lake Expy"_s, { { -87.6, 41.91 }, { -87.6, 41.92 } }, true);
    const FeatureKey s1 = streets.add(u"Lake Expy"_s, { { -87.601, 41.92 }, { -87.601, 41.91 } }, true);
    const FeatureKey n1 = streets.add(u"Lake Expy"_s, { { -87.6, 41.90 }, { -87.6, 41.91 } }, true);
    const FeatureKey s2 = streets.add(u"Lake Expy"_s, { { -87.601, 41.91 }, { -87.601, 41.90 } }, true);
    const FeatureKey express = streets.add(u"Lake Expy"_s, { { -87.6003, 41.902 }, { -87.6003, 41.909 } }, true);
    const std::vector<Chain> chains = chainsOf(streets.dictionary, linksOf(streets.dictionary));
    QCOMPARE(chains.size(), 3u);
    QCOMPARE(chains[0].bound, Bound::North);
    QCOMPARE(chains[0].links, (std::vector<FeatureKey> { n1, n2 }));
    QCOMPARE(chains[1].bound, Bound::South);
    QCOMPARE(chains[1].links, (std::vector<FeatureKey> { s1, s2 }));
    QCOMPARE(chains[2].links, std::vector<FeatureKey> { express });
    QCOMPARE(boundCode(Bound::South), u"SB"_s);
}

void CorridorsTest::newYorksNamesTellTheDirection()
{
    Streets streets;
    const FeatureKey second = streets.add(u"BQE N LEONARD ST - 46TH STREET"_s, { { -73.95, 40.72 }, { -73.93, 40.74 } });
    const FeatureKey first = streets.add(u"BQE N Atlantic Ave - LEONARD ST"_s, { { -73.98, 40.70 }, { -73.95, 40.72 } });
    const FeatureKey back = streets.add(u"BQE S LEONARD ST - ATLANTIC AVE"_s, { { -73.95, 40.72 }, { -73.98, 40.70 } });
    const std::vector<Chain> chains = chainsOf(streets.dictionary, linksOf(streets.dictionary));
    QCOMPARE(chains.size(), 2u);
    QCOMPARE(chains[0].street, u"BQE"_s);
    QCOMPARE(chains[0].bound, Bound::North);
    QCOMPARE(chains[0].links, (std::vector<FeatureKey> { first, second }));
    QCOMPARE(chains[1].bound, Bound::South);
    QCOMPARE(chains[1].links, std::vector<FeatureKey> { back });
}

void CorridorsTest::corridorsAreLongChains()
{
    Streets streets = mainStreet();
    streets.add(u"Short St"_s, { { -87.60, 41.9 }, { -87.58, 41.9 } });
    const Links links = linksOf(streets.dictionary);
    const std::vector<Corridor> corridors = corridorsOf(streets.dictionary, chainsOf(streets.dictionary, links), links);
    QCOMPARE(corridors.size(), 1u);
    QCOMPARE(corridors[0].id, u"W Main St"_s);
    QCOMPARE(corridors[0].box, (GeoBox { -87.70, 41.9, -87.66, 41.9 }));
}

void CorridorsTest::travelTimeOfACorridor()
{
    const std::vector<Link> links { { 1000, 20, -1 }, { 500, 10, -1 }, { 500, 10, -1 } };
    QCOMPARE(freeFlowSeconds(links), 150.0);                  // 50 + 50 + 50
    QCOMPARE(travelSeconds(links, { 10, 5, 10 }), 250.0);     // 100 + 100 + 50
    QCOMPARE(travelSeconds(links, { 10, 0, 10 }), 650.0);     // who stands counts as a slow walk, 1 m/s
    QVERIFY(std::isnan(travelSeconds(links, { 10, none, 10 }))); // three quarters of the length are too little
    const std::vector<Link> most { { 900, 20, -1 }, { 100, 20, -1 } };
    QVERIFY(near(travelSeconds(most, { 9, none }), 1000. / 9)); // the unknown tenth is as slow as the rest
}

void CorridorsTest::samplesTakeTheNewestSpeed()
{
    Observations columns;
    const UtcTime start = at(u"2026-11-20T12:00:00Z");
    citywall::test::add(columns, start - 5min, 7, speed(10));
    citywall::test::add(columns, start - 4min, 9, speed(20));
    citywall::test::add(columns, start - 1min, 8, speed(99)); // of another corridor
    citywall::test::add(columns, start + 1min, 7, speed(5));
    citywall::test::add(columns, start + 14min, 7, speed(none)); // says nothing
    const std::vector<Link> links { { 100, 20, -1 }, { 100, 20, -1 } };
    const auto samples = sampleCorridor({ 7, 9 }, links, columns, start, start + 16min, 5min);
    QCOMPARE(samples.size(), 4u);
    QCOMPARE(samples[0].seconds, 15.0); // 10 + 5
    QCOMPARE(samples[1].seconds, 25.0); // 20 + 5
    QCOMPARE(samples[1].speeds, (std::vector<float> { 5, 20 }));
    QVERIFY(std::isnan(samples[2].speeds[1])); // 14 min old: half of the corridor is unknown
    QVERIFY(std::isnan(samples[2].seconds));
    QVERIFY(std::isnan(samples[3].speeds[0]));
}

void CorridorsTest::reliabilityByHand()
{
    // NumPy: percentile(x, 95) = 1065.0, mean 739.5; 1065 / 500 = 2.13; (1065 − 739.5) / 739.5 = 0.44016227
    const std::vector<double> seconds { 600, 660, 720, 630, 900, 610, 780, 640, 655, 1200 };
    const Reliability r = reliability(seconds, 500);
    QCOMPARE(r.count, 10);
    QVERIFY(near(r.percentile95Seconds, 1065));
    QVERIFY(near(r.planningTimeIndex, 2.13));
    QVERIFY(near(r.bufferIndex, 0.4401622718052735));
    QVERIFY(near(r.travelTimeIndex, 1.479));
    QVERIFY(std::isnan(reliability({}, 500).planningTimeIndex));
    QCOMPARE(percentile({ 3, 1, 2 }, 0.5), 2.0);
    QCOMPARE(percentile({ 4 }, 0.95), 4.0);
}

void CorridorsTest::dayProfileByHand()
{
    CorridorSamples samples;
    const auto add = [&](int day, QTime time, double seconds) {
        samples[QDateTime(QDate(2026, 11, day), time, chicago).toMSecsSinceEpoch()] = { {}, seconds };
    };
    add(17, QTime(8, 0), 100);
    add(18, QTime(8, 0), 300);
    add(19, QTime(8, 15), 200);
    add(14, QTime(8, 0), 9999); // a Saturday
    add(17, QTime(9, 0), 100);  // one of its half hour: too few
    const Selected workdays {
        { at(u"2026-11-01T00:00:00Z"), at(u"2026-11-20T06:00:00Z") }, DayKind::Workday, { 0, 24 }, chicago
    };
    const DayProfile profile = dayProfile(samples, workdays);
    QCOMPARE(profile.median, (QList<QPointF> { { 495, 200 } })); // 08:15
    QCOMPARE(profile.percentile95, (QList<QPointF> { { 495, 290 } }));
    Selected nine = workdays;
    nine.hours = { 9, 10 };
    QCOMPARE(travelTimes(samples, nine), std::vector<double> { 100 });
    Selected eight = workdays;
    eight.hours = { 8, 9 };
    // Of an hour's four quarters a day needs two: none of these days has them.
    QVERIFY(dailySpeeds(samples, eight, 1000, 15min).empty());
    add(18, QTime(8, 30), 100);
    QCOMPARE(dailySpeeds(samples, eight, 1000, 15min), std::vector<double> { 5 }); // 1000 m / mean of 300 and 100 s
}

void CorridorsTest::comparisonAsScipyHasIt()
{
    // scipy 1.15.3, stats.ttest_ind(after, before, equal_var=False) and its confidence_interval(0.95)
    const Comparison c = compare({ 7.91, 8.12, 7.75, 8.30, 8.05, 7.88, 8.21, 7.96, 8.10, 7.82 },
                                 { 8.88, 9.02, 8.71, 9.15, 8.79, 8.93, 9.10, 8.84, 8.97, 8.90 });
    QVERIFY(near(c.degreesOfFreedom, 16.920740932807874));
    QVERIFY(near(c.low, 0.7705099994968381));
    QVERIFY(near(c.high, 1.0674900005031593));
    QVERIFY(near(c.pValue, 2.892065842751455e-10, 1e-6));
    QVERIFY(near(c.change(), 0.11473158551810221));
    QVERIFY(c.isSignificant());
    const Comparison few = compare({ 8.0, 8.6, 7.7 }, { 8.3, 8.1, 8.9, 8.4 });
    QVERIFY(near(few.degreesOfFreedom, 3.587708371982087));
    QVERIFY(near(few.low, -0.589448403469387));
    QVERIFY(near(few.high, 1.2394484034693856));
    QVERIFY(near(few.pValue, 0.36608619684085614));
    QVERIFY(!few.isSignificant());
}

void CorridorsTest::comparisonNeedsTwoOnEachSide()
{
    QVERIFY(!compare({ 8 }, { 9, 9.1 }).isKnown());
    QVERIFY(!compare({}, {}).isKnown());
    QVERIFY(!compare({ 8, 8 }, { 9, 9 }).isKnown()); // no spread at all: the interval would be a lie
    QCOMPARE(compare({ 8 }, { 9, 9.5 }).beforeMean, 8.0);
}

void CorridorsTest::windowsAreWholeWeeks()
{
    const TimeRange known { at(u"2026-10-20T15:00:00Z"), at(u"2026-11-20T20:00:00Z") };
    const UtcTime now = at(u"2026-11-20T20:00:00Z");
    // 21 October to 9 November are 20 whole days, the change day to the 19th 10: seven on each side.
    const Windows week = windowsAround(QDate(2026, 11, 10), known, now, chicago);
    QCOMPARE(week.daysBefore, 7);
    QCOMPARE(week.daysAfter, 7);
    QCOMPARE(week.before.begin, at(u"2026-11-03T06:00:00Z"));
    QCOMPARE(week.before.end, at(u"2026-11-10T06:00:00Z"));
    QCOMPARE(week.after.end, at(u"2026-11-17T06:00:00Z"));
    const Windows few = windowsAround(QDate(2026, 11, 17), known, now, chicago); // the 20th is not over
    QCOMPARE(few.daysAfter, 3);
    QCOMPARE(few.daysBefore, 27); // from 21 October on
    QCOMPARE(few.before.begin, at(u"2026-10-21T05:00:00Z"));
    QCOMPARE(windowsAround(QDate(2026, 11, 20), known, now, chicago).daysAfter, 0);
    QCOMPARE(windowsAround(QDate(2026, 10, 21), known, now, chicago).daysBefore, 0);
    // Summer time ended on 1 November: midnight was an hour earlier.
    QCOMPARE(windowsAround(QDate(2026, 10, 28), known, now, chicago).before.begin, at(u"2026-10-21T05:00:00Z"));
}

void CorridorsTest::aRetimedCorridorGainsElevenPercent()
{
    // Four weeks of mornings on one link at 8 m/s, from 2 November on at 8.88: the published +11 %. Each day by itself is
    // 1 % faster or slower than the one before.
    Streets streets;
    streets.add(u"W Main St"_s, { { -87.70, 41.9 }, { -87.60, 41.9 } });
    std::vector<citywall::test::FakeHistory::Row> rows;
    const QDate change(2026, 11, 2);
    for (QDate day(2026, 10, 18); day < QDate(2026, 11, 17); day = day.addDays(1)) {
        const float wobble = day.toJulianDay() % 2 == 0 ? 1.005f : 0.995f;
        for (int minute = 6 * 60; minute <= 10 * 60; minute += 5)
            rows.push_back({ UtcTime::fromDateTime(QDateTime(day, QTime(minute / 60, minute % 60), chicago)), 0,
                             speed((day < change ? 8.f : 8.88f) * wobble) });
    }
    citywall::test::FakeHistory history;
    history.setColumns(linkSpeedFeed, rows);
    history.setDictionary(streets.dictionary);
    citywall::test::FakeClock clock(chicago);
    clock.seek(at(u"2026-11-16T18:00:00Z").milliseconds);
    CorridorHistory corridor(history, clock);
    const Links links = linksOf(streets.dictionary);
    corridor.setCorridor({ 0 }, links, boundsOf(streets.dictionary.features[0].geometry));
    QTRY_VERIFY(!corridor.isLoading());
    const Windows windows = windowsAround(change, corridor.known(), clock.now(), chicago);
    QCOMPARE(windows.daysBefore, 14);
    QCOMPARE(windows.daysAfter, 14);
    const auto speeds = [&](TimeRange range) {
        return dailySpeeds(corridor.samples(), { range, DayKind::Workday, { 7, 9 }, chicago }, links[0].lengthMeters,
                           CorridorHistory::step);
    };
    const Comparison gained = compare(speeds(windows.before), speeds(windows.after));
    QCOMPARE(gained.beforeCount, 10);
    QCOMPARE(gained.afterCount, 10);
    QVERIFY(std::abs(gained.change() - 0.11) < 0.002);
    QVERIFY(gained.isSignificant());
    QVERIFY(gained.changeLow() > 0.10 && gained.changeHigh() < 0.12);
}

void CorridorsTest::retimedSignalsAreTold()
{
    Observations columns;
    for (const FeatureKey link : { 3u, 1u, 2u, 9u })
        citywall::test::add(columns, noon, link, speed(9));
    citywall::test::add(columns, noon + 5min, 1, speed(9));
    columns.source[2] = 1;
    columns.details = { { 1, R"({"signalsRetimed":true})" },
                        { 2, R"({"signalsRetimed":true})" },
                        { 3, R"({"signalsRetimed":true})" },
                        { 0, R"({"signalsRetimed":false})" },
                        { 4, "no JSON" },
                        { 99, R"({"signalsRetimed":true})" } };
    FeedDictionary dictionary;
    dictionary.sources = { { u"simulator"_s, {}, true }, { u"city"_s, {}, false } };
    const std::set<Retiming> both = retimingsIn({ 1, 2, 3 }, columns, dictionary);
    QCOMPARE(both.size(), 1u); // of two links at once
    QCOMPARE(both.begin()->at, noon);
    QVERIFY(retimingsIn({ 1 }, columns, dictionary).begin()->simulated);
    QVERIFY(!retimingsIn({ 2 }, columns, dictionary).begin()->simulated);
    QVERIFY(retimingsIn({ 3, 4 }, columns, dictionary).empty());
}

void CorridorsTest::historyIsReadAgainWhereItChanges()
{
    Streets streets;
    streets.add(u"W Main St"_s, { { -87.70, 41.9 }, { -87.60, 41.9 } });
    const UtcTime noon = at(u"2026-11-20T18:00:00Z");
    citywall::test::FakeHistory history;
    history.setColumns(linkSpeedFeed, { { noon - 1h, 0, speed(10) }, { noon, 0, speed(10) } });
    history.setDictionary(streets.dictionary);
    citywall::test::FakeClock clock(chicago);
    clock.seek(noon.milliseconds);
    CorridorHistory corridor(history, clock);
    corridor.setCorridor({ 0 }, linksOf(streets.dictionary), boundsOf(streets.dictionary.features[0].geometry));
    QTRY_VERIFY(!corridor.isLoading());
    const auto speedAt = [&](UtcTime time) {
        const auto sample = corridor.samples().find(time.milliseconds);
        return sample == corridor.samples().end() || sample->second.speeds.empty() ? none : sample->second.speeds[0];
    };
    QCOMPARE(speedAt(noon), 10.f);
    QVERIFY(std::isnan(speedAt(noon - 30min)));
    history.append({ noon - 32min, 0, speed(4) });
    QTRY_COMPARE(speedAt(noon - 30min), 4.f);
    QCOMPARE(speedAt(noon - 1h), 10.f);
    history.failure = u"the disk is gone"_s;
    clock.seek((noon + 15min).milliseconds);
    history.append({ noon + 14min, 0, speed(3) });
    QTRY_COMPARE(corridor.error(), u"the disk is gone"_s);
}

QTEST_GUILESS_MAIN(CorridorsTest)
#include "tst_corridors.moc"
