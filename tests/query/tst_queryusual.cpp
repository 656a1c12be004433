// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is usual beside observations that are brought together.
#include "usualquery.h"

#include "engine/query/usualbuckets.h"

using namespace citywall;
using namespace citywall::test;
using namespace std::chrono_literals;
using By = Aggregation::By;
using std::chrono::days;

namespace {

constexpr FeatureKey theVehicle = 1;

QString spanText(const TimeRange &span)
{
    return span.isEmpty() ? u"–"_s : u"%1 %2"_s.arg(span.begin.toIso()).arg(span.length() / Duration(1min));
}

} // namespace

/// The history begins on Monday, 2024-01-01, 00:00 UTC; Mondays are also the 8th, 15th, 22nd and 29th and 5 February.
class QueryUsualTest : public QObject
{
    Q_OBJECT

    /// What a week without the link comes to, where the vehicle or the time after it are told of as is said.
    static QJsonObject withoutAWeek(FeedDescriptor::Tells tells, const QString &heard, const QStringList &entities)
    {
        MinuteHistory history(0);
        tell(history, u"2024-01-01T00:00:00Z"_s, 1);
        for (const float speed : { 2.F, 3.F, 4.F, 7.F })
            tell(history, u"2024-01-08T10:05:00Z"_s, speed);
        tell(history, u"2024-01-15T10:05:00Z"_s, 5);
        tell(history, u"2024-01-15T10:06:00Z"_s, 6);
        tell(history, heard, 50, theVehicle); // on 22 January
        tell(history, u"2024-01-29T10:05:00Z"_s, 10);
        tell(history, u"2024-02-05T10:00:00Z"_s, 6);
        QueryRequest request = usualOfLinks(u"2024-02-05T10:00:00Z"_s, u"2024-02-05T11:00:00Z"_s, QTimeZone::utc(), By::Feature);
        request.feeds[0].tells = tells;
        request.filter.entities = entities;
        const QList<QJsonObject> rows = rowsOf(request, history);
        return rows.size() == 1 ? rows[0] : QJsonObject();
    }

private Q_SLOTS:
    void medianOfTheWeeks()
    {
        MinuteHistory history(0);
        tellMondays(history);
        const QList<QJsonObject> rows = rowsOf(usualOfLinks(u"2024-02-05T10:00:00Z"_s, u"2024-02-05T11:00:00Z"_s), history);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(weeksOf(rows[0]), 4);
        // From the 8th to the 29th: 2, 1, 3, 1 observations
        QCOMPARE(counted(rows[0]), u"2 usually 1.5: 0.5"_s);
        QCOMPARE(valued(rows[0], u"speed_count"_s), u"2 usually 1.5: 0.5"_s);
        // Means 3, 5, 4, 10: 4.5 m/s = 16.2 km/h; now 7 m/s
        QCOMPARE(valued(rows[0], u"speed_mean"_s), u"25.2 usually 16.2: 9"_s);
        // Least 2, 5, 1, 10: 3.5 m/s; now 6
        QCOMPARE(valued(rows[0], u"speed_min"_s), u"21.6 usually 12.6: 9"_s);
        // Greatest 4, 5, 9, 10: 7 m/s; now 8
        QCOMPARE(valued(rows[0], u"speed_max"_s), u"28.8 usually 25.2: 3.6"_s);
        // Medians 3, 5, 2, 10: 4 m/s; now 7
        QCOMPARE(valued(rows[0], u"speed_median"_s), u"25.2 usually 14.4: 10.8"_s);
        // The flow is never known: counted 0 times, and no number.
        QCOMPARE(valued(rows[0], u"flow_count"_s), u"0 usually 0: 0"_s);
        QCOMPARE(valued(rows[0], u"flow_mean"_s), u"– usually –: –"_s);
        QVERIFY(rows[0][u"values"].toObject()[u"flow_mean_usual"].isNull());
    }

