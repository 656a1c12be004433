// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakehistory.h"

#include "engine/ingest/commands.h"
#include "engine/ingest/recognise.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;

namespace {

/// A history in memory of one link and one vehicle without a place of its own, one observation a minute.
class FakeReader : public HistoryReader
{
public:
    explicit FakeReader(int minutes, bool simulated = false)
    {
        auto made = std::make_shared<FeedDictionary>();
        Feature link;
        link.id = u"l1"_s;
        link.name = u"Main St, \"north\"\nramp"_s;
        link.geometry = { { -73.9, 40.7 }, { -73.8, 40.8 } };
        link.position = midpoint(link.geometry);
        link.area = 1;
        Feature vehicle;
        vehicle.key = 1;
        vehicle.id = u"v1"_s;
        vehicle.name = u"=1+1"_s;
        made->features = { link, vehicle };
        made->terms = { u"ok"_s };
        made->sources = { { u"test"_s, u"Nobody"_s, simulated } };
        m_dictionary = made;
        for (int i = 0; i < minutes; ++i) {
            m_all.phenomenonTime.push_back(begin.milliseconds + i * 60000);
            m_all.receivedTime.push_back(begin.milliseconds + i * 60000 + 500);
            m_all.feature.push_back(quint32(i % 2));
            m_all.longitudeE7.push_back(i % 2 ? -739000000 : Observations::noPosition);
            m_all.latitudeE7.push_back(i % 2 ? 407000000 : Observations::noPosition);
            m_all.values[0].push_back(i % 4 == 3 ? ObservationRecord::nan : 10.5F);
            m_all.values[1].push_back(ObservationRecord::nan);
            m_all.values[2].push_back(1234.5F);
            m_all.values[3].push_back(0);
            m_all.source.push_back(0);
        }
        if (minutes > 0)
            m_all.details.insert(0, R"({"a":"b, c"})");
    }

    QFuture<ObservationsPtr> request(const ObservationQuery &query) override
    {
        ++requests;
        if (fail)
            return QtFuture::makeExceptionalFuture<ObservationsPtr>(
                std::make_exception_ptr(std::runtime_error("the disk is gone")));
        auto block = std::make_shared<Observations>();
        block->feed = query.feed;
        for (size_t i = 0; i < m_all.size(); ++i) {
            if (!query.range.contains({ m_all.phenomenonTime[i] }))
                continue;
            if (const auto detail = m_all.details.constFind(quint32(i)); detail != m_all.details.cend())
                block->details.insert(quint32(block->size()), *detail);
            block->phenomenonTime.push_back(m_all.phenomenonTime[i]);
            block->receivedTime.push_back(m_all.receivedTime[i]);
            block->feature.push_back(m_all.feature[i]);
            block->longitudeE7.push_back(m_all.longitudeE7[i]);
            block->latitudeE7.push_back(m_all.latitudeE7[i]);
            for (size_t v = 0; v < maximumFields; ++v)
                block->values[v].push_back(m_all.values[v][i]);
            block->source.push_back(m_all.source[i]);
        }
        largest = std::max(largest, block->size());
        return QtFuture::makeReadyValueFuture(ObservationsPtr(block));
    }
    QFuture<Histogram> histogram(const QStringList &, TimeRange, int) override
    {
        return QtFuture::makeReadyValueFuture(Histogram());
    }
    FeedDictionaryPtr dictionary(const QString &) const override { return m_dictionary; }
    TimeRange extent(const QString &) const override
    {
        return m_all.size() == 0 ? TimeRange() : TimeRange { begin, UtcTime { m_all.phenomenonTime.back() + 1 } };
    }

