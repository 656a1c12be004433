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

    void locatorAgreesWithTheEvenOddRule()
    {
        // A star of 2,000 spikes with a square hole, and a triangle beside it; 20,000 points over all of it.
        GeoLine star;
        for (int i = 0; i <= 4000; ++i) {
            const double angle = 2 * M_PI * (i % 4000) / 4000;
            const double radius = i % 2 == 0 ? 1 : 0.6;
            star.append({ 10 + radius * std::cos(angle), 50 + radius * std::sin(angle) });
        }
        const GeoLine hole { { 9.8, 49.8 }, { 10.2, 49.8 }, { 10.2, 50.2 }, { 9.8, 50.2 }, { 9.8, 49.8 } };
        const GeoLine triangle { { 11.2, 49.5 }, { 11.8, 49.5 }, { 11.5, 50.5 }, { 11.2, 49.5 } };
        const GeoMultiPolygon area { { star, hole }, { triangle } };
        const AreaLocator locator(area);
        int inside = 0;
        for (int i = 0; i < 20000; ++i) {
            const GeoPoint p { 8.9 + 3.1 * (i * 7919 % 20011) / 20011, 48.9 + 2.2 * (i * 104729LL % 19997) / 19997 };
            QCOMPARE(locator.contains(p), contains(area, p));
            inside += locator.contains(p);
        }
        QVERIFY(inside > 2000 && inside < 18000);
        QVERIFY(!AreaLocator({}).contains({ 10, 50 }));
    }

    void areas()
    {
        const auto box = [](double west, double south, double east, double north) {
            return GeoLine { { west, south }, { east, south }, { east, north }, { west, north }, { west, south } };
        };
        // Between parallels: R² Δλ (sin φ₂ − sin φ₁) = 6371.0088² · 0.01745329 · 0.01745241 = 12363.7 km².
        QVERIFY(std::abs(areaSquareMeters({ { box(10, 0, 11, 1) } }) / 1e6 - 12363.7) < 0.1);
        // From 60° to 61°: sin 61° − sin 60° = 0.87461971 − 0.86602540 = 0.00859431, so 6088.4 km².
        QVERIFY(std::abs(areaSquareMeters({ { box(10, 60, 11, 61) } }) / 1e6 - 6088.4) < 0.1);
        // A hole of a quarter of the width leaves three quarters, whichever way it turns; a second polygon adds.
        GeoLine hole = box(10, 0, 10.25, 1);
        QVERIFY(std::abs(areaSquareMeters({ { box(10, 0, 11, 1), hole } }) / 1e6 - 0.75 * 12363.7) < 0.1);
        std::reverse(hole.begin(), hole.end());
        QVERIFY(std::abs(areaSquareMeters({ { box(10, 0, 11, 1), hole }, { box(20, 0, 21, 1) } }) / 1e6 - 1.75 * 12363.7) < 0.1);
        QCOMPARE(areaSquareMeters({}), 0.0);
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
