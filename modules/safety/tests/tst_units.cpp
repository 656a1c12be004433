// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coveragestate.h"
#include "core/feeds.h"
#include "core/measures.h"
#include "core/unitsimulator.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "support/samples.h"

#include <QTest>

using namespace citywall;
using namespace citywall::safety;
using namespace Qt::StringLiterals;

namespace {

UtcTime minute(int m) { return { m * 60000 }; }
bool near(double a, double b, double tolerance) { return std::abs(a - b) <= tolerance; }

Unit unit(FeatureKey key, Unit::Type type, Unit::State state, GeoPoint position)
{
    Unit u;
    u.key = key;
    u.type = type;
    u.state = state;
    u.position = position;
    return u;
}

const QStringList terms { u"available"_s, u"dispatched"_s, u"onScene"_s, u"outOfService"_s, u"engine"_s, u"ambulance"_s };

/// Engine E1 and ambulance A1, told of at minutes 60 and 70.
DecodedBatch twoUnits()
{
    DecodedBatch batch;
    batch.terms = terms;
    batch.features = { { u"E1"_s, u"Engine 1"_s, { { 10.02, 50.02 } }, {} },
                       { u"A1"_s, u"Ambulance 1"_s, { { 10.04, 50.04 } }, {} } };
    const float none = ObservationRecord::nan;
    batch.observations = { { 0, minute(60), {}, { 0, 4, none, none }, {} },
                           { 1, minute(60), {}, { 0, 5, none, none }, {} },
                           { 0, minute(70), {}, { 2, 4, none, none }, {} } };
    return batch;
}

Simulation chicago(const AreaIndex &areas)
{
    return { 1837, QTimeZone("America/Chicago"), { -87.66, 41.88 }, { -87.95, 41.64, -87.52, 42.03 }, &areas };
}

} // namespace

