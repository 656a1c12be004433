// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/countstations.h"
#include "datexsamples.h"

#include <QTest>

using namespace citywall;
using namespace citywall::traffic;
using namespace citywall::traffic::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class DatexMeasuredTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lanesTogether();
    void travelTimesOfStretches();
    void tableAsACompanion();
    void tableAlone();
    void version2();
    void vehicleClasses();
    void whatIsNotMeasured();
    void valuesThatNobodyTellsApart();
    void badRecordsCostOnlyThemselves();
    void placesInOtherWays();
    void timesOfPeriods();
    void formatIsRecognised();
};

void DatexMeasuredTest::lanesTogether()
{
    const QByteArray values = flow(1, "360") + averageSpeed(2, "127.0") + flow(3, "600") + averageSpeed(4, "107.0");
    const QByteArray payload = container(table(loops + stretch) + data(measured("loop", values)));
    const DecodedBatch batch = stations(payload);
    QCOMPARE(reasonsOf(batch), QStringList());
    QCOMPARE(batch.features.size(), 1u);
    QCOMPARE(batch.features[0].id, u"loop"_s);
    QCOMPARE(batch.features[0].name, u"A1 km 27"_s);
    QCOMPARE(batch.features[0].geometry, (GeoLine { { -87.631, 41.885 } }));
    QCOMPARE(batch.features[0].properties, (QJsonObject { { u"lanes"_s, 2 }, { u"direction"_s, u"NB"_s } }));
    QCOMPARE(batch.observations.size(), 1u);
    QCOMPARE(batch.observations[0].phenomenonTime, noon - 1min);
    QCOMPARE(batch.observations[0].values[CountFlowField], 960.f);
    // awk 'BEGIN { print (360*127 + 600*107) / 960 / 3.6 }': 31.8056
    QVERIFY(near(double(batch.observations[0].values[CountSpeedField]), 31.805556, 1e-6));
}

void DatexMeasuredTest::travelTimesOfStretches()
{
    const QByteArray payload = container(data(measured("stretch", travelTime(1, "90", "60"))) + table(stretch + loops));
    const DecodedBatch batch = links(payload);
    QCOMPARE(reasonsOf(batch), QStringList());
    QCOMPARE(batch.features.size(), 1u);
    QCOMPARE(batch.features[0].geometry, (GeoLine { { -87.63, 41.88 }, { -87.63, 41.89 } }));
    // A hundredth of a degree of latitude: awk 'BEGIN { l = 6371008.8*atan2(0,-1)/18000; print l/90, l/60 }': 12.3551 18.5326
    const ObservationRecord &row = batch.observations.at(0);
    QVERIFY(near(double(row.values[SpeedField]), 12.3551, 1e-5));
    QCOMPARE(row.values[TravelTimeField], 90.f);
    QVERIFY(std::isnan(row.values[FlowField]) && std::isnan(row.values[StatusField]));
    QVERIFY(near(batch.features[0].properties.value("freeFlowSpeed"_L1).toDouble(), 18.5326, 1e-5));
    QCOMPARE(batch.features[0].properties.value("lanes"_L1).toInt(), 2);
}

void DatexMeasuredTest::tableAsACompanion()
{
    const QByteArray sites = container(table(loops + stretch));
    const QByteArray payload =
        container(data(measured("loop", flow(1, "360") + flow(3, "0") + averageSpeed(2, "90") + averageSpeed(4, "-1"))
                       + measured("elsewhere", flow(1, "10")) + measured("stretch", travelTime(1, "90", "60"))));
    const DecodedBatch batch = stations(payload, { "no table", sites });
    QCOMPARE(batch.observations.size(), 1u);
    QCOMPARE(batch.features.at(0).geometry.size(), 1);
    QCOMPARE(batch.observations[0].values[CountFlowField], 360.f);
    QCOMPARE(batch.observations[0].values[CountSpeedField], 25.f); // 90 km/h: no vehicle in the other lane
    QCOMPARE(batch.rejections.size(), 1u);
    QCOMPARE(batch.rejections[0].reason, u"site not in the site table"_s);
    QVERIFY(batch.rejections[0].sample.contains("elsewhere"));
    QCOMPARE(links(payload, { sites }).observations.size(), 1u);
    // Without a table a site goes by its id alone: where it is other payloads have told.
    const DecodedBatch bare = stations(container(data(measured("loop", flow(1, "360") + averageSpeed(2, "90")))));
    QCOMPARE(bare.observations.size(), 1u);
    QVERIFY(bare.features[0].geometry.isEmpty() && bare.features[0].properties.isEmpty());
}

