// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gtfsmessages.h"

#include <QJsonDocument>
#include <QTest>

using namespace citywall;
using namespace citywall::traffic;
using namespace citywall::traffic::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class GtfsVehiclesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void measuredPositions();
    void badEntitiesCostOnlyThemselves();
    void stopsPlaceWhatHasNoPosition();
    void tripsWithoutAVehicle();
    void delayOfTheStopAhead();
    void vehiclesOfOneTrip();
    void headersThatAreRefused_data();
    void headersThatAreRefused();
    void tellingItTwiceChangesNothing();
    void formatIsRecognised();
};

void GtfsVehiclesTest::measuredPositions()
{
    gtfs::FeedMessage told = message();
    gtfs::VehiclePosition &bus = addVehicle(told, "4382", "49195152");
    place(bus, 47.5f, -122.25f);
    bus.set_timestamp(made - 26);
    bus.mutable_trip()->set_route_id("100001");
    bus.mutable_vehicle()->set_label("Coach 4382");
    bus.set_occupancy_status(3);
    bus.set_stop_id("2470");
    place(addVehicle(told, "77", ""), 47.75f, -122.5f); // out of service, without a time of its own
    const DecodedBatch batch = vehiclesOf(told);
    QCOMPARE(reasonsOf(batch), QStringList());
    QCOMPARE(batch.features.size(), 2u);
    QCOMPARE(batch.features[0].id, u"4382"_s);
    QCOMPARE(batch.features[0].name, u"Coach 4382"_s);
    QVERIFY(batch.features[0].geometry.isEmpty());
    const ObservationRecord &first = batch.observations[0];
    QCOMPARE(first.position, (GeoPoint { -122.25, 47.5 }));
    QCOMPARE(first.phenomenonTime, (UtcTime { qint64(made - 26) * 1000 }));
    QCOMPARE(batch.terms[qsizetype(first.values[RouteField])], u"100001"_s);
    QCOMPARE(batch.terms[qsizetype(first.values[OccupancyField])], u"STANDING_ROOM_ONLY"_s);
    QVERIFY(std::isnan(first.values[DelayField]) && std::isnan(first.values[HeadwayField]));
    QCOMPARE(QJsonDocument::fromJson(first.detail).object(),
             (QJsonObject {
                 { u"trip_id"_s, u"49195152"_s }, { u"stop_id"_s, u"2470"_s }, { u"current_status"_s, u"IN_TRANSIT_TO"_s } }));
    QCOMPARE(batch.observations[1].phenomenonTime, (UtcTime { qint64(made) * 1000 }));
    QVERIFY(std::isnan(batch.observations[1].values[RouteField]) && batch.observations[1].detail.isEmpty());
}

