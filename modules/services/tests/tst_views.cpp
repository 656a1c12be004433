// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the panel and the map's layers are given to show.
#include "map/layers/markerglyph.h"
#include "requestsamples.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "ui/hallmap.h"
#include "ui/requestareas.h"
#include "ui/requestmap.h"
#include "ui/requestoverview.h"
#include "ui/satisfactionlist.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace citywall;
using namespace citywall::services;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

Metric metric(const QString &unit, double scale, const QList<MetricLimit> &limits)
{
    Metric m;
    m.unit = unit;
    m.scale = scale;
    m.goodDirection = -1;
    m.limits = limits;
    return m;
}

/// At hour 1000: 0 (even area) is 10 hours late, 1 (odd) due in 2 h, 2 (even) due in 100 h, 3 (odd) promised nothing,
/// 4 (even) closed.
struct City {
    City()
    {
        FeedDictionary dictionary = dictionaryOf(5, { { 0, 990 }, { 1, 1002 }, { 2, 1100 }, { 4, 999 } });
        for (const Feature &feature : dictionary.features)
            dictionary.features.edit(feature.key).position = { 0.5 + feature.area, 0.5 };
        history.set(rowsOf({ { 0, 900, test::open, pothole, roads, web },
                             { 1, 980, test::open, graffiti, cleaning, phone },
                             { 2, 990, test::open, pothole, roads, app },
                             { 3, 995, test::open, graffiti, cleaning, phone },
                             { 4, 985, test::open, graffiti, cleaning, phone },
                             { 4, 998, closed } }),
                    dictionary);
        clock.seek(hour(1000).milliseconds);
        QCoreApplication::processEvents();
    }
    AreaIndex areas { { square(u"even"_s, 0, 0, 1, 50'000), square(u"odd"_s, 1, 0, 1, 200'000) } };
    FakeClock clock;
    FakeHistory history;
    Selection selection;
    RequestState state { history, clock, selection, areas };
};

} // namespace

class ViewsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void panelSaysWhatThereIs()
    {
        City city;
        RequestOverview panel(city.state, metric(u"%"_s, 100, { { u"many"_s, {}, 15, 2 }, { u"tooMany"_s, {}, 30, 3 } }));
        const QAbstractItemModelTester tester(panel.channels(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        city.clock.step(60'000);
        QCOMPARE(panel.headline(), u"4 open, 1 overdue"_s);
        QCOMPARE(panel.note(), u"1 open without a promised date: not counted as overdue"_s);
        QCOMPARE(panel.opened(), u"4"_s); // 1, 2, 3, 4 in 24 hours
        QCOMPARE(panel.closed(), u"1"_s);
        QCOMPARE(panel.openedChange(), QString()); // none in the 24 hours before
        QCOMPARE(panel.closeTime(), u"13 h"_s);
        QCOMPARE(panel.online(), u"25.0%"_s);
        QCOMPARE(panel.overdueSeverity(), 3); // 1 of 3 promised

        QCOMPARE(panel.ages()->rows()[0].trailing, u"3"_s);
        QCOMPARE(panel.ages()->rows()[2].trailing, u"1"_s); // 100 h
        QCOMPARE(panel.channels()->rows().size(), 2); // 1, 3 and 4 by phone, 2 by app
        QCOMPARE(panel.channels()->rows()[0].id, u"phone"_s);
        QCOMPARE(panel.channels()->rows()[0].trailing, u"75.0%"_s);
    }

    void requestsCompared()
    {
        City city;
        RequestOverview panel(city.state, metric(u"%"_s, 100, { { u"many"_s, {}, 15, 2 }, { u"tooMany"_s, {}, 30, 3 } }));
        Comparison &by = *panel.comparison();
        const QAbstractItemModelTester tester(by.rows(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        city.clock.step(60'000);
        const auto row = [&](qsizetype i) { return by.rows()->rows().at(i); };
        QCOMPARE(by.rows()->rows().size(), 2);
        QCOMPARE(row(0).id, u"Pothole"_s); // as many as graffiti, met first
        QCOMPARE(row(0).trailing, u"2"_s);
        QCOMPARE(row(0).subtitle, u"opened 1 · closed 0 · open 2"_s);
        QCOMPARE(row(0).share, 1.);
        QCOMPARE(row(0).mark, -1.); // counts of groups of different size have nothing in common
        QCOMPARE(row(1).subtitle, u"opened 3 · closed 1 · open 2"_s);

        by.setMeasure(Comparison::Overdue); // potholes 1 of 2 that were promised, graffiti 0 of 1, together 1 of 3
        QCOMPARE(row(0).trailing, u"50% of 2"_s);
        QCOMPARE(row(0).share, 1.);
        QVERIFY(std::abs(row(0).mark - (1. / 3) / 0.5) < 1e-12);
        QCOMPARE(row(0).severity, 0); // too few of them for a judgement
        QCOMPARE(row(1).trailing, u"0% of 1"_s);

        by.setGrouping(Comparison::ByAgency);
        by.setMeasure(Comparison::InTime);
        QCOMPARE(by.rows()->rows().size(), 1);
        QCOMPARE(row(0).title, u"Cleaning"_s);
        QCOMPARE(row(0).trailing, u"100% of 1"_s);
        by.setMeasure(Comparison::Reopened);
        QCOMPARE(row(0).trailing, u"0.0% of 1"_s);
    }

    void areasComparedPerResident()
    {
        City city;
        RequestOverview panel(city.state, {});
        Comparison &by = *panel.comparison();
        by.setGrouping(Comparison::ByArea);
        city.clock.step(60'000);
        const QList<RankingRow> rows = by.rows()->rows();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].id, u"even"_s);
        QCOMPARE(rows[0].trailing, u"4.0"_s); // 2 per 50,000
        QCOMPARE(rows[1].trailing, u"1.0"_s); // 2 per 200,000
        QCOMPARE(rows[1].share, 0.25);
        QCOMPARE(rows[0].mark, 0.4); // together 4 per 250,000 = 1.6 per 100,000, of 4
        city.selection.enterArea(u"odd"_s);
        QCOMPARE(by.rows()->rows().size(), 2); // among its like
        by.setGrouping(Comparison::ByCategory);
        QCOMPARE(by.rows()->rows().size(), 1); // of its own
    }

    void severityOfEnoughCases()
    {
        // Five promised, two of them late: 40 % overdue.
        std::vector<Row> rows;
        QHash<int, double> dues;
        for (int i = 0; i < 5; ++i) {
            rows.push_back({ FeatureKey(2 * i), 100, test::open, pothole, roads, web });
            dues.insert(2 * i, i < 2 ? 110 : 300);
        }
        City city;
        city.history.set(rowsOf(rows), dictionaryOf(10, dues));
        Comparison by(city.state, metric(u"%"_s, 100, { { u"many"_s, {}, 15, 2 }, { u"tooMany"_s, {}, 30, 3 } }));
        by.setMeasure(Comparison::Overdue);
        city.clock.seek(hour(200).milliseconds);
        QCoreApplication::processEvents();
        QCOMPARE(by.rows()->rows().at(0).trailing, u"40% of 5"_s);
        QCOMPARE(by.rows()->rows().at(0).severity, 3);
    }

    void choosingACategoryListsItsRequests()
    {
        City city;
        RequestOverview panel(city.state, {});
        city.clock.step(60'000);
        OpenRequests &open = *panel.open();
        const auto listed = [&] {
            QStringList ids;
            for (const RankingRow &row : open.first()->rows())
                ids.append(row.id);
            return ids;
        };
        QCOMPARE(listed(), (QStringList { u"0"_s, u"1"_s, u"2"_s, u"3"_s })); // by promised date, without one last
        QCOMPARE(open.first()->rows()[0].trailing, u"10 h overdue"_s);
        QCOMPARE(open.first()->rows()[0].severity, 2);
        QCOMPARE(open.title(), u"All requests: open"_s);
        open.chooseCategory(u"Graffiti"_s);
        QTRY_COMPARE(listed(), (QStringList { u"1"_s, u"3"_s }));
        QCOMPARE(open.title(), u"Graffiti: open"_s);
        open.chooseCategory(u"Graffiti"_s); // the same again gives it up
        QTRY_COMPARE(listed().size(), 4);
        open.chooseAgency(u"Roads"_s);
        QTRY_COMPARE(listed(), (QStringList { u"0"_s, u"2"_s }));
        open.chooseAgency({});
        city.selection.enterArea(u"odd"_s);
        QTRY_COMPARE(listed(), (QStringList { u"1"_s, u"3"_s }));
    }

    void reopenedOnesAlone()
    {
        City city;
        city.history.set(rowsOf({ { 0, 10, test::open, pothole, roads, web },
                                  { 0, 20, closed },
                                  { 0, 30, reopened },
                                  { 1, 10, test::open, pothole, roads, web } }),
                         dictionaryOf(2));
        OpenRequests open(city.state);
        city.clock.seek(hour(40).milliseconds);
        QCoreApplication::processEvents();
        QCOMPARE(open.first()->rowCount(), 2);
        open.setReopenedOnly(true);
        QCOMPARE(open.first()->rowCount(), 1);
        QCOMPARE(open.first()->rows()[0].id, u"0"_s);
        QCOMPARE(open.title(), u"All requests: reopened"_s);
    }

    void exportsAllThatAreFiltered()
    {
        City city;
        const OpenRequests open(city.state);
        city.clock.step(60'000);
        const QString csv = open.csv(true);
        QCOMPARE(csv.count(u"\r\n"), 5); // a header and four open ones
        // 900 h = 37 days and 12 h; 990 h = 41 days and 6 h; a minute later than 10 h late.
        QVERIFY2(csv.contains(u"0,open,Pothole,Roads,web,1970-02-07T12:00:00Z,1970-02-11T06:00:00Z,36060,,even"),
                 qPrintable(csv));
        QVERIFY(csv.contains(u"SIMULATED"));
        city.selection.enterArea(u"odd"_s);
        const QJsonArray features = QJsonDocument::fromJson(open.geoJson(true).toUtf8())[u"features"].toArray();
        QCOMPARE(features.size(), 2);
        QCOMPARE(features[0][u"geometry"][u"coordinates"].toArray(), (QJsonArray { 1.5, 0.5 }));
    }

    void satisfactionSaysHowSure()
    {
        // Eight of ten satisfied, the two others of the even area; a day before five of five.
        Observations rows;
        rows.feed = feedbackFeed;
        for (int i = 0; i < 5; ++i)
            add(rows, hour(970), FeatureKey(i), { 5, pothole, roads, app });
        for (int i = 0; i < 10; ++i)
            add(rows, hour(990), FeatureKey(i), { i == 2 ? 1.f : i == 4 ? 2.f : 4.f, pothole, roads, app });
        City city;
        city.history.set(rows, dictionaryOf(10));
        FeedbackState state(city.history, city.clock, city.state);
        SatisfactionList list(state, city.areas);
        city.clock.step(60'000);
        QCoreApplication::processEvents();
        QTRY_COMPARE(list.headline(), u"80% satisfied"_s);
        QCOMPARE(list.interval(), u"10 answers: 95% interval 49–94%"_s); // scipy: 0.4902 … 0.9433
        QCOMPARE(list.change(), u"−20 points on the span before, within the intervals"_s);
        QCOMPARE(list.ratings()->rows()[0].trailing, u"0 · 0%"_s);
        QCOMPARE(list.ratings()->rows()[1].trailing, u"8 · 80%"_s);
        QCOMPARE(list.agencies()->rows()[0].trailing, u"80% of 10"_s);
        QCOMPARE(list.bad()->rows().size(), 2);
        QCOMPARE(list.bad()->rows()[0].id, u"4"_s);
        QCOMPARE(list.bad()->rows()[1].severity, 3);
        city.selection.enterArea(u"odd"_s);
        QTRY_COMPARE(list.headline(), u"100% satisfied"_s);
        QTRY_COMPARE(list.bad()->rowCount(), 0);
    }

    void layersShowWhatIsVisible()
    {
        City city;
        Layer density;
        Layer overdue;
        Layer open;
        for (Layer *hidden : { &density, &overdue })
            hidden->setVisible(false);
        RequestMap map(city.state, city.selection, { &density, &overdue, &open });
        city.clock.step(60'000);
        QCOMPARE(map.open()->count(), 4);
        QCOMPARE(map.overdue()->count(), 0);
        const QList<MapPoint> points = map.open()->points();
        const auto of = [&](quint32 key) { return *std::ranges::find(points, key, &MapPoint::key); };
        QCOMPARE(of(0).priority, 1);
        QCOMPARE(of(0).category, int(MarkerGlyph::Triangle));
        QCOMPARE(of(1).priority, 2);
        QCOMPARE(of(2).priority, 3);
        QCOMPARE(of(3).priority, 0);
        overdue.setVisible(true);
        QCOMPARE(map.overdue()->count(), 1);
        density.setVisible(true);
        QCOMPARE(map.opened()->count(), 4);
        city.selection.enterEntity(requestFeed, u"4"_s); // closed, but the one that is looked at
        QCOMPARE(map.selectedKey(), 4u);
        QCOMPARE(map.open()->count(), 5);
        map.describeDensity(8, 512.4);
        QVERIFY(density.legendNote().contains(u"512 m"));
    }

    void areasByBacklogAndByLateness()
    {
        // Six closed in the odd area, three of them late; one in the even area.
        std::vector<Row> rows { { 0, 900, test::open, pothole, roads, web }, { 2, 990, test::open }, { 2, 995, closed } };
        QHash<int, double> dues { { 2, 999 } };
        for (int i = 0; i < 6; ++i) {
            rows.push_back({ FeatureKey(2 * i + 1), 980, test::open, pothole, roads, web });
            rows.push_back({ FeatureKey(2 * i + 1), 996, closed });
            dues.insert(2 * i + 1, i < 3 ? 990 : 1000);
        }
        City city;
        Layer backlog;
        Layer late;
        RequestAreas map(city.state, { &backlog, &late });
        city.clock.step(60'000);
        QCOMPARE(backlog.legendTitle(), u"Open requests per 100,000 residents"_s);
        QCOMPARE(backlog.legend().last().label, u"5"_s); // the greatest is 4 per 100,000
        QVERIFY(map.backlog()->styles()[0].color != map.backlog()->styles()[1].color);
        QCOMPARE(map.backlogText(u"even"_s), u"2 open, 1 overdue; 4.0 per 100,000 residents"_s);
        city.history.set(rowsOf(rows), dictionaryOf(12, dues));
        QCoreApplication::processEvents();
        QCOMPARE(late.legendTitle(), u"Closed past the promised date, %"_s);
        QCOMPARE(late.legend().last().label, u"50"_s);
        QCOMPARE(map.lateText(u"odd"_s), u"3 of 6 closed past the promised date"_s);
        QCOMPARE(map.lateText(u"even"_s), u"0 of 1 closed past the promised date: too few to be coloured"_s);
        QVERIFY(map.late()->styles()[0].color != map.late()->styles()[1].color);
        QCOMPARE(map.late()->scale()->unit, u"%"_s);
        QVERIFY(map.lateText(u"nowhere"_s).isEmpty());
    }

    void hallsByWait()
    {
        Observations rows;
        rows.feed = hallFeed;
        add(rows, hour(10), 0, { 4, 300, 4, 30 });
        add(rows, hour(10), 1, { 40, 2700, 6, 30 });
        add(rows, hour(10), 2, { 0, none, 0, 0 });
        FakeClock clock;
        FakeHistory history;
        history.set(rows, dictionaryOf(4));
        Selection selection;
        const AreaIndex areas({ square(u"even"_s, 0, 0, 1, 1), square(u"odd"_s, 1, 0, 1, 1) });
        Layer layer;
        HallState state(history, clock);
        HallMap map(state, selection, areas, layer,
                    metric(u"min"_s, 1 / 60., { { u"long"_s, u"long"_s, 20, 2 }, { u"tooLong"_s, u"too long"_s, 40, 3 } }));
        clock.seek(hour(10.1).milliseconds);
        QCoreApplication::processEvents();
        QCOMPARE(map.headline(), u"44 waiting in the halls"_s);
        QCOMPARE(map.note(), u"2 of 4 halls open, 1 not heard of"_s);
        const QList<RankingRow> list = map.list()->rows();
        QCOMPARE(list[0].id, u"1"_s);
        QCOMPARE(list[0].trailing, u"45\u00a0min"_s);
        QCOMPARE(list[0].severity, 3);
        QCOMPARE(list[1].id, u"0"_s);
        QCOMPARE(list[2].subtitle, u"closed"_s);
        QCOMPARE(list[3].severity, -1);
        QCOMPARE(map.points()->points().size(), 0); // none of them is placed
        QCOMPARE(map.points()->measure()->title, u"Wait in the service halls, min"_s);
        QCOMPARE(layer.legend().first().label, u"too long: from 40 min"_s);
        // Current for a quarter of an hour, hatched from 22½ minutes on, unknown after half an hour.
        using enum Freshness::Level;
        const auto after = [&](int minutes) {
            clock.seek((hour(10) + std::chrono::minutes(minutes)).milliseconds);
            QCoreApplication::processEvents();
            return QPair(int(state.halls()[1].freshness.level), map.list()->rows()[0]);
        };
        QCOMPARE(after(15).first, int(Current));
        QCOMPARE(after(16).first, int(Fading));
        QCOMPARE(after(16).second.subtitle, u"40 waiting · 6 counters open · 16 min old"_s);
        QCOMPARE(after(16).second.severity, -1);
        QCOMPARE(after(23).first, int(Stale));
        QCOMPARE(after(30).first, int(Unknown));
        QCOMPARE(after(15).second.severity, 3);
        FeedDictionary placed = dictionaryOf(4);
        for (const Feature &feature : placed.features)
            placed.features.edit(feature.key).position = { 0.1 + 0.2 * feature.key, 0.5 };
        placed.features.edit(1).name = u"Main Hall"_s;
        history.set(rows, placed);
        // 5 and 45 minutes; nobody waits where it is closed, and of the fourth nothing is heard.
        const auto waits = [&] {
            QList<double> minutes;
            for (const MapPoint &point : map.points()->points())
                minutes.append(std::isnan(point.value) ? -999 : point.value);
            return minutes;
        };
        QTRY_COMPARE(waits(), (QList<double> { 5, 45, -999, -999 }));
        QCOMPARE(map.points()->points()[1].name, u"Main Hall"_s);
        selection.enterArea(u"odd"_s);
        QCOMPARE(map.list()->rowCount(), 2);
        map.choose(1);
        QCOMPARE(selection.entity(), (EntityRef { hallFeed, u"1"_s }));
    }
};

QTEST_GUILESS_MAIN(ViewsTest)
#include "tst_views.moc"
