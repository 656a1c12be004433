// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a publisher of a format would send, read again: the same as before, as far as the format has words for it.
#include "core/countstations.h"
#include "core/roadevents.h"
#include "gtfsmessages.h"
#include "said.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace citywall;
using namespace citywall::traffic;
using namespace citywall::traffic::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString streetsFile = QStringLiteral(CITYWALL_SOURCE_DIR "/modules/traffic/simulation/streets.json");
const Simulation chicago { 7, QTimeZone("America/Chicago"), { -87.66, 41.88 }, { -87.95, 41.64, -87.52, 42.03 }, nullptr };

/// A simulated payload as its feed reads it.
DecodedBatch simulated(const FeedDescriptor &feed, UtcTime end, Duration span, Duration step)
{
    return feed.decoder()(feed.makeSimulator(chicago)->payload({ end - span, end }, step, true), end);
}

QList<QByteArray> sent(const FeedDescriptor &feed, const QString &format, const DecodedBatch &batch)
{
    return feed.format(format)->encode(batch, noon);
}

} // namespace

class PublishingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void vehicles();
    void tripsWithoutAVehicle();
    void alerts();
    void bikeStations();
    void workZonesByWzdx();
    void workZonesByDatex();
    void events();
    void countStations();
    void linkSpeeds();
    void whatFormatsHaveNoWordFor();
    void nothingToSend();
    void simulatorsSpeakTheProgramsOwnJson();
    void timesMove();
};

void PublishingTest::vehicles()
{
    const FeedDescriptor feed = Feeds::transit(streetsFile);
    const DecodedBatch batch = simulated(feed, noon, 3min, 1min);
    const QList<QByteArray> messages = sent(feed, u"gtfs-realtime"_s, batch);
    QCOMPARE(messages.size(), 3); // a message tells one place of each vehicle
    QVERIFY(feed.format(u"gtfs-realtime")->recognise(messages[0]));
    const SaidById before = heard(feed, batch);
    const SaidById after = heard(feed, u"gtfs-realtime"_s, messages);
    QVERIFY(before.size() > 100);
    QCOMPARE(difference(before, after, { HeadwayField }), QString());
    for (const auto &[id, one] : before) {
        // Single precision: half a unit in the last place of 87° is 0.0000038°.
        const GeoPoint place = after.at(id).rows[0].position;
        QVERIFY(std::abs(place.longitudeDegrees - one.rows[0].position.longitudeDegrees) < 3.9e-6
                && std::abs(place.latitudeDegrees - one.rows[0].position.latitudeDegrees) < 2e-6);
    }
}

void PublishingTest::tripsWithoutAVehicle()
{
    gtfs::FeedMessage told = message();
    addStop(addTrip(told, "due"), "142N", 30, 45);
    gtfs::VehiclePosition &bus = addVehicle(told, "4382", "49195152");
    place(bus, 47.5f, -122.25f);
    bus.set_stop_id("2470");
    bus.set_current_status(1);
    bus.mutable_vehicle()->set_label("Coach 4382");
    const DecodedBatch batch = vehiclesOf(told);
    QCOMPARE(batch.observations.size(), 2u);
    const FeedDescriptor feed = Feeds::transit({});
    const SaidById after = heard(feed, u"gtfs-realtime"_s, sent(feed, u"gtfs-realtime"_s, batch));
    QCOMPARE(difference(heard(feed, batch), after), QString());
    QCOMPARE(after.at(u"due"_s).rows[0].values[DelayField], 45.f);
    QCOMPARE(
        after.at(u"4382"_s).rows[0].detail,
        (QJsonObject { { u"trip_id"_s, u"49195152"_s }, { u"stop_id"_s, u"2470"_s }, { u"current_status"_s, u"STOPPED_AT"_s } }));
}

void PublishingTest::alerts()
{
    const FeedDescriptor feed = Feeds::transitAlerts(streetsFile);
    const DecodedBatch batch = simulated(feed, noon, 5min, 5min);
    QVERIFY(!batch.observations.empty());
    const SaidById before = heard(feed, batch);
    const SaidById after = heard(feed, u"gtfs-realtime"_s, sent(feed, u"gtfs-realtime"_s, batch));
    QCOMPARE(difference(before, after), QString());
    for (const auto &[id, one] : before) {
        QCOMPARE(after.at(id).feature.properties, one.feature.properties);
        QCOMPARE(after.at(id).rows[0].detail, one.rows[0].detail);
    }
}

