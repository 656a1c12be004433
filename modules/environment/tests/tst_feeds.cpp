// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flood.h"
#include "core/simulator.h"
#include "engine/ingest/importjob.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QPromise>
#include <QTemporaryDir>
#include <QTest>

using namespace citywall;
using namespace citywall::environment;
using namespace Qt::StringLiterals;

namespace {

class Writer : public HistoryWriter
{
public:
    QFuture<AppendResult> append(const QString &, DecodedBatch batch, const Source &, UtcTime) override
    {
        AppendResult result;
        for (const ObservationRecord &o : batch.observations) {
            ++result.accepted;
            ++perStation[batch.features[o.feature].id];
            observations.push_back(o);
        }
        return QtFuture::makeReadyValueFuture(result);
    }
    void beginBulk(const QString &) override { }
    void endBulk(const QString &) override { }
    void describe(const FeedDescriptor &) override { }

    std::vector<ObservationRecord> observations;
    QHash<QString, int> perStation;
};

Simulation cityWith(const AreaIndex *areas)
{
    return { 7, QTimeZone("America/Chicago"), { -87.66, 41.88 }, { -87.95, 41.64, -87.52, 42.03 }, areas };
}

QString openData(const QString &name)
{
    return qEnvironmentVariable("CITYWALL_OPEN_DATA", QStringLiteral(CITYWALL_SOURCE_DIR "/../shared/data")) + u"/environment/"_s
        + name;
}

Mapping mappingOf(const QString &id)
{
    QFile json(QStringLiteral(CITYWALL_SOURCE_DIR "/modules/environment/mappings/%1.json").arg(id));
    const Result<Mapping> mapping = Mapping::fromJson(json.open(QIODevice::ReadOnly) ? json.readAll() : QByteArray(), id);
    if (!mapping)
        qFatal("%s %s", qPrintable(mapping.error().message), qPrintable(mapping.error().detail));
    return *mapping;
}

const TimeRange week { UtcTime::fromIso(u"2026-11-14T00:00:00Z"), UtcTime::fromIso(u"2026-11-21T00:00:00Z") };

} // namespace

