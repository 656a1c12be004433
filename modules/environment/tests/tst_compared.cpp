// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the map shows of stations and emitters, subtracted from what it showed a week before. Differences by hand.
#include "map/layers/heatfield.h"
#include "map/layers/pointcomparison.h"
#include "map/layers/surfacecomparison.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "support/samples.h"
#include "ui/surfacemap.h"
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
const UtcTime weekBefore = noon - 24h * 7;

Metric metric(const QString &unit, double scale = 1, double offset = 0)
{
    Metric metric;
    metric.unit = unit;
    metric.scale = scale;
    metric.offset = offset;
    return metric;
}

DecodedBatch places(int count)
{
    DecodedBatch batch;
    for (int i = 0; i < count; ++i)
        batch.features.push_back({ u"id%1"_s.arg(i), u"Place %1"_s.arg(i), { { 0.2 + 0.2 * i, 0.5 } }, {} });
    return batch;
}

void tell(DecodedBatch &batch, int place, UtcTime time, std::initializer_list<std::pair<size_t, double>> values)
{
    ObservationRecord record;
    record.feature = quint32(place);
    record.phenomenonTime = time;
    for (const auto &[field, value] : values)
        record.values[field] = float(value);
    batch.observations.push_back(record);
}

PointComparison::Words words()
{
    return { [](double difference) { return QString::number(difference, 'g', 4); },
             [](const MapPoint &now, double then) {
                 return u"%1: %2, %3"_s.arg(now.name).arg(now.known(), 0, 'g', 4).arg(then, 0, 'g', 4);
             } };
}

} // namespace

class ComparedTest : public QObject
{
    Q_OBJECT

    const AreaIndex m_areas { { square(u"city"_s, 0, 0, 1) } };
    const EnvironmentMap::Metrics m_metrics { metric(u"°C"_s, 1, -273.15), metric(u"mg/l"_s), metric(u"dB(A)"_s), metric(u"m"_s),
                                              metric(u"%"_s, 100) };
    FakeHistory m_history;
    Selection m_selection;
    FakeClock m_clock { QTimeZone::UTC, FakeClock::Answers::AtOnce };
    FakeClock m_earlier { QTimeZone::UTC, FakeClock::Answers::AtOnce };

    struct Maps {
        WatchedMap now;
        WatchedMap then;
    };
    /// Of so long after noon, and of a week before.
    Maps mapsAfter(Duration later)
    {
        m_clock.seek((noon + later).milliseconds);
        m_earlier.seek((weekBefore + later).milliseconds);
        return { { m_history, m_clock, m_selection, m_areas, m_metrics },
                 { m_history, m_earlier, m_selection, m_areas, m_metrics } };
    }
    /// Differences as their labels say them, by name; empty = not known.
    static QMap<QString, QString> labels(PointSet *now, PointSet *then)
    {
        const PointComparison less(*now, *then, words(), true);
        QMap<QString, QString> labels;
        for (const MapPoint &point : less.points())
            labels.insert(point.name, point.label);
        return labels;
    }

private Q_SLOTS:
    void cleanup()
    {
        for (const QString &feed :
             { particlesFeed, gasesFeed, noiseFeed, waterFeed, waterQualityFeed, weatherFeed, emissionsFeed })
            m_history.put(feed, {}, true);
    }

    void whatIsMeasured()
    {
        WatchedMap now(m_history, m_clock, m_selection, m_areas, m_metrics);
        const auto said = [](PointSet *points) {
            return points->measure() ? points->measure()->title + u" | "_s + points->measure()->unit : QString();
        };
        QCOMPARE(said(now.map.air()), u"Air-quality index (no unit) | "_s);
        QCOMPARE(said(now.map.noise()), u"Lden of the last 24 hours, dB(A) | dB(A)"_s);
        QCOMPARE(said(now.map.water()), u"Water level, m above datum | m"_s);
        QCOMPARE(said(now.map.quality()), u"Dissolved oxygen, mg/l | mg/l"_s);
        QCOMPARE(said(now.map.weather()), u"Air temperature, °C | °C"_s);
        QCOMPARE(said(now.map.emitters()), u"Last hour, % of the permit | %"_s);
    }

