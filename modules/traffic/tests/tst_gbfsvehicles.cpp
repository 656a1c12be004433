// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facilities.h"
#include "core/feeds.h"
#include "core/gbfsfile.h"
#include "core/gbfsvehicles.h"
#include "core/vehiclecells.h"
#include "fixtures.h"
#include "said.h"
#include "sdk/observationjson.h"

#include <QTest>

using namespace citywall;
using namespace citywall::traffic;
using namespace citywall::traffic::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// "free reserved disabled" of each feature.
std::map<QString, QString> countsOf(const DecodedBatch &batch)
{
    std::map<QString, QString> counts;
    for (const ObservationRecord &row : batch.observations)
        counts[batch.features[row.feature].id] = u"%1 %2 %3"_s.arg(row.values[VehiclesFreeField])
                                                     .arg(row.values[VehiclesReservedField])
                                                     .arg(row.values[VehiclesDisabledField]);
    return counts;
}

DecodedBatch decoded(const QByteArray &payload, const QString &origin = {})
{
    const FeedDescriptor feed = Feeds::vehicles();
    return feed.decoder()(feed.complete(payload, origin), noon);
}

/// Version 3.0, with these vehicles at noon.
QByteArray statusOf(const QByteArray &vehicles, const QByteArray &updated = "2026-11-20T18:00:00Z")
{
    return R"({"last_updated":")" + updated + R"(","ttl":60,"version":"3.0","data":{"vehicles":[)" + vehicles + "]}}";
}

/// How long each row says that it holds; 0 = it does not say.
QList<int> validSecondsOf(const DecodedBatch &batch)
{
    QList<int> seconds;
    for (const ObservationRecord &row : batch.observations)
        seconds << int(bikesValidity(row.detail).count() / 1000);
    return seconds;
}

QByteArray standing(const QByteArray &id, const QByteArray &more = {})
{
    return R"({"vehicle_id":")" + id + R"(","lat":41.8790,"lon":-87.6310,"is_reserved":false,"is_disabled":false)" + more + '}';
}

/// So many good ones, each behind a comma.
QByteArray more(int count)
{
    QByteArray vehicles;
    for (int i = 0; i < count; ++i)
        vehicles += ',' + standing("more-" + QByteArray::number(i));
    return vehicles;
}

/// One that does not say whether it is reserved.
QByteArray unsaid(int number) { return R"({"vehicle_id":"bad-)" + QByteArray::number(number) + R"(","lat":1,"lon":2})"; }

} // namespace

class GbfsVehiclesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void version23();
    void version3();
    void version1();
    void aFewBadVehiclesCostOnlyThemselves();
    void manyBadVehiclesCostTheFile_data();
    void manyBadVehiclesCostTheFile();
    void idsThatAreNumbers();
    void vehiclesNotHeardOf();
    void badFiles_data();
    void badFiles();
    void boundsHold_data();
    void boundsHold();
    void noIdIsKept();
    void filesThatAreListed();
    void operatorsAreToldApart();
    void whatIsWrittenIsRead();
};

void GbfsVehiclesTest::version23()
{
    // As the reference of 2.3 shows free_bike_status.json; where 12.345678, 56.789012 lies was worked out with Python:
    // rows of 180/80060 degrees, round(2π·6371008.8·cos φ/250) columns with the latitude at the
    // middle of the 256 rows from a multiple of it on.
    const DecodedBatch batch = decoded(R"({
        "last_updated":1640887163, "ttl":0, "version":"2.3",
        "data":{"bikes":[
            {"bike_id":"973a5c94-c288-4a2b-afa6-de8aeb6ae2e5","last_reported":1640887100,"lat":12.345678,"lon":56.789012,
             "is_reserved":false,"is_disabled":false,"vehicle_type_id":"abc123",
             "rental_uris":{"android":"https://www.example.com/app?vehicle_id=973a5c94&platform=android&"}},
            {"bike_id":"987fd100-b822-4347-86a4-b3eef8ca8b53","last_reported":1640887100,"is_reserved":false,
             "is_disabled":false,"vehicle_type_id":"def456","current_range_meters":6543.0,"station_id":"86",
             "pricing_plan_id":"plan3"}
        ]}})");
    QVERIFY(batch.rejections.empty());
    QCOMPARE(linesOf(batch.leftOut), QStringList { u"2 at a station, whose status counts it"_s });
    QCOMPARE(countsOf(batch), (std::map<QString, QString> { { u"45521-102954"_s, u"1 0 0"_s }, { u"fleet"_s, u"1 0 0"_s } }));
    for (const ObservationRecord &row : batch.observations)
        QCOMPARE(row.phenomenonTime.toIso(), u"2021-12-30T17:59:23Z"_s); // date -u -d @1640887163
    QCOMPARE(validSecondsOf(batch), (QList<int> { 0, 300 })); // the fleet's says it for all: data may be five minutes old
    const FeatureRecord &cell = batch.features[batch.observations.front().feature];
    QCOMPARE(cell.geometry.size(), 1);
    QVERIFY(distanceMeters(cell.geometry.first(), { 56.789012, 12.345678 }) < 250 / std::sqrt(2.) + 1);
}