class TestFeeds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void simulatedWeekIsPlausibleAndCheap()
    {
        const AreaIndex none { {} };
        size_t observations = 0;
        QElapsedTimer timer;
        timer.start();
        for (const FeedDescriptor &feed : feeds()) {
            const PayloadSourcePtr source = makeSimulator(feed, cityWith(&none));
            QVERIFY(source->about().simulated);
            QCOMPARE(source->historySpan(), Duration(3 * week.length()));
            const DecodedBatch batch = feed.makeDecoder()(source->payload(week, source->historyStep(), true), week.end);
            QVERIFY(batch.rejections.empty());
            observations += batch.observations.size();
            for (const FeatureRecord &feature : batch.features)
                QVERIFY(cityWith(&none).bounds.contains(feature.geometry.value(0)));
            for (const ObservationRecord &o : batch.observations) {
                QVERIFY(week.contains(o.phenomenonTime));
                if (feed.id == particlesFeed)
                    QVERIFY(o.values[Pm25Field] < o.values[Pm10Field] && o.values[Pm10Field] < 400);
                else if (feed.id == noiseFeed)
                    QVERIFY(o.values[LevelField] >= 34 && o.values[LevelField] < 90);
                else if (feed.id == weatherFeed)
                    QVERIFY(o.values[TemperatureField] > 250 && o.values[TemperatureField] < 310
                            && o.values[WindFromField] <= 360);
            }
        }
        qInfo("a week of all feeds, made and decoded: %zu observations in %lld ms", observations, timer.elapsed());
        QVERIFY(observations > 40'000 && 3 * observations < 600'000); // a first start fills three
    }

    void simulationIsAFunctionOfTime()
    {
        const AreaIndex none { {} };
        const TimeRange anHour { week.begin, week.begin + Duration(3'600'000) };
        for (const FeedDescriptor &feed : feeds()) {
            const PayloadSourcePtr a = makeSimulator(feed, cityWith(&none));
            const PayloadSourcePtr b = makeSimulator(feed, cityWith(&none));
            const QByteArray whole = a->payload(anHour, a->historyStep(), false);
            b->payload({ week.end, week.end + Duration(3'600'000) }, b->historyStep(), true);
            QCOMPARE(b->payload(anHour, b->historyStep(), false), whole);
            QVERIFY(a->payload({ week.end, week.begin }, a->historyStep(), true).isEmpty());
        }
    }

    void stationsStandInsideAreasOnly()
    {
        // An L of two squares: the middle of its box is outside.
        Area area;
        area.id = area.name = u"corner"_s;
        area.geometry = { { { { -87.8, 41.8 },
                              { -87.6, 41.8 },
                              { -87.6, 41.82 },
                              { -87.78, 41.82 },
                              { -87.78, 42.0 },
                              { -87.8, 42.0 },
                              { -87.8, 41.8 } } } };
        area.bounds = { -87.8, 41.8, -87.6, 42.0 };
        const AreaIndex areas { { area } };
        for (const FeedDescriptor &feed : feeds()) {
            const PayloadSourcePtr source = makeSimulator(feed, cityWith(&areas));
            const DecodedBatch batch = feed.makeDecoder()(source->payload(week, source->historyStep(), true), week.end);
            QVERIFY(!batch.features.empty());
            for (const FeatureRecord &feature : batch.features) {
                QCOMPARE(areas.at(feature.geometry.value(0)), 0);
                QVERIFY(feed.id != waterFeed || std::isfinite(FloodStages::of(feature.properties).minor));
            }
        }
    }

    void newYorkAirports()
    {
        const QString file = openData(u"nyc_airport_hourly_weather_2013.csv"_s);
        if (!QFileInfo::exists(file))
            QSKIP("the open data folder is not here");
        Writer writer;
        ImportRequest request;
        request.files = { file };
        request.now = week.end;
        const std::atomic_bool cancel = false;
        const ImportSummary summary = importFiles(request, { mappingOf(u"nyc-airport-weather"_s) }, feeds(), writer, cancel, {});
        QVERIFY2(!summary.failed(), qPrintable(summary.toText(QTimeZone::UTC)));
        // python3: rows = list(csv.DictReader(open(FILE))); len(rows); one wind_speed above 253: 1048.36058 at EWR
        QCOMPARE(summary.read, 26115);
        QCOMPARE(summary.accepted, 26114);
        QCOMPARE(summary.rejectedCount(), 1);
        QCOMPARE(summary.rejected[0].text, u"wind speed above the world record"_s);
        QCOMPARE(writer.perStation.size(), 3);
        QCOMPARE(writer.perStation[u"faa-JFK"_s], 8706);
        QCOMPARE(writer.perStation[u"faa-EWR"_s], 8702);
        // min and max of time_hour
        QCOMPARE(summary.range.begin.toIso(), u"2013-01-01T06:00:00Z"_s);
        QCOMPARE((summary.range.end - Duration(1)).toIso(), u"2013-12-30T23:00:00Z"_s);
        // NA stays missing: 460 wind_dir, 4 wind_speed, 1 temp; the mean of temp is 55.2610 °F = 286.0728 K
        std::array<int, maximumFields> missing {};
        double kelvin = 0;
        for (const ObservationRecord &o : writer.observations) {
            for (size_t v = 0; v < maximumFields; ++v)
                missing[v] += std::isnan(o.values[v]);
            kelvin += std::isnan(o.values[TemperatureField]) ? 0 : double(o.values[TemperatureField]);
        }
        QCOMPARE(missing[WindFromField], 460);
        QCOMPARE(missing[WindSpeedField], 4);
        QCOMPARE(missing[TemperatureField], 1);
        QVERIFY(std::abs(kelvin / 26113 - 286.0728) < 0.001);
        // The first record: EWR, 39.02 °F, 59.37 %, 10.35702 mph from 270°.
        QVERIFY(std::abs(double(writer.observations[0].values[TemperatureField]) - 277.05) < 0.001);
        QVERIFY(std::abs(double(writer.observations[0].values[WindSpeedField]) - 4.63) < 0.001);
        QCOMPARE(writer.observations[0].values[WindFromField], 270.0F);
    }

    void emissionsFollowTheWorkingDay()
    {
        // A Monday and a Sunday in Chicago: dust at the sites is raised at work, and a works' chimney knows no Sunday.
        const QList<FeedDescriptor> all = feeds();
        const FeedDescriptor feed = *std::ranges::find(all, emissionsFeed, &FeedDescriptor::id);
        const AreaIndex none { {} };
        const PayloadSourcePtr source = makeSimulator(feed, cityWith(&none));
        const auto meanShare = [&](const char16_t *begin, const QString &kind) {
            const UtcTime from = UtcTime::fromIso(begin);
            const DecodedBatch batch = feed.makeDecoder()(
                source->payload({ from, from + std::chrono::hours(8) }, source->historyStep(), true), week.end);
            double sum = 0;
            int count = 0;
            for (const ObservationRecord &o : batch.observations) {
                if (batch.features[o.feature].properties[u"kind"_s] != kind)
                    continue;
                sum += double(o.values[RatioField]);
                ++count;
                // A site is no chimney: it has no mass flow.
                if (std::isnan(o.values[MassFlowField]) != (kind == u"construction"))
                    return unknown;
            }
            return sum / count;
        };
        const char16_t *monday = u"2026-11-16T15:00:00Z";
        const char16_t *sunday = u"2026-11-15T15:00:00Z";
        QVERIFY(meanShare(monday, u"construction"_s) > 2 * meanShare(sunday, u"construction"_s));
        const double works = meanShare(monday, u"enterprise"_s);
        QVERIFY2(works > 0.3 && works < 0.9, qPrintable(QString::number(works)));
    }

    void harlemsCountsAreNoMass()
    {
        const QString file = openData(u"nyc_harlem_pm25_data.csv"_s);
        if (!QFileInfo::exists(file))
            QSKIP("the open data folder is not here");
        // The columns that the mapping's description adds.
        const QTemporaryDir folder;
        QFile plain(file);
        QFile placed(folder.filePath(u"harlem.csv"_s));
        QVERIFY(plain.open(QIODevice::ReadOnly) && placed.open(QIODevice::WriteOnly));
        placed.write("sensor,lon,lat," + plain.readLine());
        while (!plain.atEnd())
            placed.write("harlem,-73.949,40.816," + plain.readLine());
        placed.close();
        Writer writer;
        ImportRequest request;
        request.files = { placed.fileName() };
        request.now = week.end;
        const std::atomic_bool cancel = false;
        const ImportSummary summary = importFiles(
            request, { mappingOf(u"nyc-harlem-count"_s), mappingOf(u"nyc-airport-weather"_s) }, feeds(), writer, cancel, {});
        QVERIFY2(!summary.failed(), qPrintable(summary.toText(QTimeZone::UTC)));
        QCOMPARE(summary.mappings, QStringList { u"nyc-harlem-count"_s });
        // python3: c = [float(r['concentration']) for r in csv.DictReader(open(FILE))]; len(c), sum(x < 0 …), sum(x > 1e8 …)
        QCOMPARE(summary.read, 10976);
        QCOMPARE(summary.accepted, 10899);
        QCOMPARE(summary.rejected.size(), 2);
        for (const ImportSummary::Reason &reason : summary.rejected)
            QCOMPARE(reason.count, reason.text == u"count below zero" ? 73 : 4);
        // sum(c) of those taken: 6821741284; the counts are stored with 24 bits
        double sum = 0;
        qint64 longest = 0;
        for (size_t i = 0; i < writer.observations.size(); ++i) {
            const ObservationRecord &o = writer.observations[i];
            QVERIFY(std::isnan(o.values[Pm25Field])); // no mass is made up
            sum += double(o.values[OpticalCountField]);
            if (i > 0)
                longest = std::max<qint64>(longest, (o.phenomenonTime - writer.observations[i - 1].phenomenonTime).count());
        }
        QVERIFY(std::abs(sum / 6821741284.0 - 1) < 1e-7);
        QCOMPARE(longest / 86'400'000, 565); // days without a word
        QCOMPARE(summary.range.begin.toIso(), u"2021-11-17T21:06:46.977Z"_s);
        QCOMPARE((summary.range.end - Duration(1)).toIso(), u"2023-07-16T20:23:50.168Z"_s);
        QCOMPARE(writer.perStation.value(u"count-harlem"_s), 10899);
    }
};

QTEST_GUILESS_MAIN(TestFeeds)
#include "tst_feeds.moc"