    void fewestWeeks()
    {
        MinuteHistory history(0);
        tellMondays(history);
        const QList<QJsonObject> rows = rowsOf(usualOfLinks(u"2024-01-01T10:00:00Z"_s, u"2024-01-15T11:00:00Z"_s), history);
        QCOMPARE(rows.size(), 5); // of the 1st, the 3rd, the 8th and the 15th, and of 09:00 on the 15th
        QCOMPARE(weeksOf(rows[0]), 0);
        QCOMPARE(weeksOf(rows[2]), 1);
        QCOMPARE(counted(rows[2]), u"2 usually –: –"_s);
        QCOMPARE(valued(rows[2], u"speed_mean"_s), u"10.8 usually –: –"_s);
        // 09:00 was told in no week before: nobody listened.
        QCOMPARE(weeksOf(rows[3]), 0);
        QCOMPARE(counted(rows[3]), u"1 usually –: –"_s);
        // One observation of 100 m/s, two of 3: 1.5 and 51.5 m/s = 185.4 km/h; now one of 5
        QCOMPARE(weeksOf(rows[4]), 2);
        QCOMPARE(counted(rows[4]), u"1 usually 1.5: -0.5"_s);
        QCOMPARE(valued(rows[4], u"speed_mean"_s), u"18 usually 185.4: -167.4"_s);
    }

    /// An hour that began before the history did is none of its weeks.
    void theHistorysFirstHour()
    {
        MinuteHistory history(0);
        history.extentBegin = at(u"2024-01-01T10:00:00.001Z"_s);
        tell(history, u"2024-01-01T10:10:00Z"_s, 1);
        tell(history, u"2024-01-08T10:10:00Z"_s, 1);
        tell(history, u"2024-01-15T10:10:00Z"_s, 1);
        const QueryRequest request = usualOfLinks(u"2024-01-15T10:00:00Z"_s, u"2024-01-15T11:00:00Z"_s);
        QCOMPARE(weeksOf(rowsOf(request, history).value(0)), 1);
        history.extentBegin = at(u"2024-01-01T10:00:00Z"_s);
        QCOMPARE(weeksOf(rowsOf(request, history).value(0)), 2);
    }

    void aMissingWeek_data()
    {
        using Tells = FeedDescriptor::Tells;
        QTest::addColumn<Tells>("tells");
        QTest::addColumn<QString>("heard");
        QTest::addColumn<QStringList>("entities");
        QTest::addColumn<int>("weeks");
        QTest::addColumn<QString>("observations");
        const QString then = u"2024-01-22T10:40:00Z"_s;
        const QString later = u"2024-01-22T11:00:00Z"_s;
        // Observations in the weeks that count: 4, 2, 1, or 4, 2, 0, 1.
        QTest::newRow("nobody listened") << Tells::States << later << QStringList() << 3 << u"1 usually 2: -1"_s;
        QTest::newRow("of another it was told") << Tells::States << then << QStringList() << 4 << u"1 usually 1.5: -0.5"_s;
        QTest::newRow("of another that was not asked for")
            << Tells::States << then << QStringList { u"l1"_s } << 4 << u"1 usually 1.5: -0.5"_s;
        QTest::newRow("nobody listened to the one")
            << Tells::States << later << QStringList { u"l1"_s } << 3 << u"1 usually 2: -1"_s;
        QTest::newRow("nothing to report") << Tells::Reports << later << QStringList() << 4 << u"1 usually 1.5: -0.5"_s;
    }
    void aMissingWeek()
    {
        QFETCH(FeedDescriptor::Tells, tells);
        QFETCH(QString, heard);
        QFETCH(QStringList, entities);
        QFETCH(int, weeks);
        QFETCH(QString, observations);
        const QJsonObject row = withoutAWeek(tells, heard, entities);
        QCOMPARE(row[u"id"].toString(), u"l1"_s);
        QCOMPARE(weeksOf(row), weeks);
        QCOMPARE(counted(row), observations);
        // Means of 4, 5.5 and 10 m/s, whether or not nothing counts as nothing: 5.5 m/s; now 6
        QCOMPARE(valued(row, u"speed_mean"_s), u"21.6 usually 19.8: 1.8"_s);
    }