void GbfsVehiclesTest::version3()
{
    const DecodedBatch batch = decoded(R"({
        "last_updated":"2023-07-17T13:34:13+02:00", "ttl":900, "version":"3.0",
        "data":{"vehicles":[
            {"vehicle_id":"a","last_reported":"2023-07-17T11:34:13Z","lat":41.8790,"lon":-87.6310,"is_reserved":false,"is_disabled":false},
            {"vehicle_id":"b","lat":41.8791,"lon":-87.6311,"is_reserved":true,"is_disabled":false},
            {"vehicle_id":"c","lat":41.8790,"lon":-87.6311,"is_reserved":true,"is_disabled":true,"home_station_id":"146"},
            {"vehicle_id":"d","lat":41.9000,"lon":-87.6310,"is_reserved":false,"is_disabled":false,"station_id":""}
        ]}})");
    QVERIFY(batch.rejections.empty() && batch.leftOut.empty());
    const auto counts = countsOf(batch);
    QCOMPARE(counts.size(), 3u);
    QCOMPARE(counts.at(VehicleCell::at({ -87.6310, 41.8790 }).id()), u"1 1 1"_s); // one is disabled, and not reserved as well
    QCOMPARE(counts.at(VehicleCell::at({ -87.6310, 41.9000 }).id()), u"1 0 0"_s);
    QCOMPARE(counts.at(u"fleet"_s), u"2 1 1"_s);
    for (const ObservationRecord &row : batch.observations)
        QCOMPARE(row.phenomenonTime.toIso(), u"2023-07-17T11:34:13Z"_s);
    QCOMPARE(validSecondsOf(batch), (QList<int> { 0, 0, 900 }));
    QCOMPARE(batch.features.back().id, u"fleet"_s);
    QCOMPARE(batch.features.back().name, QString()); // views have a word for it
}

void GbfsVehiclesTest::version1() // writes 0 and 1
{
    const DecodedBatch batch = decoded(R"({"last_updated":1562342057,"ttl":10,"data":{"bikes":[
        {"bike_id":"1","lat":40.7,"lon":-74,"is_reserved":0,"is_disabled":0},
        {"bike_id":"2","lat":40.7,"lon":-74,"is_reserved":0,"is_disabled":1}]}})");
    QVERIFY(batch.rejections.empty());
    QCOMPARE(countsOf(batch).at(u"fleet"_s), u"1 0 1"_s);
}

