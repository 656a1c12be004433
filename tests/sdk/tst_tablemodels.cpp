// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/areas.h"
#include "sdk/observationtable.h"
#include "sdk/rankingmodel.h"

#include <support/samples.h>

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace citywall;

class TableModelsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rankingTellsOnlyWhatDiffers();
    void tableScrollsWithTheClock();
    void tableReadsAsItIsFormatted();
    void csvMarksSimulatedRows();
    void rankingIsExportedWithItsPlaces();
    void fieldsAreThoseOfTheFeed();
    void metricsMayHaveAnOffset();
    void oneOfPercentagesIsAPoint();
    void numbersAreExportedWithHyphens();

private:
    static Metric metric(const QString &unit, double scale, int decimals)
    {
        Metric m;
        m.unit = unit;
        m.scale = scale;
        m.decimals = decimals;
        return m;
    }
    static std::unique_ptr<ObservationTable> makeTable()
    {
        using Kind = FieldDescriptor::Kind;
        return std::make_unique<ObservationTable>(
            QTimeZone("America/Chicago"),
            QList<ObservationTable::Field> {
                { { QStringLiteral("speed"), Kind::Number, {} }, {}, metric(QStringLiteral("km/h"), 3.6, 0) },
                { { QStringLiteral("flow"), Kind::Number, {} }, QStringLiteral("Flow"), metric(QStringLiteral("veh/h"), 1, 0) },
                { { QStringLiteral("travelTime"), Kind::Number, {} }, {}, metric(QStringLiteral("s"), 1, 0) },
                { { QStringLiteral("status"), Kind::Term, {} }, QStringLiteral("Status"), {} } });
    }
    enum Column { Observed, Received, Speed, Flow, TravelTime, Status, SourceName };
    static ObservationsPtr rows(int count)
    {
        auto columns = std::make_shared<Observations>();
        for (int i = 0; i < count; ++i) {
            columns->phenomenonTime.push_back(i * 1000);
            columns->receivedTime.push_back(i * 1000 + 1000);
            columns->feature.push_back(0);
            columns->longitudeE7.push_back(Observations::noPosition);
            columns->latitudeE7.push_back(Observations::noPosition);
            const std::array<float, maximumFields> values { float(i), 600, ObservationRecord::nan, 0 };
            for (size_t field = 0; field < values.size(); ++field)
                columns->values[field].push_back(values[field]);
            columns->source.push_back(0);
        }
        return columns;
    }
    static FeedDictionaryPtr dictionary(bool simulated)
    {
        auto d = std::make_shared<FeedDictionary>();
        d->terms = { QStringLiteral("ok") };
        Feature feature;
        feature.id = QStringLiteral("CHI-1");
        feature.geometry = { { -87.65, 41.88 } };
        d->features.push_back(feature);
        d->sources = { { QStringLiteral("loops, \"south\""), {}, simulated } };
        return d;
    }
};

void TableModelsTest::rankingTellsOnlyWhatDiffers()
{
    RankingModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    const RankingRow a { QStringLiteral("a"), QStringLiteral("Loop"), QStringLiteral("12 km"), QStringLiteral("1.42"), 2 };
    RankingRow b = a;
    b.id = QStringLiteral("b");
    model.setRows({ a, b });
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.data(model.index(1), RankingModel::IdRole).toString(), QStringLiteral("b"));
    QCOMPARE(model.data(model.index(0), RankingModel::SeverityRole).toInt(), 2);
    model.setRows({ a, b });
    QCOMPARE(changes.count(), 0);
    b.trailing = QStringLiteral("1.43");
    model.setRows({ a, b });
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes[0][0].toModelIndex().row(), 1);
    model.setRows({ b });
    QCOMPARE(model.rowCount(), 1);
    model.setRows({});
    model.setRows({ a, b, a });
    QCOMPARE(model.rowCount(), 3);
}