    void theCitysClocks()
    {
        // In New York they went forward on Sunday, 2024-03-10, at 07:00 UTC: 10:00 is 15:00 UTC before and 14:00 UTC after.
        MinuteHistory history(0);
        tell(history, u"2024-01-01T00:00:00Z"_s, 1);
        tell(history, u"2024-02-26T14:30:00Z"_s, 100);
        tell(history, u"2024-02-26T15:30:00Z"_s, 1);
        tell(history, u"2024-03-03T07:30:00Z"_s, 5); // Sunday, 02:30
        tell(history, u"2024-03-04T14:30:00Z"_s, 100);
        tell(history, u"2024-03-04T15:30:00Z"_s, 3);
        tell(history, u"2024-03-10T06:30:00Z"_s, 100); // Sunday, 01:30 and 03:30: there was no 02:30
        tell(history, u"2024-03-10T07:30:00Z"_s, 100);
        tell(history, u"2024-03-11T14:30:00Z"_s, 4);
        tell(history, u"2024-03-17T06:30:00Z"_s, 4); // Sunday, 02:30
        const QTimeZone newYork("America/New_York");
        QList<QJsonObject> rows = rowsOf(usualOfLinks(u"2024-03-11T14:00:00Z"_s, u"2024-03-11T15:00:00Z"_s, newYork), history);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(weeksOf(rows[0]), 2); // nobody listened in the others
        QCOMPARE(valued(rows[0], u"speed_mean"_s), u"14.4 usually 7.2: 7.2"_s);
        QueryRequest skipped = usualOfLinks(u"2024-03-17T06:00:00Z"_s, u"2024-03-17T07:00:00Z"_s, newYork);
        skipped.feeds[0].tells = FeedDescriptor::Tells::Reports;
        rows = rowsOf(skipped, history);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(weeksOf(rows[0]), 3); // not the 10th; the 3rd, and 0 observations on 25 and 18 February
        QCOMPARE(counted(rows[0]), u"1 usually 0: 1"_s);
    }

    /// 01:00 to 02:00 on Sunday, 2024-11-03, was twice in New York: both have the same usual, and together they are that of a week later.
    void anHourThatWasTwice()
    {
        MinuteHistory history(0);
        tell(history, u"2024-01-01T00:00:00Z"_s, 1);
        tell(history, u"2024-10-20T05:15:00Z"_s, 2);
        tell(history, u"2024-10-27T04:59:00Z"_s, 100);
        tell(history, u"2024-10-27T05:15:00Z"_s, 4);
        tell(history, u"2024-10-27T06:00:00Z"_s, 100);
        tell(history, u"2024-11-03T05:15:00Z"_s, 6);
        tell(history, u"2024-11-03T06:15:00Z"_s, 8);
        tell(history, u"2024-11-03T07:15:00Z"_s, 100);
        tell(history, u"2024-11-10T06:15:00Z"_s, 10);
        const QTimeZone newYork("America/New_York");
        const QList<QJsonObject> rows =
            rowsOf(usualOfLinks(u"2024-11-03T05:00:00Z"_s, u"2024-11-03T08:00:00Z"_s, newYork), history);
        QCOMPARE(rows.size(), 3);
        QCOMPARE(valued(rows[0], u"speed_mean"_s), u"21.6 usually 10.8: 10.8"_s); // of 2 and 4 m/s: 3
        QCOMPARE(valued(rows[1], u"speed_mean"_s), u"28.8 usually 10.8: 18"_s);
        QCOMPARE(valued(rows[2], u"speed_mean"_s), u"360 usually –: –"_s); // 02:00: of 27 October alone
        const QList<QJsonObject> later =
            rowsOf(usualOfLinks(u"2024-11-10T06:00:00Z"_s, u"2024-11-10T07:00:00Z"_s, newYork), history);
        QCOMPARE(later.size(), 1);
        QCOMPARE(valued(later[0], u"speed_mean"_s), u"36 usually 14.4: 21.6"_s); // of 2, 4 and (6 + 8) / 2 m/s: 4
        QCOMPARE(counted(later[0]), u"1 usually 1: 0"_s); // of 1, 1 and 2
    }

    void spans_data()
    {
        QTest::addColumn<QString>("begin");
        QTest::addColumn<QString>("end");
        QTest::addColumn<int>("weeks");
        QTest::addColumn<QString>("before"); // begin and minutes
        const auto row = [](const char *name, const char *begin, const char *end, int weeks, const char *before) {
            QTest::newRow(name) << QString::fromLatin1(begin) << QString::fromLatin1(end) << weeks << QString::fromUtf8(before);
        };
        row("a day", "2024-11-13T05:00:00Z", "2024-11-14T05:00:00Z", 1, "2024-11-06T05:00:00Z 1440");
        row("a day after one of 25 hours", "2024-11-10T05:00:00Z", "2024-11-11T05:00:00Z", 1, "2024-11-03T04:00:00Z 1500");
        row("a day after one of 23", "2024-03-17T04:00:00Z", "2024-03-18T04:00:00Z", 1, "2024-03-10T05:00:00Z 1380");
        row("a day of 23 hours", "2024-03-10T05:00:00Z", "2024-03-11T04:00:00Z", 1, "2024-03-03T05:00:00Z 1440");
        row("the second 01:00 of a day", "2024-11-03T06:00:00Z", "2024-11-03T07:00:00Z", 2, "2024-10-20T05:00:00Z 60");
        row("half an hour", "2024-11-13T15:00:00Z", "2024-11-13T15:30:00Z", 2, "2024-10-30T14:00:00Z 30");
        row("half of one that is skipped", "2024-03-17T06:30:00Z", "2024-03-17T07:00:00Z", 1, "–");
        row("across midnight", "2024-11-14T04:00:00Z", "2024-11-14T06:00:00Z", 1, "2024-11-07T04:00:00Z 120");
    }
    void spans()
    {
        QFETCH(QString, begin);
        QFETCH(QString, end);
        QFETCH(int, weeks);
        QFETCH(QString, before);
        QCOMPARE(spanText(spanBefore({ at(begin), at(end) }, weeks, QTimeZone("America/New_York"))), before);
    }

