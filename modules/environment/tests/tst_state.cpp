// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/environmentkpis.h"
#include "core/stationhistory.h"
#include "core/words.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "support/samples.h"

#include <QTest>

using namespace citywall;
using namespace citywall::environment;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

constexpr Duration hour = std::chrono::hours(1);
const UtcTime noon = UtcTime::fromIso(u"2026-07-02T17:00:00Z"); // 12:00 in Chicago

/// Two stations, "b" in area west, "a" in area east; hourly PM2.5 of four days up to noon: 20 and 8 µg/m³, as the function says.
DecodedBatch particles(const std::function<double(int station, int hoursAgo)> &pm25)
{
    DecodedBatch batch;
    batch.features = { { u"b"_s, u"Bridge"_s, { { 0.5, 0.5 } }, {} }, { u"a"_s, u"Arch"_s, { { 1.5, 0.5 } }, {} } };
    for (int ago = 96; ago >= 1; --ago) {
        for (quint32 station = 0; station < 2; ++station) {
            ObservationRecord record;
            record.feature = station;
            record.phenomenonTime = noon - hour * ago;
            record.values[Pm25Field] = float(pm25(int(station), ago));
            batch.observations.push_back(record);
        }
    }
    return batch;
}

struct City {
    AreaIndex areas { { square(u"west"_s, 0, 0, 1), square(u"east"_s, 1, 0, 1) } };
    FakeClock clock { QTimeZone("America/Chicago") };
    FakeHistory history;
    Selection selection;
    AirState air { history, clock, selection, areas };

    explicit City(const std::function<double(int, int)> &pm25)
    {
        history.put(particlesFeed, particles(pm25), true, &areas);
        history.put(gasesFeed, {}, true);
        clock.seek(noon.milliseconds);
    }
    bool ready()
    {
        return QTest::qWaitFor([this] { return !air.stations().empty(); });
    }
};

double steady(int station, int) { return station == 0 ? 20 : 8; }

} // namespace