void DatexMeasuredTest::tableAlone()
{
    const QByteArray payload = container(table(stretch + loops));
    QCOMPARE(links(payload).features.size(), 1u);
    QCOMPARE(links(payload).features[0].id, u"stretch"_s);
    QCOMPARE(stations(payload).features.at(0).id, u"loop"_s);
    QVERIFY(stations(payload).observations.empty() && stations(payload).rejections.empty());
    QCOMPARE(linesOf(links(container(table(loops))).leftOut),
             QStringList { u"1 only cross-sections of roads, which feed traffic.count-stations is for"_s });
    QCOMPARE(linesOf(stations(container(table(stretch))).leftOut),
             QStringList { u"1 only stretches of road, which feed traffic.link-speed is for"_s });
}

void DatexMeasuredTest::version2()
{
    const QByteArray sites = soap(
        "MeasurementSiteTablePublication",
        "<measurementSiteTable id=\"MT\" version=\"9\"><measurementSiteRecord id=\"PZH01\" version=\"2\">"
        "<measurementSiteName><values><value lang=\"nl\">N457 hmp 4.75 Re</value></values></measurementSiteName>"
        "<measurementSiteNumberOfLanes>1</measurementSiteNumberOfLanes><measurementSide>southWestBound</measurementSide>"
        "<measurementSpecificCharacteristics index=\"1\"><measurementSpecificCharacteristics><specificLane>lane1</specificLane>"
        "<specificMeasurementValueType>trafficFlow</specificMeasurementValueType><specificVehicleCharacteristics>"
        "<vehicleType>anyVehicle</vehicleType></specificVehicleCharacteristics></measurementSpecificCharacteristics>"
        "</measurementSpecificCharacteristics>"
        "<measurementSpecificCharacteristics index=\"2\"><measurementSpecificCharacteristics><specificLane>lane1</specificLane>"
        "<specificMeasurementValueType>trafficSpeed</specificMeasurementValueType></measurementSpecificCharacteristics>"
        "</measurementSpecificCharacteristics>"
        "<measurementSiteLocation xsi:type=\"Point\"><locationForDisplay><latitude>52.0</latitude><longitude>4.6</longitude>"
        "</locationForDisplay><pointByCoordinates><pointCoordinates><latitude>52.01</latitude><longitude>4.62</longitude>"
        "</pointCoordinates></pointByCoordinates></measurementSiteLocation></measurementSiteRecord></measurementSiteTable>");
    const QByteArray payload = soap(
        "MeasuredDataPublication",
        "<headerInformation><informationStatus>real</informationStatus></headerInformation>"
        "<siteMeasurements><measurementSiteReference id=\"PZH01\" version=\"2\"/>"
        "<measurementTimeDefault>2026-11-20T18:59:00+01:00</measurementTimeDefault>"
        "<measuredValue index=\"1\"><measuredValue xsi:type=\"MeasuredValue\"><basicData xsi:type=\"TrafficFlow\"><vehicleFlow>"
        "<vehicleFlowRate>420</vehicleFlowRate></vehicleFlow></basicData></measuredValue></measuredValue>"
        "<measuredValue index=\"2\"><measuredValue><basicData xsi:type=\"TrafficSpeed\"><averageVehicleSpeed "
        "numberOfInputValuesUsed=\"7\">"
        "<speed>72</speed></averageVehicleSpeed></"
        "basicData><measuredValueExtension><basicDataReferenceValue><averageVehicleSpeed>"
        "<speed>100</speed></averageVehicleSpeed></basicDataReferenceValue></measuredValueExtension></measuredValue></"
        "measuredValue>"
        "</siteMeasurements>");
    const DecodedBatch batch = stations(payload, { sites });
    QCOMPARE(reasonsOf(batch), QStringList());
    QCOMPARE(batch.observations.at(0).values[CountFlowField], 420.f);
    QCOMPARE(batch.observations[0].values[CountSpeedField], 20.f);
    QCOMPARE(batch.observations[0].phenomenonTime, noon - 1min);
    QCOMPARE(batch.features[0].name, u"N457 hmp 4.75 Re"_s);
    QCOMPARE(batch.features[0].geometry, (GeoLine { { 4.62, 52.01 } }));
    QCOMPARE(batch.features[0].properties.value("direction"_L1).toString(), u"SWB"_s);
}

