// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/healthkpis.h"
#include "core/syndromicstate.h"
#include "sdk/observationjson.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "support/samples.h"

#include <QTest>

using namespace citywall;
using namespace citywall::healthcare;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

UtcTime iso(const char16_t *text) { return UtcTime::fromIso(text); }

/// A report of one hospital's beds.
void report(DecodedBatch &batch, quint32 feature, UtcTime at, float staffed, float occupied)
{
    batch.observations.push_back({ feature, at, {}, { 0, staffed, occupied, ObservationRecord::nan }, {} });
}

} // namespace

class TestState : public QObject
{
    Q_OBJECT

    // North has the hospitals a and b, south none; b is the nearer to south. Far away in the east: c.
    AreaIndex m_areas { { square(u"north"_s, -87.7, 41.9, 0.1), square(u"south"_s, -87.7, 41.7, 0.1),
                          square(u"east"_s, -87.3, 41.9, 0.1) } };

    /// Hourly reports over eleven days, of which the last is 2026-11-11, a Wednesday, until noon in Chicago. Hospital a
    /// holds 80 patients, on Wednesdays 90; b 50 of 100, c 100 of 100.
    DecodedBatch beds() const
    {
        DecodedBatch batch;
        batch.features = { { u"a"_s, u"A"_s, { { -87.65, 41.98 } }, {} },
                           { u"b"_s, u"B"_s, { { -87.65, 41.91 } }, {} },
                           { u"c"_s, u"C"_s, { { -87.25, 41.95 } }, {} } };
        batch.terms = { u"MedicalSurgical"_s };
        for (UtcTime at = iso(u"2026-11-01T06:00:00Z"); at <= iso(u"2026-11-11T18:00:00Z"); at = at + std::chrono::hours(1)) {
            const bool wednesday = at.toDateTime(QTimeZone("America/Chicago")).date().dayOfWeek() == 3;
            report(batch, 0, at, 100, wednesday ? 90 : 80);
            report(batch, 1, at, 100, 50);
            report(batch, 2, at, 100, 100);
        }
        return batch;
    }
    static DecodedBatch emergency()
    {
        DecodedBatch batch;
        batch.features = { { u"a"_s, {}, { { -87.65, 41.98 } }, {} }, { u"b"_s, {}, { { -87.65, 41.91 } }, {} } };
        batch.terms = { u"normal"_s, u"closed"_s };
        const auto add = [&](quint32 feature, const char16_t *at, float wait, float diversion) {
            batch.observations.push_back({ feature, iso(at), {}, { wait, 3, 0, diversion }, {} });
        };
        add(0, u"2026-11-10T18:00:00Z", 600, 1);
        add(1, u"2026-11-10T18:00:00Z", 1200, 1);
        add(0, u"2026-11-11T18:00:00Z", 1800, 0);
        add(1, u"2026-11-11T18:00:00Z", 3000, 1);
        return batch;
    }

private Q_SLOTS:
    void followsTheClockAndTheSelection()
    {
        FakeClock clock { QTimeZone("America/Chicago"), FakeClock::Answers::AtOnce };
        FakeHistory history;
        Selection selection;
        HospitalState state(history, clock, selection, m_areas);
        clock.seek(iso(u"2026-11-11T18:10:00Z").milliseconds);
        history.take(bedsFeed, beds(), m_areas);
        history.take(emergencyFeed, emergency(), m_areas);
        QCOMPARE(state.hospitals().size(), size_t(3));
        QCOMPARE(state.scope().size(), size_t(3));
        QCOMPARE(state.summary().occupancy(), 0.8); // 90 + 50 + 100 of 300
        QCOMPARE(state.summary().diverting, 1.0);
        QCOMPARE(state.summary().medianWaitSeconds, 2400.0);

        QCOMPARE(state.hospitalOfEntity({ emergencyFeed, u"a"_s }), u"a"_s);
        QVERIFY(state.hospitalOfEntity({ u"safety.incident"_s, u"a"_s }).isEmpty());
        QVERIFY(state.hospitalOfEntity({ ambulancesFeed, u"a"_s }).isEmpty()); // nothing of that feed

        selection.enterArea(u"north"_s);
        QCOMPARE(state.scope().size(), size_t(2));
        QCOMPARE(state.summary().occupancy(), 0.7);
        QVERIFY(!state.isNearestOnly());

        selection.enterArea(u"south"_s);
        QVERIFY(state.isNearestOnly());
        QCOMPARE(state.hospitals()[size_t(state.scope().front())].id, u"b"_s);
        QCOMPARE(state.summary().occupancy(), 0.5);
        // From 41.75 to 41.91 N on one meridian: 0.16° of 6371.0088 km = 17.791 km.
        QVERIFY(std::abs(state.nearestMeters() - 17791) < 1);

        selection.home();
        clock.seek(iso(u"2026-11-10T18:10:00Z").milliseconds); // back: the same as then
        QCOMPARE(state.summary().diverting, 2.0);
        QVERIFY(std::abs(state.summary().occupancy() - 230.0 / 300) < 1e-9);
        clock.seek(iso(u"2026-11-11T18:10:00Z").milliseconds);
        QCOMPARE(state.summary().occupancy(), 0.8);
    }

