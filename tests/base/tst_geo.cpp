// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/geo.h"

#include <QTest>

using namespace citywall;

class TestGeo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void worldOfKnownPoints()
    {
        // EPSG:3857 by hand: the origin is the middle; 180° E is the right edge; 85.05112878° N is the top.
        QCOMPARE(toWorld({ 0, 0 }), QPointF(0.5, 0.5));
        QCOMPARE(toWorld({ 180, 0 }).x(), 1.0);
        QVERIFY(std::abs(toWorld({ 0, 85.05112878 }).y()) < 1e-9);
        // 45° N: y = 0.5 − ln(tan 45° + sec 45°)/2π = 0.5 − 0.881373587/6.283185307
        QVERIFY(std::abs(toWorld({ 0, 45 }).y() - 0.359725041) < 1e-8);
    }

    void worldAndBack()
    {
        const GeoPoint chicago { -87.6298, 41.8781 };
        const GeoPoint back = fromWorld(toWorld(chicago));
        QVERIFY(std::abs(back.longitudeDegrees - chicago.longitudeDegrees) < 1e-10);
        QVERIFY(std::abs(back.latitudeDegrees - chicago.latitudeDegrees) < 1e-10);
    }

    void distances()
    {
        // One degree of a great circle: 2π · 6371008.8 m / 360 = 111195.08 m.
        QVERIFY(std::abs(distanceMeters({ 10, 0 }, { 11, 0 }) - 111195.08) < 0.1);
        QVERIFY(std::abs(distanceMeters({ 10, 50 }, { 10, 51 }) - 111195.08) < 0.1);
        // At 60° a degree of longitude is half as long, but for the chord's bulge (a few metres).
        QVERIFY(std::abs(distanceMeters({ 10, 60 }, { 11, 60 }) - 55597.5) < 5);
    }

    void midpointLiesHalfwayAlong()
    {
        // Two steps east of 1 and 3 hundredths: the middle is 0.02 from the start.
        const GeoPoint middle = midpoint({ { 0.01, 0 }, { 0.02, 0 }, { 0.05, 0 } });
        QVERIFY(std::abs(middle.longitudeDegrees - 0.03) < 1e-9);
        QVERIFY(!midpoint({}).isValid());
        QCOMPARE(midpoint({ { 3, 4 } }), (GeoPoint { 3, 4 }));
    }

    void validity_data()
    {
        QTest::addColumn<double>("longitude");
        QTest::addColumn<double>("latitude");
        QTest::addColumn<bool>("valid");
        QTest::newRow("chicago") << -87.6 << 41.9 << true;
        QTest::newRow("null island") << 0.0 << 0.0 << false;
        QTest::newRow("not set") << std::nan("") << std::nan("") << false;
        QTest::newRow("swapped") << 41.9 << -97.6 << false;
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << 1.0 << false;
    }
    void validity()
    {
        QFETCH(double, longitude);
        QFETCH(double, latitude);
        QTEST((GeoPoint { longitude, latitude }.isValid()), "valid");
    }

    void containsRespectsHolesAndParts()
    {
        const GeoLine outer { { 0, 0 }, { 10, 0 }, { 10, 10 }, { 0, 10 }, { 0, 0 } };
        const GeoLine hole { { 4, 4 }, { 6, 4 }, { 6, 6 }, { 4, 6 }, { 4, 4 } };
        const GeoLine other { { 20, 0 }, { 30, 0 }, { 25, 10 }, { 20, 0 } };
        const GeoMultiPolygon area { { outer, hole }, { other } };
        QVERIFY(contains(area, { 1, 1 }));
        QVERIFY(!contains(area, { 5, 5 }));
        QVERIFY(contains(area, { 25, 5 }));
        QVERIFY(!contains(area, { 15, 5 }));
        QVERIFY(!contains(area, { 20.5, 9 }));
    }

    void boxes()
    {
        GeoBox box = boundsOf({ { 1, 2 }, { -3, 5 } });
        QCOMPARE(box, (GeoBox { -3, 2, 1, 5 }));
        QVERIFY(GeoBox().isEmpty());
        QVERIFY(box.intersects({ 0, 0, 9, 9 }));
        QVERIFY(!box.intersects({ 2, 0, 9, 9 }));
    }
};

QTEST_APPLESS_MAIN(TestGeo)
#include "tst_geo.moc"