void GbfsVehiclesTest::aFewBadVehiclesCostOnlyThemselves()
{
    const QByteArray good = R"("is_reserved":false,"is_disabled":false})";
    const QByteArray here = R"("lat":41.879,"lon":-87.631,)";
    const QByteArray list = standing("good") + ",{" + here + good + R"(,{"vehicle_id":"b",)" + good
        + R"(,{"vehicle_id":"c","lat":91,"lon":0,)" + good + R"(,{"vehicle_id":"d","lat":"41.879","lon":-87.631,)" + good + ','
        + standing("good") + R"(,{"vehicle_id":"e",)" + here + R"("is_reserved":"false","is_disabled":false},{"vehicle_id":"f",)"
        + here + R"("is_reserved":false},7,)" + standing("g", R"(,"last_reported":1)") + ','
        + standing("h", R"(,"last_reported":null)") + R"(,{"vehicle_id":"i","lat":0,"lon":0,)" + good;
    const DecodedBatch batch = decoded(statusOf(list + more(88)));
    QCOMPARE(countsOf(batch).at(u"fleet"_s), u"90 0 0"_s); // good, h and 88 more
    QCOMPARE(batch.features.size(), 2u);
    const QStringList reasons =
        u"2 vehicle_id missing; 3 impossible coordinates; 4 impossible coordinates; 5 impossible coordinates; "
        "6 vehicle_id twice; 7 is_reserved: missing or neither true nor false; "
        "8 is_disabled: missing or neither true nor false; 9 vehicle_id missing; "
        "10 last_reported is no time; 12 impossible coordinates"_s.split(u"; "_s);
    QCOMPARE(reasonsOf(batch), reasons);
    // Ten of 99 are more than a tenth.
    const DecodedBatch tooMany = decoded(statusOf(list + more(87)));
    QVERIFY(tooMany.observations.empty() && tooMany.features.empty());
    QCOMPARE(reasonsOf(tooMany), reasons + QStringList { u"0 more than a tenth of the vehicles rejected, so none is counted"_s });
}

void GbfsVehiclesTest::manyBadVehiclesCostTheFile_data()
{
    QTest::addColumn<int>("bad");
    QTest::addColumn<int>("good");
    QTest::addColumn<bool>("isTold");
    QTest::newRow("all") << 20 << 0 << false;
    QTest::newRow("half") << 10 << 10 << false;
    QTest::newRow("one of two") << 1 << 1 << false;
    QTest::newRow("a few") << 2 << 40 << true;
    QTest::newRow("none") << 0 << 40 << true;
}

void GbfsVehiclesTest::manyBadVehiclesCostTheFile()
{
    QFETCH(int, bad);
    QFETCH(int, good);
    QFETCH(bool, isTold);
    QByteArray vehicles = more(good);
    for (int i = 0; i < bad; ++i)
        vehicles += ',' + unsaid(i);
    // What is counted elsewhere says nothing for the file.
    for (int i = 0; i < 200; ++i)
        vehicles += ',' + standing("docked-" + QByteArray::number(i), R"(,"station_id":"86")");
    const DecodedBatch batch = decoded(statusOf(vehicles.sliced(1)));
    QCOMPARE(batch.leftOut.size(), 200u);
    QCOMPARE(batch.rejections.size(), size_t(bad + (isTold ? 0 : 1)));
    QCOMPARE(batch.features.size(), size_t(isTold ? 2 : 0));
    QCOMPARE(batch.observations.size(), size_t(isTold ? 2 : 0));
    if (isTold)
        QCOMPARE(countsOf(batch).at(u"fleet"_s), u"%1 0 0"_s.arg(good));
}

void GbfsVehiclesTest::idsThatAreNumbers() // some of 1.x write them so
{
    const QByteArray here = R"("lat":40.7,"lon":-74,"is_reserved":0,"is_disabled":0)";
    const DecodedBatch batch =
        decoded(R"({"last_updated":1562342057,"ttl":10,"data":{"bikes":[{"bike_id":1,)" + here
                + R"(},{"bike_id":2,"station_id":86,)" + here + R"(},{"bike_id":3,"station_id":0,)" + here
                + R"(},{"bike_id":4,"station_id":null,)" + here + R"(},{"bike_id":5,"station_id":"",)" + here
                + R"(},{"vehicle_id":null,"bike_id":6,)" + here + R"(},{"vehicle_id":7,)" + here + "}]}}");
    QCOMPARE(reasonsOf(batch), QStringList());
    QCOMPARE(linesOf(batch.leftOut),
             (QStringList { u"2 at a station, whose status counts it"_s, u"3 at a station, whose status counts it"_s }));
    QCOMPARE(countsOf(batch).at(u"fleet"_s), u"5 0 0"_s);
    const DecodedBatch twice = decoded(R"({"last_updated":1562342057,"data":{"bikes":[{"bike_id":1,)" + here
                                       + R"(},{"bike_id":1,)" + here + R"(},{"bike_id":{},)" + here + "}]}}");
    QCOMPARE(reasonsOf(twice).first(2), (QStringList { u"2 vehicle_id twice"_s, u"3 vehicle_id missing"_s }));
}

