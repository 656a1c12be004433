// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Observations leave the history: formats, slices, and what ends a query.
#include "linkquery.h"

#include "engine/ingest/importjob.h"
#include "engine/query/outputfile.h"
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
        const QByteArray expected =
            "module,feed,id,name,phenomenonTime,receivedTime,longitude,latitude,speed "
            "[km/h],flow,travelTime,status,source,attribution,simulated,detail\r\n"
            "traffic,traffic.link-speed,l1,\"Main St, "
            "\"\"north\"\"\nramp\",2024-01-01T00:00:00Z,2024-01-01T00:00:00.500Z,@LON,@LAT,37.8,,1234.5,"
            "ok,test,Nobody,SIMULATED,\"{\"\"a\"\":\"\"b, c\"\"}\"\r\n"
            "traffic,traffic.link-speed,v1,'=1+1,2024-01-01T00:01:00Z,2024-01-01T00:01:00.500Z,-73.9000000,40."
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
                 QByteArray("module,feed,id,name,phenomenonTime,receivedTime,longitude,latitude,speed [km/h],flow,travelTime,"
                            "status,state,category,priority,casualties,source,attribution,simulated,detail"));
        QVERIFY(lines.contains(
            "traffic,traffic.link-speed,v1,'=1+1,2024-01-01T00:01:00Z,2024-01-01T00:01:00.500Z,-73.9000000,40.7000000,37.8,,"
            "1234.5,slow,,,,,test,Nobody,,\r"));
        QVERIFY(lines.contains(
            "safety,safety.incident,v1,'=1+1,2024-01-01T00:01:00Z,2024-01-01T00:01:00.500Z,-73.9000000,40.7000000,,,,,,,1234.5,1,"
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
        QCOMPARE(second[u"module"].toString(), u"traffic"_s);
        QCOMPARE(second[u"feed"].toString(), u"traffic.link-speed"_s);
        QCOMPARE(second[u"id"].toString(), u"v1"_s);
        QCOMPARE(second[u"values"][u"speed"].toDouble(), 37.8);
        QCOMPARE(second[u"units"][u"speed"].toString(), u"km/h"_s);
        QCOMPARE(second[u"position"][0].toDouble(), -73.9);
    }

    /// Two feeds may call different things the same: then a row says what its numbers are in.
    void unitsOfSeveralFeeds_data()
    {
        QTest::addColumn<TableFormat>("format");
        QTest::newRow("GeoJSON") << TableFormat::GeoJson;
        QTest::newRow("JSON") << TableFormat::Json;
    }
    void unitsOfSeveralFeeds()
    {
        QFETCH(const TableFormat, format);
        const auto rows = [&](const QJsonObject &document) {
            return document[format == TableFormat::Json ? u"observations" : u"features"].toArray();
        };
        const auto of = [&](const QJsonValue &row) { return format == TableFormat::Json ? row : row[u"properties"]; };
        MinuteHistory history(2);
        QueryRequest request = requestForLinks();
        request.feeds.append(feedsOfTests()[1]);
        const QJsonObject agreeing = answered(format, request, history).json();
        QCOMPARE(agreeing[u"units"], QJsonValue(QJsonObject { { u"speed"_s, u"km/h"_s } }));
        QVERIFY(of(rows(agreeing)[0])[u"units"].isUndefined());

        request.feeds[1].fields[0] = { u"speed"_s, FieldDescriptor::Kind::Number, {} }; // a plain number
        const QJsonObject differing = answered(format, request, history).json();
        QCOMPARE(differing[u"units"], QJsonValue(QJsonObject()));
        const QJsonArray each = rows(differing);
        QCOMPARE(each.size(), 4);
        QCOMPARE(of(each[0])[u"feed"].toString(), u"traffic.link-speed"_s);
        QCOMPARE(of(each[0])[u"units"], QJsonValue(QJsonObject { { u"speed"_s, u"km/h"_s } }));
        QCOMPARE(of(each[0])[u"values"][u"speed"].toDouble(), 37.8);
        QCOMPARE(of(each[2])[u"module"].toString(), u"safety"_s);
        QCOMPARE(of(each[2])[u"units"], QJsonValue(QJsonObject()));
        QCOMPARE(of(each[2])[u"values"][u"speed"].toDouble(), 10.5);
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
        QCOMPARE(QByteArray(first->GetFieldAsString("module")), QByteArray("traffic"));
        QCOMPARE(QByteArray(first->GetFieldAsString("feed")), QByteArray("traffic.link-speed"));
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
                cells.size() > 5 && cells[1] == "traffic.link-speed" && cells[2] == "v1")
                times += cells[4].chopped(1);
        }
        QCOMPARE(times.size(), 60 * 24 * 15 + 3600 + 150'000);
        QVERIFY(std::ranges::is_sorted(times));
    }

    /// By what the history counts: of which entity it is, and whether it is still there, makes no difference.
    void progressIsOfWhatIsCounted()
    {
        const auto sharesOf = [](MinuteHistory &history, QueryRequest request, qint64 found) {
            std::vector<double> shares;
            QBuffer buffer;
            if (!buffer.open(QIODevice::WriteOnly))
                return shares;
            const auto writer = makeTextWriter(TableFormat::Csv, buffer);
            QueryRun run(std::move(request), history, nullptr, *writer);
            connect(&run, &QueryRun::progressed, &run, [&](double share, qint64) { shares.push_back(share); });
            QSignalSpy finished(&run, &QueryRun::finished);
            run.start();
            if (!finished.wait(60'000) || finished[0][0].value<QuerySummary>().observations != found)
                shares.clear();
            return shares;
        };
        // Three times 50,000 in an hour each: two fit into a slice.
        MinuteHistory history(0);
        for (int i = 0; i < 150'000; ++i)
            history.add(history.begin + std::chrono::hours(i / 50'000) + Duration(i % 50'000 * 72), i % 1000 == 0 ? 0 : 1, 1, 0);
        const std::vector<double> expected { 2.0 / 3.0, 1.0, 1.0 }; // two slices, and the feed's end
        QCOMPARE(sharesOf(history, requestForLinks(), 150'000), expected);
        QueryRequest ofOne = requestForLinks();
        ofOne.filter.entities = { u"l1"_s };
        QCOMPARE(sharesOf(history, ofOne, 150), expected);
        ofOne.filter.entities = { u"nobody"_s };
        QCOMPARE(sharesOf(history, ofOne, 0).back(), 1.0);
        history.goneBefore = history.begin + std::chrono::hours(2);
        QCOMPARE(sharesOf(history, requestForLinks(), 50'000), expected);
        // From the middle of an hour, of which the whole is counted.
        QueryRequest later = requestForLinks();
        later.filter.range.begin = history.begin + std::chrono::minutes(150);
        QCOMPARE(sharesOf(history, later, 25'000).back(), 1.0);
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

    void aFullDiskIsSaid()
    {
        // What is small lies in the device's buffer until it is closed.
        QFile full(u"/dev/full"_s);
        QVERIFY(full.open(QIODevice::WriteOnly));
        QCOMPARE(full.write("a,b\n1,2\n"), 8);
        const Status refused = closeWritten(full, u"answer.csv"_s);
        QVERIFY(!refused && refused.error().message.contains(u"answer.csv cannot be written"));
        QVERIFY2(refused.error().detail.contains(u"No space left"), qPrintable(refused.error().detail));
        QVERIFY(!full.isOpen());

        const QTemporaryDir folder;
        QFile good(folder.filePath(u"answer.csv"_s));
        QVERIFY(good.open(QIODevice::WriteOnly));
        QCOMPARE(good.write("a,b\n1,2\n"), 8);
        QVERIFY(closeWritten(good, u"answer.csv"_s));
        QCOMPARE(good.size(), 8);
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
