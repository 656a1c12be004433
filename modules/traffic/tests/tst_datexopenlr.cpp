// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Places that DATEX II tells by OpenLR.
#include "core/countstations.h"
#include "core/network.h"
#include "datex/openlr.h"
#include "datexsamples.h"

#include <QTest>

using namespace citywall;
using namespace citywall::traffic;
using namespace citywall::traffic::datex;
using namespace citywall::traffic::test;
using namespace Qt::StringLiterals;

namespace {

/// The examples are published with five decimals: a metre.
bool isAt(GeoPoint p, double longitude, double latitude)
{
    return std::abs(p.longitudeDegrees - longitude) < 1e-5 && std::abs(p.latitudeDegrees - latitude) < 1e-5;
}

QString base64(const char *hex) { return QString::fromLatin1(QByteArray::fromHex(hex).toBase64()); }

QByteArray coordinates(const QByteArray &latitude, const QByteArray &longitude)
{
    return "<loc:openlrCoordinates><loc:latitude>" + latitude + "</loc:latitude><loc:longitude>" + longitude
        + "</loc:longitude></loc:openlrCoordinates>";
}

/// A location reference point with the metres to the next one.
QByteArray lrp(const QByteArray &latitude, const QByteArray &longitude, const QByteArray &meters)
{
    return "<loc:openlrLocationReferencePoint>" + coordinates(latitude, longitude)
        + "<loc:openlrLineAttributes><loc:openlrFunctionalRoadClass>FRC2</loc:openlrFunctionalRoadClass>"
          "<loc:openlrBearing>90</loc:openlrBearing></loc:openlrLineAttributes><loc:openlrPathAttributes>"
          "<loc:openlrDistanceToNextLRPoint>"
        + meters + "</loc:openlrDistanceToNextLRPoint></loc:openlrPathAttributes></loc:openlrLocationReferencePoint>";
}

QByteArray lastLrp(const QByteArray &latitude, const QByteArray &longitude)
{
    return "<loc:openlrLastLocationReferencePoint>" + coordinates(latitude, longitude)
        + "</loc:openlrLastLocationReferencePoint>";
}

/// East for 1 km and then north for 2 km, along the road.
const QByteArray bend = lrp("41.9", "-87.7", "1000") + lrp("41.9", "-87.69", "2000") + lastLrp("41.91", "-87.69");
const QByteArray offsets = "<loc:openlrOffsets><loc:openlrPositiveOffset>250</loc:openlrPositiveOffset>"
                           "<loc:openlrNegativeOffset>500</loc:openlrNegativeOffset></loc:openlrOffsets>";
const GeoLine bent { { -87.7, 41.9 }, { -87.69, 41.9 }, { -87.69, 41.91 } };

QByteArray linear(const QByteArray &points)
{
    return "<loc:openlrLinear><loc:firstDirection>" + points + "</loc:firstDirection><loc:oppositeDirection>" + lrp("1", "1", "9")
        + lastLrp("2", "2") + "</loc:oppositeDirection></loc:openlrLinear>";
}

QByteArray reference(const QByteArray &content)
{
    return "<sit:locationReference xsi:type=\"loc:LinearLocation\">" + content + "</sit:locationReference>";
}

DecodedBatch worksAt(const QByteArray &location)
{
    return zones(published(situation(works({ .location = reference(location) }))));
}

/// Where works are, and nothing if they are not taken.
GeoLine placeOf(const QByteArray &location)
{
    const DecodedBatch batch = worksAt(location);
    return batch.features.empty() ? GeoLine() : batch.features[0].geometry;
}

bool isSaidToBeApproximate(const DecodedBatch &batch)
{
    return batch.features.at(0).properties.value("placed_by"_L1).toString() == "openlr"_L1;
}

} // namespace

class DatexOpenLrTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linesInXml();
    void offsetsOfLines();
    void lengthIsThatOfTheRoad();
    void pointsInXml();
    void whatIsMoreExactCounts();
    void whatCannotBePlaced();
    void binaryLines();
    void binaryPoints();
    void binaryCutOffAndDamaged();
};

