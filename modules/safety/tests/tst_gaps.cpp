// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where no available unit is within reach, now and at another time.
#include "core/feeds.h"
#include "map/layers/areacomparison.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "support/samples.h"
#include "ui/unitmap.h"

#include <QTest>

using namespace citywall;
using namespace citywall::safety;
using namespace citywall::test;
using namespace std::chrono_literals;

namespace {

const UtcTime noon = UtcTime::fromIso(u"2026-11-20T12:00:00Z");

/// One engine in the west: on scene 20 and available 5 minutes before noon.
DecodedBatch engine()
{
    constexpr float none = ObservationRecord::nan;
    DecodedBatch batch;
    batch.terms = { QStringLiteral("available"), QStringLiteral("onScene"), QStringLiteral("engine") };
    batch.features = { { QStringLiteral("E1"), {}, { { 10.05, 50.05 } }, {} } };
    batch.observations = { { 0, noon - 20min, {}, { 1, 2, none, none }, {} }, { 0, noon - 5min, {}, { 0, 2, none, none }, {} } };
    return batch;
}

/// Two areas beside each other, and their gaps by a clock of their own.
struct Town {
    Town(FakeHistory &history, UtcTime at)
        : units(history, clock), coverage(units, selection, areas, kpi),
          map(std::make_unique<UnitMap>(units, coverage, selection, areas, UnitMap::Layers { &unitLayer, &gapLayer }))
    {
        clock.seek(at.milliseconds);
    }
    AreaIndex areas { { square(QStringLiteral("west"), 10, 50, 0.1, 1000), square(QStringLiteral("east"), 10.1, 50, 0.1, 500) } };
    FakeClock clock { QTimeZone::UTC, FakeClock::Answers::AtOnce };
    Selection selection;
    Kpi kpi;
    Layer unitLayer;
    Layer gapLayer;
    UnitState units;
    CoverageState coverage;
    std::unique_ptr<UnitMap> map;
};

} // namespace

class GapsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gapsThenAndNow()
    {
        FakeHistory history;
        history.put(unitFeed, engine(), true);
        const Town now(history, noon);
        const Town then(history, noon - 10min); // it was on scene
        AreaComparison less(*now.map->gaps(), { then.map->gaps() }, AreaComparison::Shows::LessThen, true);
        QTRY_VERIFY(!less.values().empty() && !std::isnan(less.values()[0].value));
        // Within 240 s of the engine, which is available now: 201 s at 0.0634 s/m over 4/π as far.
        // python3 -c "from math import pi; print((240 - .65*60)/(1.70*60/1609.344*4/pi))"
        constexpr double reach = 2490.8;
        int covered = 0;
        for (int i = 0; i < less.count(); ++i) {
            GeoPoint middle { 0, 0 };
            const GeoLine &ring = less.areas()[i].geometry[0][0];
            for (qsizetype corner = 0; corner + 1 < ring.size(); ++corner) {
                middle.longitudeDegrees += ring[corner].longitudeDegrees / double(ring.size() - 1);
                middle.latitudeDegrees += ring[corner].latitudeDegrees / double(ring.size() - 1);
            }
            const double meters = distanceMeters(middle, { 10.05, 50.05 });
            if (std::abs(meters - reach) < 10)
                continue; // the mean of the corners is not quite the cell's centre
            QCOMPARE(less.values()[size_t(i)].value, meters < reach ? -1. : 0.);
            covered += meters < reach;
        }
        QVERIFY(covered > 5 && covered < less.count());
    }
};

QTEST_GUILESS_MAIN(GapsTest)
#include "tst_gaps.moc"
