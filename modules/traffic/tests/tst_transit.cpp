// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feeds.h"
#include "core/measures.h"
#include "core/measuretrend.h"
#include "core/network.h"
#include "fixtures.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "support/samples.h"

#include <QTest>

#include <numeric>

using namespace citywall;
using namespace citywall::traffic;
using namespace citywall::traffic::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Vehicle vehicle(const QString &route, double delay, double headway)
{
    Vehicle v;
    v.route = route;
    v.delaySeconds = delay;
    v.headwaySeconds = headway;
    return v;
}

FeedDictionary facilities(std::initializer_list<double> capacities)
{
    FeedDictionary dictionary;
    dictionary.terms = { u"open"_s, u"closed"_s, u"renting"_s, u"not_renting"_s };
    for (const double capacity : capacities) {
        const auto key = FeatureKey(dictionary.features.size());
        QJsonObject properties;
        if (capacity > 0)
            properties.insert(u"capacity"_s, capacity);
        dictionary.features.push_back({ key, QString::number(key), {}, {}, { -87.6, 41.9 }, properties, -1 });
    }
    return dictionary;
}

Latest latest(FeatureKey key, const std::array<float, maximumFields> &values)
{
    Latest entry;
    entry.key = key;
    entry.observed = noon;
    entry.values = values;
    return entry;
}

double over(double (*measure)(const MeasureRows &), const Observations &columns, const FeedDictionary &dictionary)
{
    std::vector<quint32> rows(columns.size());
    std::iota(rows.begin(), rows.end(), 0u);
    return measure({ columns, dictionary, rows, { noon, noon + 1h } });
}

} // namespace

class TransitTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onTimeWindow();
    void serviceByHand();
    void routesTheLeastPunctualFirst();
    void bikeStations();
    void carParks();
    void newestOfEachFeature();
    void travelTimeIndexOverAnArea();
    void onTimeShareOverAnArea();
    void parkingOccupancyOverAnArea();
    void trendOfADay();
};

void TransitTest::onTimeWindow()
{
    QCOMPARE(punctualityOf(-61), Punctuality::Early);
    QCOMPARE(punctualityOf(-60), Punctuality::OnTime);
    QCOMPARE(punctualityOf(300), Punctuality::OnTime);
    QCOMPARE(punctualityOf(301), Punctuality::Late);
    QCOMPARE(punctualityOf(601), Punctuality::VeryLate);
    QCOMPARE(punctualityOf(std::nan("")), Punctuality::Unknown);
}

void TransitTest::serviceByHand()
{
    std::vector<Vehicle> vehicles { vehicle(u"a"_s, -90, 480),          vehicle(u"a"_s, 0, 300),
                                    vehicle(u"a"_s, 120, 900),          vehicle(u"a"_s, 400, 120),
                                    vehicle(u"a"_s, std::nan(""), 600), vehicle(u"a"_s, 1200, 60) };
    vehicles.back().fresh = false;
    const Service service = serviceOf(vehicles);
    QCOMPARE(service.vehicles, 5);
    QCOMPARE(service.known(), 4);
    QCOMPARE(service.onTimeShare(), 0.5);
    QCOMPARE(service.meanDelaySeconds, 107.5); // (−90 + 0 + 120 + 400) / 4
    // NumPy: std([480, 300, 900, 120, 600], ddof=1) / mean
    QVERIFY(near(service.headwayVariation, 0.6187184335382291));
    vehicles.resize(3);
    QVERIFY(std::isnan(serviceOf(vehicles).headwayVariation));
    QVERIFY(std::isnan(serviceOf({}).onTimeShare()));
}

void TransitTest::routesTheLeastPunctualFirst()
{
    const std::vector<RouteService> routes = routesOf({ vehicle(u"a"_s, 0, 60), vehicle(u"b"_s, 900, 60), vehicle(u"b"_s, 0, 60),
                                                        vehicle(u"c"_s, std::nan(""), 60), vehicle(QString(), 0, 60) });
    QCOMPARE(routes.size(), 3u);
    QCOMPARE(routes[0].route, u"b"_s);
    QCOMPARE(routes[0].service.onTimeShare(), 0.5);
    QCOMPARE(routes[1].route, u"a"_s);
    QCOMPARE(routes[2].route, u"c"_s);
}