void GbfsVehiclesTest::vehiclesNotHeardOf()
{
    const auto silent = [](const QByteArray &id, const QByteArray &flags) {
        return R"({"vehicle_id":")" + id + R"(","lat":41.8790,"lon":-87.6310,"last_reported":"2026-11-19T17:59:59Z",)" + flags
            + '}';
    };
    const DecodedBatch batch = decoded(statusOf(standing("a") + ',' + standing("b", R"(,"last_reported":"2026-11-19T18:00:00Z")")
                                                + ',' + silent("c", R"("is_reserved":false,"is_disabled":false)") + ','
                                                + silent("d", R"("is_reserved":true,"is_disabled":false)") + ','
                                                + silent("e", R"("is_reserved":false,"is_disabled":true)")));
    // They are sound: that a parked one is silent says nothing against the file. One out of order is, heard of or not.
    QCOMPARE(reasonsOf(batch), QStringList());
    QCOMPARE(linesOf(batch.leftOut), (QStringList { u"3 not heard of for a day"_s, u"4 not heard of for a day"_s }));
    QCOMPARE(countsOf(batch).at(u"fleet"_s), u"2 0 1"_s);
}

void GbfsVehiclesTest::badFiles_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("reason");
    QTest::newRow("nothing") << QByteArray() << u"no list of vehicles"_s;
    QTest::newRow("no list") << QByteArray(R"({"last_updated":1640887163,"data":{"vehicles":7}})") << u"no list of vehicles"_s;
    QTest::newRow("stations") << QByteArray(R"({"last_updated":1640887163,"data":{"stations":[]}})") << u"no list of vehicles"_s;
    QTest::newRow("not told when") << QByteArray(R"({"ttl":1,"data":{"bikes":[]}})") << u"last_updated missing, or no time"_s;
    QTest::newRow("without a zone") << statusOf({}, "2026-11-20T18:00:00") << u"last_updated missing, or no time"_s;
    QTest::newRow("other files") << QByteArray(R"({"data":{"feeds":[{"name":"station_status","url":"a"}]}})")
                                 << u"lists no file of vehicles"_s;
    QTest::newRow("too long") << statusOf(QByteArray(GbfsLimits::payloadBytes, ' ')) << u"no list of vehicles"_s;
}

void GbfsVehiclesTest::badFiles()
{
    QFETCH(QByteArray, payload);
    const DecodedBatch batch = gbfsVehicleDecoder()(payload, noon);
    QVERIFY(batch.observations.empty());
    QCOMPARE(batch.rejections.size(), 1u);
    QTEST(batch.rejections.front().reason, "reason");
}

void GbfsVehiclesTest::boundsHold_data()
{
    QTest::addColumn<int>("vehicles");
    QTest::addColumn<int>("places");
    QTest::addColumn<int>("counted"); // -1 = none is
    QTest::addColumn<int>("rejected");
    QTest::addColumn<QString>("reason");
    QTest::newRow("places") << 20'001 << 20'001 << 20'000 << 1 << u"in more places than one city has"_s;
    QTest::newRow("far too many places") << 25'000 << 25'000 << -1 << 5'001 << u"in more places than one city has"_s;
    QTest::newRow("vehicles") << 100'001 << 10 << 100'000 << 1 << u"too many vehicles"_s;
    // Those that were not read count, too: 11,112 of 111,112.
    QTest::newRow("far too many vehicles") << 111'112 << 10 << -1 << 2 << u"too many vehicles"_s;
}

