// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the map shows of areas and hospitals now and a day before, and the difference, worked out by hand.
#include "map/layers/areacomparison.h"
#include "map/layers/pointcomparison.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "support/samples.h"
#include "ui/healthareas.h"
#include "ui/healthmap.h"

#include <QTest>

using namespace citywall;
using namespace citywall::healthcare;
using namespace citywall::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr float nothing = ObservationRecord::nan;
const UtcTime noon = UtcTime::fromIso(u"2026-11-20T12:00:00Z");
const QList<QColor> severities { u"#808080"_s, u"#00aa00"_s, u"#aaaa00"_s, u"#ff8800"_s, u"#ff0000"_s };

Metric metric(const QString &unit, double scale, const QList<MetricLimit> &limits)
{
    Metric made;
    made.unit = unit;
    made.scale = scale;
    made.goodDirection = -1;
    made.limits = limits;
    return made;
}

HealthMetrics metrics()
{
    HealthMetrics made {};
    made.occupancy = metric(u"%"_s, 100, { { u"elevated"_s, u"elevated"_s, 85, 1 }, { u"high"_s, u"high"_s, 90, 2 } });
    made.wait = metric(u"min"_s, 1. / 60, { { u"long"_s, u"long"_s, 30, 1 } });
    return made;
}

/// The module's maps by a clock of their own.
struct Maps {
    Maps(FakeHistory &history, const AreaIndex &index, UtcTime at)
        : hospitals(history, clock, selection, index), syndromic(history, clock),
          areas(hospitals, syndromic, metrics(), { &catchments, &signalAreas }),
          map(hospitals, selection, metrics(), { &load, &waits })
    {
        areas.setSeverityColors(severities);
        map.setSeverityColors(severities);
        clock.seek(at.milliseconds);
    }
    FakeClock clock { QTimeZone::UTC, FakeClock::Answers::AtOnce };
    Selection selection;
    HospitalState hospitals;
    SyndromicState syndromic;
    Layer catchments { u"healthcare.catchment"_s, {}, {}, 100, true };
    Layer signalAreas { u"healthcare.syndromic"_s, {}, {}, 100, true };
    Layer load { u"healthcare.hospitals"_s, {}, {}, 400, true };
    Layer waits { u"healthcare.waits"_s, {}, {}, 400, true };
    HealthAreas areas;
    HealthMap map;
};

QList<double> valuesOf(const AreaSet &set)
{
    QList<double> values;
    for (const AreaValue &v : set.values())
        values.append(std::isnan(v.value) ? -999 : v.value);
    return values;
}

QList<double> valuesOf(const PointSet &set)
{
    QList<double> values;
    for (const MapPoint &point : set.points())
        values.append(std::isnan(point.value) ? -999 : point.value);
    return values;
}

/// Hospital a in the west, b in the east. Of 100 beds each a had 60 occupied the day before and 90 now, b 80 and 70; at a one waited
/// 28 min, and now 40.
void tellHospitals(FakeHistory &history, const AreaIndex &areas)
{
    DecodedBatch beds;
    beds.features = { { u"a"_s, u"General"_s, { { 0.2, 0.5 } }, {} }, { u"b"_s, u"Mercy"_s, { { 1.8, 0.5 } }, {} } };
    beds.terms = { u"Inpatient"_s };
    beds.observations.push_back({ 0, noon - 24h, {}, { 0, 100, 60, nothing }, {} });
    beds.observations.push_back({ 1, noon - 24h, {}, { 0, 100, 80, nothing }, {} });
    beds.observations.push_back({ 0, noon, {}, { 0, 100, 90, nothing }, {} });
    beds.observations.push_back({ 1, noon, {}, { 0, 100, 70, nothing }, {} });
    history.put(bedsFeed, beds, true, &areas);
    DecodedBatch emergency;
    emergency.features = { beds.features[0], beds.features[1] };
    emergency.terms = { u"normal"_s, u"closed"_s };
    emergency.observations.push_back({ 0, noon - 24h, {}, { 28 * 60, nothing, nothing, 0 }, {} });
    emergency.observations.push_back({ 0, noon, {}, { 40 * 60, nothing, nothing, 1 }, {} });
    emergency.observations.push_back({ 1, noon, {}, { 10 * 60, nothing, nothing, 0 }, {} });
    history.put(emergencyFeed, emergency, true, &areas);
}

/// Ten days until the midnight before noon of 20 visits, of which in the west the last has 60.
void tellVisits(FakeHistory &history, const AreaIndex &areas)
{
    DecodedBatch visits;
    for (const QString &area : { u"west"_s, u"east"_s })
        visits.features.push_back({ area + u":rash"_s, {}, {}, { { u"area"_s, area }, { u"syndrome"_s, u"rash"_s } } });
    for (int day = 0; day < 10; ++day) {
        const UtcTime at = UtcTime::fromIso(u"2026-11-11T00:00:00Z") + 24h * day;
        visits.observations.push_back({ 0, at, {}, { day == 9 ? 60.F : 20.F, nothing, nothing, nothing }, {} });
        visits.observations.push_back({ 1, at, {}, { 20, nothing, nothing, nothing }, {} });
    }
    history.put(syndromicFeed, visits, true, &areas);
}

} // namespace

