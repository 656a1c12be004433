// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../qml/Charts/plotdata.h"
#include "../../qml/Controls/citytime.h"
#include "../../qml/Shell/daylight.h"
#include "../../qml/Shell/timelinemodel.h"
#include "fakecity.h"
#include "sdk/datetext.h"

#include <QSignalSpy>
#include <QTest>

using namespace citywall;

class TimelineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void placesAndTimes()
    {
        FakeCity city;
        TimelineModel model;
        model.show(1000'000, 2000'000);
        QCOMPARE(model.timeAt(0, 500), 1000'000.0);
        QCOMPARE(model.timeAt(125, 500), 1250'000.0);
        QCOMPARE(model.xAt(1750'000, 500), 375.0);
        QCOMPARE(model.xAt(model.timeAt(77, 500), 500), 77.0);
        QCOMPARE(model.timeAt(10, 0), 1000'000.0); // no width yet
    }

    void zoomKeepsTheAnchor()
    {
        FakeCity city;
        TimelineModel model;
        model.show(0, 10'000'000);
        model.zoom(0.5, 2'500'000);
        QCOMPARE(model.span(), 5'000'000.0);
        QCOMPARE(model.xAt(2'500'000, 1000), 250.0);
        model.zoom(1e-9, 2'500'000);
        QCOMPARE(model.span(), 60'000.0); // never under a minute
        model.show(5, 5);
        QCOMPARE(model.span(), 60'000.0); // an empty range is not shown
    }

    void followsTheClock()
    {
        FakeCity city;
        TimelineModel model;
        model.showSpan(3'600'000);
        QVERIFY(model.end() > FakeClock::realNow);
        city.clock.seek(FakeClock::realNow - 86'400'000);
        QVERIFY(model.begin() < double(city.clock.nowMilliseconds()) && double(city.clock.nowMilliseconds()) < model.end());
        QCOMPARE(model.span(), 3'600'000.0);
    }

    void asksTheHistoryOnce()
    {
        FakeCity city;
        TimelineModel model;
        QSignalSpy answered(&model, &TimelineModel::histogramChanged);
        model.setBuckets(48);
        model.setLanes({ { QStringLiteral("traffic.link-speed") } });
        model.show(0, 48'000'000);
        QTRY_VERIFY(answered.size() == 2); // loading, then there
        QVERIFY(!model.isLoading());
        // 48 buckets would be 1000 s each: rounded up to 30 min, 27 of them cover the view.
        QCOMPARE(city.history.lastBuckets, 27);
        QCOMPARE(city.history.lastRange.begin.milliseconds, 0);
        QCOMPARE(city.history.lastRange.end.milliseconds, 27 * 1'800'000);
        QCOMPARE(model.histogram().counts.at(0).size(), size_t(27));
        // However near: bars of whole minutes, which are counted without a look at what was observed.
        answered.clear();
        model.show(30'000, 150'000);
        QTRY_COMPARE(answered.size(), 2);
        QCOMPARE(city.history.lastRange, (TimeRange { { 0 }, { 180'000 } }));
        QCOMPARE(city.history.lastBuckets, 3);
    }

    /// What the feeds of a lane tell together; each of them is known by itself, too.
    void aLaneOfSeveralFeeds()
    {
        FakeCity city;
        const QString speeds = QStringLiteral("traffic.link-speed");
        const QString incidents = QStringLiteral("safety.incident");
        const QString units = QStringLiteral("safety.unit");
        const auto countedBy = [&](TimelineModel &model, const QList<QStringList> &lanes) {
            model.setLanes(lanes);
            QVERIFY(std::isnan(model.totalOf(speeds)));
            model.show(double(FakeClock::realNow - 86'400'000), double(FakeClock::realNow));
            QTRY_VERIFY(!model.isLoading() && model.histogram().counts.size() == size_t(lanes.size()));
        };
        TimelineModel apart;
        countedBy(apart, { { speeds }, { incidents }, { units } });
        TimelineModel together;
        countedBy(together, { { speeds }, { incidents, units } });
        const std::vector<qint64> &sum = together.histogram().counts[1];
        QVERIFY(sum.size() > 10 && sum.size() == apart.histogram().counts[1].size());
        for (size_t bar = 0; bar < sum.size(); ++bar)
            QCOMPARE(sum[bar], apart.histogram().counts[1][bar] + apart.histogram().counts[2][bar]);
        QCOMPARE(together.histogram().counts[0], apart.histogram().counts[0]);
        QCOMPARE(together.countOf(1, 5), double(sum[5]));
        QCOMPARE(together.totals().size(), 2);
        QVERIFY(together.totals()[1] > apart.totals()[1]);
        QCOMPARE(together.totals()[1], apart.totals()[1] + apart.totals()[2]);
        QCOMPARE(together.totalOf(incidents), apart.totals()[1]);
        QVERIFY(std::isnan(together.totalOf(QStringLiteral("safety.nothing"))));
    }

    /// Sunrise of 2026-06-21 in Chicago: 05:15 CDT; sunset 20:29 CDT (US Naval Observatory's tables, to the minute).
    void daylight()
    {
        const GeoPoint chicago { -87.65, 41.85 };
        const auto elevation = [&](const char *iso) {
            return solarElevationDegrees(UtcTime::fromIso(QString::fromLatin1(iso)), chicago);
        };
        QVERIFY(std::abs(elevation("2026-06-21T10:15:00Z") + 0.833) < 0.3);
        QVERIFY(std::abs(elevation("2026-06-22T01:29:00Z") + 0.833) < 0.3);
        QVERIFY(std::abs(elevation("2026-06-21T17:52:00Z") - (90 - 41.85 + 23.44)) < 0.3); // solar noon
        QCOMPARE(nightShare(UtcTime::fromIso(u"2026-06-21T17:52:00Z"), chicago), 0.0);
        QCOMPARE(nightShare(UtcTime::fromIso(u"2026-06-21T06:00:00Z"), chicago), 1.0);
    }

    void ticksInTheCitysZone()
    {
        CityTime time;
        time.setZoneId(QStringLiteral("America/Chicago"));
        // 2026-11-01: clocks go back at 2:00; the day has 25 hours, and midnight stays midnight.
        const double begin = double(UtcTime::fromIso(u"2026-11-01T00:00:00-05:00").milliseconds);
        const QList<TimeTick> days = time.ticks(begin, begin + 49 * 3'600'000.0, 3);
        QCOMPARE(days.size(), 3);
        QVERIFY(days[0].dayStart && days[1].dayStart);
        QCOMPARE(days[1].milliseconds - days[0].milliseconds, 25 * 3'600'000.0);
        const QList<TimeTick> hours = time.ticks(begin + 8 * 3'600'000.0, begin + 10 * 3'600'000.0, 5);
        QCOMPARE(hours.first().label, QStringLiteral("07:00"));
        QCOMPARE(hours[1].label, QStringLiteral("07:30"));
        const double years = 12 * 365.25 * 86'400'000.0;
        const QList<TimeTick> decade = time.ticks(begin, begin + years, 7);
        QVERIFY(decade.size() >= 5 && decade.size() <= 7);
        for (const TimeTick &tick : decade) {
            const QDateTime at = QDateTime::fromMSecsSinceEpoch(qint64(tick.milliseconds), QTimeZone(time.zoneId().toUtf8()));
            QCOMPARE(at.date(), QDate(tick.label.toInt(), 1, 1));
            QCOMPARE(at.date().year() % 2, 0);
            QCOMPARE(at.time(), QTime(0, 0));
        }
        QVERIFY(time.ticks(begin, begin, 5).isEmpty());
        QVERIFY(time.ticks(qQNaN(), begin, 5).isEmpty());
    }

    /// Of so much from 2026-08-20 12:00 in Chicago, with room for so many.
    void ticksAtRoundTimes_data()
    {
        QTest::addColumn<double>("span");
        QTest::addColumn<int>("room");
        QTest::addColumn<QString>("labels");
        constexpr double minute = 60'000;
        constexpr double day = 1440 * minute;
        const auto row = [](const char *name, double span, int room, const char *labels) {
            QTest::newRow(name) << span << room << QString::fromLatin1(labels);
        };
        row("2 s", 5'000, 3, "12:00:00 12:00:02 12:00:04");
        row("10 s", 35'000, 5, "12:00:00 12:00:10 12:00:20 12:00:30");
        row("2 min", 7 * minute, 4, "12:00 12:02 12:04 12:06");
        row("10 min", 45 * minute, 5, "12:00 12:10 12:20 12:30 12:40");
        row("months", 120 * day, 5, "Sep 2026|Oct 2026|Nov 2026|Dec 2026");
        row("quarters", 400 * day, 5, "Oct 2026|Jan 2027|Apr 2027|Jul 2027");
        row("half years", 700 * day, 4, "Jan 2027|Jul 2027|Jan 2028|Jul 2028");
        row("years", 1200 * day, 4, "2027 2028 2029");
    }
    void ticksAtRoundTimes()
    {
        QFETCH(double, span);
        QFETCH(int, room);
        QFETCH(QString, labels);
        CityTime time;
        time.setZoneId(QStringLiteral("America/Chicago"));
        const double begin = double(UtcTime::fromIso(u"2026-08-20T12:00:00-05:00").milliseconds);
        QStringList found;
        for (const TimeTick &tick : time.ticks(begin, begin + span, room)) {
            found.append(tick.label);
            const QDateTime at = QDateTime::fromMSecsSinceEpoch(qint64(tick.milliseconds), QTimeZone("America/Chicago"));
            QVERIFY(!tick.dayStart || (at.time() == QTime(0, 0) && at.date().day() == 1));
        }
        QCOMPARE(found, labels.split(labels.contains(u'|') ? u'|' : u' '));
    }

    void datesInTheUsersLanguage()
    {
        const QDateTime moment(QDate(2026, 11, 22), QTime(14, 30, 5), QTimeZone::UTC);
        const auto in = [&](const char *language, const char *pattern) {
            const QLocale before;
            QLocale::setDefault(QLocale(QString::fromLatin1(language)));
            const auto restore = qScopeGuard([&] { QLocale::setDefault(before); });
            return dateText(moment, QString::fromLatin1(pattern));
        };
        QCOMPARE(in("en", "ddd d MMM yyyy HH:mm"), QStringLiteral("Sun 22 Nov 2026 14:30"));
        QCOMPARE(in("zh", "ddd d MMM yyyy HH:mm:ss"), QStringLiteral("2026年11月22日 周日 14:30:05"));
        QCOMPARE(in("zh", "ddd d MMM HH:mm"), QStringLiteral("11月22日 周日 14:30"));
        QCOMPARE(in("zh", "d MMM yyyy"), QStringLiteral("2026年11月22日"));
        QCOMPARE(in("zh", "d MMM"), QStringLiteral("11月22日"));
        QCOMPARE(in("zh", "MMM yyyy"), QStringLiteral("2026年11月"));
        QCOMPARE(in("zh", "ddd d"), QStringLiteral("22日 周日"));
        QCOMPARE(in("zh", "ddd HH:mm"), QStringLiteral("周日 14:30"));
        QCOMPARE(in("zh", "yyyy"), QStringLiteral("2026"));
    }

    /// From a minute to ten years, in places for 17 labels: enough of them to read by, in order, no two neighbours alike.
    void ticksAtEveryZoom()
    {
        CityTime time;
        time.setZoneId(QStringLiteral("America/Chicago"));
        const double middle = double(UtcTime::fromIso(u"2026-07-04T17:00:00Z").milliseconds);
        for (double span = 60'000; span <= 10 * 365.25 * 86'400'000.0; span *= 1.3) {
            const QList<TimeTick> ticks = time.ticks(middle - span / 2, middle + span / 2, 17);
            QVERIFY2(ticks.size() >= 3 && ticks.size() <= 18,
                     qPrintable(QStringLiteral("%1 in %2 s").arg(ticks.size()).arg(span / 1000)));
            for (qsizetype i = 0; i < ticks.size(); ++i) {
                QVERIFY(!ticks[i].label.isEmpty());
                QVERIFY(ticks[i].milliseconds >= middle - span / 2 && ticks[i].milliseconds <= middle + span / 2);
                QVERIFY(i == 0 || ticks[i].milliseconds > ticks[i - 1].milliseconds);
                QVERIFY2(i == 0 || ticks[i].label != ticks[i - 1].label, qPrintable(ticks[i].label));
            }
        }
    }

    void spans()
    {
        CityTime time;
        QCOMPARE(time.span(42'000), QStringLiteral("42 s"));
        QCOMPARE(time.span(26 * 60'000), QStringLiteral("26 min"));
        QCOMPARE(time.span(3 * 3'600'000 + 12 * 60'000), QStringLiteral("3 h 12 min"));
        QCOMPARE(time.span(30 * 3'600'000), QStringLiteral("1 d 6 h"));
        QCOMPARE(time.span(-5), QStringLiteral("0 s"));
        QCOMPARE(time.span(qQNaN()), QStringLiteral("–"));
    }

    void chartNumbers()
    {
        QCOMPARE(niceTicks(0, 18, 4), (QList<double> { 0, 5, 10, 15, 20 }));
        QCOMPARE(niceTicks(31, 44, 4), (QList<double> { 30, 35, 40, 45 }));
        QVERIFY(niceTicks(qQNaN(), 1, 4).isEmpty());
        QVERIFY(niceTicks(5, 5, 3).size() >= 2);
        PlotSeries series;
        series.points = { { 0, 1 }, { 10, 2 }, { 20, qQNaN() }, { 30, 4 } };
        QCOMPARE(series.runs().size(), 2);
        QCOMPARE(series.valueNear(9, 5), 2.0);
        QCOMPARE(series.valueNear(31, 5), 4.0);
        QVERIFY(std::isnan(series.valueNear(-10, 5)));
    }
};

QTEST_MAIN(TimelineTest)
#include "tst_timeline.moc"
