// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the map and the panel say of the free vehicles of several operators.
#include "core/feeds.h"
#include "fixtures.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "support/samples.h"
#include "ui/vehiclemap.h"
#include "ui/vehiclepanel.h"

#include <QTest>

using namespace citywall;
using namespace citywall::traffic;
using namespace citywall::traffic::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const VehicleCell shared = VehicleCell::at({ -87.63, 41.88 }); // in the west, both operators' …
const VehicleCell ofOne = VehicleCell::at({ -87.65, 41.85 });  // … in the west, of one …
const VehicleCell ofTwo = VehicleCell::at({ -87.55, 41.85 });  // … and in the east, of the other

const QString one = u"one.example-11111111"_s;
const QString two = u"two.example-22222222"_s;

/// What operators tell, file by file.
struct Told {
    DecodedBatch batch;

    quint32 feature(const QString &id, const QString &name, const GeoLine &geometry)
    {
        const auto known = std::ranges::find(batch.features, id, &FeatureRecord::id);
        if (known == batch.features.end())
            batch.features.push_back({ id, name, geometry, {} });
        return quint32(std::ranges::find(batch.features, id, &FeatureRecord::id) - batch.features.begin());
    }
    void cell(UtcTime time, const VehicleCell &cell, const QString &operatorId, std::array<float, 3> counts)
    {
        const quint32 at = feature(vehicleFeatureId(cell.id(), operatorId), cell.name(), { cell.center() });
        batch.observations.push_back({ at, time, {}, { counts[0], counts[1], counts[2], none }, {} });
    }
    void fleet(UtcTime time, const QString &operatorId, std::array<float, 3> counts)
    {
        const quint32 at = feature(vehicleFeatureId(vehicleFleet, operatorId), {}, {});
        batch.observations.push_back({ at, time, {}, { counts[0], counts[1], counts[2], none }, {} });
    }
};

/// The module's part that shows vehicles, without the module.
struct Shown {
    AreaIndex areas { QList<Area> { citywall::test::square(u"west"_s, -87.7, 41.8, 0.1),
                                    citywall::test::square(u"east"_s, -87.6, 41.8, 0.1) } };
    citywall::test::FakeHistory history;
    citywall::test::FakeClock clock { QTimeZone::UTC, citywall::test::FakeClock::Answers::AtOnce };
    Selection selection;
    LatestState state { Feeds::vehicles(), history, clock, {}, &fleetOf };
    MeasureTrend trend { { .metric = {}, .feed = vehicleFeed, .value = freeVehiclesOver }, history, clock, areas };
    Layer layer { u"traffic.vehicles"_s, {}, {}, 220, true };
    VehicleMap map { state, selection, layer, {} };
    Kpi free;
    VehiclePanel panel { state, trend, selection, areas, {}, free };

    void put(const Told &told) { history.put(vehicleFeed, told.batch, false, &areas); }
    /// "free level" of a square, "none" if it is not on the map.
    QString at(const VehicleCell &cell)
    {
        const int index = map.areas()->indexOf(cell.id());
        if (index < 0 || size_t(index) >= map.areas()->values().size())
            return u"none"_s;
        const AreaValue value = map.areas()->values()[size_t(index)];
        return u"%1 %2"_s.arg(value.value).arg(int(value.freshness.level));
    }
    QStringList squares() { return { at(shared), at(ofOne), at(ofTwo) }; }
    QStringList rows()
    {
        QStringList read;
        for (const RankingRow &row : panel.places()->rows())
            read << row.title + u" | "_s + row.subtitle + u" | "_s + row.trailing;
        return read;
    }
};

/// Both at 17:40, the first again at 18:00 and 18:40.
Told ofTheDay()
{
    Told told;
    told.cell(noon - 20min, shared, one, { 3, 1, 0 });
    told.cell(noon - 20min, ofOne, one, { 2, 0, 0 });
    told.fleet(noon - 20min, one, { 5, 1, 0 });
    told.cell(noon - 20min, shared, two, { 4, 0, 2 });
    told.cell(noon - 20min, ofTwo, two, { 1, none, 0 });
    told.fleet(noon - 20min, two, { 5, none, 2 });
    told.cell(noon, shared, one, { 3, 1, 0 });
    told.cell(noon, ofOne, one, { 2, 0, 0 });
    told.fleet(noon, one, { 5, 1, 0 });
    told.cell(noon + 40min, shared, one, { 1, 0, 0 });
    told.fleet(noon + 40min, one, { 1, 0, 0 });
    return told;
}

} // namespace

class VehiclesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void operatorsAreAddedUp()
    {
        Shown shown;
        shown.put(ofTheDay());
        shown.clock.seek((noon - 19min).milliseconds);
        QTRY_COMPARE(shown.squares(), (QStringList { u"7 0"_s, u"2 0"_s, u"1 0"_s }));
        QCOMPARE(shown.map.textOf(shared.id()), u"7 · reserved: 1 · out of order: 2"_s);
        QCOMPARE(shown.map.textOf(ofTwo.id()), u"1"_s);
        QTRY_COMPARE(shown.panel.headline(), u"10 vehicles free in the streets"_s);
        // Three squares, though one has vehicles of both.
        QCOMPARE(shown.panel.note(), u"in squares of 250 m: 3 · reserved: 1 · out of order: 2"_s);
        QCOMPARE(shown.free.value(), 10.0);
        QCOMPARE(shown.free.coverage(), 1.0);
        QCOMPARE(shown.rows(),
                 (QStringList { u"one.example | the whole fleet · reserved: 1 | 5"_s,
                                u"two.example | the whole fleet · out of order: 2 | 5"_s,
                                u"west (%1) | two.example · out of order: 2 | 4"_s.arg(shared.name()),
                                u"west (%1) | one.example · reserved: 1 | 3"_s.arg(shared.name()),
                                u"west (%1) | one.example | 2"_s.arg(ofOne.name()),
                                u"east (%1) | two.example | 1"_s.arg(ofTwo.name()) }));
    }

    void anAreaHasItsOwnSums()
    {
        Shown shown;
        shown.put(ofTheDay());
        shown.clock.seek((noon - 19min).milliseconds);
        QTRY_COMPARE(shown.free.value(), 10.0);
        shown.selection.enterArea(u"west"_s);
        QTRY_COMPARE(shown.panel.headline(), u"9 vehicles free in the streets"_s);
        QCOMPARE(shown.panel.note(), u"in squares of 250 m: 2 · reserved: 1 · out of order: 2"_s);
        QCOMPARE(shown.free.value(), 9.0);
        QCOMPARE(shown.free.coverage(), 1.0);
        QCOMPARE(shown.rows().size(), 3); // no fleet stands in an area
        shown.selection.enterArea(u"east"_s);
        QTRY_COMPARE(shown.free.value(), 1.0);
        QCOMPARE(shown.panel.note(), u"in squares of 250 m: 1 · reserved: 0 · out of order: 0"_s);
        shown.selection.home();
        QTRY_COMPARE(shown.free.value(), 10.0);
    }

    void aSumIsAsOldAsItsOldestPart()
    {
        Shown shown;
        shown.put(ofTheDay());
        shown.clock.seek(noon.milliseconds); // what the second told is 20 minutes old, and current for 15
        QTRY_COMPARE(shown.squares(), (QStringList { u"7 1"_s, u"2 0"_s, u"1 1"_s }));
        QVERIFY2(shown.map.textOf(shared.id()).endsWith(u"· 20 min old"), qPrintable(shown.map.textOf(shared.id())));
        QTRY_COMPARE(shown.free.value(), 5.0); // of the first alone
        QCOMPARE(shown.free.coverage(), 0.5);
        QCOMPARE(shown.panel.note(), u"in squares of 250 m: 2 · reserved: 1 · out of order: 0"_s);
    }

    void whereAnOperatorHasGone()
    {
        Shown shown;
        shown.put(ofTheDay());
        shown.clock.seek((noon + 41min).milliseconds); // what the second told is not known after an hour
        // The first tells of its own square no more, and of the second's it never did: none of those known stands there.
        QTRY_COMPARE(shown.squares(), (QStringList { u"1 0"_s, u"0 0"_s, u"0 0"_s }));
        QCOMPARE(shown.map.textOf(ofTwo.id()), u"0"_s);
        QTRY_COMPARE(shown.free.value(), 1.0);
        shown.map.choose(ofTwo.id()); // its past is there to be seen
        QCOMPARE(shown.selection.entity().id, vehicleFeatureId(ofTwo.id(), two));
        // When the first is not current either, nobody says so.
        shown.clock.seek((noon + 60min).milliseconds);
        QTRY_COMPARE(shown.squares(), (QStringList { u"1 1"_s, u"0 1"_s, u"nan 3"_s }));
        QCOMPARE(shown.map.textOf(ofTwo.id()), u"not known how many vehicles"_s);
        shown.clock.seek((noon + 3h).milliseconds);
        QTRY_COMPARE(shown.squares(), (QStringList { u"nan 3"_s, u"nan 3"_s, u"nan 3"_s }));
        QTRY_VERIFY(std::isnan(shown.free.value()));
        QCOMPARE(shown.panel.headline(), u"No fleet of vehicles was heard of lately"_s);
        QCOMPARE(shown.panel.note(), QString());
        shown.selection.home();
        shown.map.choose(ofTwo.id());
        QCOMPARE(shown.selection.entity().id, QString());
    }

    void whatIsToldWithoutANumberIsNotNone()
    {
        Told told;
        told.cell(noon, shared, one, { 3, 0, 0 });
        told.cell(noon, ofOne, one, { none, 0, 0 });
        told.fleet(noon, one, { 3, 0, 0 });
        Shown shown;
        shown.put(told);
        shown.clock.seek((noon + 1min).milliseconds);
        QTRY_COMPARE(shown.squares(), (QStringList { u"3 0"_s, u"nan 3"_s, u"none"_s }));
    }

    void theOneWithMostIsOpened()
    {
        Shown shown;
        shown.put(ofTheDay());
        shown.clock.seek((noon - 19min).milliseconds);
        QTRY_COMPARE(shown.at(shared), u"7 0"_s);
        shown.map.choose(shared.id());
        QCOMPARE(shown.selection.entity().id, vehicleFeatureId(shared.id(), two));
        QCOMPARE(shown.map.selectedId(), shared.id());
    }

    void fleetsHaveNames_data()
    {
        QTest::addColumn<QStringList>("operators");
        QTest::addColumn<QStringList>("fleets");
        QTest::addColumn<QStringList>("cells");
        QTest::newRow("the only one") << QStringList { QString() } << QStringList { u"Fleet"_s } << QStringList { QString() };
        QTest::newRow("one") << QStringList { one } << QStringList { u"one.example"_s } << QStringList { QString() };
        const QStringList both { u"x.example-1a"_s, u"x.example-2b"_s }; // in two folders of one host
        QTest::newRow("one host") << both << both << both;
    }

    void fleetsHaveNames()
    {
        QFETCH(QStringList, operators);
        Told told;
        for (const QString &who : std::as_const(operators)) {
            told.cell(noon, shared, who, { 1, 0, 0 });
            told.fleet(noon, who, { 1, 0, 0 });
        }
        Shown shown;
        shown.put(told);
        shown.clock.seek((noon + 1min).milliseconds);
        QTRY_COMPARE(shown.panel.places()->rows().size(), 2 * operators.size());
        QStringList fleets;
        QStringList cells;
        for (const RankingRow &row : shown.panel.places()->rows())
            isFleet(row.id) ? fleets << row.title : cells << row.subtitle;
        QTEST(fleets, "fleets");
        QTEST(cells, "cells");
    }

    void newSquaresCome()
    {
        Told told;
        told.cell(noon, shared, one, { 1, 0, 0 });
        told.fleet(noon, one, { 1, 0, 0 });
        Shown shown;
        shown.put(told);
        shown.clock.seek((noon + 1min).milliseconds);
        QTRY_COMPARE(shown.squares(), (QStringList { u"1 0"_s, u"none"_s, u"none"_s }));
        for (const VehicleCell &cell : { ofOne, ofTwo }) {
            told.cell(noon, cell, one, { 2, 0, 0 });
            shown.put(told);
        }
        QTRY_COMPARE(shown.squares(), (QStringList { u"1 0"_s, u"2 0"_s, u"2 0"_s }));
        // Another history, whose features are others: at once.
        Told other;
        other.cell(noon, ofTwo, two, { 4, 0, 0 });
        other.fleet(noon, two, { 4, 0, 0 });
        shown.put(other);
        QTRY_COMPARE(shown.state.entries().size(), 2u);
        QCOMPARE(shown.squares(), (QStringList { u"none"_s, u"none"_s, u"4 0"_s }));
    }
};

QTEST_GUILESS_MAIN(VehiclesTest)
#include "tst_vehicles.moc"