class TestUnits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void travelTimes()
    {
        // 0.65 min to start; a mile of road, that is π/4 miles straight, takes 1.70 min more.
        QCOMPARE(travelSeconds(0), 39.0);
        QVERIFY(near(travelSeconds(1609.344 * 0.78539816339745), 39 + 102, 1e-6));
        // (240 − 39) / 102 miles · 1609.344 m · π/4
        QVERIFY(near(reachMeters(240), 2490.77, 0.01));
        QCOMPARE(reachMeters(30), 0.0);
    }

    void nearestFirst()
    {
        // A hundredth of a degree of latitude: 6371008.8 m · π / 18000 = 1111.95 m.
        const GeoPoint scene { 10, 50 };
        const std::vector<Unit> units { unit(0, Unit::Type::Engine, Unit::State::Available, { 10, 50.03 }),
                                        unit(1, Unit::Type::Engine, Unit::State::Dispatched, { 10, 50.001 }),
                                        unit(2, Unit::Type::Patrol, Unit::State::Available, { 10, 50.01 }),
                                        unit(3, Unit::Type::Ambulance, Unit::State::Available, {}),
                                        unit(4, Unit::Type::Ambulance, Unit::State::Available, { 10, 49.98 }) };
        const std::vector<NearUnit> near2 = nearestUnits(units, scene, 2);
        QCOMPARE(near2.size(), size_t(2));
        QCOMPARE(near2[0].unit.key, 2u);
        QVERIFY(near(near2[0].meters, 1111.95, 0.01));
        QCOMPARE(near2[1].unit.key, 4u);
        QCOMPARE(nearestUnits(units, scene, 9).size(), size_t(3));
        QVERIFY(nearestUnits(units, {}, 9).empty());
    }

    void coverageByGroundAndByResidents()
    {
        // Two squares of 11 × 7 km; a unit in the middle of the western one.
        QList<Area> areas { test::square(u"west"_s, 10, 50, 0.1), test::square(u"east"_s, 10.1, 50, 0.1) };
        const HexGridPtr grid = hexGridOf(areas, {}, cityResolution);
        const GeoPoint station { 10.05, 50.05 };
        const std::vector<Unit> units { unit(0, Unit::Type::Engine, Unit::State::Available, station),
                                        unit(1, Unit::Type::Engine, Unit::State::OnScene, { 10.15, 50.05 }) };
        double within = 0;
        double west = 0;
        double all = 0;
        for (size_t i = 0; i < grid->cells.size(); ++i) {
            const bool reached = station.toCoordinate().distanceTo(grid->centers[i].toCoordinate()) <= 2490.77;
            within += reached ? grid->squareKilometers[i] : 0;
            all += grid->squareKilometers[i];
            west += grid->areas[i] == 0 ? grid->squareKilometers[i] : 0;
        }
        QVERIFY(within > 15 && within < 24); // a disk of 2.49 km has 19.5 km²
        const Coverage city = coverageOf(*grid, units, Unit::Type::Engine, -1);
        QCOMPARE(city.units, 1);
        QVERIFY(!city.byResidents);
        QVERIFY(near(city.share, within / all, 1e-9));
        QVERIFY(near(coverageOf(*grid, units, Unit::Type::Engine, 0).share, within / west, 1e-9));
        QCOMPARE(coverageOf(*grid, units, Unit::Type::Engine, 1).share, 0.0);
        QVERIFY(std::isnan(coverageOf(*grid, units, Unit::Type::Ambulance, -1).share)); // none was heard of
        // All residents in the west: the share of the city is that of the west.
        areas[0].population = 1000;
        areas[1].population = 0;
        const Coverage residents = coverageOf(*hexGridOf(areas, {}, cityResolution), units, Unit::Type::Engine, -1);
        QVERIFY(residents.byResidents);
        QVERIFY(near(residents.share, within / west, 1e-9));
    }

    void unitsFollowTheClock()
    {
        test::FakeClock clock(QTimeZone::UTC, test::FakeClock::Answers::AtOnce);
        test::FakeHistory history;
        history.put(unitFeed, twoUnits(), true);
        UnitState state(history, clock);
        clock.seek(minute(65).milliseconds);
        QCOMPARE(state.units().size(), size_t(2));
        QCOMPARE(state.units()[0].state, Unit::State::Available);
        QCOMPARE(state.units()[0].type, Unit::Type::Engine);
        QVERIFY(state.units()[0].simulated);
        QCOMPARE(state.units()[1].position, (GeoPoint { 10.04, 50.04 }));
        clock.seek(minute(75).milliseconds);
        QCOMPARE(state.units()[0].state, Unit::State::OnScene);
        QCOMPARE(state.unitsAt(minute(65))[0].state, Unit::State::Available); // as it was then
        clock.seek(minute(90).milliseconds); // half an hour after the ambulance was heard of
        QCOMPARE(state.units().size(), size_t(1));
        clock.seek(minute(50).milliseconds);
        QCOMPARE(state.units().size(), size_t(0));
    }

    void coverageFollowsTheUnits()
    {
        test::FakeClock clock(QTimeZone::UTC, test::FakeClock::Answers::AtOnce);
        test::FakeHistory history;
        history.put(unitFeed, twoUnits(), true);
        const AreaIndex areas({ test::square(u"a"_s, 10, 50, 0.05) });
        Selection selection;
        UnitState units(history, clock);
        Kpi kpi;
        CoverageState coverage(units, selection, areas, kpi);
        clock.seek(minute(65).milliseconds);
        QTRY_VERIFY(coverage.of(0).share > 0);
        QCOMPARE(kpi.value(), coverage.of(0).share);
        QVERIFY(std::isnan(kpi.reference())); // nothing known the day before
        QCOMPARE(kpi.trend().size(), 24);
        QCOMPARE(kpi.trend().last(), kpi.value());
        QVERIFY(std::isnan(kpi.trend().first()));
        QCOMPARE(kpi.trend().at(22), kpi.value()); // minute 60
        QVERIFY(std::isnan(kpi.trend().at(21)));   // minute 0
        clock.seek(minute(75).milliseconds); // the only engine is on scene
        QTRY_COMPARE(kpi.value(), 0.0);
        QVERIFY(coverage.of(1).share > 0); // the ambulance is not
        QVERIFY(kpi.trend().at(22) > 0); // nor was it at minute 60 …
        history.append({ minute(60), 0, { 2, 4, ObservationRecord::nan, ObservationRecord::nan } });
        QTRY_COMPARE(kpi.trend().at(22), 0.0); // … until it is told so late
        selection.enterArea(u"b"_s); // no such area: the city
        QCOMPARE(kpi.value(), 0.0);
    }

    void availableUnitsAsAMeasure()
    {
        test::FakeHistory history;
        history.put(unitFeed, twoUnits(), true);
        const ObservationsPtr rows = history.request({ unitFeed, { minute(0), minute(99) }, {}, {} }).result();
        const std::vector<quint32> every { 0, 1, 2 };
        const auto at = [&](int end) {
            const std::span<const quint32> until(every.data(), end > 70 ? 3u : 2u);
            return availableUnits({ *rows, *history.dictionary(unitFeed), until, { minute(end - 5), minute(end) } });
        };
        QCOMPARE(at(65), 2.0);
        QCOMPARE(at(75), 1.0);
        QVERIFY(std::isnan(at(200)));
    }

    void simulatedUnitsArePlausible()
    {
        const AreaIndex areas({ test::square(u"city"_s, -87.75, 41.80, 0.15) });
        const FeedDescriptor feed = unitFeedDescriptor();
        const PayloadSourcePtr source = feed.makeSimulator(chicago(areas));
        QVERIFY(source->about().simulated);
        const UtcTime noon = UtcTime::fromIso(u"2026-11-20T18:00:00Z");
        using namespace std::chrono_literals;
        const QByteArray payload = source->payload({ noon, noon + 4h }, 1min, true);
        QCOMPARE(feed.makeSimulator(chicago(areas))->payload({ noon, noon + 4h }, 1min, true), payload); // the same again
        const DecodedBatch batch = feed.makeDecoder()(payload, noon);
        QCOMPARE(batch.rejections.size(), size_t(0));
        QCOMPARE(batch.features.size(), size_t(84));
        QCOMPARE(batch.observations.size(), size_t(84 * 240));
        std::vector<GeoPoint> last(84);
        std::map<QString, int> states;
        double fastest = 0;
        for (const ObservationRecord &o : batch.observations) {
            ++states[batch.terms[qsizetype(o.values[UnitStateField])]];
            if (last[o.feature].isValid())
                fastest = std::max(fastest, distanceMeters(last[o.feature], o.position));
            last[o.feature] = o.position;
        }
        QVERIFY2(fastest < 1500, qPrintable(QString::number(fastest))); // metres in a minute, 90 km/h
        const double all = double(batch.observations.size());
        QVERIFY(states[u"available"_s] > 0.5 * all && states[u"available"_s] < 0.9 * all);
        QVERIFY(states[u"onScene"_s] > states[u"dispatched"_s]);
        QVERIFY(states[u"dispatched"_s] > 0.01 * all);
        QVERIFY(states[u"outOfService"_s] > 0);
    }
};

QTEST_GUILESS_MAIN(TestUnits)
#include "tst_units.moc"
