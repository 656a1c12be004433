// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/freeflow.h"
#include "core/indices.h"
#include "core/network.h"
#include "core/usualday.h"
#include "support/samples.h"

#include <QTest>

using namespace citywall;
using namespace citywall::traffic;

namespace {

constexpr float none = ObservationRecord::nan;

Observations columnsOf(const std::vector<std::tuple<UtcTime, FeatureKey, float>> &rows)
{
    Observations columns;
    for (const auto &[time, feature, speed] : rows)
        test::add(columns, time, feature, { speed, none, none, none });
    return columns;
}

} // namespace

class IndicesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ratio();
    void levels_data();
    void levels();
    void travelTimeOfOneLink();
    void delay();
    void networkWithFlow();
    void networkWithoutFlow();
    void nothingKnown();
    void noDataDoesNotHideTheSpeedBefore();
    void linksFromFeatures();
    void areasAddUpTheirOwnLinks();
    void freeFlowPercentile();
    void freeFlowOfNewYork();
    void medians();
    void usualDayOfALink();
    void daysAcrossTheClockChange();
};

void IndicesTest::ratio()
{
    QCOMPARE(speedRatio(5, 10), 0.5);
    QCOMPARE(speedRatio(12, 10), 1.2);
    QCOMPARE(speedRatio(0, 10), 0.0);
    QVERIFY(std::isnan(speedRatio(5, unknown)));
    QVERIFY(std::isnan(speedRatio(unknown, 10)));
    QVERIFY(std::isnan(speedRatio(5, 0)));
    QVERIFY(std::isnan(speedRatio(-1, 10)));
}

void IndicesTest::levels_data()
{
    QTest::addColumn<double>("ratio");
    QTest::addColumn<int>("level");
    QTest::newRow("faster than free flow") << 1.3 << int(Level::Free);
    QTest::newRow("85 %") << 0.85 << int(Level::Free);
    QTest::newRow("84 %") << 0.84 << int(Level::Light);
    QTest::newRow("67 %") << 0.67 << int(Level::Light);
    QTest::newRow("66 %") << 0.66 << int(Level::Slow);
    QTest::newRow("50 %") << 0.50 << int(Level::Slow);
    QTest::newRow("49 %") << 0.49 << int(Level::Congested);
    QTest::newRow("40 %") << 0.40 << int(Level::Congested);
    QTest::newRow("39 %") << 0.39 << int(Level::Heavy);
    QTest::newRow("standstill") << 0.0 << int(Level::Heavy);
}

void IndicesTest::levels()
{
    QFETCH(double, ratio);
    QFETCH(int, level);
    QCOMPARE(int(levelOf(ratio)), level);
}

void IndicesTest::travelTimeOfOneLink()
{
    QCOMPARE(linkTravelTimeIndex(5, 10), 2.0);
    QCOMPARE(linkTravelTimeIndex(12, 10), 1.0); // faster than free flow makes up for nothing
    QCOMPARE(linkTravelTimeIndex(0, 10), 10.0); // a standstill counts as 1 m/s
    QVERIFY(std::isnan(linkTravelTimeIndex(unknown, 10)));
}

void IndicesTest::delay()
{
    // 1000 m: 200 s at 5 m/s, 100 s at 10 m/s; 900 vehicles an hour lose 100 s each = 25 h.
    QCOMPARE(delayVehicleHoursPerHour(1000, 5, 10, 900), 25.0);
    QCOMPARE(delayVehicleHoursPerHour(1000, 15, 10, 900), 0.0);
    QVERIFY(std::isnan(delayVehicleHoursPerHour(1000, 5, 10, unknown)));
}

void IndicesTest::networkWithFlow()
{
    Summation sum;
    sum.add({ 1000, 10, -1 }, { 0, 4.0f, 900, 0, none }, true);  // ratio 0.4, index 2.5
    sum.add({ 3000, 20, -1 }, { 0, 20.0f, 300, 0, none }, true); // ratio 1, index 1
    const NetworkSummary s = sum.result();
    QCOMPARE(s.linkCount, 2);
    QCOMPARE(s.coverage(), 1.0);
    // Vehicle metres: 900 000 and 900 000, so the indices count alike: (2.5 + 1) / 2.
    QCOMPARE(s.travelTimeIndex, 1.75);
    // 4000 m in 250 s + 150 s.
    QCOMPARE(s.meanSpeedMetersPerSecond, 10.0);
    QCOMPARE(s.congestedLengthMeters, 1000.0);
    QCOMPARE(s.congestedShare(), 0.25);
    QCOMPARE(s.levelLengthMeters[size_t(Level::Congested)], 1000.0);
    QCOMPARE(s.levelLengthMeters[size_t(Level::Free)], 3000.0);
    // 900 veh/h · (250 s − 100 s) = 37.5 h.
    QCOMPARE(s.delayVehicleHoursPerHour, 37.5);
}