    void partsOfBuckets()
    {
        MinuteHistory history(0);
        tell(history, u"2024-01-01T00:00:00Z"_s, 1);
        for (const auto *day : { "2024-01-08", "2024-01-15", "2024-01-22", "2024-01-29", "2024-02-05" }) {
            for (int minute = 0; minute < 60; minute += 5)
                tell(history, u"%1T10:%2:00Z"_s.arg(QLatin1StringView(day)).arg(minute, 2, 10, QLatin1Char('0')), 1);
        }
        // From 10:20 to 10:45: minutes 20, 25, 30, 35, 40 now, and so in the weeks.
        QCOMPARE(counted(rowsOf(usualOfLinks(u"2024-02-05T10:20:00Z"_s, u"2024-02-05T10:45:00Z"_s), history).value(0)),
                 u"5 usually 5: 0"_s);
        // As it is 10:22 and more will come, of the weeks minutes 0, 5, 10, 15, 20 are compared.
        QueryRequest now = usualOfLinks(u"2024-02-05T00:00:00Z"_s, u"2024-02-06T00:00:00Z"_s);
        now.aggregation->until = at(u"2024-02-05T10:22:00Z"_s);
        QCOMPARE(counted(rowsOf(now, history).value(0)), u"12 usually 5: 7"_s);
        // What is told of a time to come has nothing to be compared with.
        now.aggregation->until = at(u"2024-02-05T10:00:00Z"_s);
        QCOMPARE(counted(rowsOf(now, history).value(0)), u"12 usually –: –"_s);
        // An end that is not said is the history's.
        now.filter.range = {};
        now.aggregation->until = {};
        QCOMPARE(counted(rowsOf(now, history).last()), u"12 usually 12: 0"_s);
    }

    /// Places keep apart, and days are as good as hours.
    void daysByPlace()
    {
        MinuteHistory history(0);
        tell(history, u"2024-01-01T00:00:00Z"_s, 1);
        tell(history, u"2024-01-01T23:00:00Z"_s, 3);
        tell(history, u"2024-01-01T23:30:00Z"_s, 20, theVehicle);
        tell(history, u"2024-01-08T12:00:00Z"_s, 4);
        tell(history, u"2024-01-08T12:30:00Z"_s, 30, theVehicle);
        tell(history, u"2024-01-15T00:00:00Z"_s, 5);
        tell(history, u"2024-01-15T01:00:00Z"_s, 15, theVehicle);
        const QList<QJsonObject> rows = rowsOf(
            usualOfLinks(u"2024-01-15T00:00:00Z"_s, u"2024-01-16T00:00:00Z"_s, QTimeZone::utc(), By::Feature, days(1)), history);
        QCOMPARE(rows.size(), 2);
        QCOMPARE(valued(rows[0], u"speed_mean"_s), u"18 usually 10.8: 7.2"_s); // of 2 and 4 m/s: 3
        QCOMPARE(counted(rows[0]), u"1 usually 1.5: -0.5"_s);
        QCOMPARE(rows[1][u"id"].toString(), u"v1"_s);
        QCOMPARE(valued(rows[1], u"speed_mean"_s), u"54 usually 90: -36"_s); // of 20 and 30 m/s: 25
    }

    void whichBucketsHaveOne()
    {
        for (const Duration good : { Duration(1h), Duration(6h), Duration(days(1)) })
            QVERIFY(UsualBuckets::isAllowed(good));
        for (const Duration bad : { Duration(0), Duration(15min), Duration(90min), Duration(days(2)), Duration(days(7)) })
            QVERIFY(!UsualBuckets::isAllowed(bad));
    }
};

QTEST_GUILESS_MAIN(QueryUsualTest)
#include "tst_queryusual.moc"