void TransitTest::bikeStations()
{
    const FeedDictionary dictionary = facilities({ 20, 20, 0, 20, 20 });
    const BikeStation empty = bikeStationOf(latest(0, { 0, 19, 1, 2 }), dictionary);
    QVERIFY(empty.isEmpty() && !empty.isFull());
    const BikeStation full = bikeStationOf(latest(1, { 20, 0, 0, none }), dictionary);
    QVERIFY(full.isFull());
    QCOMPARE(full.filled(), 1.0);
    const BikeStation some = bikeStationOf(latest(2, { 3, 9, 0, 2 }), dictionary);
    QCOMPARE(some.filled(), 0.25); // of bikes and docks, as no capacity is published
    const BikeStation closed = bikeStationOf(latest(3, { 0, 20, 0, 3 }), dictionary);
    QVERIFY(!closed.isEmpty()); // nobody may rent there anyway
    BikeStation old = bikeStationOf(latest(4, { 5, 15, 0, 2 }), dictionary);
    old.fresh = false;
    const BikeSummary sum = summarize(std::vector { empty, full, some, closed, old });
    QCOMPARE(sum.stations, 3);
    QCOMPARE(sum.empty, 1);
    QCOMPARE(sum.full, 1);
    QCOMPARE(sum.bikes, 23.0);
    QCOMPARE(sum.docks, 28.0);
    QVERIFY(near(sum.balancedShare(), 1. / 3));
}

void TransitTest::carParks()
{
    const FeedDictionary dictionary = facilities({ 100, 300, 0, 200 });
    const CarPark told = carParkOf(latest(0, { 10, none, 0, none }), dictionary);
    QCOMPARE(told.occupancy, 0.9);
    const CarPark share = carParkOf(latest(1, { none, 0.5f, none, none }), dictionary);
    QCOMPARE(share.vacant, 150.0);
    const CarPark unknownSize = carParkOf(latest(2, { 40, none, 0, none }), dictionary);
    QVERIFY(std::isnan(unknownSize.occupancy));
    const CarPark closed = carParkOf(latest(3, { 200, none, 1, none }), dictionary);
    QVERIFY(!closed.open);
    const ParkingSummary sum = summarize(std::vector { told, share, unknownSize, closed });
    QCOMPARE(sum.carParks, 2);
    QCOMPARE(sum.vacant, 160.0);
    QCOMPARE(sum.occupancy(), 0.6); // 240 of 400
}

void TransitTest::newestOfEachFeature()
{
    const FeedDescriptor feed = Feeds::parking();
    citywall::test::FakeHistory history;
    history.setColumns(feed.id,
                       { { noon - 50min, 0, { 1, none, none, none } },
                         { noon - 10min, 1, { 2, none, none, none } },
                         { noon - 5min, 1, { 3, none, none, none } },
                         { noon + 1min, 1, { 4, none, none, none } } });
    history.setDictionary(facilities({ 10, 10 }));
    citywall::test::FakeClock clock;
    clock.seek(noon.milliseconds);
    LatestState state(feed, history, clock);
    QTRY_COMPARE(state.entries().size(), 2u);
    QCOMPARE(state.entries()[0].freshness.level, Freshness::Stale); // 50 min: past the 30 where fading ends, before the hour
    QCOMPARE(state.entries()[1].value(VacantField), 3.0);
    QCOMPARE(state.entries()[1].position, (GeoPoint { -87.6, 41.9 }));
    clock.seek((noon + 1min).milliseconds);
    QTRY_COMPARE(state.entries()[1].value(VacantField), 4.0);
    clock.seek((noon - 6min).milliseconds);
    QTRY_COMPARE(state.entries()[1].value(VacantField), 2.0);
    clock.seek((noon + 11min).milliseconds); // the first has not been heard of for an hour
    QTRY_COMPARE(state.entries().size(), 1u);
}