void GtfsVehiclesTest::badEntitiesCostOnlyThemselves()
{
    gtfs::FeedMessage told = message();
    place(addVehicle(told, "", ""), 47, -122);                         // 1
    place(addVehicle(told, "good", "t"), 47, -122);                    // 2
    place(addVehicle(told, "good", "u"), 47, -122);                    // 3
    place(addVehicle(told, "far", "v"), 147, -122);                    // 4
    place(addVehicle(told, "nan", "w"), std::nanf(""), -122);          // 5
    place(addVehicle(told, "zero", "x"), 0, 0);                        // 6
    addVehicle(told, "where", "y");                                    // 7
    addVehicle(told, "stop", "z").set_stop_id("unheard of");           // 8
    gtfs::VehiclePosition &ahead = addVehicle(told, "ahead", "");      // 9
    place(ahead, 47, -122);
    ahead.set_timestamp(made + 301);
    told.add_entity()->set_id("empty");                                // 10
    gtfs::VehiclePosition &gone = addVehicle(told, "gone", "gone");    // 11
    place(gone, 47, -122);
    gone.mutable_trip()->set_schedule_relationship(3);
    told.add_entity()->set_is_deleted(true);                           // 12
    const DecodedBatch batch = vehiclesOf(told);
    QCOMPARE(batch.observations.size(), 1u);
    QCOMPARE(batch.features.size(), 1u);
    QCOMPARE(reasonsOf(batch),
             (QStringList { u"1 neither vehicle id nor trip_id"_s, u"3 vehicle or trip twice"_s, u"4 impossible coordinates"_s,
                            u"5 impossible coordinates"_s, u"6 impossible coordinates"_s, u"7 neither position nor stop"_s,
                            u"8 no position, and its stop is not in the schedule"_s, u"9 timestamp after the message's"_s,
                            u"10 entity without content"_s, u"11 trip cancelled"_s, u"12 is_deleted in a full data set"_s }));
    // An entity that is no message, among good ones: 0x0a is field 1 with a length that leads beyond its end.
    QByteArray payload = bytesOf(message());
    payload += QByteArray::fromHex("1202"
                                   "0a7f");
    gtfs::FeedMessage rest;
    place(addVehicle(rest, "good", ""), 47, -122);
    const DecodedBatch torn = vehiclesOf(payload + bytesOf(rest));
    QCOMPARE(reasonsOf(torn), QStringList { u"1 entity unreadable"_s });
    QCOMPARE(torn.observations.size(), 1u);
}

void GtfsVehiclesTest::stopsPlaceWhatHasNoPosition()
{
    gtfs::FeedMessage told = message();
    gtfs::VehiclePosition &train = addVehicle(told, "", "116200_1..S12R"); // a platform of station 142
    train.mutable_trip()->set_route_id("1");
    train.set_stop_id("142S");
    train.set_current_status(1);
    train.set_timestamp(made - 900); // when it last moved; that it stands there is as new as the message
    addVehicle(told, "", "109550_L..S").set_current_stop_sequence(21);
    gtfs::TripUpdate &trip = addTrip(told, "109550_L..S");
    trip.mutable_trip()->set_route_id("L");
    addStop(trip, "L05N", -60);
    addStop(trip, "L01N", 30);
    const DecodedBatch batch = vehiclesOf(told);
    QCOMPARE(reasonsOf(batch), QStringList());
    QCOMPARE(batch.observations.size(), 2u);
    QCOMPARE(batch.features[0].id, u"116200_1..S12R"_s);
    QCOMPARE(batch.features[0].name, u"1 · 116200_1..S12R"_s);
    QCOMPARE(batch.observations[0].position, (GeoPoint { -74.013664, 40.702068 }));
    QCOMPARE(batch.observations[0].phenomenonTime, (UtcTime { qint64(made) * 1000 }));
    const QJsonObject detail = QJsonDocument::fromJson(batch.observations[0].detail).object();
    QCOMPARE(detail.value("stop"_L1).toString(), u"South Ferry"_s);
    QCOMPARE(detail.value("current_status"_L1).toString(), u"STOPPED_AT"_s);
    QCOMPARE(batch.observations[1].position, (GeoPoint { -74.002578, 40.739777 }));
    QCOMPARE(batch.terms[qsizetype(batch.observations[1].values[RouteField])], u"L"_s);
    const DecodedBatch lost = vehiclesOf(bytesOf(told), {});
    QCOMPARE(lost.rejections.size(), 2u);
    QCOMPARE(lost.rejections[0].reason, u"no position, and no schedule that places its stop"_s);
}