void PublishingTest::bikeStations()
{
    const FeedDescriptor feed = Feeds::bikes();
    const DecodedBatch batch = simulated(feed, noon, 2min, 1min);
    const QList<QByteArray> files = sent(feed, u"gbfs"_s, batch);
    QCOMPARE(files.size(), 3); // the information, and the status at two times
    QVERIFY(files[0].contains("\"lat\"") && !files[1].contains("\"lat\""));
    const QJsonObject status = QJsonDocument::fromJson(files[1]).object();
    QCOMPARE(status.value("version"_L1).toString(), u"3.0"_s);
    QCOMPARE(status.value("last_updated"_L1).toString(), u"2026-11-20T17:58:00Z"_s); // of the first of both minutes before
    QCOMPARE(status.value("ttl"_L1).toInt(), 60);
    const SaidById before = heard(feed, batch);
    const SaidById after = heard(feed, u"gbfs"_s, files);
    QCOMPARE(before.size(), 60u);
    QCOMPARE(difference(before, after), QString());
    for (const auto &[id, one] : before)
        QCOMPARE(after.at(id).feature.properties, one.feature.properties);
    // Every state that a station may be in.
    DecodedBatch states;
    states.terms = { u"renting"_s, u"not_renting"_s, u"not_returning"_s, u"closed"_s };
    for (int i = 0; i < 4; ++i) {
        states.features.push_back({ QString::number(i), {}, {}, {} });
        states.observations.push_back({ quint32(i), noon, {}, { float(i), none, none, float(i) }, {} });
    }
    states.observations[2].detail = R"({"validFor":900})"; // as a decoded one has it
    QCOMPARE(sent(feed, u"gbfs"_s, states).size(), 1);
    QVERIFY(sent(feed, u"gbfs"_s, states)[0].contains("\"ttl\":900"));
    QCOMPARE(difference(heard(feed, states), heard(feed, u"gbfs"_s, sent(feed, u"gbfs"_s, states))), QString());
}

void PublishingTest::workZonesByWzdx()
{
    const FeedDescriptor feed = Feeds::workZones(streetsFile);
    const DecodedBatch batch = simulated(feed, noon, 5min, 5min);
    const SaidById before = heard(feed, batch);
    const SaidById after = heard(feed, u"wzdx"_s, sent(feed, u"wzdx"_s, batch));
    QVERIFY(before.size() > 5);
    QCOMPARE(difference(before, after), QString());
    for (const auto &[id, one] : before)
        QCOMPARE(after.at(id).feature.properties, one.feature.properties);
}

void PublishingTest::workZonesByDatex()
{
    const FeedDescriptor feed = Feeds::workZones(streetsFile);
    const DecodedBatch batch = simulated(feed, noon, 5min, 5min);
    const QList<QByteArray> payloads = sent(feed, u"datex2-situation"_s, batch);
    QVERIFY(feed.format(u"datex2-situation")->recognise(payloads.at(0)));
    const SaidById before = heard(feed, batch);
    const SaidById after = heard(feed, u"datex2-situation"_s, payloads);
    QCOMPARE(difference(before, after, { ImpactField }), QString());
    // On which side lanes merge, and where open ones shift, it has no word for.
    QSet<QString> impacts;
    for (const auto &[id, one] : before) {
        QString told = one.rows[0].words[ImpactField];
        impacts.insert(told);
        told = told.startsWith("some-lanes-closed"_L1) ? u"some-lanes-closed"_s
            : told.startsWith("all-lanes-open"_L1)     ? u"all-lanes-open"_s
                                                       : told;
        QCOMPARE(after.at(id).rows[0].words[ImpactField], told);
        for (const QString &key : { u"road_names"_s, u"types_of_work"_s, u"work_zone_type"_s, u"description"_s })
            QCOMPARE(after.at(id).feature.properties.value(key), one.feature.properties.value(key));
    }
    QVERIFY(impacts.size() >= 4);
}

void PublishingTest::events()
{
    const FeedDescriptor feed = Feeds::roadEvents(streetsFile);
    const DecodedBatch batch = simulated(feed, noon, 1min, 1min);
    QVERIFY(batch.observations.size() > 1);
    const SaidById before = heard(feed, batch);
    const SaidById after = heard(feed, u"datex2-situation"_s, sent(feed, u"datex2-situation"_s, batch));
    QCOMPARE(difference(before, after), QString());
    for (const auto &[id, one] : before)
        QCOMPARE(after.at(id).feature.properties, one.feature.properties);
    // Sent twice, the second time as it was heard: the same bytes.
    const DecodedBatch again = feed.decoder()(sent(feed, u"datex2-situation"_s, batch).at(0), noon);
    QCOMPARE(sent(feed, u"datex2-situation"_s, feed.decoder()(sent(feed, u"datex2-situation"_s, again).at(0), noon)),
             sent(feed, u"datex2-situation"_s, again));
}

