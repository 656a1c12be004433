// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/roadevents.h"
#include "datexsamples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace citywall;
using namespace citywall::traffic;
using namespace citywall::traffic::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class DatexSituationsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aWorkZone();
    void impacts_data();
    void impacts();
    void closuresAlone();
    void anEvent();
    void eachFeedTakesItsOwn();
    void versionsAndEnds();
    void version2();
    void badRecordsCostOnlyThemselves();
    void stateOfAnEvent();
};

void DatexSituationsTest::aWorkZone()
{
    const QByteArray impact = "<sit:impact><sit:numberOfLanesRestricted>1</sit:numberOfLanesRestricted></sit:impact>";
    const DecodedBatch batch = zones(published(situation(works({ .before = impact }))));
    QCOMPARE(reasonsOf(batch), QStringList());
    const FeatureRecord &feature = batch.features.at(0);
    QCOMPARE(feature.id, u"r1"_s);
    QCOMPARE(feature.name, u"Main St"_s);
    QCOMPARE(feature.geometry, (GeoLine { { -87.7, 41.9 }, { -87.69, 41.9 } }));
    QCOMPARE(feature.properties,
             (QJsonObject { { u"road_names"_s, QJsonArray { u"Main St"_s } },
                            { u"description"_s, u"Water main"_s },
                            { u"source"_s, u"Gemeente"_s },
                            { u"types_of_work"_s, QJsonArray { u"surface-work"_s, u"tree-and-vegetation-cutting-work"_s } },
                            { u"work_zone_type"_s, u"moving"_s } }));
    const ObservationRecord &row = batch.observations.at(0);
    QCOMPARE(row.phenomenonTime, noon); // publicationTime
    QCOMPARE(word(batch, 0, ImpactField), u"some-lanes-closed"_s);
    QCOMPARE(row.values[LanesClosedField], 1.f);
    QCOMPARE(row.values[BeginsField], -30 * 3600.f); // the 19th 12:00 to the 20th 18:00
    QCOMPARE(row.values[EndsField], 30 * 3600.f);    // to the 22nd 00:00 UTC
    QCOMPARE(QJsonDocument::fromJson(row.detail).object(),
             (QJsonObject { { u"situation"_s, u"S1"_s },
                            { u"severity"_s, u"high"_s },
                            { u"situationRecordVersionTime"_s, u"2026-11-20T09:00:00Z"_s } }));
}

void DatexSituationsTest::impacts_data()
{
    QTest::addColumn<QByteArray>("records");
    QTest::addColumn<QString>("impact");
    const auto numbers = [](const QByteArray &told) { return works({ .before = "<sit:impact>" + told + "</sit:impact>" }); };
    QTest::newRow("not told") << works() << QString();
    QTest::newRow("none closed") << numbers("<sit:numberOfLanesRestricted>0</sit:numberOfLanesRestricted>")
                                 << u"all-lanes-open"_s;
    QTest::newRow("none left") << numbers("<sit:numberOfOperationalLanes>0</sit:numberOfOperationalLanes>")
                               << u"all-lanes-closed"_s;
    QTest::newRow("road closed beside the works") << works() + management("roadClosed") << u"all-lanes-closed"_s;
    QTest::newRow("worst of two") << works() + management("narrowLanes") + management("laneClosures", { .id = "m2" })
                                  << u"some-lanes-closed"_s;
    QTest::newRow("alternating, one lane") << numbers("<sit:numberOfLanesRestricted>1</sit:numberOfLanesRestricted>")
            + management("singleAlternateLineTraffic")
                                           << u"alternating-one-way"_s;
    QTest::newRow("signal") << works()
            + record("GeneralNetworkManagement",
                     "<sit:generalNetworkManagementType>temporaryTrafficLights</sit:generalNetworkManagementType>", { .id = "g" })
                            << u"temporary-traffic-signal"_s;
    QTest::newRow("a speed limit takes nothing") << works() + record("SpeedManagement", {}, { .id = "v" }) << QString();
}