void DatexMeasuredTest::vehicleClasses()
{
    const QByteArray cars = "<com:lengthCharacteristic><com:comparisonOperator>lessThan</com:comparisonOperator>"
                            "<com:vehicleLength>5.6</com:vehicleLength></com:lengthCharacteristic>";
    const QByteArray lorries = QByteArray(cars).replace("lessThan", "greaterThan");
    // Lane 1 tells all vehicles and classes, lane 2 classes only.
    const QByteArray place = site("loop", "A1",
                                  meaning(1, "trafficFlow", "lane1", "<com:vehicleType>anyVehicle</com:vehicleType>")
                                      + meaning(2, "trafficFlow", "lane1", cars) + meaning(3, "trafficFlow", "lane1", lorries)
                                      + meaning(4, "trafficFlow", "lane2", cars) + meaning(5, "trafficFlow", "lane2", lorries),
                                  point("41.885", "-87.631"));
    const QByteArray values = flow(1, "500") + flow(2, "400") + flow(3, "90") + flow(4, "300") + flow(5, "60");
    const DecodedBatch batch = stations(container(table(place) + data(measured("loop", values))));
    QCOMPARE(batch.observations.at(0).values[CountFlowField], 860.f); // 500 + 300 + 60
    // One part in error: less than all would be wrong.
    const QByteArray broken = QByteArray(values).replace(flow(5, "60"), flow(5, "60", "<com:dataError>true</com:dataError>"));
    const DecodedBatch unknown = stations(container(table(place) + data(measured("loop", broken + averageSpeed(6, "36")))));
    QVERIFY(std::isnan(unknown.observations.at(0).values[CountFlowField]));
    QCOMPARE(unknown.observations[0].values[CountSpeedField], 10.f);
}

void DatexMeasuredTest::whatIsNotMeasured()
{
    for (const QByteArray &values :
         { QByteArray(), averageSpeed(1, "-1.0"), averageSpeed(1, "80", " numberOfInputValuesUsed=\"0\""), averageSpeed(1, "NaN"),
           averageSpeed(1, "1e9"), flow(1, "-3"), flow(1, "much"),
           quantity(1, "TemperatureInformation", "<roa:temperature><com:airTemperature>3</com:airTemperature></roa:temperature>"),
           QByteArray(averageSpeed(1, "80")).replace("<roa:basicData", "<roa:forecast>true</roa:forecast><roa:basicData") }) {
        const DecodedBatch batch = stations(container(data(measured("loop", values))));
        QVERIFY(batch.observations.empty() && batch.features.empty());
        QCOMPARE(batch.rejections.at(batch.rejections.size() - 1).reason, u"no measured value"_s);
        QCOMPARE(batch.rejections.size() == 2 && batch.rejections[0].reason == u"speed: out of range"_s, values.contains("1e9"));
    }
    const DecodedBatch status = links(container(data(
        measured("link",
                 quantity(1, "TrafficStatus",
                          "<roa:trafficStatus><roa:trafficStatusValue>queuing</roa:trafficStatusValue></roa:trafficStatus>")))));
    QCOMPARE(word(status, 0, StatusField), u"queuing"_s);
}

