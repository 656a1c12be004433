// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Smart Data Models of traffic and parking in NGSI-LD and NGSI-v2. The payloads are written by hand from the models' published
// properties (smartdatamodels.org, dataModel.Transportation and dataModel.Parking).
#include "core/feeds.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace citywall;
using namespace citywall::traffic;
using namespace Qt::StringLiterals;

namespace {

/// A link and a lane of a count station, normalised.
const QByteArray flows =
    R"({"id":"urn:ngsi-ld:Notification:7","type":"Notification","subscriptionId":"urn:ngsi-ld:Subscription:3","notifiedAt":"2026-11-20T11:06:00Z","data":[
 {"id":"urn:ngsi-ld:TrafficFlowObserved:Ring-12","type":"TrafficFlowObserved",
  "name":{"type":"Property","value":"Ring road, km 12"},
  "location":{"type":"GeoProperty","value":{"type":"LineString","coordinates":[[-87.63,41.88],[-87.62,41.89]]}},
  "dateObserved":{"type":"Property","value":"2026-11-20T11:00:00Z/2026-11-20T11:05:00Z"},
  "averageVehicleSpeed":{"type":"Property","value":36,"unitCode":"KMH"},
  "intensity":{"type":"Property","value":150},
  "occupancy":{"type":"Property","value":0.25},
  "congested":{"type":"Property","value":true},
  "laneDirection":{"type":"Property","value":"forward"}},
 {"id":"urn:ngsi-ld:TrafficFlowObserved:Bridge:lane-2","type":"https:\/\/smartdatamodels.org\/dataModel.Transportation\/TrafficFlowObserved",
  "address":{"type":"Property","value":{"streetAddress":"Bridge Street"}},
  "laneId":{"type":"Property","value":2},
  "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[-87.64,41.87]}},
  "dateObserved":{"type":"Property","value":"2026-11-20T10:00:00/2026-11-20T11:00:00"},
  "dateObservedFrom":{"type":"Property","value":{"@type":"DateTime","@value":"2026-11-20T10:00:00Z"}},
  "dateObservedTo":{"type":"Property","value":{"@type":"DateTime","@value":"2026-11-20T11:00:00Z"}},
  "averageVehicleSpeed":{"type":"Property","value":50},
  "intensity":{"type":"Property","value":420}}]})";

/// Two car parks and three spaces, as keyValues and in NGSI-v2.
const QByteArray parks =
    R"([{"id":"urn:ngsi-ld:OffStreetParking:Central","type":"OffStreetParking","name":"Central garage","category":["public","parkingGarage"],
  "totalSpotNumber":400,"availableSpotNumber":100,"status":["open"],"occupancyModified":"2026-11-20T11:00:00Z",
  "location":{"type":"Polygon","coordinates":[[[-87.64,41.87],[-87.62,41.87],[-87.62,41.89],[-87.64,41.89],[-87.64,41.87]]]}},
 {"id":"urn:ngsi-ld:OnStreetParking:Lake","type":"OnStreetParking","location":{"type":"Point","coordinates":[-87.61,41.88]},
  "totalSpotNumber":{"type":"Number","value":40,"metadata":{}},"occupiedSpotNumber":{"type":"Number","value":30,"metadata":{}},
  "occupancy":{"type":"Number","value":0.75,"metadata":{"TimeInstant":{"type":"DateTime","value":"2026-11-20T11:01:00Z"}}},
  "status":{"type":"StructuredValue","value":["closedAbnormal"],"metadata":{}}},
 {"id":"urn:ngsi-ld:ParkingSpot:lake:1","type":"ParkingSpot","location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[-87.611,41.88]}},
  "status":{"type":"Property","value":"free","observedAt":"2026-11-20T11:02:00Z"},
  "refParkingSite":{"type":"Relationship","object":"urn:ngsi-ld:OnStreetParking:Lake"}},
 {"id":"urn:ngsi-ld:ParkingSpot:lake:2","type":"ParkingSpot","location":{"type":"Point","coordinates":[-87.612,41.88]},
  "status":{"value":"occupied","observedAt":"2026-11-20T11:02:30Z"}},
 {"id":"urn:ngsi-ld:ParkingSpot:lake:3","type":"ParkingSpot","location":{"type":"Point","coordinates":[-87.613,41.88]},
  "status":"closed","dateModified":"2026-11-20T11:03:00Z"},
 {"id":"urn:ngsi-ld:ParkingSpot:lake:4","type":"ParkingSpot","status":"unknown","dateModified":"2026-11-20T11:03:00Z"}])";