void GtfsVehiclesTest::tripsWithoutAVehicle()
{
    gtfs::FeedMessage told = message();
    addStop(addTrip(told, "due"), "142N", 300);          // 1
    addStop(addTrip(told, "later"), "142N", 301);        // 2
    addStop(addTrip(told, "arrived"), "142N", -1);       // 3
    addStop(addTrip(told, "due"), "L01N", 0);            // 4
    addTrip(told, "cancelled").mutable_trip()->set_schedule_relationship(3); // 5
    gtfs::TripUpdate &skips = addTrip(told, "skips");    // 6
    addStop(skips, "142N", 10).set_schedule_relationship(1);
    addStop(skips, "L01N", 20);
    addTrip(told, "");                                   // 7
    const DecodedBatch batch = vehiclesOf(told);
    QCOMPARE(batch.observations.size(), 2u);
    QCOMPARE(batch.features[0].id, u"due"_s);
    QCOMPARE(batch.features[1].id, u"skips"_s);
    QCOMPARE(batch.observations[1].position, (GeoPoint { -74.002578, 40.739777 }));
    QCOMPARE(reasonsOf(batch),
             (QStringList { u"2 trip not yet under way"_s, u"3 no vehicle, and no stop ahead"_s, u"4 trip twice"_s,
                            u"5 trip cancelled"_s, u"7 neither vehicle id nor trip_id"_s }));
}

void GtfsVehiclesTest::delayOfTheStopAhead()
{
    const auto delayFor = [](const std::function<void(gtfs::VehiclePosition &, gtfs::TripUpdate &)> &tell) {
        gtfs::FeedMessage told = message();
        gtfs::TripUpdate &trip = addTrip(told, "t"); // before its vehicle
        gtfs::VehiclePosition &vehicle = addVehicle(told, "v", "t");
        place(vehicle, 47, -122);
        tell(vehicle, trip);
        const DecodedBatch batch = vehiclesOf(told);
        return batch.observations.size() == 1 ? batch.observations[0].values[DelayField] : 1e9f;
    };
    const auto sequences = [](gtfs::TripUpdate &trip) {
        addStop(trip, "a", {}, 60).set_stop_sequence(1);
        addStop(trip, "b", {}, 120).set_stop_sequence(5);
        addStop(trip, "c", {}, -30).set_stop_sequence(9);
    };
    QCOMPARE(delayFor([&](auto &vehicle, auto &trip) {
                 sequences(trip);
                 vehicle.set_current_stop_sequence(4);
             }),
             120.f);
    QCOMPARE(delayFor([&](auto &vehicle, auto &trip) {
                 sequences(trip);
                 vehicle.set_current_stop_sequence(6);
             }),
             -30.f);
    QCOMPARE(delayFor([&](auto &vehicle, auto &trip) {
                 sequences(trip);
                 vehicle.set_stop_id("b");
             }),
             120.f);
    QCOMPARE(delayFor([&](auto &, auto &trip) { sequences(trip); }), 60.f); // nothing says where it is: the first
    // By time: the first stop that is not past. One that tells no delay has that of the stop before.
    QCOMPARE(delayFor([](auto &, auto &trip) {
                 addStop(trip, "a", -10, 60);
                 addStop(trip, "b", 10, 90);
             }),
             90.f);
    QCOMPARE(delayFor([](auto &, auto &trip) {
                 addStop(trip, "a", -10, 60);
                 addStop(trip, "b", 10);
             }),
             60.f);
    QCOMPARE(delayFor([](auto &, auto &trip) {
                 trip.set_delay(45);
                 addStop(trip, "a", 10);
             }),
             45.f);
    QCOMPARE(delayFor([](auto &, auto &trip) { addStop(trip, "a", 10, 60).mutable_arrival()->set_delay(50); }), 50.f);
    QVERIFY(std::isnan(delayFor([](auto &, auto &trip) { addStop(trip, "a", 10); })));
}

void GtfsVehiclesTest::vehiclesOfOneTrip()
{
    // What is told of a trip holds for each of its vehicles, but not for any number of them: it would be worked out once for each.
    gtfs::FeedMessage told = message();
    for (int i = 0; i < 25; ++i)
        place(addVehicle(told, ("v" + std::to_string(i)).c_str(), "t"), 47, -122);
    addStop(addTrip(told, "t"), "a", 10, 60);
    const DecodedBatch batch = vehiclesOf(told);
    QCOMPARE(batch.observations.size(), 25u);
    QCOMPARE(std::ranges::count_if(batch.observations, [](const auto &o) { return o.values[DelayField] == 60.f; }), 20);
    QCOMPARE(std::ranges::count_if(batch.observations, [](const auto &o) { return std::isnan(o.values[DelayField]); }), 5);
}