    void gauges()
    {
        // The first was not there a week before: then the second is the first of the list.
        DecodedBatch water = places(3);
        tell(water, 1, weekBefore, { { StageField, 2.5 } });
        tell(water, 2, weekBefore, { { StageField, 1.5 } });
        tell(water, 0, noon, { { StageField, 7 } });
        tell(water, 1, noon, { { StageField, 3.25 } });
        tell(water, 2, noon, { { StageField, 1.25 } });
        DecodedBatch weather = places(2);
        tell(weather, 0, weekBefore, { { TemperatureField, 280.15 } });
        tell(weather, 0, noon, { { TemperatureField, 285.65 } });
        tell(weather, 1, noon - 5h, { { TemperatureField, 285.65 } }); // not heard of for too long
        tell(weather, 1, weekBefore, { { TemperatureField, 280.15 } });
        DecodedBatch quality = places(1);
        tell(quality, 0, weekBefore, { { OxygenField, 9.5 } });
        tell(quality, 0, noon, { { OxygenField, 4 } });
        m_history.put(waterFeed, water, true, &m_areas);
        m_history.put(weatherFeed, weather, true, &m_areas);
        m_history.put(waterQualityFeed, quality, true, &m_areas);
        auto [now, then] = mapsAfter(0min);
        QTRY_COMPARE(now.map.water()->count(), 3);
        QTRY_COMPARE(then.map.water()->count(), 2);
        QCOMPARE(labels(now.map.water(), then.map.water()),
                 (QMap<QString, QString> { { u"Place 0"_s, {} }, { u"Place 1"_s, u"0.75"_s }, { u"Place 2"_s, u"-0.25"_s } }));
        QTRY_COMPARE(then.map.weather()->count(), 2);
        QCOMPARE(labels(now.map.weather(), then.map.weather()),
                 (QMap<QString, QString> { { u"Place 0"_s, u"5.5"_s }, { u"Place 1"_s, {} } }));
        QTRY_COMPARE(then.map.quality()->count(), 1);
        QCOMPARE(labels(now.map.quality(), then.map.quality()), (QMap<QString, QString> { { u"Place 0"_s, u"-5.5"_s } }));
        // In degrees Celsius, though what is told are kelvins.
        const PointComparison less(*now.map.weather(), *then.map.weather(), words(), true);
        QCOMPARE(less.points()[0].told, u"Place 0: 12.5, 7"_s);
    }

    void soundLevels()
    {
        // A level that is the same at all hours: Lden adds 5 dB in four of them and 10 dB in eight (2002/49/EC Annex I), at both times.
        DecodedBatch noise = places(1);
        for (const auto &[end, level] : { std::pair(weekBefore, 50.), std::pair(noon, 53.) }) {
            for (int ago = 25 * 4; ago >= 0; --ago)
                tell(noise, 0, end - 15min * ago, { { LevelField, level } });
        }
        m_history.put(noiseFeed, noise, true, &m_areas);
        auto [now, then] = mapsAfter(0min);
        QTRY_COMPARE(labels(now.map.noise(), then.map.noise()), (QMap<QString, QString> { { u"Place 0"_s, u"3"_s } }));
    }

    void airStations()
    {
        // PM2.5 alone, 9 µg/m³ for three days: an index of 50; and 20 µg/m³: 51 + (20 − 9.1) · (100 − 51)/(35.4 − 9.1) = 71.3, so 71
        // (40 CFR 58 App. G, 2024, table 2).
        DecodedBatch particles = places(3); // the first tells nothing; the third was not there, and is the first by its name
        particles.features[2].name = u"Added"_s;
        for (int ago = 80; ago >= 0; --ago) {
            tell(particles, 1, weekBefore - 1h * ago, { { Pm25Field, 9 } });
            tell(particles, 1, noon - 1h * ago, { { Pm25Field, 20 } });
            tell(particles, 2, noon - 1h * ago, { { Pm25Field, 20 } });
        }
        DecodedBatch gases = places(1);
        for (int ago = 80; ago >= 0; --ago) // NO₂ of one hour, 53 ppb at both times: an index of 50
            for (const UtcTime end : { weekBefore, noon })
                tell(gases, 0, end - 1h * ago, { { No2Field, microgramsPerCubicMeter(Pollutant::No2, 53.4) } });
        gases.features[0].id = u"gas"_s;
        gases.features[0].name = u"Gas"_s;
        m_history.put(particlesFeed, particles, true, &m_areas);
        m_history.put(gasesFeed, gases, true, &m_areas);
        auto [now, then] = mapsAfter(10min);
        QTRY_COMPARE(now.map.air()->count(), 3);
        QTRY_COMPARE(then.map.air()->count(), 2);
        QTRY_COMPARE(labels(now.map.air(), then.map.air()),
                     (QMap<QString, QString> { { u"Gas"_s, u"0"_s }, { u"Place 1"_s, u"21"_s }, { u"Added"_s, {} } }));
        // The keys lead to the stations.
        const QList<MapPoint> points = now.map.air()->points(); // others with each choice
        for (const MapPoint &point : points) {
            now.map.choose(EnvironmentMap::Air, point.key);
            QCOMPARE(m_selection.entity().id, point.name == u"Gas" ? u"gas"_s : point.name == u"Added" ? u"id2"_s : u"id1"_s);
            QCOMPARE(now.map.keyOf(EnvironmentMap::Air, now.map.selectedId()), point.key);
        }
        QCOMPARE(now.map.keyOf(EnvironmentMap::Air, u"nowhere"_s), std::numeric_limits<quint32>::max());
    }