const UtcTime received = UtcTime::fromIso(u"2026-11-20T11:06:00Z");

DecodedBatch links(const QByteArray &payload) { return Feeds::linkSpeeds().decoder(u"ngsi-ld"_s)(payload, received); }
DecodedBatch stations(const QByteArray &payload) { return Feeds::countStations({}).decoder(u"ngsi-ld"_s)(payload, received); }
DecodedBatch parking(const QByteArray &payload) { return Feeds::parking().decoder(u"ngsi-ld"_s)(payload, received); }

QString wordOf(const DecodedBatch &batch, size_t row, size_t field)
{
    return batch.terms.value(qsizetype(batch.observations[row].values[field]));
}
QStringList why(const DecodedBatch &batch)
{
    QStringList reasons;
    for (const Rejection &rejection : batch.rejections)
        reasons.append(rejection.reason);
    return reasons;
}

} // namespace

class EntitiesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void recognised()
    {
        QVERIFY(Feeds::linkSpeeds().format(u"ngsi-ld")->recognise(flows));
        QVERIFY(Feeds::countStations({}).format(u"ngsi-ld")->recognise(flows));
        QVERIFY(Feeds::parking().format(u"ngsi-ld")->recognise(parks));
        QVERIFY(!Feeds::parking().format(u"ngsi-ld")->recognise(flows));
        QVERIFY(!Feeds::linkSpeeds().format(u"ngsi-ld")->recognise(parks));
        QVERIFY(!Feeds::linkSpeeds().format(u"ngsi-ld")->recognise(R"({"note":"no TrafficFlowObserved here"})"));
    }

    void linkFlow()
    {
        const DecodedBatch batch = links(flows);
        QCOMPARE(why(batch), QStringList());
        QCOMPARE(batch.observations.size(), 1u);
        const FeatureRecord &link = batch.features.at(0);
        QCOMPARE(link.id, u"Ring-12"_s);
        QCOMPARE(link.name, u"Ring road, km 12"_s);
        QCOMPARE(link.geometry.size(), 2);
        QCOMPARE(link.properties.value("direction"_L1).toString(), u"forward"_s);
        const ObservationRecord &row = batch.observations.at(0);
        QCOMPARE(row.phenomenonTime, UtcTime::fromIso(u"2026-11-20T11:00:00Z"));
        QCOMPARE(row.values[SpeedField], 10.f); // 36 km/h
        QCOMPARE(row.values[FlowField], 1800.f); // 150 in five minutes
        QCOMPARE(wordOf(batch, 0, StatusField), u"congested"_s);
        QCOMPARE(row.detail, R"({"occupancy":0.25})");
    }

    void laneOfAStation()
    {
        const DecodedBatch batch = stations(flows);
        QCOMPARE(why(batch), QStringList());
        QCOMPARE(batch.observations.size(), 1u);
        const FeatureRecord &lane = batch.features.at(0);
        QCOMPARE(lane.id, u"Bridge:lane-2"_s);
        QCOMPARE(lane.name, u"Bridge Street"_s);
        QCOMPARE(lane.properties.value("lane"_L1).toInt(), 2);
        const ObservationRecord &row = batch.observations.at(0);
        QCOMPARE(row.phenomenonTime, UtcTime::fromIso(u"2026-11-20T10:00:00Z")); // of the interval that has zones
        QCOMPARE(row.values[CountFlowField], 420.f);
        QCOMPARE(row.values[CountSpeedField], float(50 / 3.6));
        QCOMPARE(row.detail, "");
    }

    void flowsThatAreRefused_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("reason");
        const QByteArray at = R"("location":{"type":"Point","coordinates":[-87.6,41.8]},"dateObserved":"2026-11-20T11:00:00Z")";
        QTest::newRow("no zone") << QByteArray(R"("averageVehicleSpeed":30,"dateObserved":"2026-11-20T11:00:00")")
                                 << u"time missing, or without a zone"_s;
        QTest::newRow("count without a period")
            << QByteArray(R"("intensity":12,)" + at) << u"intensity without the period it was counted in"_s;
        QTest::newRow("nothing") << at << u"no measured value"_s;
        QTest::newRow("other unit") << QByteArray(R"("averageVehicleSpeed":{"value":30,"unitCode":"CEL"},)" + at)
                                    << u"no measured value"_s;
        QTest::newRow("impossible speed") << QByteArray(R"("averageVehicleSpeed":1e300,)" + at) << u"number out of range"_s;
        QTest::newRow("negative speed") << QByteArray(R"("averageVehicleSpeed":-1,)" + at) << u"no measured value"_s;
        QTest::newRow("speed as text") << QByteArray(R"("averageVehicleSpeed":"30",)" + at) << u"no measured value"_s;
        QTest::newRow("elsewhere") << QByteArray(
            R"("averageVehicleSpeed":30,"location":{"type":"Point","coordinates":[-187.6,41.8]},"dateObserved":"2026-11-20T11:00:00Z")")
                                   << u"impossible position"_s;
    }
    void flowsOfAnotherFeed()
    {
        const DecodedBatch batch = stations(
            R"({"id":"x","type":"TrafficFlowObserved","averageVehicleSpeed":30,"dateObserved":"2026-11-20T11:00:00Z",
                "location":{"type":"LineString","coordinates":[[1,2],[3,4]]}})");
        QVERIFY(batch.observations.empty() && batch.rejections.empty());
        QCOMPARE(batch.leftOut.size(), 1u);
        QCOMPARE(batch.leftOut[0].reason, u"only stretches of road, which feed traffic.link-speed is for"_s);
    }
    void flowsThatAreRefused()
    {
        QFETCH(QByteArray, members);
        QFETCH(QString, reason);
        const DecodedBatch batch =
            stations(R"({"id":"urn:ngsi-ld:TrafficFlowObserved:x","type":"TrafficFlowObserved",)" + members + '}');
        QCOMPARE(why(batch), QStringList { reason });
        QVERIFY(batch.observations.empty());
    }

    void neighboursSurvive()
    {
        const DecodedBatch batch = stations(
            R"([{"id":"a","type":"TrafficFlowObserved","averageVehicleSpeed":30,"dateObserved":"2026-11-20T11:00:00Z"},
                {"type":"TrafficFlowObserved","averageVehicleSpeed":30,"dateObserved":"2026-11-20T11:00:00Z"},
                7, {"id":"v","type":"Vehicle"},
                {"id":"a","type":"TrafficFlowObserved","averageVehicleSpeed":{"value":10,"unitCode":"MTS"},"dateObserved":"2026-11-20T11:01:00Z"}])");
        QCOMPARE(batch.observations.size(), 2u);
        QCOMPARE(batch.features.size(), 1u);
        QCOMPARE(batch.observations[1].values[CountSpeedField], 10.f);
        QCOMPARE(why(batch), (QStringList { u"entity without an id"_s, u"entity without a type"_s }));
        QCOMPARE(batch.leftOut.size(), 1u);
        QCOMPARE(batch.leftOut[0].reason, u"entity of another type"_s);
        QCOMPARE(batch.leftOut[0].sample, QByteArray("v"));
        QCOMPARE(why(stations("[{\"id\":")).size(), 1);
        QVERIFY(why(stations("[" + QByteArray("[").repeated(100))).at(0).startsWith("not JSON"_L1));
    }

    void carParksAndSpaces()
    {
        const DecodedBatch batch = parking(parks);
        QCOMPARE(why(batch), QStringList { u"status of the space is not known"_s });
        QCOMPARE(batch.observations.size(), 5u);
        const auto feature = [&](size_t row) { return batch.features[batch.observations[row].feature]; };
        const auto property = [&](size_t row, const QString &name) { return feature(row).properties.value(name); };

        QCOMPARE(feature(0).id, u"Central"_s);
        QVERIFY(distanceMeters(midpoint(feature(0).geometry), { -87.63, 41.88 }) < 0.01); // the middle of the polygon
        QCOMPARE(property(0, u"capacity"_s).toInt(), 400);
        QCOMPARE(property(0, u"kind"_s).toString(), u"garage"_s);
        QCOMPARE(batch.observations[0].values[VacantField], 100.f);
        QVERIFY(std::isnan(batch.observations[0].values[OccupancyShareField])); // the module makes it of the two
        QCOMPARE(wordOf(batch, 0, OpeningField), u"open"_s);
        QCOMPARE(batch.observations[0].phenomenonTime, UtcTime::fromIso(u"2026-11-20T11:00:00Z"));

        QCOMPARE(property(1, u"kind"_s).toString(), u"onStreet"_s);
        QCOMPARE(batch.observations[1].values[VacantField], 10.f); // 40 − 30
        QCOMPARE(batch.observations[1].values[OccupancyShareField], 0.75f);
        QCOMPARE(wordOf(batch, 1, OpeningField), u"closed"_s);
        QCOMPARE(batch.observations[1].phenomenonTime, UtcTime::fromIso(u"2026-11-20T11:01:00Z"));

        QCOMPARE(feature(2).id, u"lake:1"_s);
        QCOMPARE(property(2, u"site"_s).toString(), u"Lake"_s);
        QCOMPARE(property(2, u"kind"_s).toString(), u"space"_s);
        QCOMPARE(batch.observations[2].values[VacantField], 1.f);
        QCOMPARE(batch.observations[3].values[VacantField], 0.f);
        QCOMPARE(batch.observations[3].values[OccupancyShareField], 1.f);
        QVERIFY(std::isnan(batch.observations[4].values[VacantField]));
        QCOMPARE(wordOf(batch, 4, OpeningField), u"closed"_s);
    }

    /// What was decoded, written and decoded again is the same, whatever is in an id.
    void thereAndBack()
    {
        DecodedBatch flow = links(flows);
        flow.features[0].id = u"A 1/km 27:%20-2026-03-15T11:00:00"_s;
        const FeedDescriptor linkFeed = Feeds::linkSpeeds();
        const QList<QByteArray> written = linkFeed.format(u"ngsi-ld")->encode(flow, received);
        QCOMPARE(written.size(), 1);
        const DecodedBatch back = links(written[0]);
        QCOMPARE(why(back), QStringList());
        QCOMPARE(back.features.at(0).id, flow.features[0].id);
        QCOMPARE(back.features.at(0).geometry, flow.features[0].geometry);
        QCOMPARE(back.observations.at(0).values[SpeedField], 10.f);
        QCOMPARE(back.observations.at(0).values[FlowField], 1800.f);
        QCOMPARE(wordOf(back, 0, StatusField), u"congested"_s);

        const DecodedBatch sent = parking(parks);
        const QList<QByteArray> answers = Feeds::parking().format(u"ngsi-ld")->encode(sent, received);
        QCOMPARE(answers.size(), 5); // as many as there are times
        for (size_t i = 0; i < sent.observations.size(); ++i) {
            const DecodedBatch one = parking(answers[qsizetype(i)]);
            QCOMPARE(why(one), QStringList());
            QCOMPARE(one.features.at(0).id, sent.features[sent.observations[i].feature].id);
            QCOMPARE(one.features.at(0).properties, sent.features[sent.observations[i].feature].properties);
            QCOMPARE(one.observations.at(0).phenomenonTime, sent.observations[i].phenomenonTime);
            for (size_t field : { size_t(VacantField), size_t(OccupancyShareField) })
                QVERIFY(one.observations[0].values[field] == sent.observations[i].values[field]
                        || (std::isnan(one.observations[0].values[field]) && std::isnan(sent.observations[i].values[field])));
        }
        QCOMPARE(Feeds::parking().format(u"ngsi-ld")->encode({}, received), QList<QByteArray> { "[]" });
    }
};

QTEST_GUILESS_MAIN(EntitiesTest)
#include "tst_entities.moc"
