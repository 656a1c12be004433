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