    const UtcTime begin = UtcTime::fromIso(u"2024-01-01T00:00:00Z");
    int requests = 0;
    size_t largest = 0;
    bool fail = false;

private:
    Observations m_all;
    FeedDictionaryPtr m_dictionary;
};

ExportRequest requestFor(ExportRequest::Format format)
{
    ExportRequest request;
    request.format = format;
    request.feeds = { feedsOfTests()[0] };
    Metric speed;
    speed.id = u"traffic.speed"_s;
    speed.unit = u"km/h"_s;
    speed.scale = 3.6;
    request.metrics = { speed };
    return request;
}

QByteArray exported(const ExportRequest &request, FakeReader &reader, int expectedCode = 0, const AreaIndex *areas = nullptr,
                    QString *errors = nullptr)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QString text;
    QTextStream err(&text);
    const int code = runQuery(request, reader, areas, buffer, err);
    if (code != expectedCode)
        qFatal("exit code %d: %s", code, qPrintable(text));
    if (errors)
        *errors = text;
    return buffer.data();
}

} // namespace

class ExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::German)); } // a decimal comma must not get out

    void csv()
    {
        FakeReader reader(4, true);
        const QByteArray text = exported(requestFor(ExportRequest::Format::Csv), reader);
        const QByteArray expected = "feed,id,name,phenomenonTime,receivedTime,longitude,latitude,speed "
                                    "[km/h],flow,travelTime,status,source,attribution,simulated,detail\r\n"
                                    "traffic.link-speed,l1,\"Main St, "
                                    "\"\"north\"\"\nramp\",2024-01-01T00:00:00Z,2024-01-01T00:00:00.500Z,@LON,@LAT,37.8,,1234.5,"
                                    "ok,test,Nobody,SIMULATED,\"{\"\"a\"\":\"\"b, c\"\"}\"\r\n"
                                    "traffic.link-speed,v1,'=1+1,2024-01-01T00:01:00Z,2024-01-01T00:01:00.500Z,-73.9000000,40."
                                    "7000000,37.8,,1234.5,ok,test,Nobody,SIMULATED,\r\n";
        const GeoPoint middle = midpoint({ { -73.9, 40.7 }, { -73.8, 40.8 } });
        const QByteArray head = QByteArray(expected)
                                    .replace("@LON", QByteArray::number(middle.longitudeDegrees, 'f', 7))
                                    .replace("@LAT", QByteArray::number(middle.latitudeDegrees, 'f', 7));
        QVERIFY2(text.startsWith(head), text.constData());
        QCOMPARE(text.count("\r\n"), 5);
        QVERIFY(text.contains("00:03:00.500Z,-73.9000000,40.7000000,,,1234.5")); // no value: an empty cell
    }

    void csvComesBackIn()
    {
        FakeReader reader(100);
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(exported(requestFor(ExportRequest::Format::Csv), reader));
        file.close();
        const Mapping mapping =
            *Mapping::fromJson(R"({"id": "back", "title": {"en": "Back"}, "feed": "traffic.link-speed", "format": "csv",
            "recognise": ["phenomenonTime"], "feature": {"id": {"columns": ["id"]}, "geometry": {"type": "point", "longitude": "longitude", "latitude": "latitude"}},
            "time": {"columns": ["phenomenonTime"], "formats": ["iso"]}, "fields": {"speed": {"column": "speed [km/h]", "unit": "km/h"}, "status": {"column": "status"}},
            "source": {"name": "Back", "attribution": "Nobody"}})",
                               u"back"_s);
        FakeHistoryWriter history;
        ImportRequest request;
        request.files = { file.fileName() };
        const ImportSummary summary = importFiles(request, { mapping }, feedsOfTests(), history, false, {});
        QCOMPARE(summary.accepted, 100);
        QCOMPARE(history.observations[0].values[0], 10.5F);
        QCOMPARE(history.observations[0].phenomenonTime, reader.begin);
        QVERIFY(std::isnan(history.observations[3].values[0]));
    }

    void geojson()
    {
        FakeReader reader(4);
        const QByteArray text = exported(requestFor(ExportRequest::Format::GeoJson), reader);
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(text, &error);
        QCOMPARE(error.error, QJsonParseError::NoError);
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
        QCOMPARE(facts[u"phenomenonTime"].toString(), u"2024-01-01T00:00:00Z"_s);
    }

    void json()
    {
        FakeReader reader(2, true);
        QString said;
        const QJsonDocument document =
            QJsonDocument::fromJson(exported(requestFor(ExportRequest::Format::Json), reader, 0, nullptr, &said));
        QCOMPARE(document[u"observations"].toArray().size(), 2);
        QCOMPARE(document[u"observations"][1][u"position"][1].toDouble(), 40.7);
        QVERIFY(document[u"observations"][1][u"simulated"].toBool());
        QVERIFY(said.contains(u"2 observations") && said.contains(u"SIMULATED"));
    }

    void nothingIsStillADocument()
    {
        FakeReader reader(0);
        QCOMPARE(
            QJsonDocument::fromJson(exported(requestFor(ExportRequest::Format::GeoJson), reader))[u"features"].toArray().size(),
            0);
        QCOMPARE(exported(requestFor(ExportRequest::Format::Csv), reader).count("\r\n"), 1);
    }

    void rangeAndSlices()
    {
        FakeReader reader(60 * 24 * 30);
        ExportRequest request = requestFor(ExportRequest::Format::Csv);
        QCOMPARE(exported(request, reader).count("\r\n"), 1 + 60 * 24 * 30);
        QVERIFY2(reader.requests > 3 && reader.requests < 50, qPrintable(QString::number(reader.requests)));
        request.range = { reader.begin + std::chrono::hours(1), reader.begin + std::chrono::hours(3) };
        QCOMPARE(exported(request, reader).count("\r\n"), 1 + 120);
    }

    void onlyOneArea()
    {
        FakeReader reader(10);
        Area west;
        west.id = u"west"_s;
        Area east;
        east.id = u"east"_s;
        east.geometry = { { { { -73.95, 40.65 }, { -73.85, 40.65 }, { -73.85, 40.75 }, { -73.95, 40.75 }, { -73.95, 40.65 } } } };
        east.bounds = { -73.95, 40.65, -73.85, 40.75 };
        const AreaIndex areas({ west, east });
        ExportRequest request = requestFor(ExportRequest::Format::Csv);
        request.area = u"east"_s; // the link's own area, and where the vehicle is
        QCOMPARE(exported(request, reader, 0, &areas).count("\r\n"), 1 + 10);
        request.area = u"west"_s;
        QCOMPARE(exported(request, reader, 0, &areas).count("\r\n"), 1);
        request.area = u"north"_s;
        QString said;
        exported(request, reader, 1, &areas, &said);
        QVERIFY(said.contains(u"north"));
    }

    void errorsAreSaid()
    {
        FakeReader reader(10);
        reader.fail = true;
        QString said;
        const QByteArray text = exported(requestFor(ExportRequest::Format::GeoJson), reader, 1, nullptr, &said);
        QVERIFY(said.contains(u"the disk is gone"));
        QVERIFY(QJsonDocument::fromJson(text).isObject()); // closed all the same

        FakeReader good(10);
        QBuffer closed; // a device that takes nothing
        QVERIFY(closed.open(QIODevice::ReadOnly));
        QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): ReadOnly device");
        QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): ReadOnly device");
        QString words;
        QTextStream err(&words);
        QCOMPARE(runQuery(requestFor(ExportRequest::Format::Csv), good, nullptr, closed, err), 1);
        QVERIFY(words.contains(u"could not be written"));
    }

    void cancelled()
    {
        FakeReader reader(60 * 24 * 300);
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        ObservationExport exporter(requestFor(ExportRequest::Format::Json), reader, nullptr, buffer);
        connect(&exporter, &ObservationExport::progressed, &exporter, &ObservationExport::cancel);
        QSignalSpy finished(&exporter, &ObservationExport::finished);
        exporter.start();
        QVERIFY(finished.wait());
        QVERIFY(finished[0][0].value<ExportSummary>().cancelled);
        QCOMPARE(reader.requests, 1);
        QVERIFY(QJsonDocument::fromJson(buffer.data()).isObject());
    }
};

QTEST_GUILESS_MAIN(ExportTest)
#include "tst_export.moc"