    void kpisCompareWithTheUsual()
    {
        FakeClock clock { QTimeZone("America/Chicago"), FakeClock::Answers::AtOnce };
        FakeHistory history;
        Selection selection;
        HospitalState state(history, clock, selection, m_areas);
        Kpi occupancy;
        Kpi wait;
        Kpi diversion;
        const HealthKpis kpis(state, occupancy, wait, diversion);
        selection.enterArea(u"north"_s);
        clock.seek(iso(u"2026-11-11T18:10:00Z").milliseconds);
        history.take(bedsFeed, beds(), m_areas);
        history.take(emergencyFeed, emergency(), m_areas);
        QTRY_COMPARE(occupancy.value(), 0.7);
        // One earlier Wednesday is too few; workdays since 2 November: 7 of them, of which one has 0.7, the others 0.65.
        QTRY_COMPARE(occupancy.reference(), 0.65);
        QCOMPARE(occupancy.coverage(), 1.0);
        QTRY_COMPARE(occupancy.trend().size(), 24);
        QCOMPARE(occupancy.trend().last(), 0.7);  // 11 o'clock on Wednesday
        QCOMPARE(occupancy.trend().first(), 0.65); // noon on Tuesday
        QCOMPARE(wait.value(), 2400.0);
        QVERIFY(std::isnan(wait.reference())); // one earlier day
        QCOMPARE(diversion.value(), 1.0);
        QTRY_COMPARE(diversion.reference(), 2.0);
    }

    void nothingKnownIsUnknown()
    {
        FakeClock clock { QTimeZone("America/Chicago"), FakeClock::Answers::AtOnce };
        FakeHistory history;
        Selection selection;
        HospitalState state(history, clock, selection, m_areas);
        Kpi occupancy;
        Kpi wait;
        Kpi diversion;
        const HealthKpis kpis(state, occupancy, wait, diversion);
        clock.seek(iso(u"2026-11-11T18:10:00Z").milliseconds);
        QVERIFY(state.scope().empty());
        QVERIFY(std::isnan(occupancy.value()));
        QVERIFY(std::isnan(diversion.value()));
        QVERIFY(!(occupancy.coverage() > 0));
    }

    void oldSyndromesAreNotShown()
    {
        FakeClock clock { QTimeZone("America/Chicago"), FakeClock::Answers::AtOnce };
        FakeHistory history;
        SyndromicState state(history, clock);
        DecodedBatch batch;
        batch.features = { { u"city:rash"_s, {}, {}, { { u"syndrome"_s, u"rash"_s } } } };
        const QDate first(2026, 11, 1);
        for (int day = 0; day < 10; ++day)
            batch.observations.push_back(
                { 0,
                  UtcTime::fromDateTime(first.addDays(day + 1).startOfDay(clock.zone())),
                  {},
                  { day == 9 ? 60.0F : 20.0F, ObservationRecord::nan, ObservationRecord::nan, ObservationRecord::nan },
                  {} });
        clock.seek(iso(u"2026-11-11T18:00:00Z").milliseconds);
        history.take(syndromicFeed, batch, m_areas);
        QCOMPARE(state.table().day, QDate(2026, 11, 10));
        QCOMPARE(state.indexOf({}, u"rash"_s), 0);
        QCOMPARE(state.verdicts()[0].signals(), 2); // C1 and C2: 40 / 0.5; C3 lacks two earlier days
        clock.seek(iso(u"2026-11-10T18:00:00Z").milliseconds);
        QCOMPARE(state.table().day, QDate(2026, 11, 9)); // what is to come is not known
        QCOMPARE(state.verdicts()[0].signals(), 0);
        clock.seek(iso(u"2026-11-16T18:00:00Z").milliseconds);
        QCOMPARE(state.table().series.size(), size_t(0));
    }
};

QTEST_GUILESS_MAIN(TestState)
#include "tst_state.moc"