void DatexSituationsTest::impacts()
{
    QFETCH(QByteArray, records);
    QFETCH(QString, impact);
    const DecodedBatch batch = zones(published(situation(records)));
    QCOMPARE(batch.features.size(), 1u);
    QCOMPARE(batch.features[0].id, u"r1"_s);
    QCOMPARE(word(batch, 0, ImpactField), impact);
}

void DatexSituationsTest::closuresAlone()
{
    const DecodedBatch batch = zones(published(situation(management("roadClosed") + management("laneClosures", { .id = "m2" })
                                                         + management("useSpecifiedLanesOrCarriageways", { .id = "m3" }))));
    QCOMPARE(batch.features.size(), 2u);
    QCOMPARE(word(batch, 0, ImpactField), u"all-lanes-closed"_s);
    QCOMPARE(word(batch, 1, ImpactField), u"some-lanes-closed"_s);
    QVERIFY(!batch.features[0].properties.contains("types_of_work"_L1));
    // Works at a point have the course of the closure beside them.
    const DecodedBatch placed = zones(published(situation(works({ .location = corner }) + management("laneClosures"))));
    QCOMPARE(placed.features.size(), 1u);
    QCOMPARE(placed.features[0].geometry.size(), 2);
}

void DatexSituationsTest::anEvent()
{
    const QByteArray open = "<com:overallStartTime>2026-11-20T17:30:00Z</com:overallStartTime>";
    const QByteArray jam =
        record("AbnormalTraffic",
               "<sit:abnormalTrafficType>queuingTraffic</sit:abnormalTrafficType><sit:queueLength>1200</sit:queueLength>",
               { .validity = open });
    const DecodedBatch batch = events(published(situation(jam)));
    QCOMPARE(reasonsOf(batch), QStringList());
    QCOMPARE(word(batch, 0, EventTypeField), u"AbnormalTraffic"_s);
    QCOMPARE(word(batch, 0, EventSeverityField), u"high"_s);
    QCOMPARE(batch.observations[0].values[EventBeginsField], -1800.f);
    QVERIFY(std::isnan(batch.observations[0].values[EventEndsField]));
    QCOMPARE(batch.features[0].properties.value("kinds"_L1).toArray(), QJsonArray { u"queuingTraffic"_s });
    QCOMPARE(batch.features[0].properties.value("queueLength"_L1).toInt(), 1200);
    // A publisher's own word, and one that says nothing.
    const DecodedBatch own = events(published(
        situation(record("VehicleObstruction",
                         "<sit:vehicleObstructionType _extendedValue=\"burningVehicle\">_extended</sit:vehicleObstructionType>"
                         "<sit:vehicleObstructionType>other</sit:vehicleObstructionType>"))));
    QCOMPARE(own.features.at(0).properties.value("kinds"_L1).toArray(), QJsonArray { u"burningVehicle"_s });
}

void DatexSituationsTest::eachFeedTakesItsOwn()
{
    const QByteArray accident =
        record("Accident",
               "<sit:accidentType>multivehicleAccident</sit:accidentType><sit:groupOfPeopleInvolved><sit:numberOfPeople>2"
               "</sit:numberOfPeople><sit:injuryStatusType>injured</sit:injuryStatusType></sit:groupOfPeopleInvolved>",
               { .id = "a1" });
    const QByteArray rerouting = record("ReroutingManagement",
                                        "<sit:alternativeRoute><loc:locationContainedInItinerary><loc:location>" + line("1 1 2 2")
                                            + "</loc:location></loc:locationContainedInItinerary></sit:alternativeRoute>",
                                        { .id = "x" });
    // What is closed for an accident is no work zone, a flagman of works no event.
    const QByteArray flagman = record(
        "GeneralNetworkManagement",
        "<sit:generalNetworkManagementType>trafficBeingManuallyDirected</sit:generalNetworkManagementType>", { .id = "g" });
    const QByteArray payload =
        published(situation(accident + management("laneClosures") + rerouting) + situation(works() + flagman + rerouting));
    const DecodedBatch happened = events(payload);
    QCOMPARE(happened.features.size(), 1u);
    QCOMPARE(happened.features[0].id, u"a1"_s);
    QVERIFY(!QJsonDocument(happened.features[0].properties).toJson().contains("njur")); // nobody who was involved
    const DecodedBatch built = zones(payload);
    QCOMPARE(built.features.size(), 1u);
    QCOMPARE(built.features[0].id, u"r1"_s);
    QVERIFY(happened.rejections.empty() && built.rejections.empty());
    // That nothing is known is well said.
    QVERIFY(zones(published({})).rejections.empty() && zones(published({})).features.empty());
}

