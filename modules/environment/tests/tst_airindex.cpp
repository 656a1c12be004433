// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/airindex.h"

#include <QTest>

using namespace citywall;
using namespace citywall::environment;

namespace {

/// Twelve hours from their newest on, as NowCast's formula counts them, oldest first as Hours wants them.
std::vector<double> newestFirst(std::vector<double> values)
{
    std::ranges::reverse(values);
    return values;
}

bool near(double a, double b) { return std::abs(a - b) < 1e-9; }

} // namespace

class TestAirIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void epa_data()
    {
        QTest::addColumn<Scale>("scale");
        QTest::addColumn<double>("concentration");
        QTest::addColumn<double>("index");
        // Worked examples of EPA-454/B-24-002, section IV: (150-101)/(0.085-0.071)*(0.078-0.071)+101 = 125.5;
        // (150-101)/(55.4-35.5)*(35.9-35.5)+101 = 101.98; (100-51)/(9.4-4.5)*(8.4-4.5)+51 = 90.
        QTest::newRow("ozone 0.07853333 is truncated") << Scale::O3EightHours << 0.07853333 << 126.0;
        QTest::newRow("PM2.5 35.9") << Scale::Pm25Day << 35.9 << 102.0;
        QTest::newRow("CO 8.4") << Scale::CoEightHours << 8.4 << 90.0;
        // (150-101)/(0.164-0.125)*(0.162-0.125)+101 = 147.5 (147.487)
        QTest::newRow("ozone of one hour") << Scale::O3Hour << 0.162 << 147.0;
        QTest::newRow("ozone of one hour, too low for that scale") << Scale::O3Hour << 0.124 << unknown;
        QTest::newRow("ozone of eight hours, too high for that scale") << Scale::O3EightHours << 0.201 << unknown;
        // Ends of the lines, 40 CFR 58 App. G table 2 as of 2024.
        QTest::newRow("PM2.5 9.0") << Scale::Pm25Day << 9.0 << 50.0;
        QTest::newRow("PM2.5 9.09 is truncated") << Scale::Pm25Day << 9.09 << 50.0;
        QTest::newRow("PM2.5 9.1") << Scale::Pm25Day << 9.1 << 51.0;
        QTest::newRow("PM2.5 35.4") << Scale::Pm25Day << 35.4 << 100.0;
        QTest::newRow("PM2.5 35.5") << Scale::Pm25Day << 35.5 << 101.0;
        QTest::newRow("PM2.5 125.5") << Scale::Pm25Day << 125.5 << 201.0;
        QTest::newRow("PM2.5 325.4") << Scale::Pm25Day << 325.4 << 500.0;
        // Beyond the index: (500-301)/(325.4-225.5)*(400-225.5)+301 = 648.6
        QTest::newRow("PM2.5 400") << Scale::Pm25Day << 400.0 << 649.0;
        QTest::newRow("PM10 154.9 is truncated") << Scale::Pm10Day << 154.9 << 100.0;
        QTest::newRow("NO2 53") << Scale::No2Hour << 53.0 << 50.0;
        QTest::newRow("SO2 76") << Scale::So2Hour << 76.0 << 101.0;
        QTest::newRow("below zero") << Scale::Pm25Day << -2.0 << 0.0;
        QTest::newRow("unknown") << Scale::Pm25Day << unknown << unknown;
    }
    void epa()
    {
        QFETCH(Scale, scale);
        QFETCH(double, concentration);
        QFETCH(double, index);
        const double found = indexOn(IndexStandard::Epa, scale, concentration);
        QVERIFY2((std::isnan(index) && std::isnan(found)) || found == index, qPrintable(QString::number(found)));
    }

    void chinese_data()
    {
        QTest::addColumn<Scale>("scale");
        QTest::addColumn<double>("concentration");
        QTest::addColumn<double>("index");
        // Table 1, and between its columns: 50 + 50*(50-35)/(75-35) = 68.75, rounded up (clause 4.3.2).
        QTest::newRow("PM2.5 35") << Scale::Pm25Day << 35.0 << 50.0;
        QTest::newRow("PM2.5 50") << Scale::Pm25Day << 50.0 << 69.0;
        QTest::newRow("PM2.5 75.1") << Scale::Pm25Day << 75.1 << 101.0;
        QTest::newRow("PM2.5 beyond") << Scale::Pm25Day << 800.0 << 500.0;
        QTest::newRow("PM10 420") << Scale::Pm10Day << 420.0 << 300.0;
        QTest::newRow("O3 of an hour 200") << Scale::O3Hour << 200.0 << 100.0;
        QTest::newRow("O3 of eight hours 215") << Scale::O3EightHours << 215.0 << 150.0;
        QTest::newRow("O3 of eight hours over 800") << Scale::O3EightHours << 801.0 << unknown;
        QTest::newRow("SO2 of an hour 650") << Scale::So2Hour << 650.0 << 150.0;
        QTest::newRow("CO of an hour 7.5 mg") << Scale::CoHour << 7.5 << 75.0;
    }
    void chinese()
    {
        QFETCH(Scale, scale);
        QFETCH(double, concentration);
        QFETCH(double, index);
        const double found = indexOn(IndexStandard::Hj633, scale, concentration);
        QVERIFY2((std::isnan(index) && std::isnan(found)) || found == index, qPrintable(QString::number(found)));
    }

    // Every breakpoint of both standards, as published, from either side. The tables below were typed from the documents' own tables
    // and compared with two independent tabulations (the breakpoints of the US Air Quality System, the annex of HJ 633), apart
    // from the ones that the code holds.
    void everyEpaBreakpoint_data()
    {
        QTest::addColumn<Scale>("scale");
        QTest::addColumn<double>("step");
        QTest::addColumn<QList<double>>("lows"); // of the lines
        QTest::addColumn<QList<double>>("indices"); // at the lows
        QTest::addColumn<double>("top");
        const QList<double> all { 0, 51, 101, 151, 201, 301 };
        QTest::newRow("PM2.5") << Scale::Pm25Day << 0.1 << QList<double> { 0, 9.1, 35.5, 55.5, 125.5, 225.5 } << all << 325.4;
        QTest::newRow("PM10") << Scale::Pm10Day << 1.0 << QList<double> { 0, 55, 155, 255, 355, 425 } << all << 604.0;
        QTest::newRow("NO2") << Scale::No2Hour << 1.0 << QList<double> { 0, 54, 101, 361, 650, 1250 } << all << 2049.0;
        QTest::newRow("CO") << Scale::CoEightHours << 0.1 << QList<double> { 0, 4.5, 9.5, 12.5, 15.5, 30.5 } << all << 50.4;
        QTest::newRow("O3, 8 h") << Scale::O3EightHours << 0.001 << QList<double> { 0, 0.055, 0.071, 0.086, 0.106 }
                                 << QList<double> { 0, 51, 101, 151, 201 } << 0.200;
        QTest::newRow("O3, 1 h") << Scale::O3Hour << 0.001 << QList<double> { 0.125, 0.165, 0.205, 0.405 }
                                 << QList<double> { 101, 151, 201, 301 } << 0.604;
        QTest::newRow("SO2, 1 h") << Scale::So2Hour << 1.0 << QList<double> { 0, 36, 76, 186 }
                                  << QList<double> { 0, 51, 101, 151 } << 304.0;
        QTest::newRow("SO2, 24 h") << Scale::So2Day << 1.0 << QList<double> { 305, 605 } << QList<double> { 201, 301 } << 1004.0;
    }
    void everyEpaBreakpoint()
    {
        QFETCH(Scale, scale);
        QFETCH(double, step);
        QFETCH(QList<double>, lows);
        QFETCH(QList<double>, indices);
        QFETCH(double, top);
        const QList<double> ends { 50, 100, 150, 200, 300, 500 }; // of the categories
        const auto index = [&](double c) { return indexOn(IndexStandard::Epa, scale, c); };
        for (qsizetype i = 0; i < lows.size(); ++i) {
            QCOMPARE(index(lows[i]), indices[i]);
            // What lies within the step above is truncated to the breakpoint; the step below ends the category before.
            QCOMPARE(index(lows[i] + 0.9 * step), indices[i]);
            if (i > 0) {
                QCOMPARE(index(lows[i] - step), indices[i] - 1);
                QCOMPARE(index(lows[i] - 0.1 * step), indices[i] - 1);
            }
        }
        QCOMPARE(index(top), *std::ranges::lower_bound(ends, indices.last()));
        QCOMPARE(index(top + 0.9 * step), index(top));
        // Beyond: the last line goes on above 500; a scale that ends before has nothing to say.
        QVERIFY(index(top) == 500 ? index(top + step) >= 500 : std::isnan(index(top + step)));
        if (lows.first() > 0)
            QVERIFY(std::isnan(index(lows.first() - step)));
    }

    void everyChineseBreakpoint_data()
    {
        QTest::addColumn<Scale>("scale");
        QTest::addColumn<QList<double>>("breakpoints");
        QTest::newRow("PM2.5") << Scale::Pm25Day << QList<double> { 0, 35, 75, 115, 150, 250, 350, 500 };
        QTest::newRow("PM10") << Scale::Pm10Day << QList<double> { 0, 50, 150, 250, 350, 420, 500, 600 };
        QTest::newRow("NO2, 1 h") << Scale::No2Hour << QList<double> { 0, 100, 200, 700, 1200, 2340, 3090, 3840 };
        QTest::newRow("O3, 1 h") << Scale::O3Hour << QList<double> { 0, 160, 200, 300, 400, 800, 1000, 1200 };
        QTest::newRow("O3, 8 h") << Scale::O3EightHours << QList<double> { 0, 100, 160, 215, 265, 800 };
        QTest::newRow("SO2, 1 h") << Scale::So2Hour << QList<double> { 0, 150, 500, 650, 800 };
        QTest::newRow("SO2, 24 h") << Scale::So2Day << QList<double> { 0, 50, 150, 475, 800, 1600, 2100, 2620 };
        QTest::newRow("CO, 1 h") << Scale::CoHour << QList<double> { 0, 5, 10, 35, 60, 90, 120, 150 };
    }
    void everyChineseBreakpoint()
    {
        QFETCH(Scale, scale);
        QFETCH(QList<double>, breakpoints);
        const QList<double> indices { 0, 50, 100, 150, 200, 300, 400, 500 };
        const auto index = [&](double c) { return indexOn(IndexStandard::Hj633, scale, c); };
        for (qsizetype i = 0; i < breakpoints.size(); ++i) {
            QCOMPARE(index(breakpoints[i]), indices[i]);
            // Lines meet at the breakpoint; the index is rounded up, so that a hair above is the next whole number.
            if (i > 0) {
                const double slope = (indices[i] - indices[i - 1]) / (breakpoints[i] - breakpoints[i - 1]);
                QCOMPARE(index(breakpoints[i] - 1.5 / slope), indices[i] - 1);
            }
            if (i + 1 < breakpoints.size())
                QCOMPARE(index(breakpoints[i] + 1e-3), indices[i] + 1);
        }
        const double beyond = index(breakpoints.last() + 1);
        QVERIFY(breakpoints.size() == indices.size() ? beyond == 500 : std::isnan(beyond));
    }

    void whichMeanMakesTheIndex()
    {
        // Each pollutant has values that differ by averaging time; only the standard's own one may count.
        Averages all { 10, 20, 30, 40, 50 }; // hour, eight hours, day, day in China, NowCast
        const auto epa = [&](Pollutant p) { return subIndex(IndexStandard::Epa, p, all); };
        const auto chinese = [&](Pollutant p) { return subIndex(IndexStandard::Hj633, p, all); };
        QCOMPARE(epa(Pollutant::Pm25), indexOn(IndexStandard::Epa, Scale::Pm25Day, 50));
        QCOMPARE(epa(Pollutant::Pm10), indexOn(IndexStandard::Epa, Scale::Pm10Day, 50));
        QCOMPARE(epa(Pollutant::No2), indexOn(IndexStandard::Epa, Scale::No2Hour, partsPerBillion(Pollutant::No2, 10)));
        QCOMPARE(epa(Pollutant::O3), indexOn(IndexStandard::Epa, Scale::O3EightHours, partsPerBillion(Pollutant::O3, 20) / 1000));
        QCOMPARE(epa(Pollutant::So2), indexOn(IndexStandard::Epa, Scale::So2Hour, partsPerBillion(Pollutant::So2, 10)));
        QCOMPARE(chinese(Pollutant::Pm25), indexOn(IndexStandard::Hj633, Scale::Pm25Day, 40));
        QCOMPARE(chinese(Pollutant::Pm10), indexOn(IndexStandard::Hj633, Scale::Pm10Day, 40));
        QCOMPARE(chinese(Pollutant::No2), indexOn(IndexStandard::Hj633, Scale::No2Hour, 10));
        QCOMPARE(chinese(Pollutant::So2), indexOn(IndexStandard::Hj633, Scale::So2Hour, 10));
        all.eightHours = 6000;
        QCOMPARE(epa(Pollutant::Co),
                 indexOn(IndexStandard::Epa, Scale::CoEightHours, partsPerBillion(Pollutant::Co, 6000) / 1000));
        all.hour = 6000;
        QCOMPARE(chinese(Pollutant::Co), indexOn(IndexStandard::Hj633, Scale::CoHour, 6));
        // China's ozone: the worse of the hour and the eight hours; above 800 µg/m³ over eight hours only the hour speaks.
        all = { 180, 110, unknown, unknown, unknown };
        QCOMPARE(chinese(Pollutant::O3), 75.0); // the hour: 50 + 50·20/40; the eight hours: 59
        all.eightHours = 801;
        QCOMPARE(chinese(Pollutant::O3), 75.0);
        // China's SO₂: above 800 µg/m³ in an hour the day decides.
        all = { 801, unknown, 475, 475, unknown };
        QCOMPARE(chinese(Pollutant::So2), 150.0);
    }

    void nowCastWeights()
    {
        // The weight factor is 1 − range/greatest = least/greatest, exactly ½ at the bound and never less.
        QVERIFY(near(nowCast(newestFirst({ 10, 6 })), (10 + 0.6 * 6) / 1.6));
        QVERIFY(near(nowCast(newestFirst({ 10, 5 })), (10 + 0.5 * 5) / 1.5));
        QVERIFY(near(nowCast(newestFirst({ 10, 1 })), (10 + 0.5 * 1) / 1.5));
        QVERIFY(near(nowCast(newestFirst({ 0, 0, 0 })), 0));
        // Any two of the newest three, and nothing older in their place.
        QVERIFY(near(nowCast(newestFirst({ unknown, 10, 10, unknown })), 10));
        QVERIFY(near(nowCast(newestFirst({ 10, unknown, 10 })), 10));
        QVERIFY(std::isnan(nowCast(newestFirst({ unknown, unknown, 10, 10, 10 }))));
        // The published worked pulse: eleven hours of 0 and one of 71 µg/m³ just now: 71 / (2 − 2⁻¹¹) = 35.51.
        std::vector<double> pulse(12, 0.0);
        pulse.back() = 71;
        QVERIFY(near(nowCast(pulse), 71 / (2 - std::pow(2, -11))));
    }

    void nowCastByHand()
    {
        // Steady: the weight is 1 and it is the mean.
        QVERIFY(near(nowCast(std::vector<double>(12, 10.0)), 10));
        // 40 now, 20 for the two hours before: w = 20/40 = 0.5, (40 + 0.5*20 + 0.25*20) / 1.75 = 31.428571…
        QVERIFY(near(nowCast(newestFirst({ 40, 20, 20 })), 55.0 / 1.75));
        // A sudden rise: 10/100 = 0.1 is raised to 0.5: (100 + 0.5*10 + 0.25*10) / 1.75.
        QVERIFY(near(nowCast(newestFirst({ 100, 10, 10 })), 107.5 / 1.75));
        // The hour that is missing keeps its weight: (30 + 0.8²*24) / (1 + 0.8²), w = 24/30.
        QVERIFY(near(nowCast(newestFirst({ 30, unknown, 24 })), (30 + 0.64 * 24) / 1.64));
        // The thirteenth hour does not count.
        std::vector<double> long13(13, 10.0);
        long13.front() = 1000;
        QVERIFY(near(nowCast(long13), 10));
        // Two of the newest three hours are needed.
        QVERIFY(std::isnan(nowCast(newestFirst({ 30, unknown, unknown, 24, 24 }))));
        QVERIFY(std::isnan(nowCast({})));
    }

    void mainPollutant()
    {
        // 35.9 µg/m³ PM2.5 (102), ozone 0.078 ppm over eight hours (126), CO 8.4 ppm (90): EPA's own example.
        std::array<Averages, pollutantCount> averages;
        averages[size_t(Pollutant::Pm25)].nowCast = 35.9;
        averages[size_t(Pollutant::O3)].eightHours = microgramsPerCubicMeter(Pollutant::O3, 78.01);
        averages[size_t(Pollutant::Co)].eightHours = microgramsPerCubicMeter(Pollutant::Co, 8401);
        const IndexReading reading = IndexReading::of(IndexStandard::Epa, averages);
        QCOMPARE(reading.index, 126.0);
        QCOMPARE(*reading.main, Pollutant::O3);
        QCOMPARE(reading.subIndices[size_t(Pollutant::Pm25)], 102.0);
        QCOMPARE(reading.subIndices[size_t(Pollutant::Co)], 90.0);
        QVERIFY(std::isnan(reading.subIndices[size_t(Pollutant::No2)]));
        QVERIFY(!IndexReading::of(IndexStandard::Epa, {}).main);
    }

    void sulphurDioxideAboveTwoHundred()
    {
        Averages averages;
        averages.hour = microgramsPerCubicMeter(Pollutant::So2, 400.5);
        QCOMPARE(subIndex(IndexStandard::Epa, Pollutant::So2, averages), 200.0); // an hour alone
        averages.day = microgramsPerCubicMeter(Pollutant::So2, 305.5);
        QCOMPARE(subIndex(IndexStandard::Epa, Pollutant::So2, averages), 201.0); // the day decides
    }

    void massAndVolume()
    {
        // 100 µg/m³ of ozone at 25 °C: 24.465 / 47.9982 * 100 = 50.97 ppb; of NO2: 53.18 ppb.
        QVERIFY(std::abs(partsPerBillion(Pollutant::O3, 100) - 50.97) < 0.01);
        QVERIFY(std::abs(partsPerBillion(Pollutant::No2, 100) - 53.18) < 0.01);
        QVERIFY(near(microgramsPerCubicMeter(Pollutant::No2, partsPerBillion(Pollutant::No2, 37)), 37));
    }

    void categories()
    {
        QCOMPARE(categoryOf(50), 0);
        QCOMPARE(categoryOf(51), 1);
        QCOMPARE(categoryOf(300), 4);
        QCOMPARE(categoryOf(301), 5);
        QCOMPARE(categoryOf(unknown), -1);
        QCOMPARE(severityOf(100), 0);
        QCOMPARE(severityOf(151), 2);
    }
};

QTEST_APPLESS_MAIN(TestAirIndex)
#include "tst_airindex.moc"
