// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The module's mappings and formats on the real files. Their counts were derived without this code; the command stands beside
// each number.
#include "core/feeds.h"
#include "engine/ingest/importjob.h"
#include "fixtures.h"

#include <QFileInfo>
#include <QTest>

using namespace citywall;
using namespace citywall::traffic;
using namespace citywall::traffic::test;
using namespace Qt::StringLiterals;

namespace {

/// A history in memory: what was observed of a feature at a time is kept once.
class Writer : public HistoryWriter
{
public:
    QFuture<AppendResult> append(const QString &feed, DecodedBatch batch, const Source &source, UtcTime) override
    {
        AppendResult result;
        for (const FeatureRecord &feature : batch.features) {
            if (!feature.geometry.isEmpty() || !features[feed].contains(feature.id))
                features[feed].insert(feature.id, feature);
        }
        for (const ObservationRecord &o : batch.observations) {
            const auto key = std::pair(batch.features[o.feature].id, o.phenomenonTime.milliseconds);
            if (observations[feed].contains(key)) {
                ++result.duplicates;
                continue;
            }
            observations[feed].insert(key, o);
            ++result.accepted;
        }
        attribution = source.attribution;
        return QtFuture::makeReadyValueFuture(result);
    }
    void beginBulk(const QString &) override { }
    void endBulk(const QString &) override { }
    void describe(const FeedDescriptor &) override { }

    std::map<QString, QHash<QString, FeatureRecord>> features; ///< by feed
    std::map<QString, QMap<std::pair<QString, qint64>, ObservationRecord>> observations;
    QString attribution;
};

Mapping mappingOf(const QString &name)
{
    QFile file(QStringLiteral(CITYWALL_SOURCE_DIR "/modules/traffic/mappings/") + name + u".json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", qPrintable(file.fileName()));
    const Result<Mapping> read = Mapping::fromJson(file.readAll(), name);
    if (!read)
        qFatal("%s %s", qPrintable(read.error().message), qPrintable(read.error().detail));
    return *read;
}

ImportSummary import(const QStringList &files, Writer &writer, const QStringList &companions = {})
{
    ImportRequest request;
    for (const QString &file : files)
        request.files += openData(file);
    for (const QString &file : companions)
        request.companions += openData(file);
    request.module = u"traffic"_s;
    request.now = noon;
    const std::atomic_bool cancel = false;
    return importFiles(request, { mappingOf(u"nyc-link-speeds"_s), mappingOf(u"nyc-volume-counts"_s) }, Feeds::all({}), writer,
                       cancel, {});
}

} // namespace

class TrafficImportTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        if (!QFileInfo::exists(openData(u"traffic"_s)))
            QSKIP("the open data folder is not here");
    }

    void volumeCounts()
    {
        const QString file = u"traffic/manhattan_traffic_volume_counts_2023-10.csv"_s;
        Writer writer;
        const ImportSummary summary = import({ file }, writer);
        QVERIFY2(!summary.failed(), qPrintable(summary.toText(QTimeZone::UTC)));
        QCOMPARE(summary.mappings, QStringList { u"nyc-volume-counts"_s });
        // python3: r = list(csv.DictReader(open(FILE))); len(r); len({x['SegmentID'] for x in r}) is 21, and with Direction 27;
        // the set of (SegmentID, Direction, Yr, M, D, HH) has as many; sum(int(x['Vol']) for x in r)
        QCOMPARE(summary.read, 2993);
        QCOMPARE(summary.accepted, 2993);
        QCOMPARE(summary.rejectedCount(), 0);
        QCOMPARE(summary.duplicates, 0);
        const auto &stations = writer.features[countFeed];
        QCOMPARE(stations.size(), 27);
        QSet<QString> segments;
        for (const QString &id : stations.keys())
            segments.insert(id.section(u'-', 2, 2));
        QCOMPARE(segments.size(), 21);
        double vehicles = 0;
        for (const ObservationRecord &row : writer.observations[countFeed])
            vehicles += row.values[CountFlowField];
        QCOMPARE(vehicles, 1'315'123.0);
        // gdaltransform -s_srs EPSG:2263 -t_srs EPSG:4326 <<<"994214.9732317923 216043.31446641852": -73.9640296117948 40.7596598084372
        const FeatureRecord bridge = stations[u"nyc-count-36369-NB"_s];
        QCOMPARE(bridge.name, u"EAST 58 STREET NB"_s);
        QCOMPARE(bridge.geometry.size(), 1);
        QVERIFY(distanceMeters(bridge.geometry[0], { -73.9640296117948, 40.7596598084372 }) < 0.1);
        QCOMPARE(bridge.properties.value("to"_L1).toString(), u"2 Avenue"_s);
        // Its first row: 2023-10-17, hour 17 in New York (−04:00), 2,356 vehicles.
        const auto hour = std::pair(u"nyc-count-36369-NB"_s, UtcTime::fromIso(u"2023-10-17T21:00:00Z").milliseconds);
        QCOMPARE(writer.observations[countFeed][hour].values[CountFlowField], 2356.f);
        const ImportSummary again = import({ file }, writer);
        QCOMPARE(again.accepted, 0);
        QCOMPARE(again.duplicates, 2993);
    }

    void bikeStations()
    {
        const QStringList files { u"traffic/citibike_gbfs_station_information_2019-07-05.json"_s,
                                  u"traffic/citibike_gbfs_station_status_2019-07-05.json"_s };
        Writer writer;
        const ImportSummary summary = import(files, writer);
        QVERIFY2(!summary.failed(), qPrintable(summary.toText(QTimeZone::UTC)));
        QCOMPARE(summary.feeds, QStringList { QString(bikeFeed) });
        // python3: len(json.load(open(FILE))['data']['stations']) is 845 in both; 15 of the status have last_reported 18001
        QCOMPARE(writer.features[bikeFeed].size(), 845);
        QVERIFY(std::ranges::all_of(writer.features[bikeFeed], [](const FeatureRecord &f) { return f.geometry.size() == 1; }));
        QCOMPARE(summary.accepted, 830);
        QCOMPARE(summary.rejectedCount(), 15);
        QCOMPARE(import(files, writer).duplicates, 830);
    }

    void subway()
    {
        const QStringList weekend { u"transit/mta_feed_1_weekend.pb"_s, u"transit/mta_feed_2_weekend.pb"_s };
        Writer writer;
        const ImportSummary summary = import(weekend, writer, { u"transit/mta_stations.csv"_s });
        QVERIFY2(!summary.failed(), qPrintable(summary.toText(QTimeZone::UTC)));
        // As tst_gtfs has it: 78 + 4 placed and one alert; 34 + 5 refused.
        QCOMPARE(int(writer.observations[transitFeed].size()), 82);
        QCOMPARE(int(writer.observations[alertFeed].size()), 1);
        QCOMPARE(summary.accepted, 83);
        QCOMPARE(summary.rejectedCount(), 39);
        QCOMPARE(import(weekend, writer, { u"transit/mta_stations.csv"_s }).duplicates, 83);
    }

    void seattle()
    {
        Writer writer;
        const ImportSummary summary =
            import({ u"transit/kcm_seattle_vehicle_positions_1.pb"_s }, writer, { u"transit/kcm_seattle_gtfs.zip"_s });
        QVERIFY2(!summary.failed(), qPrintable(summary.toText(QTimeZone::UTC)));
        QCOMPARE(summary.accepted, 627);
        QCOMPARE(summary.rejectedCount(), 0);
    }

    void workZones()
    {
        // Each file's work-zone events, see tst_roadevents: 5 + 5 + 1 + 2 + 1 + 4 + 2 + 2; refused are three detours and an arrow board.
        QStringList files;
        for (const QString &name :
             QDir(openData(u"traffic/wzdx_samples"_s)).entryList({ u"*.geojson"_s }, QDir::Files, QDir::Name))
            files += u"traffic/wzdx_samples/"_s + name;
        QCOMPARE(files.size(), 9);
        Writer writer;
        const ImportSummary summary = import(files, writer);
        QCOMPARE(summary.feeds, QStringList { QString(workZoneFeed) });
        QCOMPARE(summary.accepted + summary.duplicates, 22);
        QCOMPARE(summary.rejectedCount(), 4);
    }
};

QTEST_GUILESS_MAIN(TrafficImportTest)
#include "tst_import.moc"