void DatexOpenLrTest::linesInXml()
{
    const DecodedBatch batch = worksAt(linear(bend));
    QCOMPARE(reasonsOf(batch), QStringList());
    QCOMPARE(batch.features.at(0).geometry, bent);
    QVERIFY(isSaidToBeApproximate(batch));
    // As version 2 has it, and without a direction around it.
    QCOMPARE(placeOf("<linearExtension><openlrExtendedLinear><firstDirection>" + QByteArray(bend).replace("loc:", "")
                     + "</firstDirection></openlrExtendedLinear></linearExtension>"),
             bent);
    QCOMPARE(placeOf("<loc:openlrLineLocationReference>" + bend + "</loc:openlrLineLocationReference>"), bent);
    // Events as well.
    const DecodedBatch accident = events(published(
        situation(record("Accident", "<sit:accidentType>accident</sit:accidentType>", { .location = reference(linear(bend)) }))));
    QCOMPARE(accident.features.at(0).geometry, bent);
    QVERIFY(isSaidToBeApproximate(accident));
}

void DatexOpenLrTest::offsetsOfLines()
{
    // A quarter of the first kilometre, and of the two at the end.
    QCOMPARE(placeOf(linear(bend + offsets)), (GeoLine { { -87.6975, 41.9 }, { -87.69, 41.9 }, { -87.69, 41.9075 } }));
    // One that is longer than its leg is none, and so are two that leave nothing.
    QCOMPARE(placeOf(linear(bend + QByteArray(offsets).replace("250", "1250"))),
             (GeoLine { { -87.7, 41.9 }, { -87.69, 41.9 }, { -87.69, 41.9075 } }));
    QCOMPARE(placeOf(linear(bend + QByteArray(offsets).replace("250", "-250").replace("500", "1e400"))), bent);
    const QByteArray single = lrp("41.9", "-87.7", "1000") + lastLrp("41.9", "-87.69");
    QCOMPARE(placeOf(linear(single + offsets)), (GeoLine { { -87.6975, 41.9 }, { -87.695, 41.9 } }));
    QCOMPARE(placeOf(linear(single + QByteArray(offsets).replace("250", "600"))),
             (GeoLine { { -87.7, 41.9 }, { -87.69, 41.9 } }));
}

void DatexOpenLrTest::lengthIsThatOfTheRoad()
{
    // 3 km less 250 m and 500 m in 225 s; the straight lines are some 190 m shorter.
    const DecodedBatch batch =
        links(container(table(site("s", "A1", meaning(1, "travelTimeInformation", {}), linear(bend + offsets)))
                        + data(measured("s", travelTime(1, "225", "180")))));
    QCOMPARE(reasonsOf(batch), QStringList());
    QCOMPARE(batch.observations.at(0).values[SpeedField], 10.f);
    QCOMPARE(batch.features.at(0).properties.value("freeFlowSpeed"_L1).toDouble(), 12.5);
    QVERIFY(isSaidToBeApproximate(batch));
}

void DatexOpenLrTest::pointsInXml()
{
    const QByteArray begin = "<loc:openlrPointLocationReference xsi:type=\"loc:OpenlrPointAlongLine\">";
    const QByteArray end = "</loc:openlrPointLocationReference>";
    const QByteArray along = lrp("41.9", "-87.7", "1000") + lastLrp("41.9", "-87.69")
        + "<loc:openlrOffsets><loc:openlrPositiveOffset>400</loc:openlrPositiveOffset></loc:openlrOffsets>";
    const DecodedBatch batch = worksAt(begin + along + end);
    QCOMPARE(batch.features.at(0).geometry, (GeoLine { { -87.696, 41.9 } }));
    QVERIFY(isSaidToBeApproximate(batch));
    // As version 2 has it.
    QCOMPARE(placeOf("<pointExtension><openlrExtendedPoint><openlrPointLocationReference><openlrPointAlongLine>"
                     "<openlrPositiveOffset>400</openlrPositiveOffset>"
                     + QByteArray(along).replace("loc:", "").replace("openlrCoordinates", "openlrCoordinate")
                     + "</openlrPointAlongLine></openlrPointLocationReference></openlrExtendedPoint></pointExtension>"),
             (GeoLine { { -87.696, 41.9 } }));
    // Coordinates that are the place itself are exact.
    const DecodedBatch exact = worksAt(begin + coordinates("41.95", "-87.65") + end);
    QCOMPARE(exact.features.at(0).geometry, (GeoLine { { -87.65, 41.95 } }));
    QVERIFY(!isSaidToBeApproximate(exact));
}

