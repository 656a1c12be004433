// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the map shows of stations: their values, and what becomes of those that fall silent.
#include "core/environmentkpis.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "support/samples.h"
#include "ui/categorycolors.h"
#include "watchedmap.h"

#include <QTest>

using namespace citywall;
using namespace citywall::environment;
using namespace citywall::test;
using citywall::environment::test::WatchedMap;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const UtcTime noon = UtcTime::fromIso(u"2026-11-20T12:00:00Z");

DecodedBatch telling(size_t field, float value, const QList<QPair<int, UtcTime>> &rows, const QJsonObject &properties = {})
{
    DecodedBatch batch;
    for (int i = 0; i < 2; ++i)
        batch.features.push_back({ QString::number(i), {}, { { 0.3 + 0.4 * i, 0.5 } }, properties });
    for (const auto &[station, time] : rows) {
        ObservationRecord record;
        record.feature = quint32(station);
        record.phenomenonTime = time;
        record.values[field] = value;
        batch.observations.push_back(record);
    }
    return batch;
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
    void stations()
    {
        using enum Freshness::Level;
        const AreaIndex areas { { square(u"city"_s, 0, 0, 1) } };
        FakeClock clock(QTimeZone::UTC, FakeClock::Answers::AtOnce);
        FakeHistory history;
        Selection selection;
        QList<QPair<int, UtcTime>> air; // both each hour for three days, 1 until an hour before noon
        for (int ago = 72; ago >= 0; --ago) {
            for (int station = 0; station < 2; ++station) {
                if (station == 0 || ago > 0)
                    air.append({ station, noon - 1h * ago });
            }
        }
        history.put(particlesFeed, telling(Pm25Field, 20, air), true, &areas);
        history.put(gasesFeed, {}, true);
        history.put(waterFeed, telling(StageField, 2, { { 0, noon }, { 1, noon - 1h } }, { { u"minorStage"_s, 3.0 } }), true,
                    &areas);
        WatchedMap watched(history, clock, selection, areas);
        EnvironmentMap &map = watched.map;
        Kpi index, hours, flood;
        const EnvironmentKpis kpis(watched.air, watched.water, index, hours, flood);

        clock.seek(noon.milliseconds);
        QTRY_COMPARE(levelsOf(map.air()), (QList<int> { Current, Current }));
        QCOMPARE(levelsOf(map.water()), (QList<int> { Current, Current }));
        QTRY_COMPARE(index.coverage(), 1.0);
        QCOMPARE(flood.coverage(), 1.0);
        QCOMPARE(flood.value(), -1.0); // a metre below flood stage
        QCOMPARE(levelsOfAreas(map), (QList<int> { Current }));

        clock.seek((noon + 60min).milliseconds); // 1: two hours old, fading since half an hour
        QTRY_COMPARE(levelsOf(map.water()), (QList<int> { Current, Fading }));
        QTRY_COMPARE(levelsOf(map.air()), (QList<int> { Current, Fading }));
        QTRY_COMPARE(flood.coverage(), 0.5);
        QTRY_COMPARE(index.coverage(), 0.5);

        clock.seek((noon + 135min).milliseconds); // 0 is hatched from here on; 1 unknown since a quarter of an hour
        QTRY_COMPARE(levelsOf(map.water()), (QList<int> { Stale, Unknown }));
        QTRY_COMPARE(levelsOf(map.air()), (QList<int> { Stale, Unknown }));
        QCOMPARE(map.water()->points()[1].label, u"–"_s);
        QTRY_COMPARE(levelsOfAreas(map), (QList<int> { Stale })); // the freshest of the area's stations
        QTRY_COMPARE(flood.coverage(), 0.0);
        QVERIFY(std::isnan(flood.value())); // what is hatched is not counted
        QTRY_COMPARE(index.coverage(), 0.0);
        QStringList symbols;
        for (const LegendEntry &entry : watched.layers[4 - 1].legend()) // water
            symbols << entry.symbol;
        QVERIFY(symbols.contains(u"disc-stale"_s) && symbols.contains(u"disc-unknown"_s) && !symbols.contains(u"disc-faded"_s));
    }

    void waterQuality()
    {
        const AreaIndex areas { { square(u"city"_s, 0, 0, 1) } };
        FakeClock clock(QTimeZone::UTC, FakeClock::Answers::AtOnce);
        FakeHistory history;
        Selection selection;
        history.put(waterQualityFeed, telling(OxygenField, 4.24F, { { 0, noon }, { 1, noon - 1h } }), true, &areas);
        Metric oxygen;
        oxygen.unit = u"mg/L"_s;
        oxygen.decimals = 1;
        WatchedMap watched(history, clock, selection, areas, { {}, oxygen });
        EnvironmentMap &map = watched.map;
        Layer &layer = watched.layers[4];
        layer.setVisible(false);

        clock.seek(noon.milliseconds);
        QTRY_COMPARE(map.quality()->points().size(), 2);
        const MapPoint point = map.quality()->points()[0];
        QCOMPARE(point.label, u"4.2"_s); // the legend has the unit
        QCOMPARE(layer.legendTitle(), u"Dissolved oxygen, mg/L"_s);
        // Under 5 g/m³, over 3: US EPA 440/5-86-003, table 1.
        QCOMPARE(point.color, severityColor(1, true));
        QVERIFY(point.told.endsWith(u": little oxygen for young fish"_s));

        selection.enterEntity(waterTemperatureFeed, u"1"_s); // of the same place
        QVERIFY(layer.isVisible());
        QCOMPARE(map.keyOf(EnvironmentMap::Quality, map.selectedId()), 1U);
        map.choose(EnvironmentMap::Quality, 0);
        QCOMPARE(selection.entity(), (EntityRef { waterQualityFeed, u"0"_s }));
        clock.seek((noon + 135min).milliseconds);
        QTRY_COMPARE(map.quality()->points()[1].label, u"–"_s); // unknown by its age
    }

private:
    static QList<int> levelsOfAreas(EnvironmentMap &map)
    {
        QList<int> levels;
        for (const AreaStyle &style : map.areas()->styles())
            levels << int(style.freshness.level);
        return levels;
    }
};

QTEST_GUILESS_MAIN(AgesTest)
#include "tst_ages.moc"
