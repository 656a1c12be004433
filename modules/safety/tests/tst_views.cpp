// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the panel's pages and the map's layers are given to show.
#include "core/feeds.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "support/samples.h"
#include "ui/hotspotmap.h"
#include "ui/incidentcard.h"
#include "ui/incidentoverview.h"
#include "ui/responsetimes.h"
#include "ui/unitcard.h"
#include "ui/unitmap.h"
#include "ui/warningcard.h"
#include "ui/warningmap.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QLocale>
#include <QTest>

using namespace citywall;
using namespace citywall::safety;
using namespace Qt::StringLiterals;

namespace {

constexpr float none = ObservationRecord::nan;
UtcTime minute(int m) { return { m * 60000ll }; }
constexpr int noon = 10 * 24 * 60; // minutes
constexpr int later = 400 * 24 * 60;

/// A city of two areas with `count` incidents in its west, of priority 1, each dispatched after 1 and reached after `arrival`
/// minutes, one a minute before noon; and as many the day before, reached after twice the time.
struct City {
    explicit City(int count, int arrival = 6)
    {
        DecodedBatch batch;
        batch.terms = { u"received"_s, u"dispatched"_s, u"onScene"_s };
        for (const int day : { 1, 0 }) {
            for (int i = 0; i < count; ++i) {
                const int received = noon - day * 24 * 60 - 60 - i;
                const auto feature = quint32(batch.features.size());
                batch.features.push_back({ QString::number(feature), {}, { { 10.02, 50.02 } }, {} });
                const auto row = [&](int m, float state) {
                    batch.observations.push_back({ feature, minute(m), {}, { state, none, 1, none }, {} });
                };
                row(received, 0);
                row(received + 1, 1);
                row(received + arrival * (day + 1), 2);
            }
        }
        history.put(incidentFeed, batch, true, &areas);
    }
    void toNoon() { clock.seek(minute(noon).milliseconds); }

    AreaIndex areas { { test::square(u"west"_s, 10, 50, 0.1, 1000), test::square(u"east"_s, 10.1, 50, 0.1, 500) } };
    test::FakeClock clock { QTimeZone::UTC, test::FakeClock::Answers::AtOnce };
    test::FakeHistory history;
    Selection selection;
    IncidentState state { history, clock, selection, areas };
};

/// Two engines: E1 on scene 20 and available 5 minutes before noon, E2 on scene since 5 minutes before.
DecodedBatch engines()
{
    DecodedBatch batch;
    batch.terms = { u"available"_s, u"onScene"_s, u"engine"_s };
    batch.features = { { u"E1"_s, u"Engine 1"_s, { { 10.05, 50.05 } }, {} }, { u"E2"_s, {}, { { 10.15, 50.05 } }, {} } };
    batch.observations = { { 0, minute(noon - 20), {}, { 1, 2, none, none }, {} },
                           { 0, minute(noon - 5), {}, { 0, 2, none, none }, {} },
                           { 1, minute(noon - 5), {}, { 1, 2, none, none }, {} } };
    return batch;
}

/// A severe one for a quarter of the west, where 250 people live, and an extreme one told by codes.
DecodedBatch floods()
{
    DecodedBatch batch;
    batch.terms = { u"Alert"_s, u"Severe"_s, u"Extreme"_s, u"Immediate"_s, u"Likely"_s };
    const QJsonArray polygons = toCoordinates(test::square({}, 10.05, 50, 0.05).geometry);
    batch.features = {
        { u"half"_s, {}, {}, { { u"event"_s, u"Flood"_s }, { u"areaDesc"_s, u"Town"_s }, { u"polygons"_s, polygons } } },
        { u"codes"_s, {}, {}, { { u"event"_s, u"Flood"_s } } }
    };
    batch.observations = { { 0, minute(noon - 60), {}, { 0, 1, 3, 4 }, {} }, { 1, minute(noon - 30), {}, { 0, 2, 3, 4 }, {} } };
    return batch;
}

QList<ObservationTable::Field> fields(const FeedDescriptor &feed)
{
    return ObservationTable::fieldsOf(feed, {}, [](const QString &) { return Metric(); });
}

QString valueOf(const RankingModel *facts, const QString &title)
{
    const auto row = std::ranges::find(facts->rows(), title, &RankingRow::title);
    return row == facts->rows().end() ? QString() : row->trailing;
}

} // namespace

