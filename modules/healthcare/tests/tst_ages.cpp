// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the map shows of hospitals that fall silent.
#include "core/healthkpis.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "support/samples.h"
#include "ui/healthmap.h"

#include <QTest>

using namespace citywall;
using namespace citywall::healthcare;
using namespace citywall::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr float none = ObservationRecord::nan;
const UtcTime noon = UtcTime::fromIso(u"2026-11-20T12:00:00Z");

/// Three hospitals: 0 and 1 tell their wait at noon, 1 its beds as well; 2 its beds four hours before.
void tell(FakeHistory &history, const AreaIndex &areas)
{
    const auto batch = [] {
        DecodedBatch made;
        for (int i = 0; i < 3; ++i)
            made.features.push_back(
                { QString::number(i), {}, { { 0.2 + 0.2 * i, 0.5 } }, { { u"hospital"_s, QString::number(i) } } });
        return made;
    };
    DecodedBatch emergency = batch();
    emergency.terms = { u"normal"_s };
    for (const quint32 i : { 0u, 1u })
        emergency.observations.push_back({ i, noon, {}, { 1200, none, none, 0 }, {} });
    DecodedBatch beds = batch();
    beds.terms = { u"Inpatient"_s };
    beds.observations.push_back({ 1, noon, {}, { 0, 100, 80, none }, {} });
    beds.observations.push_back({ 2, noon - 4h, {}, { 0, 100, 60, none }, {} });
    history.put(bedsFeed, beds, true, &areas);
    history.put(emergencyFeed, emergency, true, &areas);
}

QList<int> levelsOf(PointSet *points)
{
    QList<int> levels;
    for (const MapPoint &point : points->points())
        levels << int(point.freshness.level);
    return levels;
}

} // namespace

class AgesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hospitals()
    {
        using enum Freshness::Level;
        const AreaIndex areas { { square(u"city"_s, 0, 0, 1) } };
        FakeClock clock(QTimeZone::UTC, FakeClock::Answers::AtOnce);
        FakeHistory history;
        Selection selection;
        tell(history, areas);
        HospitalState state(history, clock, selection, areas);
        Kpi occupancy;
        Kpi wait;
        Kpi diversion;
        const HealthKpis kpis(state, occupancy, wait, diversion);
        Layer load(u"healthcare.load"_s, {}, {}, 400, true);
        Layer waits(u"healthcare.waits"_s, {}, {}, 400, true);
        HealthMap map(state, selection, {}, { &load, &waits });
        clock.seek(noon.milliseconds);
        QTRY_COMPARE(levelsOf(map.load()), (QList<int> { Unknown, Current, Current })); // beds: four hours, eight days
        QCOMPARE(levelsOf(map.waits()), (QList<int> { Current, Current, Unknown }));    // emergency: half an hour, four hours
        QTRY_COMPARE(occupancy.coverage(), 2. / 3);
        QCOMPARE(wait.coverage(), 2. / 3);
        QCOMPARE(diversion.coverage(), 2. / 3);
        clock.seek((noon + 1h).milliseconds);
        QTRY_COMPARE(levelsOf(map.waits()), (QList<int> { Stale, Stale, Unknown })); // hatched after an hour
        QCOMPARE(levelsOf(map.load()), (QList<int> { Unknown, Current, Fading }));
        QTRY_COMPARE(wait.coverage(), 0.0);
        QCOMPARE(occupancy.coverage(), 1. / 3);
        QCOMPARE(waits.legend().last().symbol, u"disc-unknown"_s);
        clock.seek((noon + 4h).milliseconds);
        QTRY_COMPARE(levelsOf(map.waits()), (QList<int> { Unknown, Unknown, Unknown }));
        QCOMPARE(levelsOf(map.load()), (QList<int> { Unknown, Current, Stale })); // eight hours old
    }
};

QTEST_GUILESS_MAIN(AgesTest)
#include "tst_ages.moc"