void IndicesTest::networkWithoutFlow()
{
    Summation sum;
    sum.add({ 1000, 10, -1 }, { 0, 5.0f, none, 0, none }, true);
    sum.add({ 3000, 20, -1 }, { 0, 20.0f, 300, 0, none }, true);
    sum.add({ 500, unknown, -1 }, { 0, 10.0f, none, 0, none }, true); // no free flow: counts for speed and coverage only
    sum.add({ 700, 10, -1 }, { 0, 1.0f, none, 0, none }, false);      // stale: counts for coverage only
    const NetworkSummary s = sum.result();
    QCOMPARE(s.linkCount, 4);
    QCOMPARE(s.coverage(), 0.75);
    QCOMPARE(s.lengthMeters, 5200.0);
    QCOMPARE(s.reportingLengthMeters, 4500.0);
    QCOMPARE(s.ratedLengthMeters, 4000.0);
    QCOMPARE(s.travelTimeIndex, 1.25); // by length: (1000 · 2 + 3000 · 1) / 4000
    QCOMPARE(s.meanSpeedMetersPerSecond, 4500.0 / (200 + 150 + 50));
    QCOMPARE(s.congestedLengthMeters, 0.0); // ratio 0.5 is not below 0.5
    QCOMPARE(s.delayVehicleHoursPerHour, 0.0);
}

void IndicesTest::nothingKnown()
{
    Summation sum;
    sum.add({ 1000, 10, -1 }, {}, false);
    const NetworkSummary s = sum.result();
    QCOMPARE(s.coverage(), 0.0);
    QVERIFY(std::isnan(s.travelTimeIndex));
    QVERIFY(std::isnan(s.meanSpeedMetersPerSecond));
    QVERIFY(std::isnan(s.congestedShare()));
    QVERIFY(std::isnan(s.delayVehicleHoursPerHour));
    QCOMPARE(NetworkSummary {}.coverage(), 0.0);
}

void IndicesTest::noDataDoesNotHideTheSpeedBefore()
{
    const Observations columns = columnsOf({ { { 1000 }, 0, 8 }, { { 2000 }, 1, 9 }, { { 3000 }, 0, none }, { { 4000 }, 7, 3 } });
    std::vector<Reading> readings(2);
    takeReadings(readings, columns, 0, columns.size()); // feature 7 is not in the table: left aside
    QCOMPARE(readings[0].time, 1000);
    QCOMPARE(readings[0].speedMetersPerSecond, 8.0f);
    QCOMPARE(readings[1].speedMetersPerSecond, 9.0f);
}

void IndicesTest::linksFromFeatures()
{
    FeedDictionary dictionary;
    const GeoLine degree { { 10, 0.5 }, { 10, 1.5 } };
    dictionary.features.push_back({ 0, QStringLiteral("a"), {}, degree, {}, { { QStringLiteral("freeFlowSpeed"), 15.5 } }, 3 });
    dictionary.features.push_back({ 1, QStringLiteral("b"), {}, degree, {}, {}, -1 });
    dictionary.features.push_back({ 2, QStringLiteral("c"), {}, degree, {}, { { QStringLiteral("freeFlowSpeed"), -3 } }, -1 });
    QVERIFY(freeFlowMissing(dictionary));
    const Links links = linksOf(dictionary, { { 0, 9.0 }, { 1, 12.0 } });
    // One degree of a meridian on the sphere: 6371008.8 m · π / 180.
    QVERIFY(std::abs(links[0].lengthMeters - 111195.08) < 0.1);
    QCOMPARE(links[0].freeFlowMetersPerSecond, 15.5); // the publisher's wins
    QCOMPARE(links[0].area, 3);
    QCOMPARE(links[1].freeFlowMetersPerSecond, 12.0);
    QVERIFY(std::isnan(links[2].freeFlowMetersPerSecond));
}

void IndicesTest::areasAddUpTheirOwnLinks()
{
    const Links links { { 1000, 10, 0 }, { 1000, 10, 1 }, { 1000, 10, 1 }, { 1000, 10, -1 } };
    const UtcTime now { 10'000'000 };
    const std::vector<Reading> readings { { now.milliseconds, 10, none, 0, none },
                                          { now.milliseconds, 5, none, 0, none },
                                          { (now - std::chrono::minutes(20)).milliseconds, 1, none, 0, none },
                                          { now.milliseconds, 2.5, none, 0, none } };
    const std::vector<NetworkSummary> sums = summarize(links, readings, now, 2);
    QCOMPARE(sums.size(), 3u);
    QCOMPARE(sums[0].linkCount, 4);
    QCOMPARE(sums[0].travelTimeIndex, (1 + 2 + 4) / 3.0);
    QCOMPARE(sums[1].travelTimeIndex, 1.0);
    QCOMPARE(sums[2].travelTimeIndex, 2.0); // its second link is stale
    QCOMPARE(sums[2].coverage(), 0.5);
    // The same from the columns, at each of three instants: nothing yet, at the instant, stale after 10 minutes.
    const Observations columns = columnsOf({ { now, 0, 10 }, { now, 1, 5 } });
    const auto series = summarizeSeries(links, columns, now - Duration(600'000), now + Duration(1'300'000), Duration(610'000), 2);
    QCOMPARE(series.size(), 4u);
    QVERIFY(std::isnan(series[0][0].travelTimeIndex));
    QCOMPARE(series[1][0].travelTimeIndex, 1.5);
    QCOMPARE(series[2][0].reportingCount, 0);
    QCOMPARE(series[3][0].reportingCount, 0);
}

