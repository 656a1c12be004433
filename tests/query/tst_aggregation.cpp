// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Observations brought together by time and place.
#include "minutehistory.h"

#include "engine/query/hexcells.h"
#include "engine/query/timebuckets.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>

using namespace citywall;
using namespace citywall::test;
using By = Aggregation::By;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

QueryRequest requestBy(By by, Duration every = hours(1))
{
    using Kind = FieldDescriptor::Kind;
    FeedDescriptor feed;
    feed.id = u"traffic.link-speed"_s;
    feed.title = u"Link speeds"_s;
    feed.fields = { { u"speed"_s, Kind::Number, u"traffic.speed"_s },
                    { u"flow"_s, Kind::Number, {} },
                    { u"time"_s, Kind::Number, {} },
                    { u"status"_s, Kind::Term, {} } };
    Metric speed;
    speed.id = u"traffic.speed"_s;
    speed.unit = u"km/h"_s;
    speed.scale = 3.6;
    QueryRequest request;
    request.feeds = { feed };
    request.metrics = { speed };
    request.aggregation = Aggregation { every, by, 9, QTimeZone::utc() };
    return request;
}

QJsonArray rowsOf(const QueryRequest &request, MinuteHistory &history, const AreaIndex *areas = nullptr)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto writer = makeTextWriter(TableFormat::GeoJson, buffer);
    const QuerySummary summary = runQuery(request, history, *writer, areas);
    if (summary.error)
        qFatal("%s", qPrintable(summary.error->message));
    const QJsonArray features = QJsonDocument::fromJson(buffer.data())[u"features"].toArray();
    if (features.size() != summary.rows)
        qFatal("%lld features for %lld rows", qlonglong(features.size()), summary.rows);
    return features;
}

/// Link speeds 1, 2, 3, 4 m/s and vehicle speeds 2, 9, nothing, 4 in the first hour; one of 7 m/s in the third.
void fill(MinuteHistory &history)
{
    constexpr float nan = ObservationRecord::nan;
    const std::array<float, 4> link { 4, 2, 1, 3 };
    const std::array<float, 4> vehicle { 2, 9, nan, 4 };
    for (int i = 0; i < 4; ++i) {
        history.add(history.begin + minutes(10 * i), 0, link[size_t(i)], i < 2 ? 1 : 0);
        history.add(history.begin + minutes(10 * i + 1), 1, vehicle[size_t(i)], i == 0 ? nan : 1);
    }
    history.add(history.begin + hours(2) + minutes(59), 0, 7, 0);
}

TimeRange bucket(const char *zone, Duration every, const char *time)
{
    return TimeBuckets(every, QTimeZone(QByteArray(zone))).at(UtcTime::fromIso(QString::fromLatin1(time)));
}

TimeRange span(const char *from, const char *to)
{
    return { UtcTime::fromIso(QString::fromLatin1(from)), UtcTime::fromIso(QString::fromLatin1(to)) };
}

} // namespace

class AggregationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byTimeAlone()
    {
        MinuteHistory history(0, true);
        fill(history);
        const QJsonArray rows = rowsOf(requestBy(By::None), history);
        QCOMPARE(rows.size(), 2); // an hour without observations has no row
        QVERIFY(rows[0][u"geometry"].isNull());
        const QJsonValue first = rows[0][u"properties"];
        QCOMPARE(first[u"module"].toString(), u"traffic"_s);
        QCOMPARE(first[u"feed"].toString(), u"traffic.link-speed"_s);
        QCOMPARE(first[u"from"].toString(), u"2024-01-01T00:00:00Z"_s);
        QCOMPARE(first[u"to"].toString(), u"2024-01-01T01:00:00Z"_s);
        QCOMPARE(first[u"observations"].toInt(), 8);
        QCOMPARE(first[u"attribution"].toString(), u"Nobody"_s);
        QVERIFY(first[u"simulated"].toBool());
        const QJsonValue values = first[u"values"];
        // 1 2 2 3 4 4 9 m/s: 25 / 7 = 3.571429, median 3; × 3.6
        QCOMPARE(values[u"speed_count"].toInt(), 7);
        QCOMPARE(values[u"speed_mean"].toDouble(), 12.85714);
        QCOMPARE(values[u"speed_min"].toDouble(), 3.6);
        QCOMPARE(values[u"speed_max"].toDouble(), 32.4);
        QCOMPARE(values[u"speed_median"].toDouble(), 10.8);
        QCOMPARE(values[u"flow_count"].toInt(-1), 0);
        QVERIFY(values[u"flow_mean"].isNull());
        // slow: two links, three vehicles; ok: two links; one not known
        QCOMPARE(values[u"status_count"].toInt(), 7);
        QCOMPARE(values[u"status_mode"].toString(), u"slow"_s);
        QCOMPARE(values[u"status_mode_count"].toInt(), 5);
        QCOMPARE(rows[1][u"properties"][u"from"].toString(), u"2024-01-01T02:00:00Z"_s);
        QCOMPARE(rows[1][u"properties"][u"values"][u"speed_median"].toDouble(), 25.2);
    }

    void byFeature()
    {
        MinuteHistory history(0);
        fill(history);
        const QJsonArray rows = rowsOf(requestBy(By::Feature), history);
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[0][u"properties"][u"id"].toString(), u"l1"_s);
        QCOMPARE(rows[0][u"geometry"][u"type"].toString(), u"LineString"_s);
        QCOMPARE(rows[0][u"properties"][u"values"][u"speed_median"].toDouble(), 9.0); // of 1 2 3 4: 2.5 m/s
        QCOMPARE(rows[0][u"properties"][u"values"][u"speed_mean"].toDouble(), 9.0);
        // Words that are as frequent as each other: the first in the alphabet
        QCOMPARE(rows[0][u"properties"][u"values"][u"status_mode"].toString(), u"ok"_s);
        QCOMPARE(rows[1][u"properties"][u"id"].toString(), u"v1"_s);
        QCOMPARE(rows[1][u"properties"][u"observations"].toInt(), 4);
        QCOMPARE(rows[1][u"properties"][u"values"][u"speed_count"].toInt(), 3);
        QCOMPARE(rows[1][u"properties"][u"values"][u"speed_mean"].toDouble(), 18.0); // (2 + 9 + 4) / 3 = 5 m/s
        QCOMPARE(rows[1][u"properties"][u"values"][u"speed_median"].toDouble(), 14.4);
    }

    void byArea()
    {
        Area west;
        west.id = u"west"_s;
        Area east;
        east.id = u"east"_s;
        east.name = u"East End"_s;
        east.geometry = { { { { -73.86, 40.74 }, { -73.84, 40.74 }, { -73.84, 40.76 }, { -73.86, 40.76 }, { -73.86, 40.74 } } } };
        east.bounds = { -73.86, 40.74, -73.84, 40.76 };
        const AreaIndex areas({ west, east });
        MinuteHistory history(0);
        fill(history);
        const QJsonArray rows = rowsOf(requestBy(By::Area), history, &areas);
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[0][u"properties"][u"id"].toString(u"?"_s), QString()); // the vehicle, outside of all
        QCOMPARE(rows[0][u"properties"][u"observations"].toInt(), 4);
        QVERIFY(rows[0][u"geometry"].isNull());
        QCOMPARE(rows[1][u"properties"][u"id"].toString(), u"east"_s);
        QCOMPARE(rows[1][u"properties"][u"name"].toString(), u"East End"_s);
        QCOMPARE(rows[1][u"geometry"][u"type"].toString(), u"MultiPolygon"_s);
        QCOMPARE(rows[1][u"properties"][u"values"][u"speed_max"].toDouble(), 14.4);
    }

    void byHexagon()
    {
        // The example of H3's documentation: latLngToCell(37.3615593, -122.0553238, 7) is 87283472bffffff
        QCOMPARE(hexagonId(hexagonAt({ -122.0553238, 37.3615593 }, 7)), u"87283472bffffff"_s);
        QCOMPARE(hexagonAt({}, 7), quint64(0));
        MinuteHistory history(0);
        fill(history);
        const QJsonArray rows = rowsOf(requestBy(By::Hexagon), history);
        QCOMPARE(rows.size(), 3);
        for (int i = 0; i < 2; ++i) {
            const bool vehicle = rows[i][u"properties"][u"values"][u"speed_count"].toInt() == 3;
            const GeoPoint place = vehicle ? GeoPoint { -73.9, 40.7 } : midpoint({ { -73.9, 40.7 }, { -73.8, 40.8 } });
            const quint64 cell = hexagonAt(place, 9);
            QCOMPARE(rows[i][u"properties"][u"id"].toString(), hexagonId(cell));
            QVERIFY(contains(hexagonOutline(cell), place));
            QCOMPARE(rows[i][u"geometry"][u"coordinates"][0][0].toArray().size(), 7); // six corners, closed
        }
        QueryRequest coarse = requestBy(By::Hexagon);
        coarse.aggregation->resolution = 2; // both in one
        QCOMPARE(rowsOf(coarse, history).size(), 2);
    }

    void filtersComeFirst()
    {
        MinuteHistory history(0);
        fill(history);
        QueryRequest request = requestBy(By::None, std::chrono::days(1));
        request.filter.where = { *Comparison::fromText(u"speed>10"_s) }; // 4, 3, 9, 4, 7 m/s
        const QJsonArray rows = rowsOf(request, history);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0][u"properties"][u"values"][u"speed_count"].toInt(), 5);
        QCOMPARE(rows[0][u"properties"][u"values"][u"speed_median"].toDouble(), 14.4);
    }

    void csvNamesUnits()
    {
        MinuteHistory history(0);
        fill(history);
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        const auto writer = makeTextWriter(TableFormat::Csv, buffer);
        runQuery(requestBy(By::Feature), history, *writer);
        const QByteArrayList lines = buffer.data().split('\n');
        QCOMPARE(lines[0].trimmed(),
                 QByteArray(
                     "module,feed,from,to,id,name,longitude,latitude,observations,speed_count,speed_mean [km/h],speed_min "
                     "[km/h],speed_max [km/h],speed_median [km/h],flow_count,flow_mean,flow_min,flow_max,flow_median,time_count,"
                     "time_mean,time_min,time_max,time_median,status_count,status_mode,status_mode_count,attribution,simulated"));
        QVERIFY(buffer.data().contains(
            "traffic,traffic.link-speed,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,v1,'=1+1,,,4,3,18,7.2,32.4,14.4,0,,,,,4,"
            "1234.5,1234.5,1234.5,1234.5,3,slow,3,Nobody,\r\n"));
    }

    void aBucketAcrossSlices()
    {
        // 300,000 observations in one day: several slices, one row. Speeds 0, 1, … 299,999 in no order.
        MinuteHistory history(0);
        constexpr int rows = 300'000;
        for (int i = 0; i < rows; ++i)
            history.add(history.begin + Duration(i * 250), 1, float(qint64(i) * 7919 % rows), 0);
        const QJsonArray found = rowsOf(requestBy(By::None, std::chrono::days(1)), history);
        QVERIFY(history.requests >= 3 && history.mostHeld == 1);
        QCOMPARE(found.size(), 1);
        const QJsonValue values = found[0][u"properties"][u"values"];
        QCOMPARE(values[u"speed_count"].toInt(), rows);
        QCOMPARE(values[u"speed_min"].toDouble(-1), 0.0);
        QCOMPARE(values[u"speed_max"].toDouble(), 1079996.0); // 299,999 × 3.6 = 1,079,996.4
        QCOMPARE(values[u"speed_mean"].toDouble(), 539998.2); // 149,999.5 × 3.6
        QCOMPARE(values[u"speed_median"].toDouble(), 539998.2);
    }

    void bucketsFollowTheCitysDays()
    {
        using std::chrono::days;
        const char *newYork = "America/New_York";
        QCOMPARE(bucket("UTC", minutes(15), "2026-11-22T08:44:59.999Z"), span("2026-11-22T08:30:00Z", "2026-11-22T08:45:00Z"));
        // Clocks go forward on 2026-03-08: 23 hours; back on 2026-11-01: 25.
        QCOMPARE(bucket(newYork, days(1), "2026-03-08T12:00:00Z"), span("2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"));
        QCOMPARE(bucket(newYork, hours(6), "2026-03-09T03:00:00Z"), span("2026-03-08T23:00:00Z", "2026-03-09T04:00:00Z"));
        QCOMPARE(bucket(newYork, days(1), "2026-11-01T12:00:00Z"), span("2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"));
        QCOMPARE(bucket(newYork, hours(6), "2026-11-02T04:30:00Z"), span("2026-11-02T04:00:00Z", "2026-11-02T05:00:00Z"));
        QCOMPARE(bucket(newYork, hours(1), "2026-11-01T06:30:00Z"), span("2026-11-01T06:00:00Z", "2026-11-01T07:00:00Z"));
        // Half an hour from the others: midnight in Kolkata is 18:30 UTC.
        QCOMPARE(bucket("Asia/Kolkata", hours(1), "2026-01-01T00:10:00Z"), span("2025-12-31T23:30:00Z", "2026-01-01T00:30:00Z"));
        // A Sunday belongs to the week that began on Monday; also before 1970.
        QCOMPARE(bucket("UTC", days(7), "2026-11-22T23:00:00Z"), span("2026-11-16T00:00:00Z", "2026-11-23T00:00:00Z"));
        QCOMPARE(bucket("UTC", days(7), "1969-07-20T20:17:00Z"), span("1969-07-14T00:00:00Z", "1969-07-21T00:00:00Z"));
        for (const Duration good : { Duration(minutes(5)), Duration(minutes(90)), Duration(days(2)), Duration(1000) })
            QVERIFY(TimeBuckets::isAllowed(good));
        for (const Duration bad : { Duration(0), Duration(minutes(7)), Duration(hours(25)), Duration(hours(5)) })
            QVERIFY(!TimeBuckets::isAllowed(bad));
    }
};

QTEST_GUILESS_MAIN(AggregationTest)
#include "tst_aggregation.moc"