void GbfsVehiclesTest::boundsHold()
{
    QFETCH(int, vehicles);
    QFETCH(int, places);
    QFETCH(int, counted);
    QFETCH(int, rejected);
    QByteArray list;
    for (int i = 0; i < vehicles; ++i) { // places lie kilometres from each other
        const int place = i % places;
        list += (i > 0 ? ",{" : "{") + QByteArray(R"("vehicle_id":")") + QByteArray::number(i) + R"(","lat":)"
            + QByteArray::number(-80 + (place / 1000) * 0.1) + R"(,"lon":)" + QByteArray::number(-170 + (place % 1000) * 0.1)
            + R"(,"is_reserved":false,"is_disabled":false})";
    }
    const DecodedBatch batch = decoded(statusOf(list));
    QCOMPARE(batch.rejections.size(), size_t(rejected));
    QTEST(batch.rejections.front().reason, "reason");
    QCOMPARE(batch.features.size(), counted < 0 ? 0 : size_t(std::min(places, 20'000) + 1));
    if (counted >= 0)
        QCOMPARE(batch.observations.back().values[VehiclesFreeField], float(counted));
}

void GbfsVehiclesTest::noIdIsKept()
{
    const QByteArray vendors =
        R"(,"name":"secret-5","license_plate":"secret-6","x":{"code":"secret-7"},"rental_uris":{"web":"https://x.example/secret-4"})";
    const DecodedBatch batch =
        decoded(statusOf(standing("secret-1", vendors) + ',' + standing("secret-1", vendors) + ','
                         + standing("secret-2", R"(,"station_id":"9")" + vendors) + R"(,{"bike_id":"secret-3")" + vendors
                         + R"(},{"bike_id":"secret-8","lat":["secret-9"],"lon":{"id":"secret-10"}})" + more(40)));
    QCOMPARE(batch.rejections.size(), 3u);
    QCOMPARE(countsOf(batch).at(u"fleet"_s), u"41 0 0"_s);
    QByteArray all = toObservationJson(batch, Feeds::vehicles());
    for (const std::vector<Rejection> &some : { batch.rejections, batch.leftOut }) {
        for (const Rejection &one : some)
            all += one.sample + one.reason.toUtf8();
    }
    QVERIFY2(!all.contains("secret"), all);
    // What the standard says of it, and finds no vehicle, stays.
    QCOMPARE(batch.rejections.front().sample, R"({"is_disabled":false,"is_reserved":false,"lat":41.879,"lon":-87.631})");
    QCOMPARE(batch.leftOut.front().sample,
             R"({"is_disabled":false,"is_reserved":false,"lat":41.879,"lon":-87.631,"station_id":"9"})");
    QVERIFY(Feeds::vehicles().mask); // so payloads, which have ids, are not shown raw
}

void GbfsVehiclesTest::filesThatAreListed()
{
    const FeedDescriptor feed = Feeds::vehicles();
    const PayloadFormat &format = feed.formats.first();
    const QByteArray three = R"({"last_updated":"2026-11-20T18:00:00Z","ttl":60,"version":"3.0","data":{"feeds":[
        {"name":"station_status","url":"s.json"},{"name":"vehicle_status","url":"https://x.example/v"},
        {"name":"vehicle_types","url":"t.json"},{"name":"system_information","url":"i.json"}]}})";
    const QByteArray two = R"({"last_updated":1640887163,"ttl":0,"version":"2.3","data":{"de":{"feeds":[
        {"name":"free_bike_status","url":"f.json"}]}}})";
    QVERIFY(format.recognise(three) && format.recognise(two));
    QCOMPARE(format.links(three), (QStringList { u"https://x.example/v"_s, u"i.json"_s }));
    QCOMPARE(format.links(QByteArray(three).replace("vehicle_status", "geofencing")), QStringList()); // a system without vehicles
    QCOMPARE(format.links(two), QStringList { u"f.json"_s });
    for (const QByteArray &index : { three, two }) {
        const DecodedBatch batch = decoded(index, u"https://x.example/gbfs.json"_s);
        QVERIFY(batch.rejections.empty() && batch.observations.empty());
    }
    const QByteArray stations = R"({"ttl":0,"data":{"stations":[{"station_id":"a","is_reserved":false}]}})";
    QVERIFY(!format.recognise(stations));
    QVERIFY(format.recognise(statusOf({})) && !Feeds::bikes().formats.first().recognise(statusOf(standing("a"))));
    QVERIFY(!format.recognise(R"({"vehicles":[{"speed":3}]})"));
    QCOMPARE(format.links(statusOf(standing("a"))), QStringList());
}