void PublishingTest::countStations()
{
    const FeedDescriptor feed = Feeds::countStations(streetsFile);
    DecodedBatch batch = simulated(feed, noon, 30min, 15min);
    batch.observations[0].values[CountSpeedField] = 12.3f;
    const QList<QByteArray> payloads = sent(feed, u"datex2-measured"_s, batch);
    QCOMPARE(payloads.size(), 1);
    const SaidById before = heard(feed, batch);
    const SaidById after = heard(feed, u"datex2-measured"_s, payloads);
    QVERIFY(before.size() > 10);
    QCOMPARE(difference(before, after), QString());
    for (const auto &[id, one] : before)
        QCOMPARE(after.at(id).feature.properties.value("direction"_L1), one.feature.properties.value("direction"_L1));
}

void PublishingTest::linkSpeeds()
{
    const FeedDescriptor feed = Feeds::linkSpeeds();
    DecodedBatch batch;
    batch.terms = { u"queuing"_s, u"ok"_s };
    const QJsonObject oneway { { u"freeFlowSpeed"_s, 13.4 }, { u"lanes"_s, 2 }, { u"oneway"_s, true } };
    const QJsonObject both { { u"freeFlowSpeed"_s, 8.9 } };
    batch.features = {
        { u"a"_s, u"N Clark St & <Co>"_s, { { -87.63, 41.88 }, { -87.631, 41.8875 }, { -87.6312, 41.89 } }, oneway },
        { u"b"_s, u"W Lake St"_s, { { -87.64, 41.885712 }, { -87.63, 41.885713 } }, both }
    };
    for (const Duration before : { 10min, 5min })
        for (quint32 i = 0; i < 2; ++i)
            batch.observations.push_back({ i, noon - before, {}, { 12.3f, 431, i == 0 ? 73.4f : none, i == 0 ? 0 : none }, {} });
    const QList<QByteArray> payloads = sent(feed, u"datex2-measured"_s, batch);
    QCOMPARE(payloads.size(), 1);
    QVERIFY(payloads[0].contains("<com:speed>44.28</com:speed>")); // awk 'BEGIN { print 12.3 * 3.6 }'
    QVERIFY(payloads[0].contains("<roa:measurementSide>northBound</roa:measurementSide>"));
    const SaidById after = heard(feed, u"datex2-measured"_s, payloads);
    QCOMPARE(difference(heard(feed, batch), after), QString());
    QCOMPARE(after.at(u"a"_s).feature.properties, oneway);
    QCOMPARE(after.at(u"b"_s).feature.properties, both);
    // Without descriptions it is for who has the table.
    for (FeatureRecord &feature : batch.features)
        feature = { feature.id, {}, {}, {} };
    const QByteArray bare = sent(feed, u"datex2-measured"_s, batch).at(0);
    QVERIFY(!bare.contains("measurementSiteTable id"));
    const DecodedBatch placed = feed.decoder({}, payloads)(bare, noon);
    QCOMPARE(placed.features.at(0).geometry.size(), 3);
    QCOMPARE(placed.observations.size(), 4u);
}

