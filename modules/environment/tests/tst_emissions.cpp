// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/emissions.h"
#include "core/measures.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "support/samples.h"

#include <QTest>

using namespace citywall;
using namespace citywall::environment;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

constexpr float none = ObservationRecord::nan;
const UtcTime noon = UtcTime::fromIso(u"2026-07-02T17:00:00Z"); // 12:00 in Chicago

FeedDescriptor emissions()
{
    const QList<FeedDescriptor> all = feeds();
    return *std::ranges::find(all, emissionsFeed, &FeedDescriptor::id);
}

/// A site (dust, permit 150 µg/m³) and a works (SO₂ and NOx, permits 35 and 50 mg/m³), every ten minutes of a day up to noon.
DecodedBatch day(const std::function<float(int hoursAgo)> &dust)
{
    DecodedBatch batch;
    const auto point = [&](const QString &id, const QString &site, const QString &kind, const QString &substance, GeoPoint at) {
        batch.features.push_back(
            { id,
              substance,
              { at },
              { { u"site"_s, site }, { u"siteName"_s, site }, { u"kind"_s, kind }, { u"substance"_s, substance } } });
    };
    point(u"s:PM10"_s, u"Site"_s, u"construction"_s, u"PM10"_s, { 0.5, 0.5 });
    point(u"w:SO2"_s, u"Works"_s, u"enterprise"_s, u"SO₂"_s, { 1.5, 0.5 });
    point(u"w:NOx"_s, u"Works"_s, u"enterprise"_s, u"NOx"_s, { 1.5, 0.5 });
    for (int minute = 24 * 60; minute >= 10; minute -= 10) {
        const UtcTime at = noon - std::chrono::minutes(minute);
        batch.observations.push_back({ 0, at, {}, { dust((minute - 1) / 60 + 1), none, 150, none }, {} });
        batch.observations.push_back({ 1, at, {}, { 14'000, 1e-3F, 35'000, none }, {} });
        batch.observations.push_back({ 2, at, {}, { 110'000, 8e-3F, 50'000, none }, {} });
    }
    return batch;
}

} // namespace

class TestEmissions : public QObject
{
    Q_OBJECT

