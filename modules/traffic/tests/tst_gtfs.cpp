// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gtfs/transitplaces.h"
#include "gtfsmessages.h"
#include "sdk/dice.h"

#include <KZip>

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QTest>

using namespace citywall;
using namespace citywall::traffic;
using namespace citywall::traffic::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A zip archive in memory.
QByteArray zipOf(const QList<std::pair<QString, QByteArray>> &files)
{
    QBuffer buffer;
    KZip zip(&buffer);
    if (!zip.open(QIODevice::WriteOnly))
        qFatal("no archive");
    for (const auto &[name, content] : files)
        zip.writeFile(name, content);
    zip.close();
    return buffer.data();
}

} // namespace

class GtfsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"kf.archive*=false"_s); }
    void schedulesInAnArchive();
    void alertsAsPublished();
    void stateOfAnAlert();
    void seattle();
    void newYork_data();
    void newYork();
    void cutOffAnywhere();
    void hostileBytes();
};

void GtfsTest::schedulesInAnArchive()
{
    const QByteArray zip = zipOf(
        { { u"stops.txt"_s, "\xEF\xBB\xBFstop_id,stop_name,stop_lat,stop_lon\r\n7,\"Main, North\",47.5,-122.5\r\n8,x,95,0\r\n" },
          { u"routes.txt"_s, "route_id,route_short_name,route_long_name\n100001,44,\nB,,Blue Line\nC,,\n" },
          { u"other.txt"_s, "stop_id,stop_lat,stop_lon\n9,1,1\n" } });
    const gtfs::TransitPlaces places({ zip, stations, "nothing of the kind" });
    QCOMPARE(places.stops().size(), 3); // 7; 142 and L01 of the table
    QCOMPARE(places.stop(u"7"_s)->name, u"Main, North"_s);
    QCOMPARE(places.stop(u"7"_s)->position, (GeoPoint { -122.5, 47.5 }));
    QVERIFY(!places.stop(u"8"_s) && !places.stop(u"9"_s) && !places.stop(u"Bad"_s) && !places.stop(QString()));
    QCOMPARE(places.stop(u"L01S"_s)->name, u"8 Av, West"_s);
    QVERIFY(!places.stop(u"L01X"_s));
    QCOMPARE(places.routeName(u"100001"_s), u"44"_s);
    QCOMPARE(places.routeName(u"B"_s), u"Blue Line"_s);
    QCOMPARE(places.routeName(u"C"_s), u"C"_s);
    // Cut off anywhere the archive gives less or nothing, and no harm but a warning of the buffer it is in.
    QLoggingCategory::setFilterRules(u"kf.archive*=false\ndefault.warning=false"_s);
    for (qsizetype size = 0; size < zip.size(); ++size)
        QVERIFY(gtfs::TransitPlaces({ zip.first(size) }).stops().size() <= 1);
    QLoggingCategory::setFilterRules(u"kf.archive*=false"_s);
    // 65 MiB of text packed into 64 kB are not unpacked.
    const QByteArray bomb = zipOf({ { u"stops.txt"_s, "stop_id,stop_lat,stop_lon\n1,1,1\n" + QByteArray(65 << 20, '\n') } });
    QVERIFY(bomb.size() < 200'000);
    QVERIFY(gtfs::TransitPlaces({ bomb }).isEmpty());
}

void GtfsTest::alertsAsPublished()
{
    gtfs::FeedMessage told = message();
    const auto add = [&](const char *id) -> gtfs::Alert & {
        gtfs::FeedEntity &entity = *told.add_entity();
        entity.set_id(id);
        return *entity.mutable_alert();
    };
    gtfs::Alert &alert = add("a");
    alert.set_cause(10);
    alert.set_effect(4);
    alert.set_severity_level(3);
    auto *past = alert.add_active_period();
    past->set_start(made - 7200);
    past->set_end(made - 3600);
    auto *next = alert.add_active_period();
    next->set_start(made + 3600);
    next->set_end(made + 5400);
    alert.add_informed_entity()->set_route_id("219");
    alert.add_informed_entity()->set_stop_id("142N");
    alert.mutable_informed_entity(1)->set_route_id("219");
    for (const auto &[text, language] : { std::pair("Desvío", "es"), std::pair("Detour", "en") }) {
        auto *translation = alert.mutable_header_text()->add_translation();
        translation->set_text(text);
        translation->set_language(language);
    }
    alert.mutable_description_text()->add_translation()->set_text("Around the works");
    add("bare");              // 2
    add("bare");              // 3
    add("");                  // 4
    auto *turned = add("turned").add_active_period(); // 5
    turned->set_start(made);
    turned->set_end(made - 1);
    add("open").add_active_period()->set_start(made - 60); // 6
    place(addVehicle(told, "v", ""), 47, -122);
    const DecodedBatch batch = alertsOf(bytesOf(told));
    QCOMPARE(reasonsOf(batch), (QStringList { u"3 id twice"_s, u"4 id missing"_s, u"5 active_period ends before it begins"_s }));
    QCOMPARE(batch.observations.size(), 3u);
    const auto terms = [&](size_t row) {
        QStringList words;
        for (const size_t field : { size_t(EffectField), size_t(CauseField), size_t(SeverityField) })
            words << batch.terms[qsizetype(batch.observations[row].values[field])];
        return words;
    };
    QCOMPARE(terms(0), (QStringList { u"DETOUR"_s, u"CONSTRUCTION"_s, u"WARNING"_s }));
    QCOMPARE(terms(1), (QStringList { u"UNKNOWN_EFFECT"_s, u"UNKNOWN_CAUSE"_s, u"UNKNOWN_SEVERITY"_s }));
    QCOMPARE(batch.observations[0].values[AlertEndsField], 5400.f);
    QVERIFY(std::isnan(batch.observations[1].values[AlertEndsField]) && std::isnan(batch.observations[2].values[AlertEndsField]));
    QCOMPARE(batch.observations[0].phenomenonTime, (UtcTime { qint64(made) * 1000 }));
    QCOMPARE(batch.features[0].name, u"Detour"_s);
    QCOMPARE(batch.features[0].geometry, (GeoLine { { -74.013664, 40.702068 } }));
    QCOMPARE(batch.features[0].properties,
             (QJsonObject { { u"routes"_s, QJsonArray { u"219"_s } },
                            { u"stops"_s, QJsonArray { u"South Ferry"_s } },
                            { u"description_text"_s, u"Around the works"_s } }));
    const QJsonArray periods = QJsonDocument::fromJson(batch.observations[0].detail)[u"active_period"].toArray();
    QCOMPARE(periods.size(), 2);
    QCOMPARE(periods[1].toObject().value("end"_L1).toString(), u"2021-09-02T17:01:56Z"_s); // date -u -d @$((1630596716 + 5400))
    QVERIFY(!QJsonDocument::fromJson(batch.observations[2].detail)[u"active_period"][0].toObject().contains("end"_L1));
}

void GtfsTest::stateOfAnAlert()
{
    FeedDictionary dictionary;
    dictionary.terms = { u"NO_SERVICE"_s, u"STRIKE"_s, u"UNKNOWN_SEVERITY"_s, u"INFO"_s, u"STOP_MOVED"_s };
    Latest entry;
    entry.observed = noon;
    entry.values = { 0, 1, 2, 600 };
    const TransitAlert alert = alertOf(entry, dictionary, noon + 599s);
    QCOMPARE(alert.effect, u"NO_SERVICE"_s);
    QCOMPARE(alert.cause, u"STRIKE"_s);
    QCOMPARE(alert.ends, noon + 10min);
    QVERIFY(!alert.over && alertOf(entry, dictionary, noon + 10min).over);
    QCOMPARE(alert.severity(), 3); // no level is told: by the effect
    entry.values = { 0, 1, 3, none };
    QCOMPARE(alertOf(entry, dictionary, noon).severity(), 1); // as told
    QVERIFY(!alertOf(entry, dictionary, noon + 24h).over);
    entry.values[EffectField] = 4;
    entry.values[SeverityField] = 2;
    QCOMPARE(alertOf(entry, dictionary, noon).severity(), 1);
}

void GtfsTest::seattle()
{
    const QByteArray payload = openDataContent(u"transit/kcm_seattle_vehicle_positions_1.pb"_s);
    if (payload.isEmpty())
        QSKIP("the open data are not here");
    // protoc --decode_raw <FILE | grep -c '^  4 {': 627. Its vehicles' timestamps (field 4.5) span 1630596386 … 1630596700, their
    // routes (4.1.5) are 110; the latitudes (4.2.1) of all lie in 47.27403 … 47.77748. Of the first: 47.636154, −122.370354.
    const DecodedBatch batch = vehiclesOf(payload, { openDataContent(u"transit/kcm_seattle_gtfs.zip"_s) });
    QVERIFY(batch.rejections.empty());
    QCOMPARE(batch.features.size(), 627u);
    QCOMPARE(batch.observations.size(), 627u);
    QSet<float> routes;
    double south = 90;
    double north = -90;
    UtcTime first = batch.observations[0].phenomenonTime;
    UtcTime last = first;
    for (const ObservationRecord &row : batch.observations) {
        routes.insert(row.values[RouteField]);
        first = std::min(first, row.phenomenonTime);
        last = std::max(last, row.phenomenonTime);
        south = std::min(south, row.position.latitudeDegrees);
        north = std::max(north, row.position.latitudeDegrees);
    }
    QCOMPARE(routes.size(), 110);
    QCOMPARE(first, (UtcTime { 1'630'596'386'000 }));
    QCOMPARE(last, (UtcTime { 1'630'596'700'000 }));
    QVERIFY(std::abs(south - 47.27403) < 1e-5 && std::abs(north - 47.77748) < 1e-5);
    QVERIFY(distanceMeters(batch.observations[0].position, { -122.370354, 47.636154 }) < 1);
    // routes.txt in the archive: 100001,1,,3,Kinnear - Downtown Seattle
    QCOMPARE(batch.features[0].id, u"4382"_s);
    QCOMPARE(batch.terms[qsizetype(batch.observations[0].values[RouteField])], u"1"_s);
    QVERIFY(alertsOf(payload).observations.empty());
}

void GtfsTest::newYork_data()
{
    // A few lines of Python that walk the fields by their numbers (varints and lengths alone), without this program: FeedEntity
    // with a trip_update (3), a vehicle (4), an alert (5). Placed: each vehicle whose stop_id, else the stop of its trip that is
    // ahead of the header's time, is in mta_stations.csv with coordinates, with or without a last N or S; trips without a vehicle if that stop is
    // due within 300 s. The other trips are refused.
    QTest::addColumn<int>("placed");
    QTest::addColumn<int>("refused");
    QTest::addColumn<int>("alerts");
    QTest::newRow("mta_feed_11_weekday.pb") << 14 << 0 << 0; // trip updates 14, vehicles 14
    QTest::newRow("mta_feed_11_weekend.pb") << 5 << 0 << 0; // 5, 5
    QTest::newRow("mta_feed_16_weekend.pb") << 78 << 0 << 0; // 78, 78
    QTest::newRow("mta_feed_1_weekend.pb") << 78 << 34 << 1; // 112, 76: two trips are due, 33 later, one has no stop ahead
    QTest::newRow("mta_feed_21_weekend.pb") << 86 << 0 << 0; // 86, 86
    QTest::newRow("mta_feed_26_weekday.pb") << 128 << 16 << 0; // 144, 144: the table has no coordinates of H19
    QTest::newRow("mta_feed_26_weekend.pb") << 87 << 0 << 0; // 87, 87
    QTest::newRow("mta_feed_2_weekday.pb") << 23 << 13 << 0; // 36, 23, which tell no stop_id
    QTest::newRow("mta_feed_2_weekend.pb") << 4 << 5 << 0; // 9, 4
    QTest::newRow("mta_feed_31_weekday.pb") << 26 << 0 << 0; // 26, 26
    QTest::newRow("mta_feed_31_weekend.pb") << 22 << 0 << 0; // 22, 22
    QTest::newRow("mta_feed_36_weekday.pb") << 23 << 0 << 0; // 23, 23
    QTest::newRow("mta_feed_36_weekend.pb") << 21 << 0 << 0; // 21, 21
    QTest::newRow("mta_feed_51_weekend.pb") << 37 << 0 << 0; // 37, 37
}

void GtfsTest::newYork()
{
    QFETCH(int, placed);
    QFETCH(int, refused);
    QFETCH(int, alerts);
    const QByteArray payload = openDataContent(u"transit/"_s + QString::fromLatin1(QTest::currentDataTag()));
    const QByteArray table = openDataContent(u"transit/mta_stations.csv"_s);
    if (payload.isEmpty() || table.isEmpty())
        QSKIP("the open data are not here");
    const DecodedBatch batch = vehiclesOf(payload, { table });
    QVERIFY2(int(batch.rejections.size()) == refused, qPrintable(reasonsOf(batch).join(u'\n')));
    QCOMPARE(int(batch.observations.size()), placed);
    for (const ObservationRecord &row : batch.observations) {
        QVERIFY(row.position.latitudeDegrees > 40.5 && row.position.latitudeDegrees < 40.95);
        QVERIFY(row.values[RouteField] >= 0);
    }
    QCOMPARE(int(alertsOf(payload).observations.size()), alerts);
    QCOMPARE(int(vehiclesOf(payload, {}).observations.size()), 0);
}

void GtfsTest::cutOffAnywhere()
{
    const QByteArray payload = openDataContent(u"transit/mta_feed_2_weekend.pb"_s);
    const QByteArray table = openDataContent(u"transit/mta_stations.csv"_s);
    if (payload.isEmpty() || table.isEmpty())
        QSKIP("the open data are not here");
    const Decoder vehicles = Feeds::transit({}).decoder(u"gtfs-realtime"_s, { table });
    const Decoder alerts = Feeds::transitAlerts({}).decoder(u"gtfs-realtime"_s);
    const DecodedBatch whole = vehicles(payload, noon);
    int silent = 0;
    for (qsizetype size = 0; size < payload.size(); ++size) {
        const DecodedBatch part = vehicles(payload.first(size), noon);
        QVERIFY(part.observations.size() <= whole.observations.size());
        silent += std::ranges::none_of(part.rejections, [](const Rejection &r) { return r.line == 0; });
        QVERIFY(alerts(payload.first(size), noon).observations.empty());
    }
    QCOMPARE(silent, 13); // the file has 13 entities: only at the end of the header and of each but the last no cut is seen
}

void GtfsTest::hostileBytes()
{
    gtfs::FeedMessage told = message();
    for (int i = 0; i < 40; ++i) {
        const std::string trip = "trip " + std::to_string(i);
        place(addVehicle(told, "", trip.c_str()), 47, -122);
        addStop(addTrip(told, trip.c_str()), "142N", 10 * i, i);
    }
    const QByteArray good = bytesOf(told);
    for (quint64 i = 0; i < 3000; ++i) {
        QByteArray damaged = good;
        for (quint64 j = 0; j < 1 + i % 5; ++j)
            damaged[qsizetype(dice::mix(i, j) % quint64(damaged.size()))] = char(dice::mix(i, j, 1));
        const DecodedBatch batch = vehiclesOf(damaged);
        for (const ObservationRecord &row : batch.observations)
            QVERIFY(row.position.isValid() && row.phenomenonTime.isValid() && row.feature < batch.features.size());
        alertsOf(damaged);
    }
    // Entities without end, groups within groups, and a text of megabytes.
    const QByteArray header = bytesOf(message());
    const DecodedBatch many = vehiclesOf(header + QByteArray("\x12\0", 2).repeated(60'000));
    QCOMPARE(many.rejections.size(), size_t(gtfs::RealtimeLimits::rejections + 1));
    QCOMPARE(many.rejections.front().reason, u"too many bad entities"_s);
    QCOMPARE(reasonsOf(vehiclesOf(header + QByteArray(100'000, '\x1b'))),
             QStringList { u"0 not a whole GTFS Realtime message"_s });
    gtfs::FeedMessage tall = message();
    place(addVehicle(tall, std::string(300'000, 'x').c_str(), ""), 47, -122);
    place(addVehicle(tall, std::string(5'000, 'x').c_str(), ""), 47, -122);
    const DecodedBatch cut = vehiclesOf(tall);
    QCOMPARE(reasonsOf(cut), QStringList { u"1 entity too large"_s });
    QCOMPARE(cut.features[0].id.size(), gtfs::RealtimeLimits::idCharacters);
}

QTEST_GUILESS_MAIN(GtfsTest)
#include "tst_gtfs.moc"