void DatexMeasuredTest::valuesThatNobodyTellsApart()
{
    const DecodedBatch batch =
        stations(container(data(measured("a", flow(1, "360") + flow(2, "400")) + measured("b", flow(1, "360")))));
    QCOMPARE(batch.observations.size(), 1u);
    QCOMPARE(reasonsOf(batch), QStringList { u"3 several values of a kind, and no site table that tells them apart"_s });
}

void DatexMeasuredTest::badRecordsCostOnlyThemselves()
{
    const QByteArray noZone = QByteArray(noonDefault).replace("00Z", "00");
    const DecodedBatch batch = stations(container(
        data(measured("", flow(1, "1")) + measured("a", flow(1, "2"), noZone) + measured("b", flow(1, "3"), "")
             + measured("good", flow(1, "4")) + measured("c", flow(1, "5"), QByteArray(noonDefault).replace("2026", "1826")))));
    QCOMPARE(batch.observations.size(), 1u);
    QCOMPARE(batch.features.at(0).id, u"good"_s);
    QCOMPARE(reasonsOf(batch),
             (QStringList { u"3 measurements of no site"_s, u"4 measurementTimeDefault missing or without zone"_s,
                            u"5 measurementTimeDefault missing or without zone"_s,
                            u"7 measurementTimeDefault missing or without zone"_s }));
    QVERIFY(batch.rejections[1].sample.startsWith("<roa:siteMeasurements>"));
    const DecodedBatch exercise = stations(container(data(measured("a", flow(1, "1")),
                                                          "<roa:headerInformation><com:informationStatus>test"
                                                          "</com:informationStatus></roa:headerInformation>")));
    QVERIFY(exercise.observations.empty() && exercise.rejections.empty());
    QCOMPARE(exercise.leftOut.at(0).reason, u"information status: test"_s);
    const DecodedBatch sites = stations(container(table(
        site("", "x", {}, point("1", "1")) + site("far", "x", {}, point("91", "1")) + site("nan", "x", {}, point("nan", "1"))
        + site("good", "x", {}, point("1", "1")) + site("code", "x", {}, "<loc:alertCPoint/>"))));
    QCOMPARE(sites.features.size(), 1u);
    QCOMPARE(reasonsOf(sites),
             (QStringList { u"3 site without id"_s, u"4 impossible coordinates"_s, u"5 impossible coordinates"_s,
                            u"7 location only as Alert-C codes"_s }));
}