void DatexSituationsTest::versionsAndEnds()
{
    const auto version = [](const QByteArray &time, const QByteArray &comment) {
        return situation(works({ .version = time, .comment = comment }));
    };
    const DecodedBatch batch = zones(published(version("2026-11-20T09:00:00Z", "old") + version("2026-11-20T11:00:00Z", "new")
                                               + version("2026-11-20T10:00:00Z", "between")));
    QCOMPARE(batch.features.size(), 1u);
    QCOMPARE(batch.observations.size(), 1u);
    QCOMPARE(batch.features[0].properties.value("description"_L1).toString(), u"new"_s);
    // Suspended at 09:00, nine hours before the publication; ended before it began.
    const DecodedBatch suspended = zones(published(situation(works({ .status = "suspended" }))));
    QCOMPARE(suspended.observations.at(0).values[EndsField], -9 * 3600.f);
    const QByteArray ahead = "<com:overallStartTime>2026-12-01T00:00:00Z</com:overallStartTime>";
    const QByteArray cancelled =
        "<sit:management><sit:lifeCycleManagement><sit:cancel>true</sit:cancel></sit:lifeCycleManagement>"
        "</sit:management>";
    const DecodedBatch over = zones(published(situation(works({ .validity = ahead, .before = cancelled }))));
    QCOMPARE(over.observations.at(0).values[BeginsField], -9 * 3600.f);
    QCOMPARE(over.observations.at(0).values[EndsField], -9 * 3600.f);
}

void DatexSituationsTest::version2()
{
    const QByteArray payload = soap(
        "SituationPublication",
        "<situation id=\"S2\" version=\"2\"><overallSeverity>medium</overallSeverity><headerInformation><informationStatus>real"
        "</informationStatus></headerInformation><situationRecord xsi:type=\"ConstructionWorks\" id=\"c1\" version=\"1\">"
        "<situationRecordCreationTime>2026-10-01T08:00:00+02:00</situationRecordCreationTime>"
        "<situationRecordVersionTime>2026-10-01T08:00:00+02:00</situationRecordVersionTime>"
        "<probabilityOfOccurrence>probable</probabilityOfOccurrence><validity><validityStatus>active</validityStatus>"
        "<validityTimeSpecification><overallStartTime>2026-11-20T19:30:00+01:00</overallStartTime></validityTimeSpecification></"
        "validity>"
        "<impact><numberOfLanesRestricted>2</numberOfLanesRestricted><trafficConstrictionType>roadBlocked</"
        "trafficConstrictionType></impact>"
        "<cause xsi:type=\"NonManagedCause\"><causeDescription><values><value lang=\"cs\">Oprava "
        "mostu</value></values></causeDescription></cause>"
        "<groupOfLocations "
        "xsi:type=\"Point\"><supplementaryPositionalDescription><locationDescription><values><value lang=\"cs\">Most u "
        "Kopidlna</value>"
        "</values></locationDescription></"
        "supplementaryPositionalDescription><pointByCoordinates><pointCoordinates><latitude>50.33</latitude><longitude>15.27</"
        "longitude>"
        "</pointCoordinates></pointByCoordinates></groupOfLocations><constructionWorkType>roadImprovementOrUpgrading</"
        "constructionWorkType>"
        "</situationRecord></situation>");
    const DecodedBatch batch = zones(payload);
    QCOMPARE(reasonsOf(batch), QStringList());
    QCOMPARE(batch.features.at(0).geometry, (GeoLine { { 15.27, 50.33 } }));
    QCOMPARE(batch.features[0].name, u"Most u Kopidlna"_s); // of no road
    QCOMPARE(batch.features[0].properties.value("description"_L1).toString(), u"Oprava mostu"_s);
    QCOMPARE(batch.features[0].properties.value("types_of_work"_L1).toArray(), QJsonArray { u"road-improvement-or-upgrading"_s });
    QCOMPARE(word(batch, 0, ImpactField), u"all-lanes-closed"_s);
    QCOMPARE(batch.observations[0].phenomenonTime, noon);
    QCOMPARE(batch.observations[0].values[BeginsField], 1800.f);
    QCOMPARE(batch.observations[0].values[LanesClosedField], 2.f);
}