void IndicesTest::freeFlowPercentile()
{
    SpeedCounts counts;
    for (int speed = 1; speed < 20; ++speed)
        counts.add(float(speed));
    QVERIFY(std::isnan(counts.percentile(0.85))); // 19 are too few
    counts.add(20);
    counts.add(none);
    counts.add(-1);
    QCOMPARE(counts.count(), 20);
    QCOMPARE(counts.percentile(0.85), 17.0); // nearest rank: the 17th of 20
    QCOMPARE(counts.percentile(1), 20.0);
    counts.add(500);
    QCOMPARE(counts.percentile(1), 69.9); // impossible speeds end in the last step
}

void IndicesTest::medians()
{
    QCOMPARE(median({ 3, 1, 2 }), 2.0);
    QCOMPARE(median({ 4, 1, 2, 3 }), 2.5);
    QCOMPARE(median({ unknown, 7 }), 7.0);
    QVERIFY(std::isnan(median({})));
}

void IndicesTest::usualDayOfALink()
{
    const QTimeZone zone("America/Chicago");
    const QDate friday(2026, 11, 20);
    std::vector<std::tuple<UtcTime, FeatureKey, float>> rows;
    const auto add = [&](int day, QTime time, float speed) {
        rows.push_back({ UtcTime::fromDateTime(QDateTime(QDate(2026, 11, day), time, zone)), 0, speed });
    };
    add(14, QTime(8, 10), 99); // a Saturday does not count for a Friday
    add(17, QTime(8, 0), 10);
    add(18, QTime(8, 29), 14);
    add(18, QTime(9, 0), 20);
    add(19, QTime(8, 15), 12);
    add(19, QTime(9, 0), 20); // two of the half hour from 9: too few
    add(20, QTime(8, 15), 1); // the day itself does not count
    const QList<QPointF> usual = usualValues(columnsOf(rows), friday, zone, SpeedField, 0);
    QCOMPARE(usual.size(), 1);
    QCOMPARE(qint64(usual[0].x()), QDateTime(friday, QTime(8, 15), zone).toMSecsSinceEpoch());
    QCOMPARE(usual[0].y(), 12.0);
    const QList<QPointF> observed = observedValues(columnsOf(rows), dayRange(friday, zone), SpeedField, 0);
    QCOMPARE(observed.size(), 1);
    QCOMPARE(observed[0].y(), 1.0);
}

void IndicesTest::daysAcrossTheClockChange()
{
    const QTimeZone zone("America/Chicago"); // winter time began on 2026-11-01
    QCOMPARE(daysBefore(UtcTime::fromIso(u"2026-11-02T14:00:00Z"), 2, zone), UtcTime::fromIso(u"2026-10-31T13:00:00Z"));
    QCOMPARE(dayRange(QDate(2026, 11, 1), zone).length(), Duration(std::chrono::hours(25)));
    QCOMPARE(dayKind(QDate(2026, 11, 20)), DayKind::Workday);
    QCOMPARE(dayKind(QDate(2026, 11, 21)), DayKind::Weekend);
}

void IndicesTest::freeFlowOfNewYork()
{
    const QString folder = qEnvironmentVariable("CITYWALL_OPEN_DATA", QStringLiteral(CITYWALL_SOURCE_DIR "/../shared/data"));
    QFile file(folder + QStringLiteral("/traffic/nyc_DOT_Traffic_Speeds_NBE_limit_10000_3-21_f.csv"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the open data are not here");
    // Columns as published: … 5 link_id, 9 speed (mph), 10 status; those before and between hold no comma but in quotes.
    QHash<QByteArray, SpeedCounts> links;
    file.readLine();
    while (!file.atEnd()) {
        QByteArrayList fields { {} };
        bool quoted = false;
        for (const char c : file.readLine()) {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                fields.append(QByteArray());
            else
                fields.last().append(c);
        }
        if (fields.size() > 10 && fields[10] != "-101")
            links[fields[5]].add(fields[9].toFloat() * 0.44704f);
    }
    QCOMPARE(links.size(), 123);
    const SpeedCounts bqe = links.value("4616229");
    QCOMPARE(bqe.count(), 74);
    QVERIFY(std::abs(bqe.percentile(0.85) - 48 * 0.44704) <= 0.05);
}

QTEST_GUILESS_MAIN(IndicesTest)
#include "tst_indices.moc"