    AreaIndex m_areas { { square(u"west"_s, 0, 0, 1), square(u"east"_s, 1, 0, 1) } };

private Q_SLOTS:
    void theShareIsFilledInWhereItIsMissing()
    {
        const DecodedBatch batch = emissions().makeDecoder()(
            R"({"observations":[{"feature":"a","phenomenonTime":0,"values":{"concentration":30,"permit":120}},
                               {"feature":"b","phenomenonTime":0,"values":{"concentration":30,"permit":120,"ratio":0.5}},
                               {"feature":"d","phenomenonTime":0,"values":{"concentration":30,"permit":-9e18}},
                               {"feature":"c","phenomenonTime":0,"values":{"concentration":30}}]})",
            { 0 });
        QCOMPARE(batch.observations.size(), size_t(3));
        QCOMPARE(batch.observations[0].values[RatioField], 0.25F);
        QCOMPARE(batch.observations[1].values[RatioField], 0.5F); // what the publisher says goes first
        QVERIFY(std::isnan(batch.observations[2].values[RatioField]));
        QCOMPARE(batch.rejections.size(), size_t(1));
        QCOMPARE(batch.rejections[0].reason, u"permit of less than nothing"_s);
    }

    void severities()
    {
        QCOMPARE(severityOfRatio(1), 0); // exactly what is allowed
        QCOMPARE(severityOfRatio(1.01), 2);
        QCOMPARE(severityOfRatio(2), 2);
        QCOMPARE(severityOfRatio(2.01), 3);
        QCOMPARE(severityOfRatio(unknown), -1);
    }

    void hoursAgainstThePermit()
    {
        FakeClock clock { QTimeZone("America/Chicago"), FakeClock::Answers::AtOnce };
        FakeHistory history;
        Selection selection;
        Emitters emitters(history, clock, selection, m_areas);
        clock.seek((noon + std::chrono::minutes(5)).milliseconds);
        // Above in the last hour and in the one that began three hours before noon; and last evening, which is another day.
        history.take(emissionsFeed, day([](int ago) { return ago == 1 || ago == 3 || ago > 14 ? 180.0F : 90.0F; }), m_areas);
        QCOMPARE(emitters.all().size(), size_t(2));
        const Emitter *site = emitters.find(u"Site"_s);
        QVERIFY(site);
        QCOMPARE(site->kind, EmitterKind::Construction);
        QCOMPARE(site->area, 0);
        QVERIFY(site->simulated);
        const Emission &dust = site->emissions.first();
        QCOMPARE(dust.newest, 180.0);
        QCOMPARE(dust.hour, 180.0);
        QCOMPARE(dust.hourRatio, 1.2);
        QCOMPARE(dust.hoursKnown, 12); // midnight to noon by the city's clock
        QCOMPARE(dust.hoursAbove, 2);
        QCOMPARE(site->severity(), 2);

        const Emitter *works = emitters.ofFeature(u"w:SO2"_s);
        QVERIFY(works);
        QCOMPARE(works->emissions.size(), 2);
        QCOMPARE(works->emissions[0].substance, u"NOx"_s); // by name
        QCOMPARE(works->worst()->substance, u"NOx"_s); // 220 % against 40 %
        QCOMPARE(works->worst()->hourRatio, 2.2);
        QCOMPARE(works->severity(), 3);
        QCOMPARE(works->emissions[1].hourRatio, 0.4);
        QCOMPARE(emitters.rowsOf(u"w:SO2"_s)->size(), size_t(144));
        QCOMPARE(emitters.rowsOf(u"w:SO2"_s)->values[EmittedField].front(), 14'000.0F);
        QCOMPARE(emitters.rowsOf(u"x"_s)->size(), size_t(0));
        QVERIFY(!emitters.ofFeature(u"x"_s));

        selection.enterArea(u"east"_s);
        QVERIFY(!emitters.inScope(*emitters.find(u"Site"_s)));
        QVERIFY(emitters.inScope(*emitters.find(u"Works"_s)));
    }

    void theClockGoesBackAndOn()
    {
        FakeClock clock { QTimeZone("America/Chicago"), FakeClock::Answers::AtOnce };
        FakeHistory history;
        Selection selection;
        Emitters emitters(history, clock, selection, m_areas);
        clock.seek(noon.milliseconds);
        history.take(emissionsFeed, day([](int ago) { return ago == 1 ? 180.0F : 90.0F; }), m_areas);
        const auto dust = [&] { return emitters.find(u"Site"_s)->emissions.first(); };
        QCOMPARE(dust().hourRatio, 1.2);
        clock.seek((noon - std::chrono::hours(1)).milliseconds);
        QCOMPARE(dust().hourRatio, 0.6); // the hour that comes is not known
        QCOMPARE(dust().hoursAbove, 0);
        // An hour and a half after the last word nobody knows; a day later the point is not heard of at all.
        clock.seek((noon + std::chrono::minutes(100)).milliseconds);
        QVERIFY(std::isnan(dust().newest));
        QVERIFY(std::isnan(dust().hourRatio));
        QCOMPARE(emitters.find(u"Site"_s)->severity(), -1);
        clock.seek((noon + std::chrono::hours(27)).milliseconds);
        QVERIFY(emitters.all().empty());
        clock.seek(noon.milliseconds);
        QCOMPARE(dust().hourRatio, 1.2);
    }

    void halfAnHourIsNoHour()
    {
        FakeClock clock { QTimeZone::UTC, FakeClock::Answers::AtOnce };
        FakeHistory history;
        Selection selection;
        Emitters emitters(history, clock, selection, m_areas);
        clock.seek(noon.milliseconds);
        DecodedBatch batch = day([](int) { return 180.0F; });
        std::erase_if(batch.observations, [](const ObservationRecord &o) {
            return o.phenomenonTime >= noon - std::chrono::minutes(30); // the last half hour
        });
        history.take(emissionsFeed, batch, m_areas);
        const Emission &dust = emitters.find(u"Site"_s)->emissions.first();
        QVERIFY(std::isnan(dust.hour));
        QCOMPARE(dust.newest, 180.0);
    }

    void measuresWeighStationsAlike()
    {
        // One station says 60 and 70, another 50: arithmetic (65 + 50) / 2; by energy 10 lg(((10⁶ + 10⁷)/2 + 10⁵) / 2) = 64.4716.
        Observations columns;
        add(columns, { 0 }, 0, { 60, none, none, none });
        add(columns, { 1 }, 0, { 70, none, none, none });
        add(columns, { 2 }, 1, { 50, none, none, none });
        add(columns, { 3 }, 1, { none, none, none, none });
        const FeedDictionary dictionary;
        const std::vector<quint32> rows { 0, 1, 2, 3 };
        const MeasureRows all { columns, dictionary, rows, { { 0 }, { 10 } } };
        QCOMPARE(meanOfStations(all, 0), 57.5);
        QVERIFY(std::abs(energyMeanOfStations(all, 0) - 64.4716) < 1e-4);
        QCOMPARE(highestOfStations(all, 0), 65.0);
        const MeasureRows nothing { columns, dictionary, std::span(rows).last(1), { { 0 }, { 10 } } };
        QVERIFY(std::isnan(meanOfStations(nothing, 0)));
        QVERIFY(std::isnan(energyMeanOfStations(nothing, 0)));
        QVERIFY(std::isnan(highestOfStations(nothing, 0)));
    }
};

QTEST_GUILESS_MAIN(TestEmissions)
#include "tst_emissions.moc"
