// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "acrossworld.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace citywall;
using namespace citywall::test;

/// What all departments have measured in areas and steps of time, by hand.
class TestAcross : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void windowsBeginAtRoundTimes()
    {
        using namespace std::chrono_literals;
        const QTimeZone utc = QTimeZone::UTC;
        QCOMPARE(MeasureGrids::windowAt(at("12:02:30"), 1h, 5min, utc), (TimeRange { at("11:00:00"), at("12:00:00") }));
        QCOMPARE(MeasureGrids::windowAt(at("12:00:00"), 1h, 5min, utc), (TimeRange { at("11:00:00"), at("12:00:00") }));
        QCOMPARE(MeasureGrids::windowAt(at("11:59:59.999"), 6h, 5min, utc), (TimeRange { at("05:55:00"), at("11:55:00") }));
        // 17:40 in Kolkata, half an hour off the whole hours of UTC.
        QCOMPARE(MeasureGrids::windowAt(at("12:10:00"), 1h, 1h, QTimeZone("Asia/Kolkata")),
                 (TimeRange { at("10:30:00"), at("11:30:00") }));
        QVERIFY(MeasureGrids::windowAt({}, 1h, 5min, utc).isEmpty());
    }

    void valuesByHand()
    {
        World world;
        world.fill();
        Shown across;
        QTRY_COMPARE(across.buckets(), 12);
        QCOMPARE(across.grids().range(), (TimeRange { at("11:00:00"), at("12:00:00") }));
        const MeasureValues &mean = across.of(0);
        QCOMPARE(mean.whole.at(0), 40.0); // 30 and 50; 12:00 is outside, 11:30 is not known
        QCOMPARE(mean.whole.at(1), 6.0);
        QVERIFY(std::isnan(mean.whole.at(2)));
        QCOMPARE(mean.whole.at(city), 38.4); // (30 + 50 + 8 + 100 + 4)/5: what lies in no area belongs to the city
        QCOMPARE(mean.before.at(0), 15.0);
        QCOMPARE(mean.before.at(1), 50.0);
        QVERIFY(close(mean.before.at(city), 80.0 / 3));
        QCOMPARE(mean.course.values.at(0).at(0), 40.0);
        QVERIFY(std::isnan(mean.course.values.at(0).at(1)) && std::isnan(mean.course.values.at(0).at(6)));
        QCOMPARE(mean.course.values.at(1).at(1), 8.0);
        QCOMPARE(mean.course.values.at(1).at(11), 4.0);
        QCOMPARE(mean.course.values.at(city).at(6), 100.0);
        // A state is remembered for ten minutes, across the window's edge too.
        const std::vector<double> &last = across.of(1).course.values.at(1);
        QCOMPARE(std::vector<double>(last.begin(), last.begin() + 4), (std::vector<double> { 50, 8, 8, 8 }));
        QVERIFY(std::isnan(last.at(4)));
        QCOMPARE(across.of(1).whole.at(1), 4.0);
        QCOMPARE(across.of(1).before.at(1), 50.0);
        QCOMPARE(across.of(2).whole.at(0), 0.0); // no event is a number
    }

    /// A feed that began at 11:22: what was before is not known, and the window counts from there.
    void beforeAFeedBegan()
    {
        World world;
        world.history.setColumns(states, { { at("11:22:00"), 0, { 6 } }, { at("11:26:00"), 0, { 8 } } });
        world.registry.m_measures.append(
            { metric("demo.rate", "Rate", "per h", 3600, 2, 0), states, {}, [](const MeasureRows &of) {
                 return double(of.rows.size()) / (double(of.bucket.length().count()) / 1000);
             } });
        Shown across;
        QTRY_COMPARE(across.buckets(), 12);
        QCOMPARE(across.of(3).measure.metric.id, QStringLiteral("demo.rate"));
        const std::vector<double> &rates = across.of(3).course.values.at(0);
        QVERIFY(std::isnan(rates.at(0)) && std::isnan(rates.at(4))); // from 11:20 on only in part
        QCOMPARE(rates.at(5), 1 / 300.0);
        QCOMPARE(rates.at(6), 0.0);
        QCOMPARE(across.of(3).whole.at(0), 2 / (38 * 60.0)); // 11:22 to 12:00
        QVERIFY(std::isnan(across.of(3).before.at(0)));
        QVERIFY(std::isnan(across.of(2).whole.at(0))); // no event ever
    }

    void listOfAnArea()
    {
        World world;
        world.fill();
        Shown across;
        QAbstractItemModelTester tester(across.measures());
        QTRY_COMPARE(across.buckets(), 12);
        QCOMPARE(across.measures()->count(), 5);
        QCOMPARE(across.text(0, MeasureList::ValueRole), QStringLiteral("76.8"));
        QCOMPARE(across.text(0, MeasureList::DifferenceRole), QStringLiteral("+23.5\u00a0km/h")); // (38.4 − 26.667) · 2
        QCOMPARE(across.measures()->index(0).data(MeasureList::TrendRole).toInt(), -1);
        QCOMPARE(across.measures()->textAt(0, 6), QStringLiteral("200.0\u00a0km/h"));
        QCOMPARE(across.measures()->textAt(0, 2), QStringLiteral("–"));
        const auto points = across.measures()->index(0).data(MeasureList::PointsRole).value<QList<QPointF>>();
        QCOMPARE(points.size(), 12);
        QCOMPARE(points.at(0), QPointF(double(at("11:02:30").milliseconds), 80));
        QVERIFY(across.measures()->index(0).data(MeasureList::FirstRole).toBool());
        QVERIFY(!across.measures()->index(1).data(MeasureList::FirstRole).toBool());
        QCOMPARE(across.text(3, MeasureList::IdRole), QString());
        QCOMPARE(across.text(3, MeasureList::ProblemRole), QStringLiteral("Gives no figures by area"));
        QCOMPARE(across.text(4, MeasureList::ProblemRole), QStringLiteral("Could not start: no library"));
        world.selection.enterArea(QStringLiteral("B"));
        QCOMPARE(across.text(0, MeasureList::ValueRole), QStringLiteral("12.0"));
        QCOMPARE(across.text(0, MeasureList::DifferenceRole), QStringLiteral("−88.0\u00a0km/h"));
        QCOMPARE(across.measures()->index(0).data(MeasureList::TrendRole).toInt(), 1);
    }

    void movesOnByWholeSteps()
    {
        World world;
        world.fill();
        Shown across;
        QTRY_COMPARE(across.buckets(), 12);
        const int asked = world.history.requests;
        QCOMPARE(asked, 4); // two feeds, the window and the one before
        world.clock.seek(at("12:04:59").milliseconds);
        QVERIFY(!across.isLoading());
        QSignalSpy changed(&across, &AcrossModel::changed);
        world.clock.seek(at("12:05:00").milliseconds);
        QVERIFY(across.isLoading());
        QVERIFY(changed.wait());
        QCOMPARE(world.history.requests, asked + 4);
        QCOMPARE(across.grids().range().end, at("12:05:00"));
        QCOMPARE(across.of(0).course.values.at(0).at(11), 1500.0); // 1000 and 2000
    }

    void jumpingEqualsPlaying()
    {
        World world;
        world.fill();
        world.clock.play();
        Shown played;
        for (int minute = 0; minute <= 20; ++minute) {
            world.clock.seek(at("11:45:00").milliseconds + minute * 60'000);
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY(!played.isLoading());
        Shown jumped;
        QTRY_VERIFY(!jumped.isLoading());
        QCOMPARE(played.grids().range().end, at("12:05:00"));
        QVERIFY(played.csv(false).contains(u",3000"));
        QCOMPARE(played.csv(false), jumped.csv(false));
    }

    void areaChangedWhileReading()
    {
        World world;
        world.fill();
        world.history.slow = true;
        Shown across;
        QTRY_COMPARE(world.history.waiting(), 1u);
        world.selection.enterArea(QStringLiteral("A"));
        world.history.answer();
        QTRY_COMPARE(world.history.waiting(), 1u);
        world.selection.enterArea(QStringLiteral("B"));
        world.history.slow = false;
        world.history.answer();
        QTRY_VERIFY(!across.isLoading());
        QCOMPARE(across.text(0, MeasureList::ValueRole), QStringLiteral("12.0"));
    }

    void answersOfAnotherTimeAreLeftBehind()
    {
        World world;
        world.fill();
        world.history.slow = true;
        Shown across;
        QTRY_COMPARE(world.history.waiting(), 1u);
        world.clock.seek(at("08:00:00").milliseconds);
        QTRY_COMPARE(world.history.waiting(), 2u);
        world.history.slow = false;
        QSignalSpy changed(&across, &AcrossModel::changed);
        world.history.answer(); // too late
        world.history.answer();
        QTRY_VERIFY(!across.isLoading());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(across.grids().range().end, at("08:00:00"));
        QVERIFY(std::isnan(across.of(0).whole.at(city)));
    }

    void restsUnlessShown()
    {
        World world;
        world.fill();
        AcrossModel across;
        world.clock.seek(at("12:30:00").milliseconds);
        QVERIFY(!across.isLoading());
        across.setActive(true);
        QTRY_COMPARE(across.grids().range().end, at("12:30:00"));
        QTRY_VERIFY(!across.isLoading());
        across.setActive(false);
        const int asked = world.history.requests;
        world.clock.seek(at("15:00:00").milliseconds);
        world.history.append({ at("12:10:00"), 0, { 1 } });
        QVERIFY(!across.isLoading());
        QCOMPARE(world.history.requests, asked);
        across.setActive(true);
        QTRY_COMPARE(across.grids().range().end, at("15:00:00"));
    }

    void whatArrivesLateCounts()
    {
        World world;
        world.fill();
        Shown across;
        QTRY_COMPARE(across.buckets(), 12);
        const int asked = world.history.requests;
        world.history.append({ at("12:01:00"), 0, { 7 } }); // after the window
        world.history.append({ at("11:10:00"), 0, { 70 } });
        QTRY_COMPARE(across.of(0).whole.at(0), 50.0); // (30 + 50 + 70)/3
        QCOMPARE(world.history.requests, asked + 2); // of this feed alone
    }

    void aFeedThatCannotBeRead()
    {
        World world;
        world.fill();
        world.history.failure = QStringLiteral("disk full");
        Shown across;
        QTRY_VERIFY(!across.isLoading());
        QCOMPARE(across.text(0, MeasureList::ProblemRole), QStringLiteral("disk full"));
        QVERIFY(!across.measures()->isKnown());
        QCOMPARE(across.correlation()->verdict(), QStringLiteral("Too few areas where both are known"));
        world.history.failure.clear();
        Q_EMIT world.history.reset({});
        QTRY_COMPARE(across.text(0, MeasureList::ValueRole), QStringLiteral("76.8"));
        QCOMPARE(across.text(0, MeasureList::ProblemRole), QString());
    }

    void takenAlong()
    {
        World world;
        world.fill();
        Shown across;
        QTRY_COMPARE(across.buckets(), 12);
        const QStringList lines = across.csv(true).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 1 + 6 * 12);
        QCOMPARE(lines.at(0),
                 QStringLiteral("area,name,begin,end,demo.mean [km/h],demo.last,other.count,simulated,longitude,latitude"));
        QCOMPARE(lines.at(1), QStringLiteral("A,A,2026-11-21T11:00:00Z,2026-11-21T11:05:00Z,80,50,0,SIMULATED,,"));
        QCOMPARE(lines.at(5 * 12 + 7), QStringLiteral(",,2026-11-21T11:30:00Z,2026-11-21T11:35:00Z,200,100,0,SIMULATED,,"));
        const QJsonArray features = QJsonDocument::fromJson(across.geoJson(false).toUtf8())[u"features"].toArray();
        QCOMPARE(features.size(), 5);
        QCOMPARE(features[1][u"properties"][u"demo.mean [km/h]"].toDouble(), 12.0);
        QVERIFY(features[2][u"properties"][u"demo.mean [km/h]"].isNull());
        QCOMPARE(features[1][u"geometry"][u"type"].toString(), QStringLiteral("MultiPolygon"));
    }
};

QTEST_MAIN(TestAcross)
#include "tst_across.moc"