void PublishingTest::whatFormatsHaveNoWordFor()
{
    // Work zones at a point or without an end are none for WZDx; those without a begin none for DATEX II.
    const FeedDescriptor feed = Feeds::workZones({});
    DecodedBatch batch;
    batch.terms = { u"all-lanes-closed"_s };
    const GeoLine line { { 1, 1 }, { 1, 2 } };
    batch.features = {
        { u"point"_s, {}, { { 1, 1 } }, {} }, { u"open"_s, {}, line, {} }, { u"begun"_s, {}, line, {} }, { u"bare"_s, {}, {}, {} }
    };
    batch.observations = { { 0, noon, {}, { 0, 1, -60, 60 }, {} },
                           { 1, noon, {}, { 0, none, -60, none }, {} },
                           { 2, noon, {}, { none, none, none, 60 }, {} },
                           { 3, noon, {}, { 0, 1, -60, 60 }, {} } };
    QVERIFY(heard(feed, u"wzdx"_s, sent(feed, u"wzdx"_s, batch)).empty());
    const SaidById after = heard(feed, u"datex2-situation"_s, sent(feed, u"datex2-situation"_s, batch));
    QCOMPARE(after.size(), 2u);
    QVERIFY(after.contains(u"point"_s) && after.contains(u"open"_s));
    QCOMPARE(after.at(u"open"_s).rows[0].words[ImpactField], u"all-lanes-closed"_s);
    QVERIFY(std::isnan(after.at(u"open"_s).rows[0].values[EndsField]));
    // A text that XML cannot hold is sent without what it cannot hold.
    batch.features[0].name = u"A\u0001B\uFFFF 中 \U0001F6A7"_s;
    QCOMPARE(heard(feed, u"datex2-situation"_s, sent(feed, u"datex2-situation"_s, batch)).at(u"point"_s).feature.name,
             u"AB 中 \U0001F6A7"_s);
    // A vehicle that nobody can place, and one whose feed tells only where it is.
    const FeedDescriptor transit = Feeds::transit({});
    DecodedBatch buses;
    buses.features = { { u"lost"_s, {}, {}, {} }, { u"there"_s, {}, {}, {} } };
    buses.observations = { { 0, noon, {}, { 60, none, none, none }, {} },
                           { 1, noon, { -122.25, 47.5 }, { none, none, none, none }, {} } };
    const SaidById known = heard(transit, u"gtfs-realtime"_s, sent(transit, u"gtfs-realtime"_s, buses));
    QCOMPARE(known.size(), 1u);
    QVERIFY(std::isnan(known.at(u"there"_s).rows[0].values[DelayField]));
}

void PublishingTest::nothingToSend()
{
    for (const FeedDescriptor &feed : Feeds::all(streetsFile)) {
        for (const PayloadFormat &format : feed.formats) {
            QVERIFY2(format.encode, qPrintable(feed.id + format.id));
            // Without a time no publication that says when it was made; entities of NGSI say no such thing.
            QCOMPARE(format.encode({}, {}).size(), format.id.startsWith("ngsi"_L1) ? 1 : 0);
            const QList<QByteArray> payloads = format.encode({}, noon);
            // Of measurements there is no publication without any, and a list without vehicles says that there are none; else that there
            // is nothing to say is said.
            QCOMPARE(payloads.size(), format.id == "datex2-measured"_L1 || feed.id == vehicleFeed ? 0 : 1);
            for (const QByteArray &payload : payloads) {
                const DecodedBatch batch = feed.decoder(format.id)(payload, noon);
                QVERIFY(batch.features.empty() && batch.observations.empty() && batch.rejections.empty());
            }
        }
    }
}

void PublishingTest::simulatorsSpeakTheProgramsOwnJson()
{
    for (const FeedDescriptor &feed : Feeds::all(streetsFile)) {
        if (!feed.makeSimulator)
            continue;
        const QByteArray payload = feed.makeSimulator(chicago)->payload({ noon - 30min, noon }, 15min, true);
        const DecodedBatch batch = feed.makeDecoder()(payload, noon);
        QVERIFY2(!batch.observations.empty() && batch.rejections.empty(), qPrintable(feed.id));
    }
}

void PublishingTest::timesMove()
{
    const FeedDescriptor alerts = Feeds::transitAlerts({});
    DecodedBatch batch;
    batch.features = { { u"a"_s, {}, {}, {} } };
    batch.observations = {
        { 0,
          noon,
          {},
          {},
          R"({"active_period":[{"start":"2026-11-20T17:00:00Z","end":"2026-11-20T19:30:00.500Z"},{"end":"soon"}],"start":7})" },
        { 0, noon, {}, {}, {} }
    };
    alerts.shift(batch, 24h);
    QCOMPARE(
        QJsonDocument::fromJson(batch.observations[0].detail).object(),
        QJsonDocument::fromJson(
            R"({"active_period":[{"start":"2026-11-21T17:00:00Z","end":"2026-11-21T19:30:00.500Z"},{"end":"soon"}],"start":7})")
            .object());
    QVERIFY(batch.observations[1].detail.isEmpty());
    batch.observations[0].detail = R"({"situation":"S","situationRecordVersionTime":"2026-11-20T17:00:00Z"})";
    Feeds::workZones({}).shift(batch, -1h);
    QCOMPARE(batch.observations[0].detail,
             QByteArray(R"({"situation":"S","situationRecordVersionTime":"2026-11-20T16:00:00Z"})"));
    QVERIFY(Feeds::roadEvents({}).shift);
}

QTEST_GUILESS_MAIN(PublishingTest)
#include "tst_publishing.moc"
