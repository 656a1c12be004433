// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DATEX II cut off, damaged and made to harm.
#include "core/countstations.h"
#include "core/network.h"
#include "core/workzones.h"
#include "datexsamples.h"
#include "sdk/dice.h"

#include <QTest>

using namespace citywall;
using namespace citywall::traffic;
using namespace citywall::traffic::test;
using namespace Qt::StringLiterals;

class DatexHostileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void measurementsCutOff();
    void documents_data();
    void documents();
    void damagedMeasurements();
    void sitesThatSayMoreThanAny();
    void situationsCutOff();
    void situations();
    void numbersThatNoRoadHas();
    void endsThatCannotBeRead();
    void aLineThatAllShare();
};

void DatexHostileTest::measurementsCutOff()
{
    const QByteArray payload = container(table(loops)
                                         + data(measured("loop", flow(1, "360") + averageSpeed(2, "50"))
                                                + measured("loop", flow(1, "400"), QByteArray(noonDefault).replace("59", "58"))));
    const DecodedBatch whole = stations(payload);
    QCOMPARE(whole.observations.size(), 2u);
    const Decoder decode = Feeds::countStations({}).decoder(u"datex2-measured"_s);
    for (qsizetype size = 0; size < payload.size(); ++size) {
        const DecodedBatch part = decode(payload.first(size), noon);
        QVERIFY(part.observations.size() <= 2);
        QVERIFY2(!part.rejections.empty(), qPrintable(QString::number(size)));
        QVERIFY(part.rejections.back().sample.size() <= 256);
    }
}

