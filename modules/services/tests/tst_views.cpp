// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the panel and the map's layers are given to show.
#include "map/layers/markerglyph.h"
#include "requestsamples.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "ui/hallmap.h"
#include "ui/requestmap.h"
#include "ui/requestoverview.h"

#include <QAbstractItemModelTester>
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
        for (Feature &feature : dictionary.features)
            feature.position = { 0.5 + feature.area, 0.5 };
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
        const QAbstractItemModelTester tester(panel.categories(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        city.clock.step(60'000);
        QCOMPARE(panel.headline(), u"4 open, 1 overdue"_s);
        QCOMPARE(panel.note(), u"1 open without a promised date: not counted as overdue"_s);
        QCOMPARE(panel.opened(), u"4"_s); // 1, 2, 3, 4 in 24 hours
        QCOMPARE(panel.closed(), u"1"_s);
        QCOMPARE(panel.openedChange(), QString()); // none in the 24 hours before
        QCOMPARE(panel.closeTime(), u"13 h"_s);
        QCOMPARE(panel.online(), u"25.0%"_s);
        QCOMPARE(panel.overdueSeverity(), 3); // 1 of 3 promised

        const QList<Bar> bars = panel.categories()->bars();
        QCOMPARE(bars.size(), 2);
        QCOMPARE(bars[0].id, u"Pothole"_s); // as many as graffiti, met first
        QCOMPARE(bars[0].trailing, u"2 · 1 overdue"_s);
        QCOMPARE(bars[0].share, 1.);
        QCOMPARE(bars[1].trailing, u"2"_s);
        QCOMPARE(panel.ages()->bars()[0].trailing, u"3"_s);
        QCOMPARE(panel.ages()->bars()[2].trailing, u"1"_s); // 100 h
        QCOMPARE(panel.agencies()->bars().size(), 1);
        QCOMPARE(panel.agencies()->bars()[0].trailing, u"100% of 1"_s);
    }

    void choosingACategoryListsItsRequests()
    {
        City city;
        RequestOverview panel(city.state, {});
        city.clock.step(60'000);
        const auto listed = [&] {
            QStringList ids;
            for (const RankingRow &row : panel.requests()->rows())
                ids.append(row.id);
            return ids;
        };
        QCOMPARE(listed(), (QStringList { u"0"_s, u"1"_s, u"2"_s, u"3"_s })); // by promised date, without one last
        QCOMPARE(panel.requests()->rows()[0].trailing, u"10 h overdue"_s);
        QCOMPARE(panel.requests()->rows()[0].severity, 2);
        panel.setCategory(u"Graffiti"_s);
        QCOMPARE(listed(), (QStringList { u"1"_s, u"3"_s }));
        panel.setCategory(u"Graffiti"_s); // the same again gives it up
        QCOMPARE(listed().size(), 4);
        city.selection.enterArea(u"odd"_s);
        QCOMPARE(listed(), (QStringList { u"1"_s, u"3"_s }));
    }

    void areasByBacklogPerResident()
    {
        City city;
        RequestOverview panel(city.state, {});
        city.clock.step(60'000);
        const RankingModel *areas = panel.areas();
        QVERIFY(panel.isPerResidents());
        QCOMPARE(areas->rows()[0].id, u"even"_s);
        QCOMPARE(areas->rows()[0].trailing, u"4"_s); // 2 per 50,000
        QCOMPARE(areas->rows()[0].subtitle, u"2 open, 1 overdue"_s);
        QCOMPARE(areas->rows()[1].trailing, u"1"_s);
    }

    void layersShowWhatIsVisible()
    {
        City city;
        Layer backlog;
        Layer density;
        Layer overdue;
        Layer open;
        for (Layer *hidden : { &backlog, &density, &overdue })
            hidden->setVisible(false);
        RequestMap map(city.state, city.selection, { &backlog, &density, &overdue, &open });
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
        backlog.setVisible(true);
        QCOMPARE(backlog.legendTitle(), u"Open requests per 100,000 residents"_s);
        QCOMPARE(backlog.legend().last().label, u"4"_s);
        QVERIFY(map.areas()->colors()[0] != map.areas()->colors()[1]);
        map.describeDensity(8, 512.4);
        QVERIFY(density.legendNote().contains(u"512 m"));
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
        QCOMPARE(layer.legend().first().label, u"too long: from 40 min"_s);
        selection.enterArea(u"odd"_s);
        QCOMPARE(map.list()->rowCount(), 2);
        map.choose(1);
        QCOMPARE(selection.entity(), (EntityRef { hallFeed, u"1"_s }));
    }
};

QTEST_GUILESS_MAIN(ViewsTest)
#include "tst_views.moc"
