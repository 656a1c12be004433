// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feeds.h"
#include "core/gbfs.h"
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
        dictionary.keys.insert(QString::number(key), key);
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
    void publishedBikeStations();
    void badStationsCostOnlyThemselves();
    void stationsOfVersion23();
    void stationsOfVersion3();
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
    QVERIFY(!state.entries()[0].fresh); // older than 15 min
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

void TransitTest::publishedBikeStations()
{
    const auto decoded = [&](const QString &name) {
        const QByteArray payload = openDataContent(u"traffic/citibike_gbfs_station_%1_2019-07-05.json"_s.arg(name));
        return payload.isEmpty() ? DecodedBatch {} : Feeds::bikes().decoder()(payload, noon);
    };
    // Counted with a few lines of Python's json: 845 stations in both files, capacities 26,249 in all; in the status 15 with a
    // last_reported of 18001 (1970), of the others 11,411 bikes and 14,072 docks available (the 15 have none).
    const DecodedBatch information = decoded(u"information"_s);
    if (information.features.empty())
        QSKIP("the open data are not here");
    QCOMPARE(information.features.size(), 845u);
    QVERIFY(information.rejections.empty() && information.observations.empty());
    double capacity = 0;
    for (const FeatureRecord &feature : information.features)
        capacity += feature.properties.value("capacity"_L1).toDouble();
    QCOMPARE(capacity, 26'249.0);
    const DecodedBatch status = decoded(u"status"_s);
    QCOMPARE(status.observations.size(), 830u);
    QCOMPARE(status.rejections.size(), 15u);
    QVERIFY(std::ranges::all_of(status.rejections, [](const Rejection &r) { return r.reason == u"never reported"; }));
    double bikes = 0;
    double docks = 0;
    for (const ObservationRecord &row : status.observations) {
        bikes += row.values[BikesField];
        docks += row.values[DocksField];
    }
    QCOMPARE(bikes, 11'411.0);
    QCOMPARE(docks, 14'072.0);
}

void TransitTest::badStationsCostOnlyThemselves()
{
    const DecodedBatch batch = gbfsDecoder()(
        R"({"last_updated":1762300000,"ttl":10,"data":{"stations":[
            {"num_bikes_available":1,"last_reported":1762300000},
            {"station_id":"a","num_bikes_available":3,"num_docks_available":4,"is_renting":true,"is_returning":false,"last_reported":1762300000},
            {"station_id":"b","num_docks_available":4,"last_reported":1762300000},
            {"station_id":"c","num_bikes_available":-1,"last_reported":1762300000},
            {"station_id":"d","num_bikes_available":1},
            {"station_id":"a","num_bikes_available":3,"last_reported":1762300000},
            {"station_id":"e","lat":140.7,"lon":-73.9}, 7]}})",
        noon);
    QCOMPARE(batch.observations.size(), 1u);
    QCOMPARE(batch.features.size(), 1u);
    QCOMPARE(batch.terms, QStringList { u"not_returning"_s });
    QCOMPARE(batch.observations[0].phenomenonTime, UtcTime { 1762300000000 });
    QVERIFY(std::isnan(batch.observations[0].values[DisabledField]));
    QCOMPARE(reasonsOf(batch),
             (QStringList { u"1 station_id missing"_s, u"3 num_bikes_available missing or negative"_s,
                            u"4 num_bikes_available missing or negative"_s, u"5 never reported"_s, u"6 station_id twice"_s,
                            u"7 impossible coordinates"_s, u"8 station_id missing"_s }));
    for (const QByteArray &payload : { QByteArray(), QByteArray("[]"), QByteArray(R"({"data":{"stations":7}})") })
        QCOMPARE(gbfsDecoder()(payload, noon).rejections.size(), 1u);
    const DecodedBatch own = Feeds::bikes().decoder()(
        R"({"features":[{"id":"a"}],"observations":[{"feature":"a","phenomenonTime":1762300000000,"values":{"num_bikes_available":2}}]})",
        noon);
    QCOMPARE(own.observations.size(), 1u);
}

