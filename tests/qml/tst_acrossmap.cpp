// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "acrossworld.h"
#include "map/layers/palette.h"

#include <QSignalSpy>
#include <QTest>

#include <array>

using namespace citywall;
using namespace citywall::test;

/// Two measures of all departments beside each other, and one of them on the map: now, or less then or the usual.
class TestAcrossMap : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// x 1, 2, 3, 4 and y 2, 1, 4, 3: S_xy 3, S_xx = S_yy 5, so r = 0.6; tanh(artanh 0.6 ± 1.959964) = −0.853, 0.990. In E one is
    /// not known.
    void overAreas()
    {
        World world;
        std::vector<test::FakeHistory::Row> rows;
        constexpr std::array<FeatureKey, 5> features { 0, 1, 3, 4, 5 };
        constexpr std::array counts { 2, 1, 4, 3, 9 };
        for (size_t area = 0; area < 5; ++area) {
            for (int i = 0; i < counts[area]; ++i)
                rows.push_back({ at("11:20:00") + std::chrono::minutes(i), features[area], { unknown } });
        }
        world.history.setColumns(events, rows);
        world.history.setColumns(states,
                                 { { at("11:10:00"), 0, { 1 } },
                                   { at("11:10:00"), 1, { 2 } },
                                   { at("11:10:00"), 3, { 3 } },
                                   { at("11:10:00"), 4, { 4 } } });
        Shown across;
        MeasureCorrelation &both = *across.correlation();
        QTRY_COMPARE(across.buckets(), 12);
        QCOMPARE(both.x(), QStringLiteral("demo.mean")); // nobody has chosen: two of different modules
        QCOMPARE(both.y(), QStringLiteral("other.count"));
        QCOMPARE(both.feeds(), (QStringList { states, events }));
        QCOMPARE(both.n(), 4);
        QVERIFY(close(both.pearsons().coefficient, 0.6) && close(both.spearmans().coefficient, 0.6));
        QCOMPARE(both.linear(), QStringLiteral("0.60 (−0.85 to 0.99)"));
        QCOMPARE(both.verdict(), QStringLiteral("Moderate, positive"));
        QCOMPARE(both.count(), QStringLiteral("4 areas"));
        QCOMPARE(both.cautions().size(), 4); // no cause, few, holds 0, neighbours
        QCOMPARE(both.points().at(2), QPointF(6, 4)); // twice the SI value
        QCOMPARE(both.areaOf(2), QStringLiteral("C"));
        QVERIFY(std::isnan(both.timeOf(2)));
        QCOMPARE(both.current(), -1);
        world.selection.enterArea(QStringLiteral("D"));
        QCOMPARE(both.current(), 3);
        QCOMPARE(both.n(), 4);
    }

    /// City: means 3, 5, 4 and 0, 1, 2, 3 … events in the first steps; only where both are known, and 0 events is known.
    void overTime()
    {
        World world;
        world.history.setColumns(states,
                                 { { at("10:30:00"), 0, { 9 } },
                                   { at("11:02:00"), 0, { 3 } },
                                   { at("11:12:00"), 1, { 5 } },
                                   { at("11:17:00"), 2, { 4 } } });
        world.history.setColumns(
            events,
            { { at("09:00:00"), 0, {} }, { at("11:11:00"), 0, {} }, { at("11:13:00"), 1, {} }, { at("11:18:00"), 1, {} } });
        Shown across;
        MeasureCorrelation &both = *across.correlation();
        both.setOverTime(true);
        QTRY_COMPARE(both.n(), 3); // (3, 0), (5, 2), (4, 1)
        QVERIFY(close(both.pearsons().coefficient, 1));
        QCOMPARE(both.linear(), QStringLiteral("1.00 (no interval)"));
        QCOMPARE(both.areaOf(1), QString());
        QCOMPARE(both.timeOf(1), double(at("11:15:00").milliseconds));
        world.selection.enterArea(QStringLiteral("C"));
        QCOMPARE(both.n(), 0);
    }

    void choosing()
    {
        World world;
        world.fill();
        Shown across;
        MeasureCorrelation &both = *across.correlation();
        both.setX(QStringLiteral("other.count")); // before anything is known
        QTRY_COMPARE(across.buckets(), 12);
        QCOMPARE(both.x(), QStringLiteral("other.count"));
        QCOMPARE(both.y(), QStringLiteral("demo.mean"));
        QSignalSpy chosen(&both, &MeasureCorrelation::chosen);
        both.choose(QStringLiteral("demo.last")); // the one chosen longest ago makes room
        QCOMPARE(both.x(), QStringLiteral("demo.mean"));
        QCOMPARE(both.y(), QStringLiteral("demo.last"));
        both.choose(QStringLiteral("demo.last"));
        QCOMPARE(both.x(), QStringLiteral("demo.last"));
        QCOMPARE(both.y(), QStringLiteral("demo.mean"));
        both.setX(QStringLiteral("demo.mean"));
        QCOMPARE(both.y(), QStringLiteral("demo.last"));
        QCOMPARE(chosen.size(), 3);
        both.setX(QStringLiteral("gone.measure")); // of a module that is not there today
        QCOMPARE(both.x(), QStringLiteral("other.count"));
        QCOMPARE(both.y(), QStringLiteral("demo.last"));
    }

    void onTheMap()
    {
        QCOMPARE(MeasureMap::marksOf({ 12, 61, std::nan(""), 47 }), (std::vector<double> { 0, 20, 40, 60, 80 }));
        QCOMPARE(MeasureMap::marksOf({ -3, 4 }), (std::vector<double> { -4, -2, 0, 2, 4 }));
        QCOMPARE(MeasureMap::marksOf({ 7, 7 }), (std::vector<double> { 7, 8 }));
        QCOMPARE(MeasureMap::marksOf({ std::nan("") }), (std::vector<double> { 0, 1 }));
        World world;
        world.fill();
        Shown across;
        across.correlation()->setX(QStringLiteral("demo.mean"));
        QTRY_COMPARE(across.buckets(), 12);
        const std::vector<AreaStyle> &colors = across.map()->areas()->styles();
        QCOMPARE(colors.size(), size_t(5));
        QVERIFY(colors[0].color != colors[1].color); // 80 and 12 km/h
        QCOMPARE(colors[2].color, colors[3].color); // not known
        QCOMPARE(across.map()->legend()->legendTitle(), QStringLiteral("Mean (km/h)"));
        QCOMPARE(across.map()->legend()->legend().first().label, QStringLiteral("0"));
        QCOMPARE(across.map()->legend()->legend().last().label, QStringLiteral("80"));
        across.correlation()->setX(QStringLiteral("other.count"));
        QCOMPARE(across.map()->legend()->legendTitle(), QStringLiteral("Events"));
    }

    void nowLessThenOnTheMap()
    {
        QCOMPARE(MeasureMap::signedMarksOf({ 3, -88, std::nan("") }), (std::vector<double> { -100, -50, 0, 50, 100 }));
        QCOMPARE(MeasureMap::signedMarksOf({ std::nan("") }), (std::vector<double> { -1, -0.5, 0, 0.5, 1 }));
        World world;
        world.fill();
        test::FakeClock then;
        then.seek(at("11:02:30").milliseconds);
        FakeComparison both;
        both.m_clocks = { &then };
        setComparison(&both);
        {
            Shown across;
            across.correlation()->setX(QStringLiteral("demo.mean"));
            QTRY_COMPARE(across.buckets(), 12);
            const std::vector<AreaStyle> &colors = across.map()->areas()->styles();
            const std::vector<AreaStyle> plain = colors;
            const Layer &legend = *across.map()->legend();
            both.begin(0, 3'600'000);
            // A: 80 km/h now, 30 then (10 and 20 m/s); B: 12 now, 100 then.
            QTRY_COMPARE(legend.legendTitle(), QStringLiteral("Now less then: Mean (km/h)"));
            QCOMPARE(legend.legend().first().label, QStringLiteral("−100"));
            QCOMPARE(legend.legend().last().label, QStringLiteral("+100"));
            const auto color = [](double t) { return palette::diverging(t, true) & 0xffffff; };
            QCOMPARE(colors[0].color & 0xffffff, color(0.5));
            QCOMPARE(colors[1].color & 0xffffff, color(-0.88));
            QCOMPARE(colors[2].color & 0xffffff, palette::noDataColor(true) & 0xffffff);
            then.seek(at("12:02:30").milliseconds); // the same hour: no difference
            QTRY_COMPARE(colors[0].color & 0xffffff, color(0));
            both.end();
            QCOMPARE(legend.legendTitle(), QStringLiteral("Mean (km/h)"));
            QVERIFY(colors == plain);
        }
        setComparison(nullptr);
    }

    void usualIsTheMedianOfTheWeeks()
    {
        // The last hour at four other times: 80, 30, 30 and 80 km/h in A. Their median is 55; one time alone is not usual.
        World world;
        world.fill();
        std::array<test::FakeClock, 4> times;
        FakeComparison both;
        for (size_t i = 0; i < times.size(); ++i) {
            times[i].seek(at(i % 3 == 0 ? "12:02:30" : "11:02:30").milliseconds);
            both.m_clocks.append(&times[i]);
        }
        setComparison(&both);
        {
            Shown across;
            across.correlation()->setX(QStringLiteral("demo.mean"));
            QTRY_COMPARE(across.buckets(), 12);
            const std::vector<AreaStyle> &colors = across.map()->areas()->styles();
            const Layer &legend = *across.map()->legend();
            both.beginUsual();
            // A: 80 − 55 = +25; B: 12 − 56 = −44, 56 being the median of 12, 100, 100 and 12.
            QTRY_COMPARE(legend.legendTitle(), QStringLiteral("Now less usual: Mean (km/h)"));
            QCOMPARE(legend.legend().last().label, QStringLiteral("+50"));
            const auto color = [](double t) { return palette::diverging(t, true) & 0xffffff; };
            QCOMPARE(colors[0].color & 0xffffff, color(0.5));
            QCOMPARE(colors[1].color & 0xffffff, color(-0.88));
            both.m_clocks = { &times[0] };
            both.beginUsual();
            QTRY_COMPARE(colors[0].color & 0xffffff, 0u); // nothing is known of any area
            both.end();
            QCOMPARE(legend.legendTitle(), QStringLiteral("Mean (km/h)"));
        }
        setComparison(nullptr);
    }

    void ofThenOnlyWhatIsOnTheMapIsRead()
    {
        World world;
        world.fill();
        test::FakeClock then;
        then.seek(at("11:02:30").milliseconds);
        FakeComparison both;
        both.m_clocks = { &then };
        setComparison(&both);
        {
            Shown across;
            across.correlation()->setX(QStringLiteral("demo.mean"));
            QTRY_COMPARE(across.buckets(), 12);
            world.history.requests = 0;
            both.begin(0, 3'600'000);
            QTRY_COMPARE(across.map()->legend()->legendTitle(), QStringLiteral("Now less then: Mean (km/h)"));
            QCOMPARE(world.history.requests, 1);
        }
        setComparison(nullptr);
    }
};

QTEST_MAIN(TestAcrossMap)
#include "tst_acrossmap.moc"
