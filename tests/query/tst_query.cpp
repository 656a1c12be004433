// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Observations leave the history: formats, filters, slices.
#include "minutehistory.h"

#include "../ingest/fakehistory.h"
#include "engine/ingest/importjob.h"
#include "engine/query/outputfile.h"
#include "engine/query/polygonfile.h"
#include "engine/query/slicereader.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QTemporaryFile>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

using namespace citywall;
using namespace citywall::test;

namespace {

QueryRequest requestForLinks()
{
    QueryRequest request;
    request.feeds = { feedsOfTests()[0] };
    Metric speed;
    speed.id = u"traffic.speed"_s;
    speed.unit = u"km/h"_s;
    speed.scale = 3.6;
    request.metrics = { speed };
    return request;
}

struct Answer {
    QByteArray text;
    QuerySummary summary;
    QJsonObject json() const { return QJsonDocument::fromJson(text).object(); }
    qsizetype lines() const { return text.count('\n'); }
};

Answer answered(TableFormat format, const QueryRequest &request, MinuteHistory &history, const AreaIndex *areas = nullptr)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto writer = makeTextWriter(format, buffer);
    const QuerySummary summary = runQuery(request, history, *writer, areas);
    return { buffer.data(), summary };
}

/// How many observations of ten minutes satisfy the filter.
qint64 found(const ObservationFilter &filter, const AreaIndex *areas = nullptr)
{
    MinuteHistory history(10);
    QueryRequest request = requestForLinks();
    request.filter = filter;
    const Answer answer = answered(TableFormat::NdJson, request, history, areas);
    if (answer.summary.error)
        qFatal("%s", qPrintable(answer.summary.error->message));
    if (answer.lines() != answer.summary.observations)
        qFatal("%lld lines for %lld observations", qlonglong(answer.lines()), answer.summary.observations);
    return answer.summary.observations;
}

QString failureWith(const ObservationFilter &filter)
{
    MinuteHistory history(10);
    QueryRequest request = requestForLinks();
    request.filter = filter;
    const Answer answer = answered(TableFormat::Csv, request, history);
    return answer.summary.error ? answer.summary.error->message : QString();
}

ObservationFilter where(std::initializer_list<const char *> comparisons)
{
    ObservationFilter filter;
    for (const char *text : comparisons) {
        const Result<Comparison> comparison = Comparison::fromText(QString::fromLatin1(text));
        if (!comparison)
            qFatal("%s", qPrintable(comparison.error().message));
        filter.where.append(*comparison);
    }
    return filter;
}

const GeoLine aroundTheVehicle { { -73.95, 40.65 }, { -73.85, 40.65 }, { -73.85, 40.72 }, { -73.95, 40.72 }, { -73.95, 40.65 } };

} // namespace

class QueryTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const QString &name) const { return m_folder.filePath(name); }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::German)); } // a decimal comma must not get out

    void csv()
    {
        MinuteHistory history(4, true);
        const QByteArray text = answered(TableFormat::Csv, requestForLinks(), history).text;
        const QByteArray expected = "feed,id,name,phenomenonTime,receivedTime,longitude,latitude,speed "
                                    "[km/h],flow,travelTime,status,source,attribution,simulated,detail\r\n"
                                    "traffic.link-speed,l1,\"Main St, "
                                    "\"\"north\"\"\nramp\",2024-01-01T00:00:00Z,2024-01-01T00:00:00.500Z,@LON,@LAT,37.8,,1234.5,"
                                    "ok,test,Nobody,SIMULATED,\"{\"\"a\"\":\"\"b, c\"\"}\"\r\n"
                                    "traffic.link-speed,v1,'=1+1,2024-01-01T00:01:00Z,2024-01-01T00:01:00.500Z,-73.9000000,40."
                                    "7000000,37.8,,1234.5,slow,test,Nobody,SIMULATED,\r\n";
        const GeoPoint middle = midpoint({ { -73.9, 40.7 }, { -73.8, 40.8 } });
        const QByteArray head = QByteArray(expected)
                                    .replace("@LON", QByteArray::number(middle.longitudeDegrees, 'f', 7))
                                    .replace("@LAT", QByteArray::number(middle.latitudeDegrees, 'f', 7));
        QVERIFY2(text.startsWith(head), text.constData());
        QCOMPARE(text.count("\r\n"), 5);
        QVERIFY(text.contains("00:03:00.500Z,-73.9000000,40.7000000,,,1234.5")); // no value: an empty cell
    }

    void csvOfSeveralFeedsIsOneTable()
    {
        MinuteHistory history(2);
        QueryRequest request = requestForLinks();
        request.feeds.append(feedsOfTests()[1]);
        const QByteArrayList lines = answered(TableFormat::Csv, request, history).text.split('\n');
        QCOMPARE(lines[0].trimmed(),
                 QByteArray("feed,id,name,phenomenonTime,receivedTime,longitude,latitude,speed [km/h],flow,travelTime,"
                            "status,state,category,priority,casualties,source,attribution,simulated,detail"));
        QVERIFY(lines.contains(
            "traffic.link-speed,v1,'=1+1,2024-01-01T00:01:00Z,2024-01-01T00:01:00.500Z,-73.9000000,40.7000000,37.8,,"
            "1234.5,slow,,,,,test,Nobody,,\r"));
        QVERIFY(lines.contains(
            "safety.incident,v1,'=1+1,2024-01-01T00:01:00Z,2024-01-01T00:01:00.500Z,-73.9000000,40.7000000,,,,,,,1234.5,1,"
            "test,Nobody,,\r"));
    }

    void csvComesBackIn()
    {
        MinuteHistory history(100);
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(answered(TableFormat::Csv, requestForLinks(), history).text);
        file.close();
        const Mapping mapping =
            *Mapping::fromJson(R"({"id": "back", "title": {"en": "Back"}, "feed": "traffic.link-speed", "format": "csv",
            "recognise": ["phenomenonTime"], "feature": {"id": {"columns": ["id"]}, "geometry": {"type": "point", "longitude": "longitude", "latitude": "latitude"}},
            "time": {"columns": ["phenomenonTime"], "formats": ["iso"]}, "fields": {"speed": {"column": "speed [km/h]", "unit": "km/h"}, "status": {"column": "status"}},
            "source": {"name": "Back", "attribution": "Nobody"}})",
                               u"back"_s);
        FakeHistoryWriter writer;
        ImportRequest request;
        request.files = { file.fileName() };
        const ImportSummary summary = importFiles(request, { mapping }, feedsOfTests(), writer, false, {});
        QCOMPARE(summary.accepted, 100);
        QCOMPARE(writer.observations[0].values[0], 10.5F);
        QCOMPARE(writer.observations[0].phenomenonTime, history.begin);
        QVERIFY(std::isnan(writer.observations[3].values[0]));
    }

    void geojson()
    {
        MinuteHistory history(4);
        const QJsonObject document = answered(TableFormat::GeoJson, requestForLinks(), history).json();
        QCOMPARE(document[u"type"].toString(), u"FeatureCollection"_s);
        QCOMPARE(document[u"units"][u"speed"].toString(), u"km/h"_s);
        const QJsonArray features = document[u"features"].toArray();
        QCOMPARE(features.size(), 4);
        QCOMPARE(features[0][u"type"].toString(), u"Feature"_s);
        QCOMPARE(features[0][u"geometry"][u"type"].toString(), u"LineString"_s);
        QCOMPARE(features[0][u"geometry"][u"coordinates"][1][0].toDouble(), -73.8); // longitude first
        QCOMPARE(features[1][u"geometry"][u"coordinates"].toArray(), QJsonArray({ -73.9, 40.7 }));
        const QJsonValue facts = features[0][u"properties"];
        QCOMPARE(facts[u"values"][u"speed"].toDouble(), 37.8);
        QVERIFY(facts[u"values"][u"flow"].isNull());
        QCOMPARE(facts[u"values"][u"status"].toString(), u"ok"_s);
        QCOMPARE(facts[u"detail"][u"a"].toString(), u"b, c"_s);
        QCOMPARE(facts[u"simulated"].toBool(true), false);
        QCOMPARE(facts[u"attribution"].toString(), u"Nobody"_s);
        QCOMPARE(facts[u"phenomenonTime"].toString(), u"2024-01-01T00:00:00Z"_s);
    }

    void json()
    {
        MinuteHistory history(2, true);
        const Answer answer = answered(TableFormat::Json, requestForLinks(), history);
        QCOMPARE(answer.json()[u"observations"].toArray().size(), 2);
        QCOMPARE(answer.json()[u"observations"][1][u"position"][1].toDouble(), 40.7);
        QVERIFY(answer.json()[u"observations"][1][u"simulated"].toBool());
        QCOMPARE(answer.summary.observations, 2);
        QVERIFY(answer.summary.simulated);
        QCOMPARE(answer.summary.attributions, QStringList { u"Nobody"_s });
        QCOMPARE(answer.summary.range, TimeRange({ history.begin, { history.begin.milliseconds + 60'001 } }));
    }

    void ndjsonLinesStandAlone()
    {
        MinuteHistory history(3);
        const QByteArrayList lines = answered(TableFormat::NdJson, requestForLinks(), history).text.split('\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[3].isEmpty());
        const QJsonObject second = QJsonDocument::fromJson(lines[1]).object();
        QCOMPARE(second[u"id"].toString(), u"v1"_s);
        QCOMPARE(second[u"values"][u"speed"].toDouble(), 37.8);
        QCOMPARE(second[u"units"][u"speed"].toString(), u"km/h"_s);
        QCOMPARE(second[u"position"][0].toDouble(), -73.9);
    }

    void geoPackage()
    {
        MinuteHistory history(2000, true);
        QueryRequest request = requestForLinks();
        request.feeds[0].title = u"Link speeds"_s;
        request.feeds.append(feedsOfTests()[1]);
        const QString file = path(u"links.gpkg"_s);
        {
            const auto writer = makeGeoPackageWriter(file);
            const QuerySummary summary = runQuery(request, history, *writer);
            QVERIFY2(!summary.error, qPrintable(summary.error.value_or(Error {}).detail));
            QCOMPARE(summary.rows, 4000);
        }
        // Read back by another path of GDAL than it was written by, as a geographic information system would.
        const GDALDatasetUniquePtr opened(GDALDataset::Open(QFile::encodeName(file).constData(), GDAL_OF_VECTOR));
        QVERIFY(opened);
        QCOMPARE(opened->GetLayerCount(), 2);
        OGRLayer *layer = opened->GetLayerByName("traffic.link-speed");
        QVERIFY(layer);
        QCOMPARE(layer->GetFeatureCount(), 2000);
        QCOMPARE(QByteArray(layer->GetSpatialRef()->GetAuthorityCode(nullptr)), QByteArray("4326"));
        QCOMPARE(QByteArray(layer->GetMetadataItem("IDENTIFIER")), QByteArray("Link speeds"));
        QCOMPARE(QByteArray(layer->GetMetadataItem("DESCRIPTION")), QByteArray("SIMULATED. Nobody"));
        const int speed = layer->GetLayerDefn()->GetFieldIndex("speed");
        QCOMPARE(QByteArray(layer->GetLayerDefn()->GetFieldDefn(speed)->GetAlternativeNameRef()), QByteArray("speed [km/h]"));
        layer->SetAttributeFilter("id = 'v1' AND simulated = 1");
        QCOMPARE(layer->GetFeatureCount(), 1000);
        layer->ResetReading();
        const OGRFeatureUniquePtr first(layer->GetNextFeature());
        QCOMPARE(first->GetFieldAsDouble("speed"), 37.8);
        QVERIFY(!first->IsFieldSetAndNotNull(first->GetFieldIndex("flow")));
        QCOMPARE(QByteArray(first->GetFieldAsString("status")), QByteArray("slow"));
        QCOMPARE(QByteArray(first->GetFieldAsISO8601DateTime(first->GetFieldIndex("receivedTime"), nullptr)),
                 QByteArray("2024-01-01T00:01:00.500Z"));
        QCOMPARE(first->GetGeometryRef()->toPoint()->getY(), 40.7);
        QVERIFY(layer->GetLayerDefn()->GetFieldIndex("longitude") < 0); // it is the geometry
    }

    void nothingIsStillADocument()
    {
        MinuteHistory history(0);
        QCOMPARE(answered(TableFormat::GeoJson, requestForLinks(), history).json()[u"features"].toArray().size(), 0);
        QCOMPARE(answered(TableFormat::Csv, requestForLinks(), history).text.count("\r\n"), 1);
        const auto writer = makeGeoPackageWriter(path(u"nothing.gpkg"_s));
        QVERIFY(!runQuery(requestForLinks(), history, *writer).error);
    }

    void slicesAreBounded()
    {
        // A quiet month, then an hour with three observations in every second of 20 minutes and 150,000 in one second.
        MinuteHistory history(60 * 24 * 30);
        const UtcTime rush = history.begin + std::chrono::days(30);
        for (int i = 0; i < 20 * 60 * 3; ++i)
            history.add(rush + Duration(i * 333), 1, 1, 0);
        for (int i = 0; i < 150'000; ++i)
            history.add(rush + std::chrono::minutes(30) + Duration(i / 150), 1, 1, 0);
        std::vector<double> shares;
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        const auto writer = makeTextWriter(TableFormat::Csv, buffer);
        QueryRun run(requestForLinks(), history, nullptr, *writer);
        connect(&run, &QueryRun::progressed, &run, [&](double share, qint64) { shares.push_back(share); });
        QSignalSpy finished(&run, &QueryRun::finished);
        run.start();
        QVERIFY(finished.wait(60'000));
        QCOMPARE(finished[0][0].value<QuerySummary>().observations, 60 * 24 * 30 + 3600 + 150'000);
        QCOMPARE(history.mostHeld, 1); // never two slices at once
        QCOMPARE(history.held, 0);
        QVERIFY2(history.largest <= size_t(SliceReader::sliceRows), qPrintable(QString::number(history.largest)));
        QVERIFY2(history.requests >= 4 && history.requests <= 10, qPrintable(QString::number(history.requests)));
        QVERIFY(std::ranges::is_sorted(shares));
        QCOMPARE(shares.back(), 1.0);
        // In order of time, each once.
        const QByteArrayList lines = buffer.data().split('\n');
        QByteArrayList times;
        for (const QByteArray &line : lines) {
            if (const QByteArrayList cells = line.split(',');
                cells.size() > 5 && cells[0] == "traffic.link-speed" && cells[1] == "v1")
                times += cells[3].chopped(1);
        }
        QCOMPARE(times.size(), 60 * 24 * 15 + 3600 + 150'000);
        QVERIFY(std::ranges::is_sorted(times));
    }

    void range()
    {
        MinuteHistory history(60 * 24 * 30);
        QueryRequest request = requestForLinks();
        request.filter.range = { history.begin + std::chrono::hours(1), history.begin + std::chrono::hours(3) };
        QCOMPARE(answered(TableFormat::NdJson, request, history).lines(), 120);
        request.filter.range = { history.begin + Duration(60'001), history.begin + Duration(180'001) }; // 00:02 and 00:03
        QCOMPARE(answered(TableFormat::NdJson, request, history).lines(), 2);
    }

    void place()
    {
        Area west;
        west.id = u"west"_s;
        Area east;
        east.id = u"east"_s;
        east.geometry = { { { { -73.95, 40.65 }, { -73.85, 40.65 }, { -73.85, 40.75 }, { -73.95, 40.75 }, { -73.95, 40.65 } } } };
        east.bounds = { -73.95, 40.65, -73.85, 40.75 };
        const AreaIndex areas({ west, east });
        ObservationFilter filter;
        filter.areas = { u"east"_s }; // the link's own area, and where the vehicle is
        QCOMPARE(found(filter, &areas), 10);
        filter.areas = { u"west"_s };
        QCOMPARE(found(filter, &areas), 0);
        filter.areas = { u"west"_s, u"east"_s };
        QCOMPARE(found(filter, &areas), 10);
        filter.areas = { u"north"_s };
        QVERIFY(failureWith(filter).contains(u"north"));
        filter = {};
        filter.box = GeoBox { -73.91, 40.69, -73.89, 40.71 }; // the vehicle; the link's middle is at -73.85, 40.75
        QCOMPARE(found(filter), 5);
        filter = {};
        filter.polygons = { { aroundTheVehicle } };
        QCOMPARE(found(filter), 5);
        filter.box = GeoBox { -73.86, 40.7, -73.8, 40.8 }; // and nothing is in both
        QCOMPARE(found(filter), 0);
    }

    void polygonFile()
    {
        QFile plain(path(u"plain.geojson"_s));
        QVERIFY(plain.open(QIODevice::WriteOnly));
        plain.write(R"({"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [1, 2]}},
            {"type": "Feature", "properties": {}, "geometry": {"type": "MultiPolygon", "coordinates":
                [[[[-73.95, 40.65], [-73.85, 40.65], [-73.85, 40.72], [-73.95, 40.72], [-73.95, 40.65]]]]}}]})");
        plain.close();
        const Result<GeoMultiPolygon> read = readPolygons(plain.fileName());
        QVERIFY(read);
        QCOMPARE(*read, GeoMultiPolygon({ { aroundTheVehicle } }));
        QVERIFY(readPolygons(path(u"none.geojson"_s)).error().message.contains(u"none.geojson"));
        QVERIFY(!readPolygons(u"http://127.0.0.1:9/polygons.geojson"_s));

        // echo "-73.9 40.7" | gdaltransform -s_srs EPSG:4326 -t_srs EPSG:32618: 592930.7 m east, 4506036.8 m north
        QFile metres(path(u"metres.geojson"_s));
        QVERIFY(metres.open(QIODevice::WriteOnly));
        metres.write(
            R"({"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32618"}},
            "features": [{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates":
                [[[592900, 4506000], [593000, 4506000], [593000, 4506100], [592900, 4506100], [592900, 4506000]]]}}]})");
        metres.close();
        const Result<GeoMultiPolygon> converted = readPolygons(metres.fileName());
        QVERIFY2(converted, converted ? "" : qPrintable(converted.error().message));
        QVERIFY(contains(*converted, { -73.9, 40.7 }));
        QVERIFY(!contains(*converted, { -73.9, 40.702 }));

        QFile points(path(u"points.geojson"_s));
        QVERIFY(points.open(QIODevice::WriteOnly));
        points.write(R"({"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [1, 2]}})");
        points.close();
        QVERIFY(readPolygons(points.fileName()).error().message.contains(u"no polygon"));
    }

    void entityAndCategory()
    {
        ObservationFilter filter;
        filter.entities = { u"v1"_s };
        QCOMPARE(found(filter), 5);
        filter.entities = { u"v1"_s, u"l1"_s, u"nobody"_s };
        QCOMPARE(found(filter), 10);
        filter.entities = { u"nobody"_s };
        QCOMPARE(found(filter), 0);
        filter = {};
        filter.categories = { u"ok"_s }; // minutes 0, 3, 6, 9
        QCOMPARE(found(filter), 4);
        filter.categories = { u"ok"_s, u"slow"_s };
        QCOMPARE(found(filter), 10);
        filter.categories = { u"gone"_s };
        QCOMPARE(found(filter), 0);
        // One entity is asked of the history itself.
        MinuteHistory history(10);
        QueryRequest request = requestForLinks();
        request.filter.entities = { u"v1"_s };
        answered(TableFormat::Csv, request, history);
        QCOMPARE(history.lastQuery.feature, FeatureKey(1));
    }

    void comparisons()
    {
        // Speeds are 37.8 km/h, missing in minutes 3 and 7; travel time 1234.5; flow is never known.
        QCOMPARE(found(where({ "speed<37.8" })), 0);
        QCOMPARE(found(where({ "speed <= 37.8" })), 8);
        QCOMPARE(found(where({ "speed=37.8" })), 8);
        QCOMPARE(found(where({ "speed>=37.8" })), 8);
        QCOMPARE(found(where({ "speed>37.79999" })), 8);
        QCOMPARE(found(where({ "speed>37.8" })), 0);
        QCOMPARE(found(where({ "speed!=0" })), 8); // what is missing is not known to differ
        QCOMPARE(found(where({ "flow!=0" })), 0);
        QCOMPARE(found(where({ "status=ok", "speed>0" })), 3); // 0, 6, 9
        QCOMPARE(found(where({ "status!=ok" })), 6);
        QVERIFY(failureWith(where({ "speed<fast" })).contains(u"fast"));
        QVERIFY(failureWith(where({ "status<ok" })).contains(u"="));
        QVERIFY(failureWith(where({ "colour=red" })).contains(u"speed, flow, travelTime, status"));
        for (const char *wrong : { "", "speed", "speed=", "<10", "speed ~ 10", "speed<10<20", "speed==10" })
            QVERIFY2(!Comparison::fromText(QString::fromLatin1(wrong)), wrong);
        QCOMPARE(Comparison::fromText(u" state = in progress "_s)->operand, u"in progress"_s);
    }

    void aFieldOfOneFeedOnly()
    {
        MinuteHistory history(10);
        QueryRequest request = requestForLinks();
        request.feeds.append(feedsOfTests()[1]);
        request.filter = where({ "priority>0" }); // a field of the incidents: 1234.5
        const Answer answer = answered(TableFormat::NdJson, request, history);
        QCOMPARE(answer.summary.observations, 10);
        QVERIFY(!answer.text.contains("traffic.link-speed"));
    }

    void whatTheDictionaryLacksIsLeftOut()
    {
        // Observations that arrived after the dictionary was read, of a feature that it does not know.
        MinuteHistory history(4);
        history.add(history.begin + std::chrono::minutes(5), 7, 1, 0);
        QCOMPARE(answered(TableFormat::NdJson, requestForLinks(), history).lines(), 4);
    }

    void errorsAreSaid()
    {
        MinuteHistory history(10);
        history.fail = true;
        const Answer answer = answered(TableFormat::GeoJson, requestForLinks(), history);
        QVERIFY(answer.summary.error && answer.summary.error->detail.contains(u"the disk is gone"));
        QVERIFY(QJsonDocument::fromJson(answer.text).isObject()); // closed all the same

        MinuteHistory good(10);
        QFile full(u"/dev/full"_s); // takes nothing
        QVERIFY(full.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        const auto writer = makeTextWriter(TableFormat::Csv, full);
        const QuerySummary summary = runQuery(requestForLinks(), good, *writer);
        QVERIFY(summary.error && summary.error->message.contains(u"could not be written"));

        const auto nowhere = makeGeoPackageWriter(path(u"no/such/folder/x.gpkg"_s));
        QVERIFY(runQuery(requestForLinks(), good, *nowhere).error);
    }

    void cancelled()
    {
        MinuteHistory history(60 * 24 * 300);
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        const auto writer = makeTextWriter(TableFormat::Json, buffer);
        QueryRun run(requestForLinks(), history, nullptr, *writer);
        connect(&run, &QueryRun::progressed, &run, &QueryRun::cancel);
        QSignalSpy finished(&run, &QueryRun::finished);
        run.start();
        QVERIFY(finished.wait());
        QVERIFY(finished[0][0].value<QuerySummary>().cancelled);
        QCOMPARE(history.requests, 1);
        QVERIFY(QJsonDocument::fromJson(buffer.data()).isObject());
    }

    void aFileIsWholeOrNotThere()
    {
        const QTemporaryDir folder;
        const QString target = folder.filePath(u"answer.csv"_s);
        const auto put = [](const QString &where, const QByteArray &text) {
            QFile file(where);
            return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        };
        {
            const auto given = OutputFile::make(target);
            QVERIFY(given && put((*given)->path(), "half"));
        }
        QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
        QVERIFY(put(target, "before"));
        {
            const auto whole = OutputFile::make(target);
            QVERIFY(whole && put((*whole)->path(), "whole"));
            QVERIFY((*whole)->commit());
        }
        QFile read(target);
        QVERIFY(read.open(QIODevice::ReadOnly));
        QCOMPARE(read.readAll(), QByteArray("whole"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList { u"answer.csv"_s });
        QVERIFY(!OutputFile::make(folder.path()));
        QVERIFY(!OutputFile::make(folder.filePath(u"no/such/folder.csv"_s)));
    }
};

QTEST_GUILESS_MAIN(QueryTest)
#include "tst_query.moc"
