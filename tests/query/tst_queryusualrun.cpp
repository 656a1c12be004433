// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How queries read what is usual, and how they write it.
#include "usualquery.h"

#include "engine/query/slicereader.h"

using namespace citywall;
using namespace citywall::test;
using namespace std::chrono_literals;
using By = Aggregation::By;

class UsualRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMakesItIsSaid()
    {
        MinuteHistory history(0);
        tell(history, u"2024-01-01T00:00:00Z"_s, 1);
        tell(history, u"2024-01-22T10:00:00Z"_s, 1);
        tell(history, u"2024-01-29T10:00:00Z"_s, 1, 0, 1); // simulated, by Somebody
        tell(history, u"2024-02-05T10:00:00Z"_s, 1);
        QueryRequest request = usualOfLinks(u"2024-02-05T10:00:00Z"_s, u"2024-02-05T11:00:00Z"_s);
        const Answer usual = answered(TableFormat::Csv, request, history);
        QVERIFY2(usual.text.contains(",Nobody; Somebody,SIMULATED\r\n"), usual.text.constData());
        QVERIFY(usual.summary.simulated);
        QCOMPARE(usual.summary.attributions, (QStringList { u"Nobody"_s, u"Somebody"_s }));
        QCOMPARE(usual.summary.observations, 1);
        QCOMPARE(usual.summary.rows, 1);
        request.aggregation->usual = false;
        const Answer alone = answered(TableFormat::Csv, request, history);
        QVERIFY2(alone.text.contains(",Nobody,\r\n"), alone.text.constData());
        QVERIFY(!alone.summary.simulated);
    }

    void columns()
    {
        MinuteHistory history(0);
        tellMondays(history);
        const QueryRequest request =
            usualOfLinks(u"2024-02-05T10:00:00Z"_s, u"2024-02-05T11:00:00Z"_s, QTimeZone::utc(), By::Feature);
        const Answer csv = answered(TableFormat::Csv, request, history);
        const QByteArray header = csv.text.left(csv.text.indexOf("\r\n"));
        QVERIFY2(header.startsWith("module,feed,from,to,id,name,longitude,latitude,observations,observations_usual,"
                                   "observations_difference,usual_weeks,speed_count,speed_count_usual,speed_count_difference,"
                                   "speed_mean [km/h],speed_mean_usual [km/h],speed_mean_difference [km/h],speed_min [km/h],"),
                 header.constData());
        QVERIFY2(header.endsWith(",status_count,status_count_usual,status_count_difference,status_mode,status_mode_count,"
                                 "attribution,simulated"),
                 header.constData());
        QVERIFY2(csv.text.contains(",2,1.5,0.5,4,2,1.5,0.5,25.2,16.2,9,21.6,12.6,9,"), csv.text.constData());
        // In GeoJSON they are properties, with the unit of what they are of.
        const Answer geoJson = answered(TableFormat::GeoJson, request, history);
        QCOMPARE(geoJson.json()[u"units"][u"speed_mean_difference"].toString(), u"km/h"_s);
        const QJsonValue feature = geoJson.json()[u"features"][0];
        QCOMPARE(feature[u"geometry"][u"type"].toString(), u"LineString"_s);
        QCOMPARE(counted(feature[u"properties"].toObject()), u"2 usually 1.5: 0.5"_s);
        QCOMPARE(valued(feature[u"properties"].toObject(), u"speed_mean"_s), u"25.2 usually 16.2: 9"_s);
        const Answer lines = answered(TableFormat::NdJson, request, history);
        QCOMPARE(lines.lines(), 1);
        QCOMPARE(valued(lines.json(), u"speed_median"_s), u"25.2 usually 14.4: 10.8"_s);
        QCOMPARE(lines.json()[u"units"][u"speed_median_usual"].toString(), u"km/h"_s);
    }

    /// 90 days of minutes: the rows are those that there are without it, slices stay what they are, and the weeks are read slice by slice.
    void longHistoriesAreRead()
    {
        constexpr int length = 90 * 24 * 60;
        MinuteHistory history(length);
        QueryRequest request = requestForLinks();
        request.aggregation = Aggregation { 1h, By::Feature, 9, QTimeZone::utc(), true, {} };
        std::vector<double> shares;
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        const auto writer = makeTextWriter(TableFormat::NdJson, buffer);
        QueryRun run(request, history, nullptr, *writer);
        connect(&run, &QueryRun::progressed, &run, [&](double share, qint64) { shares.push_back(share); });
        QSignalSpy finished(&run, &QueryRun::finished);
        run.start();
        QVERIFY(finished.wait(120'000));
        const auto summary = finished[0][0].value<QuerySummary>();
        QVERIFY(!summary.error && !summary.cancelled);
        QCOMPARE(summary.observations, length);
        QCOMPARE(summary.rows, 90 * 24 * 2);
        QCOMPARE(history.mostHeld, 1);
        QVERIFY(history.largest <= size_t(SliceReader::sliceRows));
        QVERIFY2(history.requests <= 20, qPrintable(QString::number(history.requests)));
        QVERIFY(std::ranges::is_sorted(shares));
        QVERIFY(shares.front() < 0.5);
        QCOMPARE(shares.back(), 1.0);
        request.aggregation->usual = false;
        const QByteArrayList alone = answered(TableFormat::NdJson, request, history).text.trimmed().split('\n');
        const QByteArrayList lines = buffer.data().trimmed().split('\n');
        QCOMPARE(lines.size(), alone.size());
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QJsonObject row = QJsonDocument::fromJson(lines[i]).object();
            const QJsonObject same = QJsonDocument::fromJson(alone[i]).object();
            QCOMPARE(row[u"from"], same[u"from"]);
            QCOMPARE(row[u"id"], same[u"id"]);
            QCOMPARE(row[u"values"][u"speed_mean"], same[u"values"][u"speed_mean"]);
            // Each hour is like the other, and the first two weeks have fewer than two before them.
            const int weeksBefore = int(i / 2 / (7 * 24));
            QCOMPARE(weeksOf(row), std::min(weeksBefore, 4));
            QCOMPARE(counted(row), weeksBefore < 2 ? u"30 usually –: –"_s : u"30 usually 30: 0"_s);
        }
    }

    void canBeStopped()
    {
        MinuteHistory history(90 * 24 * 60);
        QueryRequest request = requestForLinks();
        request.aggregation = Aggregation { 1h, By::None, 9, QTimeZone::utc(), true, {} };
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        const auto writer = makeTextWriter(TableFormat::Json, buffer);
        QueryRun run(request, history, nullptr, *writer);
        int told = 0;
        connect(&run, &QueryRun::progressed, &run, [&] { // the first slice, then one of the week before it
            if (++told == 2)
                run.cancel();
        });
        QSignalSpy finished(&run, &QueryRun::finished);
        run.start();
        QVERIFY(finished.wait());
        QVERIFY(finished[0][0].value<QuerySummary>().cancelled);
        QCOMPARE(history.requests, 2);
        QCOMPARE(finished[0][0].value<QuerySummary>().rows, 0);
        QVERIFY(QJsonDocument::fromJson(buffer.data()).isObject());
    }

    void weeksThatCannotBeRead()
    {
        MinuteHistory history(90 * 24 * 60);
        QueryRequest request = requestForLinks();
        request.aggregation = Aggregation { 1h, By::None, 9, QTimeZone::utc(), true, {} };
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        const auto writer = makeTextWriter(TableFormat::Json, buffer);
        QueryRun run(request, history, nullptr, *writer);
        connect(&run, &QueryRun::progressed, &run, [&] { history.fail = true; });
        QSignalSpy finished(&run, &QueryRun::finished);
        run.start();
        QVERIFY(finished.wait());
        const auto summary = finished[0][0].value<QuerySummary>();
        QCOMPARE(history.requests, 2);
        QVERIFY(summary.error && summary.error->detail.contains(u"the disk is gone"));
    }
};

QTEST_GUILESS_MAIN(UsualRunTest)
#include "tst_queryusualrun.moc"