    void surfaces()
    {
        // Two stations 2 km apart, 9 µg/m³ of PM2.5 at both then and 15 now, shown in ng/l (which is the same number) and in tenths of them.
        DecodedBatch particles = places(2);
        particles.features[1].geometry = { { 0.2 + 0.018, 0.5 } };
        for (int ago = 4; ago >= 0; --ago) {
            for (const int station : { 0, 1 }) {
                tell(particles, station, weekBefore - 1h * ago, { { Pm25Field, 9 } });
                tell(particles, station, noon - 1h * ago, { { Pm25Field, 15 } });
            }
        }
        m_history.put(particlesFeed, particles, true, &m_areas);
        for (const double scale : { 1., 0.1 }) {
            auto [now, then] = mapsAfter(10min);
            std::array<Metric, pollutantCount> concentrations;
            concentrations.fill(metric(u"ng/l"_s, scale));
            Layer layer(u"environment.surface"_s, u"Surface"_s, {}, 0, true);
            layer.setPinned(true);
            SurfaceMap surface(now.air, m_selection, concentrations, layer);
            SurfaceMap before(then.air, m_selection, concentrations, layer);
            SurfaceComparison less(*qobject_cast<SurfaceSet *>(surface.bands()), *qobject_cast<SurfaceSet *>(before.bands()),
                                   true);
            QTRY_COMPARE(less.count(), 1);
            QCOMPARE(less.ends(), (DifferenceScale { 10 * scale, false }));
            QCOMPARE(less.styles()[0].color, differenceColor(0.5, true)); // 6 of 10: between 3.75 and 6.25
            QCOMPARE(less.at({ 0.209, 0.5 }), 0);
            QCOMPARE(less.at({ 0.209, 0.5 + 0.06 }), -1); // 6.7 km from both
            // Of another pollutant, which then's map does not show yet, nothing can be said.
            now.air.setPollutant(Pollutant::No2);
            QTRY_COMPARE(less.count(), 0);
        }
    }

    void placesOfSurfacesAreTold()
    {
        // 10 and 40 µg/m³ of PM2.5, 2 km apart. A third of the way weights 4 : 1: (4 · 10 + 40) / 5 = 16; 0.006° of longitude are 667 m. Left
        // out, each is estimated by the other: both are off by 30.
        DecodedBatch particles = places(2);
        particles.features[1].geometry = { { 0.2 + 0.018, 0.5 } };
        for (int ago = 4; ago >= 0; --ago) {
            for (const int station : { 0, 1 })
                tell(particles, station, noon - 1h * ago, { { Pm25Field, station == 0 ? 10 : 40 } });
        }
        m_history.put(particlesFeed, particles, true, &m_areas);
        auto [now, then] = mapsAfter(10min);
        std::array<Metric, pollutantCount> concentrations;
        concentrations.fill(metric(u"ng/l"_s));
        Layer layer(u"environment.surface"_s, u"Surface"_s, {}, 0, true);
        layer.setPinned(true);
        SurfaceMap surface(now.air, m_selection, concentrations, layer);
        const QGeoCoordinate place(0.5, 0.206), away(0.56, 0.2); // 6.7 km from the nearest
        QCOMPARE(surface.titleAt(place), QString()); // nothing is known yet, not even that there is no estimate
        QTRY_VERIFY(surface.revision() > 0);
        QCOMPARE(surface.titleAt(place), u"PM2.5 about %1"_s.arg(concentrations[0].format(16)));
        QCOMPARE(
            surface.textAt(place),
            u"estimated between stations, mean of the last hour; the nearest station is 0.7 km away; cross-validation error %1"_s
                .arg(concentrations[0].format(30)));
        QCOMPARE(surface.titleAt(away), u"No estimate here"_s);
        QCOMPARE(surface.textAt(away), u"no station within 5 km has a mean of PM2.5 for the last hour"_s);
        QCOMPARE(surface.titleAt({}), QString());
        // Of a pollutant that no station measures there is none anywhere.
        const int before = surface.revision();
        now.air.setPollutant(Pollutant::No2);
        QTRY_VERIFY(surface.revision() > before);
        QCOMPARE(surface.titleAt(place), u"No estimate here"_s);
    }