void TableModelsTest::tableScrollsWithTheClock()
{
    const auto table = makeTable();
    QAbstractItemModelTester tester(table.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    table->setObservations(rows(100), dictionary(true));
    QCOMPARE(table->rowCount(), 0);
    QSignalSpy resets(table.get(), &QAbstractItemModel::modelReset);
    const auto newest = [&] { return table->data(table->index(0, Speed), Qt::DisplayRole).toString(); };
    table->setSpan({ 9'999 }, { 20'000 }); // 10 … 20 s
    QCOMPARE(table->rowCount(), 11);
    QCOMPARE(newest(), QStringLiteral("72")); // 20 m/s
    QCOMPARE(resets.count(), 1);
    table->setSpan({ 12'000 }, { 25'000 });
    QCOMPARE(table->rowCount(), 13);
    QCOMPARE(newest(), QStringLiteral("90"));
    table->setSpan({ 9'999 }, { 20'000 }); // and back
    QCOMPARE(table->rowCount(), 11);
    QCOMPARE(newest(), QStringLiteral("72"));
    QCOMPARE(resets.count(), 1);
    table->setSpan({ 50'000 }, { 60'000 }); // a jump
    QCOMPARE(table->rowCount(), 10);
    QCOMPARE(resets.count(), 2);
    table->setSpan({ 200'000 }, { 210'000 });
    QCOMPARE(table->rowCount(), 0);
}

void TableModelsTest::tableReadsAsItIsFormatted()
{
    const auto table = makeTable();
    table->setObservations(rows(3), dictionary(false));
    table->setSpan({ -1 }, { 2'000 });
    const auto cell = [&](int column) { return table->data(table->index(0, column), Qt::DisplayRole).toString(); };
    QCOMPARE(cell(Observed), QStringLiteral("18:00:02")); // 1970-01-01 00:00:02 UTC in Chicago
    QCOMPARE(cell(Received), QStringLiteral("18:00:03"));
    table->setSpan({ -1 }, { 12 * 3'600'000 }); // seen from the next day
    QCOMPARE(cell(Observed), QStringLiteral("Wed 18:00"));
    table->setSpan({ -1 }, { 10 * 24 * 3'600'000ll }); // and from ten days later
    QCOMPARE(cell(Observed), QStringLiteral("31 Dec 18:00"));
    auto late = std::make_shared<Observations>(*rows(3));
    late->receivedTime[2] += 24 * 3'600'000;
    table->setObservations(late, dictionary(false));
    QCOMPARE(cell(Received), QStringLiteral("1 Jan 1970")); // another year than 31 December 1969
    late->receivedTime[2] -= 48 * 3'600'000;
    table->setObservations(late, dictionary(false));
    QCOMPARE(cell(Received), QStringLiteral("30 Dec"));
    QCOMPARE(cell(Speed), QStringLiteral("7"));
    QCOMPARE(cell(Flow), QStringLiteral("600"));
    QCOMPARE(cell(TravelTime), QStringLiteral("–"));
    QCOMPARE(cell(Status), QStringLiteral("ok"));
    QCOMPARE(cell(SourceName), QStringLiteral("loops, \"south\""));
    QCOMPARE(table->headerData(Speed, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("km/h"));
    QCOMPARE(table->headerData(Flow, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Flow, veh/h"));
    QCOMPARE(table->headerData(Status, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Status"));
}

void TableModelsTest::csvMarksSimulatedRows()
{
    const auto table = makeTable();
    table->setObservations(rows(2), dictionary(true));
    table->setSpan({ -1 }, { 1'000 });
    QCOMPARE(table->csv(),
             QStringLiteral(
                 "feature,phenomenon_time,received_time,speed,flow,travelTime,status,source,simulated,longitude,latitude\r\n"
                 "CHI-1,1970-01-01T00:00:01Z,1970-01-01T00:00:02Z,1,600,,ok,\"loops, "
                 "\"\"south\"\"\",SIMULATED,-87.6500000,41.8800000\r\n"
                 "CHI-1,1970-01-01T00:00:00Z,1970-01-01T00:00:01Z,0,600,,ok,\"loops, "
                 "\"\"south\"\"\",SIMULATED,-87.6500000,41.8800000\r\n"));
    const QJsonObject json = QJsonDocument::fromJson(table->geoJson().toUtf8()).object();
    QCOMPARE(json[u"type"].toString(), QStringLiteral("FeatureCollection"));
    const QJsonObject newest = json[u"features"][0].toObject();
    QCOMPARE(newest[u"geometry"].toObject(),
             QJsonObject({ { QStringLiteral("type"), QStringLiteral("Point") },
                           { QStringLiteral("coordinates"), QJsonArray { -87.65, 41.88 } } }));
    QCOMPARE(newest[u"properties"][u"speed"], QJsonValue(1));
    QVERIFY(newest[u"properties"][u"travelTime"].isNull());
    QCOMPARE(newest[u"properties"][u"simulated"].toString(), QStringLiteral("SIMULATED"));
}

void TableModelsTest::rankingIsExportedWithItsPlaces()
{
    const AreaIndex areas({ test::square(QStringLiteral("a1"), -88, 41, 1) });
    RankingModel model;
    model.setAreas(&areas);
    RankingRow area { QStringLiteral("a1"), QStringLiteral("First, \"West\""), {}, QStringLiteral("=1+1"), 2 };
    RankingRow station { QStringLiteral("s"), QStringLiteral("S"), QStringLiteral("d"), QStringLiteral("3"), 0 };
    station.position = { -87.5, 41.5 };
    model.setRows({ area, station, { QStringLiteral("nowhere"), {}, {}, {} } });
    QCOMPARE(model.csv(false),
             QStringLiteral("id,title,detail,value,severity,longitude,latitude\r\n"
                            "a1,\"First, \"\"West\"\"\",,'=1+1,2,,\r\n" // no formula in a spreadsheet
                            "s,S,d,3,0,-87.5000000,41.5000000\r\n"
                            "nowhere,,,,0,,\r\n"));
    QVERIFY(model.csv(true).contains(QStringLiteral("s,S,d,3,0,SIMULATED,-87.5")));
    const QJsonArray features = QJsonDocument::fromJson(model.geoJson(false).toUtf8())[u"features"].toArray();
    QCOMPARE(features[0][u"geometry"][u"type"].toString(), QStringLiteral("MultiPolygon"));
    QCOMPARE(features[0][u"geometry"][u"coordinates"][0][0].toArray().size(), 5); // a ring of four corners, closed
    QCOMPARE(features[1][u"geometry"][u"coordinates"].toArray(), QJsonArray({ -87.5, 41.5 }));
    QVERIFY(features[2][u"geometry"].isNull());
}

void TableModelsTest::fieldsAreThoseOfTheFeed()
{
    FeedDescriptor feed;
    feed.fields = { { QStringLiteral("speed"), FieldDescriptor::Kind::Number, QStringLiteral("m.speed") },
                    { QStringLiteral("status"), FieldDescriptor::Kind::Term, {} } };
    const auto fields = ObservationTable::fieldsOf(feed, { { QStringLiteral("status"), QStringLiteral("State") } },
                                                   [](const QString &id) { return metric(id, 1, 0); });
    QCOMPARE(fields.size(), 2);
    QCOMPARE(fields[0].metric.unit, QStringLiteral("m.speed"));
    QCOMPARE(fields[0].title, QString());
    QCOMPARE(fields[1].title, QStringLiteral("State"));
    QCOMPARE(fields[1].metric, Metric());
}

void TableModelsTest::metricsMayHaveAnOffset()
{
    const auto read = metricsFromJson(R"({"metrics":[{"id":"t","title":{"en":"T"},"description":{"en":"d"},"unit":"°C",
        "offset":-273.15,"decimals":1,"limits":[{"id":"frost","title":{"en":"Frost"},"from":0,"severity":1}]}]})",
                                      QStringLiteral("en"));
    QVERIFY(read);
    QCOMPARE(read->first().format(294.65), QStringLiteral("21.5\u00a0°C"));
    QCOMPARE(read->first().formatDifference(-2.3), QStringLiteral("−2.3\u00a0°C"));
    QCOMPARE(read->first().format(253.15), QStringLiteral("−20.0\u00a0°C")); // a minus sign, no hyphen
    QCOMPARE(read->first().formatNumber(253.15), QStringLiteral("−20.0"));
    QCOMPARE(read->first().severity(273.1), 0); // limits are in display units
    QCOMPARE(read->first().severity(273.2), 1);
}

void TableModelsTest::oneOfPercentagesIsAPoint()
{
    Metric share = metric(QStringLiteral("%"), 100, 0);
    QCOMPARE(share.formatDifference(0.01), QStringLiteral("1 point"));
    QCOMPARE(share.formatDifference(-0.01), QStringLiteral("−1 point"));
    QCOMPARE(share.formatDifference(0.02), QStringLiteral("2 points"));
    QCOMPARE(share.formatDifference(0), QStringLiteral("0 points"));
    QCOMPARE(share.formatDifference(0.11), QStringLiteral("11 points"));
    share.decimals = 1;
    QCOMPARE(share.formatDifference(0.01), QStringLiteral("1.0 points"));
}

void TableModelsTest::numbersAreExportedWithHyphens()
{
    RankingModel model;
    model.setRows({ { QStringLiteral("−7"), QStringLiteral("North"), {}, QStringLiteral("−2.5") },
                    { QStringLiteral("b"), QStringLiteral("South"), {}, QStringLiteral("−2.3\u00a0°C") },
                    { QStringLiteral("c"), QStringLiteral("−"), {}, QStringLiteral("-2+3") } });
    QCOMPARE(model.csv(false),
             QStringLiteral("id,title,detail,value,severity,longitude,latitude\r\n"
                            "-7,North,,-2.5,0,,\r\n"
                            "b,South,,'-2.3\u00a0°C,0,,\r\n" // a text
                            "c,−,,'-2+3,0,,\r\n"));
    QCOMPARE(QJsonDocument::fromJson(model.geoJson(false).toUtf8())[u"features"][0][u"properties"][u"value"].toString(),
             QStringLiteral("-2.5"));
}

QTEST_GUILESS_MAIN(TableModelsTest)
#include "tst_tablemodels.moc"
