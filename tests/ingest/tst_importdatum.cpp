// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An import that is told in which datum the positions are. Where no other source is named the pair for China is that of tst_datum.cpp.
#include "fakehistory.h"

#include "engine/ingest/importjob.h"
#include "sdk/observationjson.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;

namespace {

constexpr GeoPoint beijing { 116.404, 39.915 };
const QByteArray inGcj02 = "116.41024449916938,39.91640428150164";
const QByteArray line = QByteArray(R"({"citywall":1,"feed":"traffic.link-speed",
        "features":[{"id":"a","geometry":{"type":"Point","coordinates":[HERE]}}],
        "observations":[{"feature":"a","phenomenonTime":"2026-03-01T12:00:00Z","values":{"speed":10}}]})")
                            .simplified()
                            .replace("HERE", inGcj02);

/// @param datum of the mapping
Mapping mapping(const QByteArray &datum = "EPSG:4326")
{
    QByteArray json = R"({"id": "sample", "title": {"en": "Sample"}, "feed": "traffic.link-speed", "format": "csv",
        "recognise": ["id", "when"], "feature": {"id": {"columns": ["id"]}, "geometry": {"type": "point", "longitude": "x",
        "latitude": "y", "datum": "DATUM"}}, "time": {"columns": ["when"], "formats": ["iso"], "zone": "UTC"},
        "fields": {"speed": {"column": "v", "unit": "km/h"}}, "source": {"name": "Sample", "attribution": "Nobody"}})";
    return *Mapping::fromJson(json.replace("DATUM", datum), u"sample"_s);
}

QByteArray table(const QByteArray &position) { return "id,when,x,y,v\na,2024-01-01T00:00:00Z," + position + ",36\n"; }

QList<FeedDescriptor> feeds()
{
    QList<FeedDescriptor> feeds = feedsOfTests();
    for (FeedDescriptor &feed : feeds)
        feed.makeDecoder = [feed] { return observationJsonDecoder(feed); };
    // A made-up standard, whose payloads are longitude and latitude.
    const auto decoder = [](const QList<QByteArray> &) -> Decoder {
        return [](QByteArrayView payload, UtcTime received) {
            const QList<QByteArray> numbers = payload.sliced(3).toByteArray().split(',');
            DecodedBatch batch;
            batch.features.push_back({ u"a"_s, {}, {}, {} });
            ObservationRecord observation;
            observation.phenomenonTime = received;
            observation.position = { numbers.value(0).toDouble(), numbers.value(1).toDouble() };
            batch.observations = { observation };
            return batch;
        };
    };
    feeds[0].formats = { { u"at"_s, u"At"_s, [](QByteArrayView p) { return p.startsWith("at "); }, decoder } };
    return feeds;
}

} // namespace

class ImportDatumTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    ImportSummary run(const QByteArray &content, const QString &datum, FakeHistoryWriter &history,
                      const Mapping &by = mapping()) const
    {
        QFile file(m_folder.filePath(u"file"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("no room for a test file");
        file.close();
        ImportRequest request;
        request.files = { file.fileName() };
        request.feed = u"traffic.link-speed"_s;
        request.datum = datum;
        request.now = UtcTime::fromIso(u"2026-06-01T12:00:00Z");
        return importFiles(request, { by }, feeds(), history, false, {});
    }
    /// Where the one observation of the file is, as the history is given it; invalid if there is another number of them.
    GeoPoint imported(const QByteArray &content, const QString &datum, const Mapping &by = mapping()) const
    {
        FakeHistoryWriter history;
        const ImportSummary summary = run(content, datum, history, by);
        if (summary.failed() || !summary.rejected.isEmpty() || history.observations.size() != 1)
            return {};
        const GeoPoint own = history.observations[0].position;
        return own.isValid() ? own : history.features[0].geometry.value(0);
    }

private Q_SLOTS:
    void whatIsReadInAnyWay_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("mapping") << table(inGcj02);
        QTest::newRow("standard") << "at " + inGcj02;
        QTest::newRow("own JSON, a payload a line") << line + '\n';
    }
    void whatIsReadInAnyWay()
    {
        QFETCH(QByteArray, content);
        QVERIFY(distanceMeters(imported(content, u"GCJ-02"_s), beijing) < 0.01);
        const GeoPoint asItStands { 116.41024449916938, 39.91640428150164 };
        QVERIFY(distanceMeters(imported(content, {}), asItStands) < 0.01);
        QVERIFY(distanceMeters(imported(content, u"WGS84"_s), asItStands) < 0.01);
    }

    /// What is said counts more than what the mapping says, and is not added to it.
    void inPlaceOfTheMappings()
    {
        const QByteArray feet = "994214.9732317923,216043.31446641852";
        const GeoPoint newYork { -73.9640296117948, 40.7596598084372 }; // gdaltransform -s_srs EPSG:2263 -t_srs EPSG:4326
        QVERIFY(distanceMeters(imported(table(feet), {}, mapping("EPSG:2263")), newYork) < 0.01);
        QVERIFY(distanceMeters(imported(table(feet), u"EPSG:2263"_s), newYork) < 0.01);
        QVERIFY(distanceMeters(imported(table(inGcj02), u"GCJ-02"_s, mapping("EPSG:2263")), beijing) < 0.01);
        QVERIFY(distanceMeters(imported(table(inGcj02), u"GCJ-02"_s, mapping("GCJ-02")), beijing) < 0.01);
    }

    void anUnknownDatumStopsBeforeAnythingIsStored_data() { whatIsReadInAnyWay_data(); }
    void anUnknownDatumStopsBeforeAnythingIsStored()
    {
        QFETCH(QByteArray, content);
        FakeHistoryWriter history;
        const ImportSummary summary = run(content, u"EPSG:999999"_s, history);
        QCOMPARE(history.batches, 0);
        QCOMPARE(summary.errors.size(), 1);
        QVERIFY2(summary.errors[0].message.contains(u"EPSG:999999"), qPrintable(summary.errors[0].message));
    }
};

QTEST_GUILESS_MAIN(ImportDatumTest)
#include "tst_importdatum.moc"