class TestState : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stationsAndTheirIndex()
    {
        City city(steady);
        QVERIFY(city.ready());
        QCOMPARE(city.air.stations().size(), size_t(2));
        QCOMPARE(city.air.stations()[0].name, u"Arch"_s); // by name
        QCOMPARE(city.air.stations()[0].area, 1);
        QVERIFY(city.air.stations()[0].simulated);
        QCOMPARE(city.air.newestHour(), noon - hour);
        // EPA: 20 → (100-51)/(35.4-9.1)·(20-9.1)+51 = 71.3; 8 → 50/9·8 = 44.4.
        QCOMPARE(city.air.reading(1).index, 71.0);
        QCOMPARE(city.air.reading(0).index, 44.0);
        QCOMPARE(city.air.scopeReading().index, 71.0); // the highest
        QCOMPARE(*city.air.scopeReading().main, Pollutant::Pm25);
        // HJ 633: of the mean 14 → 50·14/35 = 20.
        city.air.setStandard(IndexStandard::Hj633);
        QCOMPARE(city.air.scopeReading().index, 20.0);
    }

    void theSelectedArea()
    {
        City city(steady);
        QVERIFY(city.ready());
        city.selection.enterArea(u"east"_s);
        QCOMPARE(city.air.scopeReading().index, 44.0);
        QVERIFY(!city.air.inScope(1));
        city.selection.home();
        QCOMPARE(city.air.scopeReading().index, 71.0);
    }

    void hoursOfTheCitysDay()
    {
        // Since midnight in Chicago (05:00 UTC) 12 hours have passed; the steady 20 is above WHO's 15 in each of them.
        City city(steady);
        QVERIFY(city.ready());
        QCOMPARE(AirState::newest - city.air.firstHourOfDay() + 1, 12);
        QCOMPARE(city.air.hoursAboveLimit(), 12.0);
        city.air.setLimits(LimitSet::Eu2024); // 25
        QCOMPARE(city.air.hoursAboveLimit(), 0.0);
        city.selection.enterArea(u"east"_s);
        city.air.setLimits(LimitSet::Who2021);
        QCOMPARE(city.air.hoursAboveLimit(), 0.0); // 8 is below
    }

    void theClockGoesBackAndForth()
    {
        City city([](int station, int ago) { return station == 0 && ago <= 3 ? 100.0 : 8.0; });
        QVERIFY(city.ready());
        const double now = city.air.scopeReading().index;
        QVERIFY(now > 100);
        city.clock.seek((noon - hour * 4).milliseconds);
        QTRY_COMPARE(city.air.newestHour(), noon - hour * 5);
        QCOMPARE(city.air.scopeReading().index, 44.0); // what came later is not known then
        city.clock.seek(noon.milliseconds);
        QTRY_COMPARE(city.air.newestHour(), noon - hour);
        QCOMPARE(city.air.scopeReading().index, now);
    }

    void kpis()
    {
        City city([](int station, int ago) { return station == 0 && ago > 24 ? 20.0 : 8.0; });
        Sites water(waterFeed, 26 * hour, city.history, city.clock, city.selection, city.areas);
        Kpi index, above, flood;
        const EnvironmentKpis kpis(city.air, water, index, above, flood);
        DecodedBatch gauge;
        gauge.features = { { u"g"_s, u"Gauge"_s, { { 0.5, 0.5 } }, { { u"minorStage"_s, 3.0 } } } };
        for (int ago = 26; ago >= 0; --ago) {
            ObservationRecord record;
            record.phenomenonTime = noon - hour * ago;
            record.values[StageField] = ago == 0 ? 3.25f : 2.5f;
            gauge.observations.push_back(record);
        }
        city.history.put(waterFeed, gauge, true, &city.areas);
        QVERIFY(city.ready());
        QTRY_COMPARE(flood.value(), 0.25);
        QCOMPARE(flood.reference(), -0.5);
        QCOMPARE(flood.trend().size(), 25);
        QTRY_COMPARE(index.value(), 44.0);
        QCOMPARE(index.reference(), 71.0); // a day before it was 20 µg/m³
        QCOMPARE(index.coverage(), 1.0);
        QCOMPARE(index.trend().size(), 24);
        QCOMPARE(above.reference(), 12.0);
        city.selection.enterArea(u"east"_s);
        QTRY_VERIFY(std::isnan(flood.value())); // the gauge is not there
    }

    void aSilentGaugeIsUnknown()
    {
        City city(steady);
        Sites water(waterFeed, 26 * hour, city.history, city.clock, city.selection, city.areas);
        DecodedBatch gauge;
        gauge.features = { { u"g"_s, u"Gauge"_s, { { 0.5, 0.5 } }, { { u"minorStage"_s, 3.0 } } } };
        ObservationRecord record;
        record.phenomenonTime = noon;
        record.values[StageField] = 3.5F;
        gauge.observations = { record };
        city.history.put(waterFeed, gauge, true, &city.areas);
        QTRY_COMPARE(water.sites().size(), size_t(1));
        const auto category = [&] { return water.stagesOf(water.sites()[0]).categoryOf(water.sites()[0].values[StageField]); };
        QCOMPARE(category(), FloodCategory::Minor);
        using namespace std::chrono_literals;
        const auto level = [&] { return water.sites()[0].freshness.level; };
        city.clock.seek((noon + 90min).milliseconds);
        QTRY_COMPARE(water.now(), noon + 90min);
        QCOMPARE(level(), Freshness::Current);
        city.clock.seek((noon + 91min).milliseconds);
        QTRY_COMPARE(level(), Freshness::Fading);
        city.clock.seek((noon + 135min).milliseconds); // midway between an hour and a half and three
        QTRY_COMPARE(level(), Freshness::Stale);
        QCOMPARE(category(), FloodCategory::Minor); // as it was last
        city.clock.seek((noon + 3h).milliseconds);
        QTRY_COMPARE(level(), Freshness::Unknown);
        QCOMPARE(category(), FloodCategory::Unknown); // still listed, but nobody knows how high it stands
        city.clock.seek(noon.milliseconds);
        QTRY_COMPARE(category(), FloodCategory::Minor);
    }

    void nothingIsUnknown()
    {
        City city(steady);
        QVERIFY(city.ready());
        Sites water(waterFeed, 26 * hour, city.history, city.clock, city.selection, city.areas);
        Kpi index, above, flood;
        const EnvironmentKpis kpis(city.air, water, index, above, flood);
        QCOMPARE(index.value(), 71.0);
        city.history.put(particlesFeed, {}, true);
        QTRY_VERIFY(city.air.stations().empty());
        QVERIFY(std::isnan(index.value()));
        QVERIFY(std::isnan(above.value()));
        QVERIFY(std::isnan(city.air.hoursAboveLimit()));
    }

    void aStationIsOneIdInAllFeeds()
    {
        City city(steady);
        DecodedBatch gases;
        gases.features = { { u"b"_s, u"Bridge"_s, { { 0.5, 0.5 } }, {} } };
        ObservationRecord record;
        record.phenomenonTime = noon - hour;
        record.values[O3Field] = 90;
        gases.observations.push_back(record);
        city.history.put(gasesFeed, gases, true, &city.areas);
        StationHistory station(city.history, city.clock);
        station.setStation(u"b"_s);
        QTRY_VERIFY(!station.isLoading());
        QCOMPARE(station.parts().size(), size_t(2));
        QCOMPARE(station.parts()[0].feed, particlesFeed);
        QCOMPARE(station.parts()[0].shown, size_t(96));
        QCOMPARE(station.parts()[1].shown, size_t(1));
        city.clock.seek((noon - hour * 2).milliseconds);
        QCOMPARE(station.parts()[0].shown, size_t(95));
        QCOMPARE(station.parts()[1].shown, size_t(0)); // not yet observed
        station.setStation({});
        QVERIFY(station.parts().empty());
    }
};

QTEST_GUILESS_MAIN(TestState)
#include "tst_state.moc"
