// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facilities.h"
#include "core/feeds.h"
#include "core/gbfs.h"
#include "fixtures.h"

#include <QTest>

using namespace citywall;
using namespace citywall::traffic;
using namespace citywall::traffic::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class GbfsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void publishedBikeStations();
    void badStationsCostOnlyThemselves();
    void stationsOfVersion23();
    void stationsOfVersion3();
    void filesThatAreListed();
    void whenItWasSoAndForHowLong_data();
    void whenItWasSoAndForHowLong();
};

void GbfsTest::filesThatAreListed()
{
    const FeedDescriptor feed = Feeds::bikes();
    const PayloadFormat &format = feed.formats.first();
    const auto listed = [](const char *name, const char *url) {
        return QByteArray(R"({"name":")") + name + R"(","url":")" + url + R"("})";
    };
    const QByteArray files = '[' + listed("system_information", "https://x.example/si") + ','
        + listed("station_information", "https://x.example/a") + ',' + listed("station_status", "b.json") + ','
        + listed("vehicle_status", "c.json") + ',' + listed("station_status", "") + ']';
    const QStringList stations { u"https://x.example/a"_s, u"b.json"_s };
    for (const QByteArray &data : { R"({"feeds":)" + files + '}', R"({"fr":{"feeds":)" + files + "}}",
                                    R"({"de":{"feeds":[{"name":"station_status","url":"de"}]},"en":{"feeds":)" + files + "}}" }) {
        const QByteArray payload = R"({"last_updated":1,"ttl":60,"version":"2.3","data":)" + data + '}';
        QVERIFY2(format.recognise(payload), payload);
        QCOMPARE(format.links(payload), stations);
        const DecodedBatch batch = feed.decoder()(payload, noon);
        QVERIFY(batch.rejections.empty() && batch.observations.empty() && batch.features.empty());
    }
    const QByteArray without = R"({"data":{"feeds":[{"name":"system_information","url":"a"}]}})";
    QCOMPARE(format.links(without), QStringList());
    QCOMPARE(gbfsDecoder()(without, noon).rejections.at(0).reason, u"lists no files of stations"_s);
    for (const QByteArray &other :
         { QByteArray(R"({"data":{"stations":[]}})"), QByteArray("{\"feeds\":"), QByteArray("\"feeds\""), QByteArray() })
        QCOMPARE(format.links(other), QStringList());
}

void GbfsTest::publishedBikeStations()
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
    // jq '.last_updated, .ttl' is 1562342057 (2019-07-05T15:54:17Z) and 10; of 754 stations last_reported is at most an hour before.
    const UtcTime updated { 1562342057000 };
    const auto known = [&](const ObservationRecord &row) { return row.phenomenonTime == updated; };
    QCOMPARE(std::ranges::count_if(status.observations, known), 754);
    for (const ObservationRecord &row : status.observations) {
        QCOMPARE(row.detail, known(row) ? QByteArray(R"({"validFor":300})") : QByteArray());
        QVERIFY(known(row) || row.phenomenonTime < updated - 1h);
    }
    double bikes = 0;
    double docks = 0;
    for (const ObservationRecord &row : status.observations) {
        bikes += row.values[BikesField];
        docks += row.values[DocksField];
    }
    QCOMPARE(bikes, 11'411.0);
    QCOMPARE(docks, 14'072.0);
}

void GbfsTest::badStationsCostOnlyThemselves()
{
    const DecodedBatch batch = gbfsDecoder()(
        R"({"last_updated":1762300000,"ttl":10,"data":{"stations":[
            {"num_bikes_available":1,"last_reported":1762300000},
            {"station_id":"a","num_bikes_available":3,"num_docks_available":4,"is_renting":true,"is_returning":false,"last_reported":1762300000},
            {"station_id":"b","num_docks_available":4,"last_reported":1762300000},
            {"station_id":"c","num_bikes_available":-1,"last_reported":1762300000},
            {"station_id":"d","num_bikes_available":1},
            {"station_id":"a","num_bikes_available":3,"last_reported":1762300000},
            {"station_id":"e","lat":140.7,"lon":-73.9}, 7,
            {"station_id":"f","num_bikes_available":38888888888888888888888888888888888888888888,"last_reported":1762300000},
            {"station_id":"g","num_bikes_available":1,"num_docks_available":1000001,"last_reported":1762300000},
            {"station_id":"h","num_bikes_available":1,"last_reported":1762300000,
             "vehicle_docks_available":[{"count":600000},{"count":400001}]}]}})",
        noon);
    QCOMPARE(batch.observations.size(), 1u);
    QCOMPARE(batch.features.size(), 1u);
    QCOMPARE(batch.terms, QStringList { u"not_returning"_s });
    QCOMPARE(batch.observations[0].phenomenonTime, UtcTime { 1762300000000 });
    QVERIFY(std::isnan(batch.observations[0].values[DisabledField]));
    QCOMPARE(reasonsOf(batch),
             (QStringList { u"1 station_id missing"_s, u"3 num_bikes_available: missing or negative"_s,
                            u"4 num_bikes_available: missing or negative"_s, u"5 never reported"_s, u"6 station_id twice"_s,
                            u"7 impossible coordinates"_s, u"8 station_id missing"_s,
                            u"9 num_bikes_available: more than any station has"_s,
                            u"10 num_docks_available: more than any station has"_s,
                            u"11 vehicle_docks_available: more than any station has"_s }));
    for (const QByteArray &payload : { QByteArray(), QByteArray("[]"), QByteArray(R"({"data":{"stations":7}})") })
        QCOMPARE(gbfsDecoder()(payload, noon).rejections.size(), 1u);
    const DecodedBatch own = Feeds::bikes().decoder()(
        R"({"features":[{"id":"a"}],"observations":[{"feature":"a","phenomenonTime":1762300000000,"values":{"num_bikes_available":2}}]})",
        noon);
    QCOMPARE(own.observations.size(), 1u);
}