void DatexHostileTest::documents_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("reason");
    const QByteArray good = container(data(measured("a", flow(1, "5"))));
    const QByteArray root = good.sliced(good.indexOf("<mc:messageContainer"));
    QTest::newRow("billion laughs") << QByteArray(
        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>" + root)
                                    << u"document with a DTD"_s;
    QTest::newRow("entity") << QByteArray(good).replace("<com:country>nl", "<com:country>&lol;") << u"malformed XML"_s;
    QTest::newRow("deep") << QByteArray(good).replace("<com:country>nl", "<a>" + QByteArray("<a>").repeated(200'000))
                          << u"malformed XML"_s;
    QTest::newRow("prefix") << QByteArray(good).replace("xmlns:roa", "xmlns:ro") << u"malformed XML"_s;
    QTest::newRow("attributes without end") << QByteArray(good).replace("<com:country>",
                                                                        "<com:country" + QByteArray(" a=''").repeated(300) + ">")
                                            << u"too many attributes"_s;
    QTest::newRow("not UTF-8") << QByteArray(good).replace("id=\"a\"", "id=\"\xff\xfe\"") << u"malformed XML"_s;
    QTest::newRow("declared as UTF-16") << QByteArray(good).replace("UTF-8", "UTF-16") << u"malformed XML"_s;
    QTest::newRow("other publication") << container(publication("roa:ElaboratedDataPublication", {}))
                                       << u"no DATEX II measurements or sites in the document"_s;
}

void DatexHostileTest::documents()
{
    QFETCH(QByteArray, payload);
    QFETCH(QString, reason);
    const DecodedBatch batch = Feeds::countStations({}).decoder(u"datex2-measured"_s)(payload, noon);
    QVERIFY(batch.observations.empty());
    QCOMPARE(batch.rejections.size(), 1u);
    QVERIFY2(batch.rejections[0].reason.startsWith(reason), qPrintable(batch.rejections[0].reason));
}

void DatexHostileTest::damagedMeasurements()
{
    const QByteArray good = container(table(loops + stretch) + data(measured("loop", flow(1, "360") + averageSpeed(2, "50"))));
    const Decoder decode = Feeds::countStations({}).decoder(u"datex2-measured"_s);
    for (quint64 i = 0; i < 3000; ++i) {
        QByteArray bytes = good;
        for (quint64 j = 0; j < 1 + i % 4; ++j)
            bytes[qsizetype(dice::mix(i, j) % quint64(bytes.size()))] = char(dice::mix(i, j, 1));
        const DecodedBatch batch = decode(bytes, noon);
        for (const ObservationRecord &row : batch.observations)
            QVERIFY(row.feature < batch.features.size() && row.phenomenonTime.isValid()
                    && !std::isinf(row.values[CountFlowField]));
        for (const FeatureRecord &feature : batch.features)
            QVERIFY(!feature.id.isEmpty() && std::ranges::all_of(feature.geometry, &GeoPoint::isValid));
    }
    // Far more values, sites and faults than any site has.
    QByteArray many;
    for (int i = 0; i < 1500; ++i)
        many += flow(1, "1");
    QCOMPARE(reasonsOf(stations(container(data(measured("a", many))))),
             QStringList { u"3 several values of a kind, and no site table that tells them apart"_s });
    const DecodedBatch faults = stations(container(data(measured("", {}).repeated(10'500))));
    QCOMPARE(faults.rejections.size(), 10'001u);
    QCOMPARE(stations(QByteArray(good).append(QByteArray(65 << 20, ' '))).rejections.at(0).reason, u"payload too large"_s);
}

void DatexHostileTest::sitesThatSayMoreThanAny()
{
    // What a site says is looked through once: for each of its measurements it would take minutes.
    QByteArray positions;
    for (int i = 0; i < 19'000; ++i)
        positions += "41.9 -87." + QByteArray::number(60'000 + i) + ' ';
    const QByteArray lanes = QByteArray("<roa:specificLane>" + QByteArray(200, 'l') + "</roa:specificLane>").repeated(40'000);
    const QByteArray meanings =
        meaning(1, "trafficFlow", "lane1").replace("</roa:measurementSide>", "</roa:measurementSide>" + lanes);
    const QByteArray values = flow(1, "360") + travelTime(2, "1000", "900");
    const DecodedBatch batch =
        links(container(table(site("s", "A1", meanings, line(positions))) + data(measured("s", values).repeated(20'000))));
    QCOMPARE(reasonsOf(batch), QStringList());
    QCOMPARE(batch.observations.size(), 20'000u);
    // 0.18999 degrees of the parallel of 41.9° are 15.72 km.
    const float speed = batch.observations.back().values[SpeedField];
    QVERIFY2(std::abs(speed - 15.72f) < 0.05f, qPrintable(QString::number(double(speed))));
    QCOMPARE(batch.observations.back().values[FlowField], 360.f);
}

void DatexHostileTest::situationsCutOff()
{
    const QByteArray payload = published(situation(works() + management("roadClosed")) + situation(works({ .id = "r2" })));
    const Decoder decode = Feeds::workZones({}).decoder(u"datex2-situation"_s);
    QCOMPARE(decode(payload, noon).observations.size(), 2u);
    for (qsizetype size = 0; size < payload.size(); ++size) {
        const DecodedBatch part = decode(payload.first(size), noon);
        QVERIFY(part.observations.size() <= 2);
        QVERIFY2(!part.rejections.empty(), qPrintable(QString::number(size)));
    }
}

void DatexHostileTest::situations()
{
    const QByteArray good = published(situation(works() + management("roadClosed")));
    const Decoder decode = Feeds::workZones({}).decoder(u"datex2-situation"_s);
    const auto onlyReason = [&](const QByteArray &payload) {
        const DecodedBatch batch = decode(payload, noon);
        return batch.observations.empty() && batch.rejections.size() == 1 ? batch.rejections[0].reason : u"taken"_s;
    };
    const QByteArray root = good.sliced(good.indexOf("<mc:messageContainer"));
    QCOMPARE(onlyReason("<!DOCTYPE x [<!ENTITY a \"b\">]>" + root), u"document with a DTD"_s);
    QVERIFY(
        onlyReason(QByteArray(good).replace("Water main", QByteArray("<a>").repeated(200'000))).startsWith("malformed XML"_L1));
    QVERIFY(onlyReason(QByteArray(good).replace("Water main", "&laugh;")).startsWith("malformed XML"_L1));
    QVERIFY(onlyReason(QByteArray(good).replace("Water main", "\xc3\x28")).startsWith("malformed XML"_L1));
    QCOMPARE(onlyReason(container(publication("roa:MeasuredDataPublication", {}))),
             u"no DATEX II SituationPublication in the document"_s);
    // A text of megabytes is cut, numbers beyond all measure are none, and of a thousand records of a situation 200 are read.
    const DecodedBatch tall = decode(QByteArray(good).replace("Water main", QByteArray(3 << 20, 'x')), noon);
    QVERIFY(tall.features.at(0).properties.value("description"_L1).toString().size() <= 4096);
    const QByteArray wild = "<sit:impact><sit:numberOfLanesRestricted>1e300</sit:numberOfLanesRestricted></sit:impact>";
    QVERIFY(
        std::isnan(decode(published(situation(works({ .before = wild }))), noon).observations.at(0).values[LanesClosedField]));
    QByteArray many;
    for (int i = 0; i < 1000; ++i)
        many += works({ .id = "r" + QByteArray::number(i) });
    const DecodedBatch cut = decode(published(situation(many)), noon);
    QCOMPARE(cut.features.size(), 200u);
    QCOMPARE(reasonsOf(cut), QStringList { u"3 situation with too many records: the rest was not read"_s });
    for (quint64 i = 0; i < 3000; ++i) {
        QByteArray bytes = good;
        for (quint64 j = 0; j < 1 + i % 4; ++j)
            bytes[qsizetype(dice::mix(i, j) % quint64(bytes.size()))] = char(dice::mix(i, j, 1));
        const DecodedBatch batch = decode(bytes, noon);
        for (const ObservationRecord &row : batch.observations)
            QVERIFY(row.feature < batch.features.size() && row.phenomenonTime.isValid());
        for (const FeatureRecord &feature : batch.features)
            QVERIFY(!feature.id.isEmpty() && std::ranges::all_of(feature.geometry, &GeoPoint::isValid));
    }
}

void DatexHostileTest::numbersThatNoRoadHas()
{
    const auto told = [](const QByteArray &values, const QByteArray &freeFlow = "45") {
        return links(container(table(site("s", "A1", meaning(1, "travelTimeInformation", {}), line("41.88 -87.63 41.89 -87.63")))
                               + data(measured("s", values + travelTime(2, values.isEmpty() ? "1e-300" : "100", freeFlow)))));
    };
    // 1.1 km in no time is no speed, and no free flow either.
    QCOMPARE(reasonsOf(told({})), QStringList { u"4 travel time shorter than any"_s });
    const DecodedBatch free = told(flow(1, "360"), "4.9e-324");
    QCOMPARE(free.observations.size(), 1u);
    QVERIFY(!free.features.at(0).properties.contains("freeFlowSpeed"_L1));
    QVERIFY(told(flow(1, "360")).features.at(0).properties.contains("freeFlowSpeed"_L1));
    for (const char *number : { "1e39", "9223372036854775807", "-1e308" }) {
        const DecodedBatch batch = told(flow(1, number));
        QCOMPARE(reasonsOf(batch), QStringList { u"4 vehicleFlowRate: out of range"_s });
        QVERIFY(std::isnan(batch.observations.at(0).values[FlowField]) && batch.observations[0].values[SpeedField] > 0);
    }
    QCOMPARE(reasonsOf(told(flow(1, "1e400"))), QStringList { u"4 number out of range"_s });
    QCOMPARE(reasonsOf(told(flow(1, "-1"))), QStringList()); // how some say that they do not know
    // One end of a line that is nowhere: told, and shown at the other.
    const QByteArray ends =
        "<sit:locationReference xsi:type=\"loc:LinearLocation\"><loc:from><loc:pointCoordinates><loc:latitude>"
        "1e39</loc:latitude><loc:longitude>5</loc:longitude></loc:pointCoordinates></loc:from><loc:to>"
        "<loc:pointCoordinates><loc:latitude>50</loc:latitude><loc:longitude>5</loc:longitude>"
        "</loc:pointCoordinates></loc:to></sit:locationReference>";
    const DecodedBatch half = zones(published(situation(works({ .location = ends }))));
    QCOMPARE(reasonsOf(half), QStringList { u"3 impossible coordinates"_s });
    QCOMPARE(half.features.at(0).geometry, (GeoLine { { 5, 50 } }));
    // However many parts are wrong, the rest is read.
    const DecodedBatch many = stations(container(data(measured("a", flow(1, "1e39") + averageSpeed(2, "36")).repeated(12'000))));
    QCOMPARE(many.observations.size(), 12'000u);
    QCOMPARE(many.rejections.size(), 5'000u);
}

void DatexHostileTest::endsThatCannotBeRead()
{
    const auto ending = [](const QByteArray &end) {
        return zones(published(situation(works({ .validity = QByteArray(usual).replace("2026-11-22T01:00:00+01:00", end) }))));
    };
    QCOMPARE(reasonsOf(ending("2026-11-22T01:00:00")), QStringList { u"3 overallEndTime malformed or without zone"_s });
    QCOMPARE(reasonsOf(ending("1e400")), QStringList { u"3 overallEndTime malformed or without zone"_s });
    for (const char *open : { "", "9999-12-31T23:59:59Z" }) { // how some say that there is none
        const DecodedBatch batch = ending(open);
        QCOMPARE(reasonsOf(batch), QStringList());
        QVERIFY(std::isnan(batch.observations.at(0).values[EndsField]));
    }
}

void DatexHostileTest::aLineThatAllShare()
{
    // Some 400 KB, of which 199 works, each with the line, would make 64 MB of points in memory and as much in the history.
    QByteArray positions;
    for (int i = 0; i < 19'000; ++i)
        positions += "41.9 -87." + QByteArray::number(60'000 + i) + ' ';
    QByteArray records = management(
        "roadClosed",
        { .id = "m",
          .location = "<sit:locationReference xsi:type=\"loc:LinearLocation\">" + line(positions) + "</sit:locationReference>" });
    for (int i = 0; i < 199; ++i)
        records += works({ .id = "r" + QByteArray::number(i), .location = corner });
    const DecodedBatch batch = zones(published(situation(records)));
    QCOMPARE(batch.features.size(), 199u);
    const auto sharing = std::ranges::count_if(batch.features, [](const FeatureRecord &f) { return f.geometry.size() > 1; });
    QCOMPARE(sharing, 10); // of 200,000 points in all
    QCOMPARE(batch.features.back().geometry, (GeoLine { { -87.7, 41.9 } }));
    QCOMPARE(batch.rejections.size(), 189u);
    QCOMPARE(batch.rejections.front().reason, u"line of a closure that too many works share: shown at their points"_s);
}

QTEST_GUILESS_MAIN(DatexHostileTest)
#include "tst_datexhostile.moc"