class AreasTest : public QObject
{
    Q_OBJECT
    const AreaIndex m_areas { { square(u"west"_s, 0, 0, 1), square(u"east"_s, 1, 0, 1), square(u"south"_s, 0, -1, 1) } };

private Q_SLOTS:
    void catchments()
    {
        FakeHistory history;
        tellHospitals(history, m_areas);
        Maps now(history, m_areas, noon);
        Maps then(history, m_areas, noon - 24h);
        AreaSet &shown = *now.areas.catchments();
        // The middle of the south is 1.04° from a and 1.64° from b.
        QTRY_COMPARE(valuesOf(shown), (QList<double> { 90, 70, 90 }));
        QTRY_COMPARE(valuesOf(*then.areas.catchments()), (QList<double> { 60, 80, 60 }));
        QCOMPARE(shown.styles()[0].color, qRgba(0xff, 0x88, 0x00, 120)); // high, from 90 on
        QCOMPARE(shown.styles()[1].color, qRgba(0x00, 0xaa, 0x00, 36)); // normal is faint
        QCOMPARE(shown.scale()->unit, u"%"_s);
        QCOMPARE(now.catchments.legendTitle(), u"Load of the nearest hospital, %"_s);
        AreaComparison less(shown, { then.areas.catchments() }, AreaComparison::Shows::LessThen, true);
        QCOMPARE(valuesOf(less), (QList<double> { 30, -10, 30 }));
        QVERIFY(!less.hasSilent() && !less.hasUnknown());
        // Before the first report nothing is known, and so is no difference.
        then.clock.seek((noon - 48h).milliseconds);
        QTRY_COMPARE(valuesOf(less), (QList<double> { -999, -999, -999 }));
        QVERIFY(less.hasSilent());
        // Hatched from eight hours on, twice what makes a report old; its value is known as long.
        now.clock.seek((noon + 9h).milliseconds);
        QTRY_COMPARE(shown.styles()[0].freshness.level, Freshness::Stale);
        QCOMPARE(valuesOf(shown)[0], 90.);
        // The theme's colours.
        QList<QColor> others = severities;
        others[3] = u"#ffcc00"_s;
        now.clock.seek(noon.milliseconds);
        QTRY_COMPARE(shown.styles()[0].freshness.level, Freshness::Current);
        now.areas.setSeverityColors(others);
        QCOMPARE(shown.styles()[0].color, qRgba(0xff, 0xcc, 0x00, 120));
    }

    void syndromicSignals()
    {
        FakeHistory history;
        tellVisits(history, m_areas);
        Maps now(history, m_areas, noon);
        Maps then(history, m_areas, noon - 24h);
        AreaSet &shown = *now.areas.signalAreas();
        // C1 and C2 of 60 after days of 20 are 40 / 0.5; C3 lacks two earlier days. Of the south there are no visits.
        QTRY_COMPARE(valuesOf(shown), (QList<double> { 2, 0, -999 }));
        QTRY_COMPARE(valuesOf(*then.areas.signalAreas()), (QList<double> { 0, 0, -999 }));
        QCOMPARE(shown.styles()[0].color, qRgba(0xff, 0x88, 0x00, 120));
        QCOMPARE(shown.styles()[2].color, qRgba(0x80, 0x80, 0x80, 60));
        AreaComparison less(shown, { then.areas.signalAreas() }, AreaComparison::Shows::LessThen, true);
        QCOMPARE(valuesOf(less), (QList<double> { 2, 0, -999 }));
        QVERIFY(less.hasUnknown() && !less.hasSilent());
        QCOMPARE(less.unknownColor(), qRgba(0x80, 0x80, 0x80, 60));
        // Between two weeks the usual may lie between two classes: it has the colour of the next.
        AreaComparison usual(shown, { now.areas.signalAreas(), then.areas.signalAreas() }, AreaComparison::Shows::Usual, true);
        QCOMPARE(valuesOf(usual), (QList<double> { 1, 0, -999 }));
        QCOMPARE(usual.styles()[0].color, qRgba(0xaa, 0xaa, 0x00, 120));
    }

    void hospitals()
    {
        FakeHistory history;
        tellHospitals(history, m_areas);
        Maps now(history, m_areas, noon);
        Maps then(history, m_areas, noon - 24h);
        QTRY_COMPARE(valuesOf(*now.map.load()), (QList<double> { 90, 70 }));
        QTRY_COMPARE(valuesOf(*then.map.load()), (QList<double> { 60, 80 }));
        QTRY_COMPARE(valuesOf(*now.map.waits()), (QList<double> { 40, 10 }));
        QTRY_COMPARE(valuesOf(*then.map.waits()), (QList<double> { 28, -999 }));
        QCOMPARE(now.map.load()->measure()->unit, u"%"_s);
        QCOMPARE(now.map.waits()->measure()->title, now.waits.legendTitle());
        QCOMPARE(now.map.load()->points()[0].name, u"General"_s);
        const PointComparison::Words words { [](double) { return QString(); },
                                             [](const MapPoint &, double) { return QString(); } };
        PointComparison load(*now.map.load(), *then.map.load(), words, true);
        QCOMPARE(valuesOf(load), (QList<double> { 30, -10 }));
        PointComparison waits(*now.map.waits(), *then.map.waits(), words, true);
        QCOMPARE(valuesOf(waits), (QList<double> { 12, -999 }));
        // Ambulances are turned away from a now: the sign says it, that of the difference does not.
        QCOMPARE(now.map.waits()->points()[0].category, HospitalMark::of(1, true));
        QCOMPARE(waits.points()[0].category, HospitalMark::of(0, false));
    }
};

QTEST_GUILESS_MAIN(AreasTest)
#include "tst_areas.moc"
