// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the map shows of units and incidents that fall silent, and what key figures rest on then.
#include "core/coveragestate.h"
#include "core/feeds.h"
#include "core/incidentkpis.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "support/samples.h"
#include "ui/incidentmap.h"
#include "ui/unitmap.h"

#include <QTest>

using namespace citywall;
using namespace citywall::safety;
using namespace citywall::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using enum Freshness::Level;

namespace {

constexpr float none = ObservationRecord::nan;
const UtcTime noon = UtcTime::fromIso(u"2026-11-20T12:00:00Z");

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

    const AreaIndex m_areas { { square(u"west"_s, 10, 50, 0.1) } };
    FakeClock m_clock { QTimeZone::UTC, FakeClock::Answers::AtOnce };
    Selection m_selection;

private Q_SLOTS:
    void units()
    {
        FakeHistory history;
        DecodedBatch batch; // 0 and 1 at noon, 1 valid for two minutes; 2 at eleven
        batch.terms = { u"available"_s, u"engine"_s };
        for (int i = 0; i < 3; ++i)
            batch.features.push_back({ u'E' + QString::number(i), {}, { { 10.05, 50.05 } }, {} });
        const auto tell = [&](quint32 unit, UtcTime time, float validSeconds) {
            batch.observations.push_back({ unit, time, {}, { 0, 1, validSeconds, none }, {} });
        };
        tell(0, noon, none);
        tell(1, noon, 120);
        tell(2, noon - 1h, none);
        history.put(unitFeed, batch, true);
        UnitState state(history, m_clock);
        Kpi covered;
        CoverageState coverage(state, m_selection, m_areas, covered);
        Layer unitLayer(u"safety.units"_s, {}, {}, 410, true), gapLayer(u"safety.gaps"_s, {}, {}, 110, false);
        UnitMap map(state, coverage, m_selection, m_areas, { &unitLayer, &gapLayer });

        m_clock.seek((noon + 1min).milliseconds);
        QTRY_COMPARE(levelsOf(map.points()), (QList<int> { Current, Current })); // where 2 is, nobody knows
        QCOMPARE(state.coverage().share(), 2. / 3);
        QTRY_COMPARE(covered.coverage(), 2. / 3);
        m_clock.seek((noon + 3min).milliseconds);
        QTRY_COMPARE(levelsOf(map.points()), (QList<int> { Current, Fading }));
        QCOMPARE(state.units().size(), size_t(1)); // 1 does not count any more …
        QCOMPARE(state.heard().size(), size_t(2)); // … but is to be seen where it was
        QCOMPARE(map.headline(), u"1 of 1 units available"_s);
        QTRY_COMPARE(covered.coverage(), 1. / 3);
        m_clock.seek((noon + 23min).milliseconds); // without a word of its publisher: hatched from 22½ minutes on
        QTRY_COMPARE(levelsOf(map.points()), (QList<int> { Stale, Stale }));
        QCOMPARE(map.points()->points()[0].freshness.text(), u"23 min old"_s);
        QTRY_COMPARE(covered.coverage(), 0.0);
        m_clock.seek((noon + 30min).milliseconds);
        QTRY_COMPARE(map.points()->count(), 0);
        QTRY_VERIFY(std::isnan(covered.value()));
    }

    void incidents()
    {
        FakeHistory history;
        DecodedBatch batch; // 0 open since noon, 1 closed at noon, 2 only recorded
        batch.terms = { u"received"_s, u"closed"_s, u"recorded"_s };
        for (int i = 0; i < 3; ++i) {
            batch.features.push_back({ QString::number(i), {}, { { 10.02 + 0.02 * i, 50.02 } }, {} });
            batch.observations.push_back({ quint32(i), noon, {}, { float(i), none, 1, none }, {} });
        }
        history.put(incidentFeed, batch, true, &m_areas);
        Kpi active, waiting, arrival;
        const IncidentKpis kpis(history, m_clock, m_selection, m_areas, active, waiting, arrival);
        IncidentState state(history, m_clock, m_selection, m_areas);
        std::array<Layer, 4> layers;
        IncidentMap map(state, m_selection, { &layers[0], &layers[1], &layers[2], &layers[3] });
        m_clock.seek((noon + 1h).milliseconds);
        QTRY_COMPARE(levelsOf(map.open()), (QList<int> { Current, Current })); // the open one and the record
        QTRY_COMPARE(active.value(), 1.0);
        for (const Kpi *kpi : { &active, &waiting, &arrival }) {
            QVERIFY(std::isnan(kpi->coverage())); // of reports there is no set of entities that should have been heard
            QCOMPARE(kpi->feeds, QStringList { u"safety.incident"_s });
        }
        m_clock.seek((noon + 90min).milliseconds);
        QTRY_COMPARE(levelsOf(map.open()), (QList<int> { Fading, Current }));
        m_clock.seek((noon + 2h).milliseconds);
        QTRY_COMPARE(levelsOf(map.open()), (QList<int> { Stale, Current }));
        QCOMPARE(levelsOf(map.closed()), (QList<int> { Current }));
        QCOMPARE(map.open()->points()[0].priority, 1);
        QCOMPARE(layers[3].legend().last().symbol, u"disc-stale"_s);
    }
};

QTEST_GUILESS_MAIN(AgesTest)
#include "tst_ages.moc"