void DatexOpenLrTest::whatIsMoreExactCounts()
{
    const DecodedBatch line = worksAt(linear(bend) + test::line("41.9 -87.7 41.9 -87.69"));
    QCOMPARE(line.features.at(0).geometry, (GeoLine { { -87.7, 41.9 }, { -87.69, 41.9 } }));
    QVERIFY(!isSaidToBeApproximate(line));
    QCOMPARE(placeOf(point("41.95", "-87.65") + linear(bend)), (GeoLine { { -87.65, 41.95 } }));
    // … than codes, and than a place that is for display alone.
    const QByteArray display = "<loc:coordinatesForDisplay><loc:latitude>41</loc:latitude><loc:longitude>-87</loc:longitude>"
                               "</loc:coordinatesForDisplay>";
    QCOMPARE(placeOf(display + "<loc:alertCLinear/>" + linear(bend)), bent);
    // A point of works takes the line of a closure beside it, with what is said of it.
    const DecodedBatch lent = zones(published(situation(
        works({ .location = corner }) + management("roadClosed", { .id = "m1", .location = reference(linear(bend)) }))));
    QCOMPARE(lent.features.at(0).geometry, bent);
    QVERIFY(isSaidToBeApproximate(lent));
}

void DatexOpenLrTest::whatCannotBePlaced()
{
    const auto reason = [](const QByteArray &location) {
        const DecodedBatch batch = worksAt(location);
        return batch.features.empty() && batch.rejections.size() == 1 ? batch.rejections[0].reason : u"taken"_s;
    };
    QCOMPARE(reason(linear(lrp("41.9", "-87.7", "1000") + lastLrp("91.9", "-87.69"))), u"impossible coordinates"_s);
    QCOMPARE(reason(linear(lrp("41.9", "-87.7", "1000") + lastLrp("41.9", "here"))), u"impossible coordinates"_s);
    QCOMPARE(reason(linear(lrp("41.9", "-87.7", "1000"))), u"location only as OpenLR of no line or point"_s);
    QCOMPARE(reason("<loc:openlrAreaLocationReference>" + coordinates("41.9", "-87.7") + "</loc:openlrAreaLocationReference>"),
             u"location only as OpenLR of no line or point"_s);
    QCOMPARE(reason("<loc:openlrBinary>AAAA</loc:openlrBinary>"), u"OpenLR that cannot be read"_s);
    QCOMPARE(reason("<loc:alertCLinear/>"), u"location only as Alert-C codes"_s);
    QCOMPARE(reason(linear(QByteArray(lrp("41.9", "-87.7", "1000")).repeated(20'001))), u"line with too many points"_s);
}

void DatexOpenLrTest::binaryLines()
{
    // The white paper's example: 6.12682 49.60851, 557 m, 6.12838 49.60398, 264 m, 6.12817 49.60305, and after it a positive offset in the
    // 69th of 256 parts of the first leg: 26.76 % of it.
    const OpenLrPlace place = openLrFrom(u"CwRbWyNG9RpsCQCb/jsbtAT/6/+jK1lE"_s);
    QCOMPARE(place.fault, QString());
    QCOMPARE(place.line.size(), 3);
    QVERIFY(isAt(place.line[0], 6.12682 + 0.26757812 * 0.00155, 49.60852 - 0.26757812 * 0.00453));
    QVERIFY(isAt(place.line[1], 6.12837, 49.60399));
    QVERIFY(isAt(place.line[2], 6.12816, 49.60306));
    QVERIFY2(std::abs(place.meters - (556.7 + 263.7 - 0.26757812 * 556.7)) < 0.1, qPrintable(QString::number(place.meters)));
    // Without offsets; and with one at the end alone, in the 118th part: 45.9 %.
    const OpenLrPlace whole = openLrFrom(u"CwRbWyNG9BpgAACa/jsboAD/6/+kKwA="_s);
    QCOMPARE(whole.line.size(), 3);
    QVERIFY(isAt(whole.line[0], 6.12682, 49.60850) && isAt(whole.line[1], 6.12836, 49.60397)
            && isAt(whole.line[2], 6.12815, 49.60305));
    const OpenLrPlace ending = openLrFrom(u"CwB67CGukRxiCACyAbwaMXU="_s);
    QCOMPARE(ending.line.size(), 2);
    QVERIFY(isAt(ending.line[0], 0.67522, 47.36516));
    QVERIFY(isAt(ending.line[1], 0.67700 - 0.45898438 * 0.00178, 47.36960 - 0.45898438 * 0.00444));
    // In a document.
    const DecodedBatch batch = worksAt("<loc:openlrBinary>CwRbWyNG9BpgAACa/jsboAD/6/+kKwA=</loc:openlrBinary>");
    QCOMPARE(batch.features.at(0).geometry.size(), 3);
    QVERIFY(isSaidToBeApproximate(batch));
}

void DatexOpenLrTest::binaryPoints()
{
    // In the west steps of 360°/2²⁴ are negative: C1AF72 is 12693362 − 2²⁴ = −4083854, of which the middle is −4083853.5; 1DC806 is
    // 1951750, its middle 1951749.5.
    const OpenLrPlace own = openLrFrom(base64("23"
                                              "C1AF72"
                                              "1DC806"));
    QVERIFY2(isAt(own.point, -87.62999, 41.88), qPrintable(QString::number(own.point.longitudeDegrees, 'f', 6)));
    QVERIFY(own.isExact && own.line.isEmpty());
    // Along a line, in its middle (the 129th of 256 parts); with a place of interest beside it; and at its begin.
    const char *along = "2B"
                        "045B5B"
                        "2346F5"
                        "1A6C"
                        "09"
                        "009B"
                        "FE3B"
                        "1B14"
                        "80";
    for (const QString &reference : { base64(along), base64(QByteArray(along).append("00100010").constData()) }) {
        const OpenLrPlace place = openLrFrom(reference);
        QVERIFY(isAt(place.point, 6.12682 + 0.50195312 * 0.00155, 49.60852 - 0.50195312 * 0.00453));
        QVERIFY(!place.isExact && place.line.isEmpty());
    }
    QVERIFY(isAt(openLrFrom(base64(QByteArray(along).chopped(2).constData())).point, 6.12682, 49.60852));
}

void DatexOpenLrTest::binaryCutOffAndDamaged()
{
    for (const QByteArray &reference :
         { QByteArray::fromBase64("CwRbWyNG9RpsCQCb/jsbtAT/6/+jK1lE"), QByteArray::fromHex("2B045B5B2346F51A6C09009BFE3B1B1480"),
           QByteArray::fromHex("23C1AF721DC806") }) {
        for (qsizetype size = 0; size <= reference.size(); ++size) {
            for (int header = 0; header < 256; ++header) {
                QByteArray bytes = reference.first(size);
                if (size > 0)
                    bytes[0] = char(header);
                const OpenLrPlace place = openLrFrom(QString::fromLatin1(bytes.toBase64()));
                QVERIFY(std::ranges::all_of(place.line, &GeoPoint::isValid));
                QVERIFY(!place.fault.isEmpty() || place.line.size() > 1 || place.point.isValid());
                const bool isArea = (header & 0x50) != 0; // nor one of an earlier version
                QVERIFY(place.fault.isEmpty() || place.line.isEmpty());
                QVERIFY(!isArea || !place.fault.isEmpty());
            }
        }
    }
    QCOMPARE(openLrFrom(u"not base64!"_s).fault, u"OpenLR that cannot be read"_s);
    // From the pole a step further north is no place.
    QCOMPARE(openLrFrom(base64("0B"
                               "000001"
                               "3FFFFF"
                               "1A6C"
                               "09"
                               "0000"
                               "7FFF"
                               "1B14"))
                 .fault,
             u"impossible coordinates"_s);
}

QTEST_GUILESS_MAIN(DatexOpenLrTest)
#include "tst_datexopenlr.moc"