void GbfsTest::stationsOfVersion23()
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

void GbfsTest::stationsOfVersion3()
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
             (QStringList { u"2 never reported"_s, u"3 num_vehicles_available: missing or negative"_s,
                            u"4 vehicle_docks_available: missing or negative"_s })); // a time without a zone is none
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
    QCOMPARE(
        decode(R"({"data":{"stations":[{"station_id":"a","num_vehicles_available":1,"last_reported":9223372036854775807}]}})",
               noon)
            .rejections.size(),
        1u);
}

void GbfsTest::whenItWasSoAndForHowLong_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QStringList>("told");
    // Stations a to d were last heard of ten minutes, an hour and an hour and a second before 18:00, and a second after it.
    const QStringList known { u"a 18:00:00"_s, u"b 18:00:00"_s, u"c 16:59:59"_s, u"d 18:00:01"_s };
    const QStringList reported { u"a 17:50:00"_s, u"b 17:00:00"_s, u"c 16:59:59"_s, u"d 18:00:01"_s };
    const auto holding = [&](const QString &seconds) {
        return QStringList { known[0] + u" for "_s + seconds, known[1] + u" for "_s + seconds, known[2], known[3] };
    };
    const QByteArray updated = R"("last_updated":"2026-11-20T18:00:00Z")";
    QTest::newRow("sooner than data may be out of date") << updated + ",\"ttl\":60" << holding(u"300"_s);
    QTest::newRow("made anew at each request") << updated + ",\"ttl\":0" << holding(u"300"_s);
    QTest::newRow("a quarter of an hour") << updated + ",\"ttl\":900" << holding(u"900"_s);
    QTest::newRow("longer than a day") << updated + ",\"ttl\":1e300" << holding(u"86400"_s);
    QTest::newRow("no ttl") << updated << known;
    QTest::newRow("ttl is no number") << updated + ",\"ttl\":\"60\"" << known;
    QTest::newRow("ttl below zero") << updated + ",\"ttl\":-1" << known;
    QTest::newRow("POSIX") << QByteArray(R"("last_updated":1795197600,"ttl":900)") << holding(u"900"_s); // date -u -d @1795197600
    QTest::newRow("not told when") << QByteArray(R"("ttl":60)") << reported;
    QTest::newRow("without a zone") << QByteArray(R"("last_updated":"2026-11-20T18:00:00","ttl":60)") << reported;
    QTest::newRow("a clock that was never set") << QByteArray(R"("last_updated":18001,"ttl":60)") << reported;
}

void GbfsTest::whenItWasSoAndForHowLong()
{
    QFETCH(QByteArray, header);
    const DecodedBatch batch = gbfsDecoder()(
        "{" + header
            + R"(,"data":{"stations":[{"station_id":"a","num_vehicles_available":1,"last_reported":"2026-11-20T17:50:00Z"},
            {"station_id":"b","num_vehicles_available":1,"last_reported":"2026-11-20T17:00:00Z"},
            {"station_id":"c","num_vehicles_available":1,"last_reported":"2026-11-20T16:59:59Z"},
            {"station_id":"d","num_vehicles_available":1,"last_reported":"2026-11-20T18:00:01Z"}]}})",
        noon);
    QStringList told;
    for (const ObservationRecord &row : batch.observations) {
        told << batch.features[row.feature].id + u' ' + row.phenomenonTime.toIso().mid(11, 8);
        if (const Duration validity = bikesValidity(row.detail); validity > 0s)
            told.last() += u" for %1"_s.arg(validity / 1s);
    }
    QTEST(told, "told");
}

QTEST_GUILESS_MAIN(GbfsTest)
#include "tst_gbfs.moc"