void DatexMeasuredTest::placesInOtherWays()
{
    const auto placed = [](const QByteArray &location) {
        const DecodedBatch batch = links(container(table(site("a", "x", {}, location))));
        return batch.features.empty() ? GeoLine() : batch.features[0].geometry;
    };
    const GeoLine line { { 5.8, 50.8 }, { 5.9, 50.9 } };
    QCOMPARE(placed(test::line("50.8 5.8 50.9 5.9", " srsName=\"WGS 84\"")), line);
    QCOMPARE(placed(test::line("5.8 50.8 5.9 50.9", " srsName=\"urn:ogc:def:crs:OGC:1.3:CRS84\"")), line);
    QCOMPARE(placed(test::line("50.8 5.8 12.5 50.9 5.9 13", " srsDimension=\"3\"")), line);
    QCOMPARE(
        placed(
            "<linearExtension><linearCoordinatesStartPoint><pointCoordinates><latitude>50.8</latitude><longitude>5.8</longitude>"
            "</pointCoordinates></linearCoordinatesStartPoint><linearCoordinatesEndPoint><pointCoordinates><latitude>50.9"
            "</latitude><longitude>5.9</longitude></pointCoordinates></linearCoordinatesEndPoint></linearExtension>"),
        line);
    // TPEG names the end before the begin.
    QCOMPARE(placed("<tpegLinearLocation><to><pointCoordinates><latitude>50.9</latitude><longitude>5.9</longitude></"
                    "pointCoordinates></to>"
                    "<from><pointCoordinates><latitude>50.8</latitude><longitude>5.8</longitude></pointCoordinates></from>"
                    "</tpegLinearLocation>"),
             line);
    // Of several the longest; an area, and what OpenLR says, are no line.
    QCOMPARE(placed(test::line("50.8 5.8 50.801 5.8") + test::line("50.8 5.8 50.9 5.9") + "<loc:gmlMultiPolygon>"
                    + test::line("1 1 9 9") + "</loc:gmlMultiPolygon><loc:openlrLinear>" + test::line("1 1 9 9")
                    + "</loc:openlrLinear>"),
             line);
    // Pieces of an itinerary, the third ten metres further on (a ten-thousandth of a degree of latitude: 11 m).
    const auto piece = [](const QByteArray &index, const QByteArray &positions) {
        return "<loc:locationContainedInItinerary index=\"" + index + "\"><loc:location xsi:type=\"loc:LinearLocation\">"
            + test::line(positions) + "</loc:location></loc:locationContainedInItinerary>";
    };
    QCOMPARE(placed(piece("1", "50.8 5.8 50.81 5.8") + piece("2", "50.81 5.8 50.82 5.8") + piece("3", "50.8201 5.8 50.83 5.8")),
             (GeoLine { { 5.8, 50.8 }, { 5.8, 50.81 }, { 5.8, 50.82 }, { 5.8, 50.8201 }, { 5.8, 50.83 } }));
    QCOMPARE(placed(test::line("50.8 5.8 50.9")), GeoLine());
    QCOMPARE(placed(test::line("6719914 544004 6719915 544005", " srsName=\"EPSG:3067\"")), GeoLine());
    QCOMPARE(reasonsOf(links(container(table(site("a", "x", {}, test::line("1 2 3 4", " srsName=\"EPSG:3067\"")))))),
             QStringList { u"3 coordinates in another reference system"_s });
    // A place that the measurement itself tells.
    const QByteArray own = QByteArray(averageSpeed(1, "36"))
                               .replace("<roa:basicData",
                                        "<roa:pertinentLocation xsi:type=\"loc:LinearLocation\">"
                                            + test::line("50.8 5.8 50.9 5.9") + "</roa:pertinentLocation><roa:basicData");
    const DecodedBatch told = links(container(data(measured("a", own))));
    QCOMPARE(told.features.at(0).geometry, line);
    QCOMPARE(told.observations.at(0).values[SpeedField], 10.f);
}

void DatexMeasuredTest::timesOfPeriods()
{
    const QByteArray period =
        "<roa:measurementTimeDefault><roa:timeMeaning>beginTime</roa:timeMeaning><roa:period><com:startOfPeriod>"
        "2026-11-20T17:00:00Z</com:startOfPeriod><com:endOfPeriod>2026-11-20T18:00:00Z</com:endOfPeriod>"
        "</roa:period></roa:measurementTimeDefault>";
    const DecodedBatch batch = stations(container(data(measured("a", flow(1, "5"), period))));
    QCOMPARE(batch.observations.at(0).phenomenonTime, noon - 1h);
}

void DatexMeasuredTest::formatIsRecognised()
{
    const FeedDescriptor feed = Feeds::linkSpeeds();
    const PayloadFormat *format = feed.format(u"datex2-measured");
    QVERIFY(format);
    QVERIFY(format->recognise(container(data({}))) && format->recognise(container(table({}))));
    QVERIFY(format->recognise(soap("MeasuredDataPublication", {})));
    QVERIFY(!format->recognise(container(publication("sit:SituationPublication", {}))));
    QVERIFY(!format->recognise("{\"a\":\"MeasuredDataPublication\"}") && !format->recognise({}));
}

QTEST_GUILESS_MAIN(DatexMeasuredTest)
#include "tst_datexmeasured.moc"