    void surfacesBesideEachOtherShareTheirLevels()
    {
        // 9.5 everywhere then and 15.5 now: seven steps of 1 from 9 to 16 hold both.
        DecodedBatch particles = places(2);
        particles.features[1].geometry = { { 0.2 + 0.018, 0.5 } };
        for (int ago = 4; ago >= 0; --ago) {
            for (const int station : { 0, 1 }) {
                tell(particles, station, weekBefore - 1h * ago, { { Pm25Field, 9.5 } });
                tell(particles, station, noon - 1h * ago, { { Pm25Field, 15.5 } });
            }
        }
        m_history.put(particlesFeed, particles, true, &m_areas);
        auto [now, then] = mapsAfter(10min);
        std::array<Metric, pollutantCount> concentrations;
        concentrations.fill(metric(u"ng/l"_s));
        std::array<Layer, 2> layers;
        for (Layer &layer : layers)
            layer.setPinned(true);
        const auto labels = [](const Layer &layer) {
            QStringList said;
            const QList<LegendEntry> entries = layer.legend();
            for (const LegendEntry &entry : entries)
                said.append(entry.label);
            return said;
        };
        SurfaceMap surface(now.air, m_selection, concentrations, layers[0]);
        auto before = std::make_unique<SurfaceMap>(then.air, m_selection, concentrations, layers[1]);
        QTRY_VERIFY(surface.revision() > 0 && before->revision() > 0);
        QVERIFY(labels(layers[0]) != labels(layers[1]));
        QVERIFY(layers[0].legendNote().contains(u"cross-validation"));
        qobject_cast<SurfaceSet *>(surface.bands())->setSharedRange(u"air"_s);
        qobject_cast<SurfaceSet *>(before->bands())->setSharedRange(u"air"_s);
        const QStringList both { u"9–10"_s, u"10–11"_s, u"11–12"_s, u"12–13"_s, u"13–14"_s, u"14–15"_s, u"15–16"_s };
        QTRY_COMPARE(labels(layers[0]), both);
        QTRY_COMPARE(labels(layers[1]), both);
        QCOMPARE(layers[0].legend(), layers[1].legend()); // and the colours
        QCOMPARE(layers[0].legendTitle(), layers[1].legendTitle());
        QCOMPARE(layers[0].legendNote(), layers[1].legendNote()); // how good each is, its own places say
        const auto colorOf = [](double value) {
            const QRgb color = palette::sequential((value - 9) / 7, true);
            return qRgba(qRed(color), qGreen(color), qBlue(color), 165);
        };
        QCOMPARE(surface.bands()->count(), 1);
        QCOMPARE(surface.bands()->styles()[0].color, colorOf(15.5));
        QCOMPARE(before->bands()->count(), 1);
        QCOMPARE(before->bands()->styles()[0].color, colorOf(9.5));
        // Of another pollutant it has a scale of its own.
        then.air.setPollutant(Pollutant::No2);
        QTRY_VERIFY(labels(layers[0]) != both);
        then.air.setPollutant(Pollutant::Pm25);
        QTRY_COMPARE(labels(layers[0]), both);
        before.reset();
        QTRY_VERIFY(labels(layers[0]) != both);
        qobject_cast<SurfaceSet *>(surface.bands())->setSharedRange({});
        QTRY_VERIFY(layers[0].legendNote().contains(u"cross-validation"));
    }

    void emitters()
    {
        // Two substances of one works, of which the second alone was told a week before: 50 of 100 then; now 60 of 100, and 40 of 50.
        DecodedBatch batch;
        for (const QString &substance : { u"SO₂"_s, u"NOx"_s })
            batch.features.push_back(
                { substance, substance, { { 0.5, 0.5 } }, { { u"site"_s, u"w"_s }, { u"siteName"_s, u"Works"_s } } });
        for (int minute = 120; minute >= 0; minute -= 10) {
            const Duration ago = std::chrono::minutes(minute);
            tell(batch, 1, weekBefore - ago, { { EmittedField, 50 }, { PermitField, 100 } });
            tell(batch, 0, noon - ago, { { EmittedField, 40 }, { PermitField, 50 } });
            tell(batch, 1, noon - ago, { { EmittedField, 60 }, { PermitField, 100 } });
        }
        m_history.put(emissionsFeed, batch, true, &m_areas);
        auto [now, then] = mapsAfter(5min);
        QTRY_COMPARE(then.map.emitters()->count(), 1);
        QTRY_COMPARE(labels(now.map.emitters(), then.map.emitters()), (QMap<QString, QString> { { u"Works"_s, u"30"_s } }));
        QCOMPARE(now.map.emitters()->points()[0].told, u"Works: SO₂ against its permit"_s);
        now.map.choose(EnvironmentMap::Emission, now.map.emitters()->points()[0].key);
        QCOMPARE(now.map.selectedId(), u"w"_s);
    }
};

QTEST_GUILESS_MAIN(ComparedTest)
#include "tst_compared.moc"