void GbfsVehiclesTest::operatorsAreToldApart()
{
    const QByteArray file = statusOf(standing("a"));
    const QString one = gbfsOperator(u"https://gbfs.one.example/2.3/town/en/free_bike_status.json"_s);
    QVERIFY2(one.startsWith(u"gbfs.one.example-"), qPrintable(one));
    // Of one system, whatever its file is called; its address may hold what is not for everybody.
    QCOMPARE(gbfsOperator(u"https://gbfs.one.example/2.3/town/en/other"_s), one);
    QVERIFY(gbfsOperator(u"https://gbfs.one.example/2.3/village/en/free_bike_status.json"_s) != one);
    QVERIFY(!gbfsOperator(u"https://me:secret@x.example/secret/v.json"_s).contains(u"secret"));
    for (const QString &origin : { u"bikes/town"_s, u"/home/files/v.json"_s, u"file:///v.json"_s, QString() })
        QCOMPARE(gbfsOperator(origin), QString());
    const DecodedBatch batch = decoded(file, u"https://gbfs.one.example/2.3/town/en/vehicle_status.json"_s);
    const QString cell = VehicleCell::at({ -87.6310, 41.8790 }).id();
    QCOMPARE(countsOf(batch),
             (std::map<QString, QString> { { cell + u'@' + one, u"1 0 0"_s }, { u"fleet@"_s + one, u"1 0 0"_s } }));
    QCOMPARE(batch.features.back().name, QString()); // its system's file has it
    QCOMPARE(fleetOf(cell + u'@' + one), u"fleet@"_s + one);
    QCOMPARE(vehicleCellOf(cell + u'@' + one)->id(), cell);
    // What a payload says of itself does not count against where it came from, and no text of it becomes an id.
    const QByteArray claims = QByteArray(file).replace("\"ttl\"", R"("citywall:operator":"other.example-1","ttl")");
    QCOMPARE(countsOf(decoded(claims, u"https://gbfs.one.example/2.3/town/en/vehicle_status.json"_s)), countsOf(batch));
    const QByteArray strange = QByteArray(file).replace("\"ttl\"", R"("citywall:operator":"<b>","ttl")");
    QCOMPARE(countsOf(decoded(strange)), countsOf(decoded(file)));
}

void GbfsVehiclesTest::whatIsWrittenIsRead()
{
    const FeedDescriptor feed = Feeds::vehicles();
    const Simulation city { 7, QTimeZone("America/Chicago"), { -87.66, 41.88 }, { -87.95, 41.64, -87.52, 42.03 }, nullptr };
    const DecodedBatch batch = feed.makeDecoder()(feed.makeSimulator(city)->payload({ noon - 2min, noon }, 1min, true), noon);
    const QList<QByteArray> files = feed.formats.first().encode(batch, noon);
    QCOMPARE(files.size(), 2);
    const QJsonObject file = QJsonDocument::fromJson(files.first()).object();
    QCOMPARE(file.value("last_updated"_L1).toString(), u"2026-11-20T17:58:00Z"_s);
    QCOMPARE(file.value("version"_L1).toString(), u"3.0"_s);
    QVERIFY(file.value("data"_L1)["vehicles"_L1].toArray().size() > 300);
    SaidById told = heard(feed, batch);
    std::erase_if(told, [](const auto &one) { return one.second.rows.empty(); }); // cells without vehicles
    QCOMPARE(difference(told, heard(feed, u"gbfs"_s, files)), QString());
    // A fleet that is all under way, and nothing said at all.
    DecodedBatch empty;
    empty.features = { { vehicleFleet, {}, {}, {} } };
    empty.observations = { { 0, noon, {}, { 0, 0, 0, none }, {} } };
    const QList<QByteArray> ofNone = gbfsVehicleFiles(empty, noon);
    QCOMPARE(ofNone.size(), 1);
    QCOMPARE(countsOf(decoded(ofNone.first())), (std::map<QString, QString> { { u"fleet"_s, u"0 0 0"_s } }));
    QCOMPARE(gbfsVehicleFiles({}, noon).size(), 0);
}

QTEST_GUILESS_MAIN(GbfsVehiclesTest)
#include "tst_gbfsvehicles.moc"