class TestViews : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void responseTimes()
    {
        City city(40);
        ResponseTimes times(city.state, {});
        const QAbstractItemModelTester tester(times.priorities(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        city.toNoon();
        QVERIFY(times.isEmpty()); // nothing is computed before it is shown
        times.setShown(true);
        QCOMPARE(times.intervalIndex(), 1);
        QCOMPARE(times.median(), u"6.0 min"_s);
        QCOMPARE(times.p90(), u"6.0 min"_s);
        QCOMPARE(times.medianChange(), u"−50 % against before"_s);
        QCOMPARE(times.comparison(),
                 u"n 40, in the span before 40; change of the median −50 %, 95 % interval −50 % to −50 %"_s); // none varies
        QCOMPARE(times.againstTitles(), (QStringList { u"Span before"_s, u"Week before"_s, u"Year before"_s }));
        QCOMPARE(times.counts().size(), times.steps().size());
        QCOMPARE(times.counts().at(times.medianStep()), 40.);
        const QList<RankingRow> rows = times.priorities()->rows();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].share, 0.5);
        QCOMPARE(rows[0].mark, 1.);
        times.setIntervalIndex(2);
        QVERIFY(times.isEmpty()); // none was closed
        times.setIntervalIndex(0);
        QCOMPARE(times.median(), u"60 s"_s);
    }

    void fewIncidentsAreNotCompared()
    {
        City city(5);
        ResponseTimes times(city.state, {});
        times.setShown(true);
        city.toNoon();
        QTRY_COMPARE(times.median(), u"6.0 min"_s);
        QCOMPARE(times.p90(), u"–"_s);
        QCOMPARE(times.medianChange(), QString());
        QVERIFY(times.comparison().contains(u"too few to compare"));
    }

    void aWeekAndAYearBefore()
    {
        City city(0);
        DecodedBatch batch;
        batch.terms = { u"received"_s, u"onScene"_s };
        // Ten an hour before noon, reached after 8 minutes; before: 9 minutes yesterday, 10 a week ago, 12 a year (52 weeks) ago.
        for (const auto &[day, arrival] : { std::pair(0, 8), std::pair(1, 9), std::pair(7, 10), std::pair(364, 12) }) {
            for (int i = 0; i < 10; ++i) {
                const auto feature = quint32(batch.features.size());
                batch.features.push_back({ QString::number(feature), {}, { { 10.02, 50.02 } }, {} });
                const int received = later - day * 24 * 60 - 60 - i;
                batch.observations.push_back({ feature, minute(received), {}, { 0, none, 1, none }, {} });
                batch.observations.push_back({ feature, minute(received + arrival), {}, { 1, none, 1, none }, {} });
            }
        }
        city.history.put(incidentFeed, batch, true, &city.areas);
        ResponseTimes times(city.state, {});
        times.setShown(true);
        city.clock.seek(minute(later).milliseconds);
        QTRY_COMPARE(times.medianChange(), u"−11 % against before"_s);
        times.setAgainstIndex(1);
        QTRY_COMPARE(times.medianChange(), u"−20 % against before"_s);
        QVERIFY(times.comparison().startsWith(u"n 10, a week before 10"));
        times.setAgainstIndex(2);
        QTRY_COMPARE(times.medianChange(), u"−33 % against before"_s);
        QVERIFY(times.comparison().startsWith(u"n 10, 52 weeks before 10"));
        QCOMPARE(times.priorities()->rows()[0].mark, 1.);
        city.state.setSpan(std::chrono::hours(7 * 24)); // the week before is the span before
        QCOMPARE(times.againstTitles().size(), 2);
        QCOMPARE(times.againstIndex(), 1);
        QTRY_VERIFY(times.comparison().startsWith(u"n 20, 52 weeks before 10")); // today's and yesterday's
        times.setAgainstIndex(0);
        QVERIFY(times.comparison().startsWith(u"n 20, in the span before 10"));
    }

    void overview()
    {
        City city(40);
        IncidentOverview overview(city.state, {}, QTimeZone::UTC);
        city.toNoon();
        QCOMPARE(overview.headline(), u"40 active, all with a unit"_s);
        QCOMPARE(overview.reportedChange(), u"as many as before"_s);
        QTRY_COMPARE(overview.arrivalChange(), u"50 % faster than before"_s);
        QCOMPARE(overview.handlingChange(), u"too few to compare"_s); // none was closed
        QCOMPARE(overview.areaList()->rowCount(), 1);
        QCOMPARE(overview.areaList()->rows()[0].id, u"west"_s);
        QCOMPARE(overview.areaList()->rows()[0].share, 1.);
        QCOMPARE(overview.activeList()->rows()[0].id, u"79"_s); // the one that has waited longest
    }

    void incidentPage()
    {
        City city(40);
        city.history.put(unitFeed, engines(), true);
        UnitState units(city.history, city.clock);
        IncidentCard card(city.history, city.clock, city.selection, city.areas, units, fields(incidentFeedDescriptor()));
        city.toNoon();
        city.selection.enterEntity(incidentFeed, u"40"_s); // received an hour before noon
        QTRY_VERIFY(card.isKnown());
        QCOMPARE(card.state(), u"on scene, 60 min"_s);
        QCOMPARE(card.severity(), 3);
        QCOMPARE(card.milestones()->rowCount(), 3);
        QCOMPARE(card.milestones()->rows()[2].trailing, u"+ 6 min"_s);
        QCOMPARE(card.observations()->rowCount(), 3);
        // 0.03° north and 0.03° east at 50.035° north: 3336 and 2143 m, 3965 m together. The other engine is on scene.
        QCOMPARE(card.nearest()->rowCount(), 1);
        QCOMPARE(card.nearest()->rows()[0].id, u"E1"_s);
        QCOMPARE(card.nearest()->rows()[0].trailing, u"4.0 km"_s);
        // 39 s + 63.38 s/km · 4/π · 3.965 km = 359 s
        QCOMPARE(card.nearest()->rows()[0].subtitle, u"Fire engine, about 6 min away"_s);
        city.clock.seek(minute(noon - 90).milliseconds); // before the call
        QVERIFY(!card.isKnown());
        QCOMPARE(card.nearest()->rowCount(), 0);
    }

    void unitPage()
    {
        City city(0);
        city.history.put(unitFeed, engines(), true);
        UnitCard card(city.history, city.clock, city.selection, city.areas, fields(unitFeedDescriptor()));
        city.toNoon();
        city.selection.enterEntity(unitFeed, u"E1"_s);
        QTRY_VERIFY(card.isKnown());
        QCOMPARE(card.state(), u"available for 5 min"_s);
        QVERIFY(card.isSimulated());
        QCOMPARE(card.course()->rowCount(), 2);
        QCOMPARE(card.course()->rows()[1].title, u"on scene"_s);
        QCOMPARE(card.course()->rows()[1].trailing, u"15 min"_s);
        QCOMPARE(valueOf(card.facts(), u"Area now"_s), u"west"_s);
        city.clock.seek(minute(noon - 10).milliseconds);
        QCOMPARE(card.state(), u"on scene for 10 min"_s);
    }

    void aUnitWhoseWordHasRunOut()
    {
        City city(0);
        DecodedBatch batch;
        batch.terms = { u"available"_s, u"engine"_s };
        batch.features = { { u"E9"_s, u"Engine 9"_s, {}, {} } };
        batch.observations = { { 0, minute(noon), { 10.02, 50.02 }, { 0, 1, 150, ObservationRecord::nan }, {} } };
        city.history.put(unitFeed, batch, false);
        UnitCard card(city.history, city.clock, city.selection, city.areas, fields(unitFeedDescriptor()));
        city.toNoon();
        city.selection.enterEntity(unitFeed, u"E9"_s);
        QTRY_VERIFY(card.isKnown());
        QCOMPARE(card.state(), u"available for 0 s"_s);
        QVERIFY(valueOf(card.facts(), u"Valid until"_s).endsWith(u":02:30"));
        city.clock.seek(minute(noon + 3).milliseconds); // 150 s are over
        QCOMPARE(card.state(), u"unknown, last available"_s);
    }

    void warningPage()
    {
        City city(0);
        city.history.put(warningFeed, floods(), false);
        WarningState state(city.history, city.clock);
        WarningCard card(city.history, city.clock, city.selection, city.areas, state, fields(warningFeedDescriptor()));
        city.toNoon();
        city.selection.enterEntity(warningFeed, u"half"_s);
        QTRY_VERIFY(card.isKnown());
        QVERIFY(card.standing().startsWith(u"in force until"));
        QCOMPARE(card.severity(), 2);
        QCOMPARE(card.headline(), u"Flood"_s);
        QTRY_COMPARE(valueOf(card.facts(), u"Reaches"_s), u"about 250 residents"_s);
        QCOMPARE(valueOf(card.facts(), u"Areas touched"_s), u"west"_s);
        QVERIFY(valueOf(card.facts(), u"Expires"_s).startsWith(u"not told"));
        QCOMPARE(valueOf(card.facts(), u"Signature"_s), u"none"_s);
        QVERIFY(card.heardMilliseconds() > 0);
        city.clock.step(24 * 3600'000);
        QCOMPARE(card.standing(), u"no longer in force"_s);
        QCOMPARE(card.severity(), 0);
    }

    void hotSpots()
    {
        City city(40);
        Layer layer(u"safety.hotspots"_s, {}, {}, 120, false);
        HotSpotMap map(city.state, city.selection, layer);
        city.toNoon();
        QCOMPARE(map.headline(), QString()); // neither page nor layer is shown
        map.setLayerVisible(true);
        QTRY_COMPARE(map.headline().isEmpty(), false);
        // All in one cell: it and its neighbours stand out of the two squares.
        QVERIFY(map.list()->rowCount() >= 1);
        const RankingRow first = map.list()->rows()[0];
        QCOMPARE(first.title, u"west"_s);
        QCOMPARE(first.trailing, u"40 incidents"_s);
        QCOMPARE(map.cells()->count(), map.list()->rowCount()); // nothing cold
        QVERIFY(qAlpha(map.cells()->styles()[0].color) > 0);
        QVERIFY(layer.legendNote().contains(u"of 40 incidents"));
        QVERIFY(map.cellText(first.id).contains(u"40"));
        QCOMPARE(map.cellTitle(u"8"_s), QString());
        map.choose(first.id);
        QCOMPARE(city.selection.area(), u"west"_s);
    }

    void units()
    {
        City city(0);
        city.history.put(unitFeed, engines(), true);
        Layer unitLayer(u"safety.units"_s, {}, {}, 410, false);
        Layer gapLayer(u"safety.gaps"_s, {}, {}, 110, true);
        Kpi kpi;
        UnitState state(city.history, city.clock);
        CoverageState coverage(state, city.selection, city.areas, kpi);
        UnitMap map(state, coverage, city.selection, city.areas, { &unitLayer, &gapLayer });
        city.toNoon();
        QTRY_VERIFY(map.leastCovered()->rowCount() > 0);
        QCOMPARE(map.headline(), u"1 of 2 units available"_s);
        QCOMPARE(map.types()->rows()[0].trailing, u"1 of 2 available"_s);
        QCOMPARE(map.types()->rows()[0].share, 0.5);
        QVERIFY(map.isSimulated());
        QCOMPARE(map.leastCovered()->rows()[0].id, u"east"_s); // its engine is on scene
        QCOMPARE(map.points()->count(), 2);
        const std::vector<AreaValue> gaps = map.gaps()->values();
        QVERIFY(gaps.size() > 10);
        QCOMPARE(gapLayer.legend().size(), 1);
        map.setTypeIndex(1); // of ambulances nothing is known: no gap is claimed
        QCOMPARE(map.covered(), u"–"_s);
        QVERIFY(std::ranges::all_of(map.gaps()->values(), [](const AreaValue &v) { return std::isnan(v.known()); }));
        QCOMPARE(gapLayer.legend().last().symbol, u"hatch-unknown"_s);
        map.setTypeIndex(0);
        QCOMPARE(map.gaps()->values(), gaps);
        map.choose(0);
        QCOMPARE(city.selection.entity(), (EntityRef { unitFeed, u"E1"_s }));
        QCOMPARE(map.selectedKey(), 0u);
    }

    void warnings()
    {
        City city(0);
        city.history.put(warningFeed, floods(), false);
        WarningState state(city.history, city.clock);
        Layer layer(u"safety.warnings"_s, {}, {}, 130, true);
        WarningMap map(state, city.selection, city.areas, QTimeZone::UTC, layer);
        city.toNoon();
        QCOMPARE(map.headline(), u"Public warnings in force: 2"_s);
        QCOMPARE(map.list()->rows()[0].id, u"codes"_s); // the more severe
        QCOMPARE(map.list()->rows()[0].severity, 3);
        QVERIFY(map.list()->rows()[0].subtitle.contains(u"no area on the map"));
        QTRY_VERIFY(map.list()->rows()[1].subtitle.contains(u"about 250 residents"));
        QCOMPARE(map.areas()->count(), 1);
        QCOMPARE(map.outlines()->count(), 1);
        QCOMPARE(map.points()->count(), 1);
        QVERIFY(!map.isSimulated());
        map.choose(u"half"_s);
        QCOMPARE(map.selectedId(), u"half"_s);
        const QRectF box = map.boxOf(u"half"_s);
        QVERIFY(std::abs(box.x() - 10.05) < 1e-9 && std::abs(box.y() - 50) < 1e-9);
        QVERIFY(std::abs(box.width() - 0.05) < 1e-9 && std::abs(box.height() - 0.05) < 1e-9);
        QVERIFY(map.boxOf(u"codes"_s).isEmpty());
        QCOMPARE(WarningMap::residents({ 1, 123'456, { 0 } }, true), u"about 120,000 residents"_s);
        QCOMPARE(WarningMap::residents({ 1, none, { 0 } }, true), u"population not known"_s);
        QCOMPARE(WarningMap::residents({ 0, 0, {} }, true), u"outside the city's areas"_s);
    }
};

QTEST_GUILESS_MAIN(TestViews)
#include "tst_views.moc"