void DatexSituationsTest::badRecordsCostOnlyThemselves()
{
    const QByteArray local = QByteArray(usual).replace("T12:00:00Z", "T12:00:00");
    const QByteArray turned = QByteArray(usual).replace("2026-11-19", "2026-12-19");
    const QByteArray code =
        "<sit:locationReference xsi:type=\"loc:PointLocation\"><loc:alertCPoint><loc:alertCLocationTableNumber>9"
        "</loc:alertCLocationTableNumber></loc:alertCPoint></sit:locationReference>";
    const QByteArray openlr =
        "<sit:locationReference xsi:type=\"loc:LinearLocation\"><loc:openlrLinear><loc:openlrLineLocationReference>"
        "<loc:openlrLocationReferencePoint><loc:openlrCoordinates><loc:latitude>41.9</loc:latitude><loc:longitude>"
        "-87.6</loc:longitude></loc:openlrCoordinates></loc:openlrLocationReferencePoint>"
        "</loc:openlrLineLocationReference></loc:openlrLinear></sit:locationReference>";
    const QByteArray far = QByteArray(corner).replace("41.9", "6719914.0");
    QByteArray all;
    for (const Own &own : { Own { .id = "" }, Own { .id = "a", .validity = local }, Own { .id = "b", .validity = turned },
                            Own { .id = "c", .location = code }, Own { .id = "d", .location = far },
                            Own { .id = "l", .location = openlr }, Own { .id = "good" } })
        all += works(own);
    const DecodedBatch batch = zones(published(situation(all) + situation(works({ .id = "e" }), "securityExercise")));
    QCOMPARE(batch.features.size(), 1u);
    QCOMPARE(batch.features[0].id, u"good"_s);
    QCOMPARE(reasonsOf(batch),
             (QStringList { u"3 situationRecord without id"_s, u"4 overallStartTime missing or without zone"_s,
                            u"5 ends before it begins"_s, u"6 location only as Alert-C codes"_s, u"7 impossible coordinates"_s,
                            u"8 location only as OpenLR of no line or point"_s }));
    QCOMPARE(linesOf(batch.leftOut), QStringList { u"11 information status: securityExercise"_s });
}

void DatexSituationsTest::stateOfAnEvent()
{
    FeedDictionary dictionary;
    dictionary.terms = { u"VehicleObstruction"_s, u"highest"_s, u"low"_s, u"none"_s };
    dictionary.features.push_back(
        { 0, u"e"_s, {}, {}, {}, QJsonObject { { u"kinds"_s, QJsonArray { u"brokenDownVehicle"_s, u"x"_s } } }, -1 });
    Latest entry;
    entry.observed = noon;
    entry.values = { 0, 1, 60, 120 };
    QVERIFY(roadEventOf(entry, dictionary, noon + 59s).ahead);
    const RoadEvent event = roadEventOf(entry, dictionary, noon + 60s);
    QVERIFY(!event.ahead && !event.over);
    QCOMPARE(event.type, u"VehicleObstruction"_s);
    QCOMPARE(event.kind, u"brokenDownVehicle"_s);
    QCOMPARE(event.level(), 3);
    QVERIFY(roadEventOf(entry, dictionary, noon + 120s).over);
    entry.values = { 0, 2, -60, none };
    QVERIFY(!roadEventOf(entry, dictionary, noon + 48h).over); // nobody knows its end
    QCOMPARE(roadEventOf(entry, dictionary, noon).level(), 1);
    entry.values[EventSeverityField] = 3;
    QCOMPARE(roadEventOf(entry, dictionary, noon).level(), 0);
    entry.values[EventSeverityField] = none;
    QCOMPARE(roadEventOf(entry, dictionary, noon).level(), 1);
}

QTEST_GUILESS_MAIN(DatexSituationsTest)
#include "tst_datexsituations.moc"