void TransitTest::stationsOfVersion23()
{
    // As https://gbfs.org/specification/reference/ has it for 2.3: docks by vehicle type, POSIX times.
    const DecodedBatch batch = Feeds::bikes().decoder()(
        R"({"last_updated":1640887163,"ttl":0,"version":"2.3","data":{"stations":[
            {"station_id":"a","is_installed":true,"is_renting":true,"is_returning":true,"last_reported":1640887163,
             "num_docks_available":3,"num_docks_disabled":1,"num_bikes_available":1,"num_bikes_disabled":2,
             "vehicle_types_available":[{"vehicle_type_id":"abc123","count":1}],
             "vehicle_docks_available":[{"vehicle_type_ids":["abc123"],"count":2},{"vehicle_type_ids":["def456"],"count":1}]},
            {"station_id":"b","is_installed":false,"is_renting":false,"is_returning":false,"last_reported":1640887163,
             "num_bikes_available":0,"vehicle_docks_available":[{"vehicle_type_ids":["x"],"count":4},{"vehicle_type_ids":["y"],"count":5}]}]}})",
        noon);
    QVERIFY(batch.rejections.empty());
    QCOMPARE(batch.observations.size(), 2u);
    QCOMPARE(batch.observations[0].phenomenonTime.toIso(), u"2021-12-30T17:59:23Z"_s); // date -u -d @1640887163
    QCOMPARE(batch.observations[0].values[BikesField], 1.f);
    QCOMPARE(batch.observations[0].values[DocksField], 3.f);
    QCOMPARE(batch.observations[0].values[DisabledField], 2.f);
    QCOMPARE(batch.observations[1].values[DocksField], 9.f); // 4 + 5
    QCOMPARE(batch.terms, (QStringList { u"renting"_s, u"closed"_s }));
}

void TransitTest::stationsOfVersion3()
{
    const Decoder decode = Feeds::bikes().decoder();
    const DecodedBatch status = decode(
        R"({"last_updated":"2023-07-17T13:34:13+02:00","ttl":0,"version":"3.0","data":{"stations":[
            {"station_id":"a","is_installed":true,"is_renting":true,"is_returning":true,"last_reported":"2023-07-17T13:34:13+02:00",
             "num_docks_available":3,"num_vehicles_available":7,"num_vehicles_disabled":2,
             "vehicle_docks_available":[{"vehicle_type_ids":["abc123"],"count":3}]},
            {"station_id":"b","num_vehicles_available":1,"last_reported":"2023-07-17T13:34:13"},
            {"station_id":"c","num_vehicles_available":-7,"last_reported":"2023-07-17T13:34:13Z"},
            {"station_id":"d","num_vehicles_available":1,"vehicle_docks_available":[{}],"last_reported":"2023-07-17T13:34:13Z"}]}})",
        noon);
    QCOMPARE(status.observations.size(), 1u);
    QCOMPARE(status.observations[0].phenomenonTime.toIso(), u"2023-07-17T11:34:13Z"_s);
    QCOMPARE(status.observations[0].values[BikesField], 7.f);
    QCOMPARE(status.observations[0].values[DocksField], 3.f);
    QCOMPARE(status.observations[0].values[DisabledField], 2.f);
    QCOMPARE(reasonsOf(status),
             (QStringList { u"2 never reported"_s, u"3 num_vehicles_available missing or negative"_s,
                            u"4 vehicle_docks_available without a count"_s })); // a time without a zone is none
    const DecodedBatch information = decode(
        R"({"last_updated":"2023-07-17T13:34:13+02:00","ttl":0,"version":"3.0","data":{"stations":[
            {"station_id":"a","name":[{"text":"Estació","language":"ca"},{"text":"Parking garage A","language":"en"}],
             "lat":12.345678,"lon":45.678901,"capacity":10},
            {"station_id":"b","name":[{"text":"中山","language":"zh"}],"lat":22.5,"lon":113.9},
            {"station_id":"c","name":[7,{}],"lat":1,"lon":1}]}})",
        noon);
    QVERIFY(information.rejections.empty() && information.observations.empty());
    QCOMPARE(information.features.size(), 3u);
    QCOMPARE(information.features[0].name, u"Parking garage A"_s);
    QCOMPARE(information.features[0].properties.value("capacity"_L1).toInt(), 10);
    QCOMPARE(information.features[1].name, u"中山"_s);
    QCOMPARE(information.features[2].name, QString());
    // A number that no clock shows is no time.
    QCOMPARE(decode(R"({"data":{"stations":[{"station_id":"a","num_vehicles_available":1,"last_reported":9223372036854775807}]}})", noon)
                 .rejections.size(),
             1u);
}

QTEST_GUILESS_MAIN(TransitTest)
#include "tst_transit.moc"