void GtfsVehiclesTest::headersThatAreRefused_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("reason");
    gtfs::FeedMessage told = message();
    place(addVehicle(told, "v", ""), 47, -122);
    told.mutable_header()->set_incrementality(1);
    QTest::newRow("differential") << bytesOf(told) << u"incrementality is not FULL_DATASET"_s;
    told.mutable_header()->set_incrementality(0);
    told.mutable_header()->set_gtfs_realtime_version("3.0");
    QTest::newRow("version") << bytesOf(told) << u"gtfs_realtime_version is not 1.0 or 2.0"_s;
    told.mutable_header()->set_gtfs_realtime_version("1.0");
    told.mutable_header()->clear_timestamp();
    QTest::newRow("no time") << bytesOf(told) << u"timestamp of the header missing or impossible"_s;
    told.mutable_header()->set_timestamp(made * 1000); // milliseconds
    QTest::newRow("impossible time") << bytesOf(told) << u"timestamp of the header missing or impossible"_s;
    told.clear_header();
    QTest::newRow("no header") << bytesOf(told) << u"no header before the first entity"_s;
    QTest::newRow("nothing") << QByteArray() << u"not a whole GTFS Realtime message"_s;
    QTest::newRow("too large") << QByteArray(gtfs::RealtimeLimits::payloadBytes + 1, '\n') << u"payload too large"_s;
}

void GtfsVehiclesTest::headersThatAreRefused()
{
    QFETCH(QByteArray, payload);
    QFETCH(QString, reason);
    const DecodedBatch batch = vehiclesOf(payload);
    QVERIFY(batch.observations.empty());
    QCOMPARE(reasonsOf(batch), QStringList { u"0 "_s + reason });
    QVERIFY(batch.rejections[0].sample.size() <= 256);
}

void GtfsVehiclesTest::tellingItTwiceChangesNothing()
{
    gtfs::FeedMessage told = message();
    gtfs::VehiclePosition &bus = addVehicle(told, "v", "t");
    place(bus, 47, -122);
    bus.set_timestamp(made - 5);
    const DecodedBatch once = vehiclesOf(told);
    told.mutable_header()->set_timestamp(made + 30); // polled again before the bus told anything new
    const DecodedBatch again = vehiclesOf(told);
    QCOMPARE(again.observations[0].phenomenonTime, once.observations[0].phenomenonTime);
    QCOMPARE(again.features[0].id, once.features[0].id);
}

void GtfsVehiclesTest::formatIsRecognised()
{
    const FeedDescriptor feed = Feeds::transit({});
    gtfs::FeedMessage told = message();
    place(addVehicle(told, "v", ""), 47, -122);
    QCOMPARE(feed.decoder()(bytesOf(told), noon).observations.size(), 1u);
    QVERIFY(gtfs::looksLikeRealtime(bytesOf(message())));
    for (const QByteArray &other : { QByteArray(), QByteArray("\n"), QByteArray("\n\nhello"), QByteArray("{\"a\":1}"),
                                     QByteArray(64, '\n'), QByteArray(64, '\0'),
                                     QByteArray("\n\x7f\n\x03"
                                                "2.0") })
        QVERIFY2(!gtfs::looksLikeRealtime(other), other.constData());
    const DecodedBatch own = feed.decoder()(
        R"({"features":[{"id":"a"}],"observations":[{"feature":"a","phenomenonTime":"2026-11-20T18:00:00Z","values":{"delay":2}}]})",
        noon);
    QCOMPARE(own.observations.size(), 1u);
}

QTEST_GUILESS_MAIN(GtfsVehiclesTest)
#include "tst_gtfsvehicles.moc"