void TransitTest::travelTimeIndexOverAnArea()
{
    Streets streets;
    // On a meridian a degree is everywhere as long: the second link is three times the first.
    streets.add(u"a"_s, { { -87.7, 41.90 }, { -87.7, 41.91 } });
    streets.add(u"b"_s, { { -87.7, 41.91 }, { -87.7, 41.94 } });
    Observations columns;
    citywall::test::add(columns, noon, 0, { 5, 100, none, none });         // index 2, ratio 0.5
    citywall::test::add(columns, noon, 1, { 10, 300, none, none });        // index 1, ratio 1
    citywall::test::add(columns, noon + 5min, 1, { 5, 100, none, none });  // its mean index 1.5, mean flow 200, mean ratio 0.75
    // (1 · 100 · 2 + 3 · 200 · 1.5) / (1 · 100 + 3 · 200)
    QVERIFY(std::abs(over(travelTimeIndexOver, columns, streets.dictionary) - 1100. / 700) < 1e-6);
    QVERIFY(std::abs(over(speedRatioOver, columns, streets.dictionary) - (0.5 + 3 * 0.75) / 4) < 1e-6);
    columns.values[FlowField][0] = none; // by length alone
    QVERIFY(std::abs(over(travelTimeIndexOver, columns, streets.dictionary) - (2 + 3 * 1.5) / 4) < 1e-6);
    QVERIFY(std::isnan(over(travelTimeIndexOver, Observations {}, streets.dictionary)));
}

void TransitTest::onTimeShareOverAnArea()
{
    Observations columns;
    for (const float delay : { -90.f, 0.f, 300.f, 301.f, none })
        citywall::test::add(columns, noon, 0, { delay, none, none, none });
    QCOMPARE(over(onTimeShareOver, columns, {}), 0.5);
    QVERIFY(std::isnan(over(onTimeShareOver, Observations {}, {})));
}

void TransitTest::parkingOccupancyOverAnArea()
{
    const FeedDictionary dictionary = facilities({ 100, 300, 50 });
    Observations columns;
    citywall::test::add(columns, noon, 0, { 0, none, 0, none });
    citywall::test::add(columns, noon + 10min, 0, { 50, none, 0, none }); // mean 0.75
    citywall::test::add(columns, noon + 10min, 1, { 150, none, 0, none }); // 0.5
    citywall::test::add(columns, noon + 10min, 2, { 50, none, 1, none });  // closed
    QCOMPARE(over(parkingOccupancyOver, columns, dictionary), (75 + 150) / 400.);
}

void TransitTest::trendOfADay()
{
    citywall::test::FakeHistory history;
    history.setColumns(transitFeed,
                       { { noon - 24h - 20min, 0, { 0, none, none, none } },   // the same half hour yesterday
                         { noon - 20min, 0, { 0, none, none, none } },
                         { noon - 10min, 0, { 900, none, none, none } },
                         { noon + 5min, 0, { 900, none, none, none } } });     // its half hour is not over
    history.setDictionary(facilities({ 0 }));
    citywall::test::FakeClock clock;
    clock.seek((noon + 10min).milliseconds);
    const AreaIndex areas({});
    MeasureTrend trend({ .metric = {}, .feed = transitFeed, .value = onTimeShareOver }, history, clock, areas);
    QTRY_COMPARE(trend.trend(-1).size(), MeasureTrend::buckets);
    QCOMPARE(trend.trend(-1).last(), 0.5);
    QCOMPARE(trend.yesterday(-1), 1.0);
    QVERIFY(std::isnan(trend.trend(-1)[20]));
    QVERIFY(trend.trend(0).isEmpty());
    clock.seek((noon + 31min).milliseconds);
    QTRY_COMPARE(trend.trend(-1).last(), 0.0);
}

QTEST_GUILESS_MAIN(TransitTest)
#include "tst_transit.moc"
