// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flood.h"
#include "core/limits.h"
#include "core/noise.h"
#include "core/rose.h"

#include <QFile>
#include <QTest>

using namespace citywall;
using namespace citywall::environment;

namespace {

bool near(double a, double b, double tolerance = 1e-9) { return std::abs(a - b) < tolerance; }

constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;

/// One feature's rows (milliseconds, first field, second field).
Observations rowsOf(const std::vector<std::array<double, 3>> &values, size_t firstField = 0, size_t secondField = 1)
{
    Observations o;
    for (const auto &[time, first, second] : values) {
        o.phenomenonTime.push_back(qint64(time));
        o.feature.push_back(0);
        for (size_t v = 0; v < maximumFields; ++v)
            o.values[v].push_back(v == firstField ? float(first) : v == secondField ? float(second) : float(unknown));
    }
    return o;
}

HourlyMeans hoursOf(const Observations &rows, UtcTime begin, int hours, HourlyMeans::Mean mean = HourlyMeans::Mean::Arithmetic)
{
    HourlyMeans means(begin, hours, 1, 1);
    means.fill(0, rows, 0, rows.size(), 0, std::array { 0 }, mean);
    return means;
}

} // namespace

class TestAverages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anHourNeedsThreeQuarters()
    {
        std::vector<std::array<double, 3>> values;
        for (int m = 0; m < 60; m += 10) // a whole hour of 10, 20 … 60
            values.push_back({ double(m * minute), m + 10.0, unknown });
        for (int m = 60; m < 100; m += 10) // forty minutes of the next
            values.push_back({ double(m * minute), 5.0, unknown });
        values.push_back({ double(130 * minute), 1.0, unknown });
        values.push_back({ double(140 * minute), 1.0, unknown });
        const HourlyMeans means = hoursOf(rowsOf(values), { 0 }, 3);
        QVERIFY(near(means.at(0, 0, 0), 35));
        QVERIFY(std::isnan(means.at(0, 0, 1)));
        QVERIFY(std::isnan(means.at(0, 0, 2)));
    }

    void hourlyFeedsAreWholeHours()
    {
        const HourlyMeans means = hoursOf(rowsOf({ { 0, 7, 0 }, { double(hour), 8, 0 }, { double(2 * hour), 9, 0 } }), { 0 }, 3);
        for (int h = 0; h < 3; ++h)
            QVERIFY(near(means.at(0, 0, h), 7 + h));
    }

    void levelsAreAveragedByEnergy()
    {
        // 10 lg((10^6 + 10^7) / 2) = 67.4036
        const Observations rows = rowsOf({ { 0, 60, 0 }, { double(30 * minute), 70, 0 } });
        QVERIFY(near(hoursOf(rows, { 0 }, 1, HourlyMeans::Mean::Energy).at(0, 0, 0), 67.4036, 1e-4));
    }

    void runningMeansNeedEnoughHours()
    {
        std::vector<double> values(8, 10.0);
        values[0] = values[1] = unknown;
        QVERIFY(near(runningMean(values, 8, neededOfEight), 10));
        values[2] = unknown;
        QVERIFY(std::isnan(runningMean(values, 8, neededOfEight)));
        // 19 of 24 hours are enough for EPA and too few for China.
        std::vector<double> day(24, 4.0);
        std::fill_n(day.begin(), 5, unknown);
        const Averages averages = Averages::of(day);
        QVERIFY(near(averages.day, 4));
        QVERIFY(std::isnan(averages.dayInChina));
    }

    void exceedance()
    {
        // 24 h of 10 µg/m³ PM2.5, then 40: the 24 h mean passes 15 when 10 + 30·n/24 > 15, so from the fifth hour on.
        HourlyMeans means({ 0 }, 32, 1, pollutantCount);
        std::vector<std::array<double, 3>> values;
        for (int h = 0; h < 32; ++h)
            values.push_back({ double(h * hour), h < 24 ? 10.0 : 40.0, unknown });
        const Observations rows = rowsOf(values);
        means.fill(int(Pollutant::Pm25), rows, 0, rows.size(), 0, std::array { 0 });
        const LimitValue limit = shortestLimit(LimitSet::Who2021, Pollutant::Pm25);
        QCOMPARE(limit.hours, 24);
        QCOMPARE(limit.micrograms, 15.0);
        QCOMPARE(exceedanceHours(limit, means, 0, 24, 31), 4);
        QCOMPARE(exceedanceHours(LimitSet::Who2021, means, 0, 0, 31), 4);
        QCOMPARE(exceedanceHours(LimitSet::Gb3095, means, 0, 0, 31), 0); // its limit is 75
        QCOMPARE(shortestLimit(LimitSet::Eu2024, Pollutant::No2).micrograms, 200.0);
    }

    void europesGasesAreStatedAtTwentyDegrees()
    {
        // 200 µg/m³ NO₂ of an hour at 293.15 K are 196.65 µg/m³ at 298.15 K: 197 is above, 196 is not. Particles have no such volume.
        const LimitValue no2 = shortestLimit(LimitSet::Eu2024, Pollutant::No2);
        QCOMPARE(no2.micrograms, 200.0);
        QVERIFY(near(no2.level(), 196.6460, 1e-4));
        const auto hours = [&](double value) {
            HourlyMeans means({ 0 }, 1, 1, pollutantCount);
            const Observations rows = rowsOf({ { 0, value, unknown } });
            means.fill(int(Pollutant::No2), rows, 0, rows.size(), 0, std::array { 0 });
            return exceedanceHours(no2, means, 0, 0, 0);
        };
        QCOMPARE(hours(197), 1);
        QCOMPARE(hours(196), 0);
        QCOMPARE(shortestLimit(LimitSet::Eu2024, Pollutant::Pm25).level(), 25.0);
        QCOMPARE(shortestLimit(LimitSet::Who2021, Pollutant::No2).level(), 200.0);
    }

    void limitsAsPublished()
    {
        // WHO 2021, tables 0.1 and 0.2; (EU) 2024/2881, Annex I, to be met by 2030; GB 3095-2012, tables 1 and 2, grade II.
        using enum Pollutant;
        using Row = std::tuple<LimitSet, Pollutant, int, double>;
        const std::vector<Row> published {
            { LimitSet::Who2021, Pm25, 24, 15 },  { LimitSet::Who2021, Pm10, 24, 45 },  { LimitSet::Who2021, No2, 1, 200 },
            { LimitSet::Who2021, No2, 24, 25 },   { LimitSet::Who2021, O3, 8, 100 },    { LimitSet::Who2021, So2, 24, 40 },
            { LimitSet::Who2021, Co, 1, 35'000 }, { LimitSet::Who2021, Co, 8, 10'000 }, { LimitSet::Who2021, Co, 24, 4'000 },
            { LimitSet::Eu2024, Pm25, 24, 25 },   { LimitSet::Eu2024, Pm10, 24, 45 },   { LimitSet::Eu2024, No2, 1, 200 },
            { LimitSet::Eu2024, No2, 24, 50 },    { LimitSet::Eu2024, O3, 8, 120 },     { LimitSet::Eu2024, So2, 1, 350 },
            { LimitSet::Eu2024, So2, 24, 50 },    { LimitSet::Eu2024, Co, 8, 10'000 },  { LimitSet::Eu2024, Co, 24, 4'000 },
            { LimitSet::Gb3095, Pm25, 24, 75 },   { LimitSet::Gb3095, Pm10, 24, 150 },  { LimitSet::Gb3095, No2, 1, 200 },
            { LimitSet::Gb3095, No2, 24, 80 },    { LimitSet::Gb3095, O3, 1, 200 },     { LimitSet::Gb3095, O3, 8, 160 },
            { LimitSet::Gb3095, So2, 1, 500 },    { LimitSet::Gb3095, So2, 24, 150 },   { LimitSet::Gb3095, Co, 1, 10'000 },
            { LimitSet::Gb3095, Co, 24, 4'000 }
        };
        std::vector<Row> held;
        for (const LimitSet set : { LimitSet::Who2021, LimitSet::Eu2024, LimitSet::Gb3095 }) {
            for (const LimitValue &limit : limitsOf(set))
                held.emplace_back(set, limit.pollutant, limit.hours, limit.micrograms);
        }
        QCOMPARE(held, published);
    }

    void dayEveningNight()
    {
        // The same 60 dB(A) all day: Lden = 60 + 10 lg((12 + 4·10^0.5 + 8·10) / 24) = 66.40 (2002/49/EC, Annex I).
        const std::vector<double> levels(24, 60.0);
        const QTimeZone zone("America/Chicago");
        const UtcTime newest = UtcTime::fromIso(u"2026-07-01T17:00:00Z");
        const NoiseIndicators noise = NoiseIndicators::of(levels, newest, zone);
        QVERIFY(near(noise.day, 60));
        QVERIFY(near(noise.den, 66.3951, 1e-3));
        QCOMPARE(severityOf(noise), 2);
        // Only the hour 23–24 by the city's clock (04 UTC) is loud: it belongs to the night.
        std::vector<double> loud(24, 40.0);
        loud[23 - 13] = 80; // 13 hours before 17 UTC
        const NoiseIndicators night = NoiseIndicators::of(loud, newest, zone);
        QVERIFY(near(night.day, 40));
        QVERIFY(near(night.evening, 40));
        QVERIFY(near(night.night, 10 * std::log10((1e8 + 7e4) / 8), 1e-6));
        QCOMPARE(severityOf(NoiseIndicators::of(std::vector<double>(24, unknown), newest, zone)), -1);
    }

    void floodCategories()
    {
        const FloodStages stages = FloodStages::of({ { QStringLiteral("actionStage"), 2.0 },
                                                     { QStringLiteral("minorStage"), 2.5 },
                                                     { QStringLiteral("majorStage"), 4.0 } });
        QCOMPARE(stages.categoryOf(1.99), FloodCategory::Normal);
        QCOMPARE(stages.categoryOf(2.0), FloodCategory::Action);
        QCOMPARE(stages.categoryOf(3.9), FloodCategory::Minor); // this gauge has no moderate stage
        QCOMPARE(stages.categoryOf(4.0), FloodCategory::Major);
        QCOMPARE(stages.categoryOf(unknown), FloodCategory::Unknown);
        QCOMPARE(FloodStages {}.categoryOf(9), FloodCategory::Unknown);
    }

    void roseBySector()
    {
        const std::vector<WindHour> wind { { 3, 350 }, { 3, 10 }, { 4, 90 }, { 0.4, 90 }, { unknown, unknown }, { 5, 91 } };
        const std::vector<double> values { 10, 20, 30, 7, 99, unknown };
        const Rose rose = Rose::of(wind, values);
        QCOMPARE(rose.hours[0], 2); // north: 350° and 10°
        QVERIFY(near(rose.mean[0], 15));
        QCOMPARE(rose.hours[2], 1); // east; the other east hour has no concentration
        QVERIFY(near(rose.mean[2], 30));
        QVERIFY(std::isnan(rose.mean[4]));
        QCOMPARE(rose.calmHours, 1);
        QVERIFY(near(rose.calmMean, 7));
    }

    void windIsAveragedAsVectors()
    {
        // 350° and 10° at 2 m/s: from the north with 2·cos 10°; and an hour of opposite winds is calm.
        const Observations rows = rowsOf({ { 0, 2, 350 }, { 1, 2, 10 }, { double(hour), 3, 90 }, { double(hour + 1), 3, 270 } },
                                         WindSpeedField, WindFromField);
        const std::vector<WindHour> wind = windByHour(rows, 0, rows.size(), { 0 }, 3);
        QVERIFY(near(wind[0].metersPerSecond, 2 * std::cos(10 * M_PI / 180), 1e-5));
        QVERIFY(wind[0].fromDegrees < 1e-3 || wind[0].fromDegrees > 359.999);
        QVERIFY(near(wind[1].metersPerSecond, 0, 1e-5));
        QVERIFY(std::isnan(wind[2].metersPerSecond));
    }

    void theHarlemSensor()
    {
        // environment/nyc_harlem_pm25_data.csv: 10,976 five-minute counts with 73 negatives, spikes and a gap of 565 days.
        const QString folder = qEnvironmentVariable("CITYWALL_OPEN_DATA", QStringLiteral(CITYWALL_SOURCE_DIR "/../shared/data"));
        QFile file(folder + QStringLiteral("/environment/nyc_harlem_pm25_data.csv"));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("the open data folder is not here");
        file.readLine();
        std::vector<std::array<double, 3>> values;
        while (!file.atEnd()) {
            const QList<QByteArray> cells = file.readLine().trimmed().split(',');
            values.push_back({ std::floor(cells[0].toDouble() * 1000), cells[3].toDouble(), unknown });
        }
        QCOMPARE(values.size(), size_t(10976));
        const UtcTime first = hourOf({ qint64(values.front()[0]) });
        const int hours = int((qint64(values.back()[0]) - first.milliseconds) / hour) + 1;
        const HourlyMeans means = hoursOf(rowsOf(values), first, hours);
        // python3: hours in which sum(min(gap before, gap after, 60 min)) over the rows is at least 45 min: 924 of 942 with data
        int valid = 0;
        int longestGap = 0;
        int gap = 0;
        int afterGap = 0;
        for (int h = 0; h < hours; ++h) {
            const bool known = std::isfinite(means.at(0, 0, h));
            valid += known;
            if (known && gap > longestGap) {
                longestGap = gap;
                afterGap = h;
            }
            gap = known ? 0 : gap + 1;
        }
        QCOMPARE(valid, 924);
        QCOMPARE(longestGap / 24, 565); // nothing is made up inside the gap
        QVERIFY(std::isnan(nowCast(means.upTo(0, 0, afterGap)))); // it needs two of three hours
        QVERIFY(std::isfinite(nowCast(means.upTo(0, 0, afterGap + 1))));
    }
};

QTEST_APPLESS_MAIN(TestAverages)
#include "tst_averages.moc"
