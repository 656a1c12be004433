// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Kernel surfaces against formulas worked out by hand, and against SciPy.
#include "map/layers/heatfield.h"
#include "map/layers/mapcamera.h"

#include <QRandomGenerator>
#include <QTest>

using namespace citywall;

namespace {

/// A place, and the density there.
struct Expected {
    double longitude, latitude, perSquareKilometer;
};

/// Forty points about Chicago, weights 1 to 3, σ = 500 m, on a sphere of 6378.137 km. SciPy 1.10.1:
///     import numpy as np
///     from scipy.stats import multivariate_normal
///     R, sigma, i = 6378.137, 0.5, np.arange(40)
///     lon, lat, w = -87.63 + 0.03*np.sin(1.7*i), 41.88 + 0.02*np.cos(2.3*i + 0.4), 1 + i % 3
///     kernel = multivariate_normal([0, 0], sigma**2*np.eye(2))
///     for j in range(25):
///         x, y = -87.65 + 0.01*(j % 5), 41.865 + 0.0075*(j//5)
///         east = R*np.cos(np.radians((lat + y)/2))*np.radians(lon - x)
///         north = R*np.radians(lat - y)
///         print(f"{{ {x:.2f}, {y:.4f}, {np.sum(w*kernel.pdf(np.c_[east, north])):.4f} }},")
constexpr Expected fromSciPy[] {
    { -87.65, 41.8650, 2.6029 }, { -87.64, 41.8650, 1.5199 }, { -87.63, 41.8650, 2.5377 }, { -87.62, 41.8650, 4.9571 },
    { -87.61, 41.8650, 4.6140 }, { -87.65, 41.8725, 5.1886 }, { -87.64, 41.8725, 2.6859 }, { -87.63, 41.8725, 0.6738 },
    { -87.62, 41.8725, 0.9539 }, { -87.61, 41.8725, 0.7459 }, { -87.65, 41.8800, 4.3792 }, { -87.64, 41.8800, 1.9447 },
    { -87.63, 41.8800, 0.6362 }, { -87.62, 41.8800, 0.0663 }, { -87.61, 41.8800, 0.0174 }, { -87.65, 41.8875, 2.7708 },
    { -87.64, 41.8875, 3.2980 }, { -87.63, 41.8875, 2.9993 }, { -87.62, 41.8875, 0.8236 }, { -87.61, 41.8875, 0.4855 },
    { -87.65, 41.8950, 1.0037 }, { -87.64, 41.8950, 3.6255 }, { -87.63, 41.8950, 4.5006 }, { -87.62, 41.8950, 2.2653 },
    { -87.61, 41.8950, 4.4377 },
};

/// The same less half of thirty points of weight 1: two weeks' events, each counted 1/2. Summed up point by point:
///     from math import *
///     R, s = 6378.137, 0.5
///     now = [(-87.63 + 0.03*sin(1.7*i), 41.88 + 0.02*cos(2.3*i + 0.4), 1 + i % 3) for i in range(40)]
///     then = [(-87.63 + 0.03*cos(1.1*j), 41.88 + 0.02*sin(1.9*j + 0.2), 0.5) for j in range(30)]
///     def f(points, x, y):
///         d = lambda lon, lat: hypot(R*cos(radians((lat + y)/2))*radians(lon - x), R*radians(lat - y))
///         return sum(w*exp(-d(lon, lat)**2/(2*s*s))/(2*pi*s*s) for lon, lat, w in points)
///     for k in range(9):
///         x, y = -87.65 + 0.02*(k % 3), 41.865 + 0.015*(k//3)
///         print(f"{{ {x:.2f}, {y:.4f}, {f(now, x, y) - f(then, x, y):.4f} }},")
constexpr Expected nowLessThen[] {
    { -87.65, 41.8650, 1.6767 }, { -87.63, 41.8650, 2.4081 }, { -87.61, 41.8650, 3.8240 },
    { -87.65, 41.8800, 4.1615 }, { -87.63, 41.8800, 0.3959 }, { -87.61, 41.8800, -0.7423 },
    { -87.65, 41.8950, 0.6595 }, { -87.63, 41.8950, 3.8711 }, { -87.61, 41.8950, 3.9730 },
};

std::vector<HeatSample> thirtyPoints()
{
    std::vector<HeatSample> samples;
    for (int j = 0; j < 30; ++j)
        samples.push_back({ toWorld({ -87.63 + 0.03 * std::cos(1.1 * j), 41.88 + 0.02 * std::sin(1.9 * j + 0.2) }), 0.5f, 1 });
    return samples;
}

std::vector<HeatSample> fortyPoints()
{
    std::vector<HeatSample> samples;
    for (int i = 0; i < 40; ++i) {
        const GeoPoint p { -87.63 + 0.03 * std::sin(1.7 * i), 41.88 + 0.02 * std::cos(2.3 * i + 0.4) };
        samples.push_back({ toWorld(p), 1, float(1 + i % 3) });
    }
    return samples;
}

/// Between the four cells about a place, as the surface is drawn.
double valueAt(const HeatGrid &grid, GeoPoint place, double cellWorld)
{
    const QPointF at = (toWorld(place) - grid.world.topLeft()) / cellWorld - QPointF(0.5, 0.5);
    const int column = int(at.x()), row = int(at.y());
    const auto between = [&](int r) {
        return std::lerp(double(grid.at(column, r)), double(grid.at(column + 1, r)), at.x() - column);
    };
    return std::lerp(between(row), between(row + 1), at.y() - row);
}

} // namespace

class HeatFieldTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void differenceIsThatOfTheSums()
    {
        HeatRequest request;
        request.world = QRectF(toWorld({ -87.68, 41.91 }), toWorld({ -87.58, 41.85 }));
        request.kilometersPerWorld = MapCamera::metersPerPixel(41.88, 0) * 256 / 1000;
        request.bandwidthWorld = 0.5 / request.kilometersPerWorld;
        request.cellWorld = request.bandwidthWorld / 20;
        const HeatGrid now = computeHeat(fortyPoints(), request);
        const HeatGrid grid = heatDifference(now, computeHeat(thirtyPoints(), request));
        for (const Expected &e : nowLessThen) {
            const double value = valueAt(grid, { e.longitude, e.latitude }, request.cellWorld);
            QVERIFY2(std::abs(value - e.perSquareKilometer) < 0.005,
                     qPrintable(QStringLiteral("%1 instead of %2").arg(value).arg(e.perSquareKilometer)));
        }
        QVERIFY(grid.minimum < -0.74f && grid.maximum > 4.16f);
        // Of the same there is none; where one of them says nothing the difference does not either.
        const HeatGrid none = heatDifference(now, now);
        QCOMPARE(std::ranges::count(none.values, 0.f), qsizetype(none.values.size()));
        HeatGrid partly = now;
        partly.values[7] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(std::isnan(heatDifference(now, partly).values[7]) && std::isnan(heatDifference(partly, now).values[7]));
    }

    void differencesAreColouredByTheirSign()
    {
        for (const bool dark : { true, false }) {
            QCOMPARE(qAlpha(differenceColor(0, dark)), 0);
            QCOMPARE(qAlpha(differenceColor(std::nan(""), dark)), 0);
            for (const double t : { 0.2, 0.6, 1. }) {
                const QRgb more = differenceColor(t, dark), less = differenceColor(-t, dark);
                QVERIFY(qRed(more) > qBlue(more) && qBlue(less) > qRed(less));
                QCOMPARE(qAlpha(more), qAlpha(less));
                QVERIFY(qAlpha(more) > qAlpha(differenceColor(t / 2, dark)));
            }
        }
    }

    void densityIsThatOfSciPy_data()
    {
        QTest::addColumn<double>("cells");
        QTest::addColumn<double>("allowed"); // per km²; the greatest value is 5.19
        QTest::newRow("as on the map, σ / 5") << 5. << 0.05;
        QTest::newRow("finer, σ / 20") << 20. << 0.005;
    }
    void densityIsThatOfSciPy()
    {
        QFETCH(double, cells);
        QFETCH(double, allowed);
        HeatRequest request;
        const QPointF northWest = toWorld({ -87.68, 41.91 });
        request.world = QRectF(northWest, toWorld({ -87.58, 41.85 }));
        request.kilometersPerWorld = MapCamera::metersPerPixel(41.88, 0) * 256 / 1000;
        request.bandwidthWorld = 0.5 / request.kilometersPerWorld;
        request.cellWorld = request.bandwidthWorld / cells;
        const HeatGrid grid = computeHeat(fortyPoints(), request);
        for (const Expected &e : fromSciPy) {
            const double value = valueAt(grid, { e.longitude, e.latitude }, request.cellWorld);
            QVERIFY2(std::abs(value - e.perSquareKilometer) < allowed,
                     qPrintable(QStringLiteral("%1 instead of %2").arg(value).arg(e.perSquareKilometer)));
        }
    }

    void onePointIsTheKernel()
    {
        // World units are kilometres here: σ = 0.4 km, one point of weight 3. f(r) = 3·exp(−r²/2σ²)/(2πσ²) per km².
        HeatRequest request;
        request.world = QRectF(-3, -3, 6, 6);
        request.cellWorld = 0.05;
        request.bandwidthWorld = 0.4;
        const HeatGrid grid = computeHeat({ { QPointF(0.025, 0.025), 1, 3 } }, request);
        const int middle = 60; // its cell's centre is 0.025
        const double peak = 3 / (2 * M_PI * 0.16); // 2.984
        for (int cells : { 0, 4, 8, 16 }) {
            const double r = cells * 0.05;
            const double expected = peak * std::exp(-r * r / 0.32);
            QVERIFY(std::abs(grid.at(middle + cells, middle) - expected) < 0.01 * peak);
            QVERIFY(std::abs(grid.at(middle, middle - cells) - expected) < 0.01 * peak);
        }
        double mass = 0;
        for (float v : grid.values)
            mass += double(v) * 0.05 * 0.05;
        QVERIFY(std::abs(mass - 3) < 0.01);
        QVERIFY(std::abs(grid.maximum - peak) < 0.01 * peak);
        // A point outside the rectangle still counts inside it.
        const HeatGrid outside = computeHeat({ { QPointF(-3.2, 0.025), 1, 1 } }, request);
        QVERIFY(std::abs(outside.at(0, middle) - std::exp(-0.225 * 0.225 / 0.32) / (2 * M_PI * 0.16)) < 0.01);
    }

    void meanOfAConstantIsTheConstant()
    {
        HeatRequest request;
        request.mode = HeatRequest::Mean;
        request.world = QRectF(0, 0, 10, 10);
        request.cellWorld = 0.1;
        request.bandwidthWorld = 0.5;
        QRandomGenerator random(3);
        std::vector<HeatSample> samples;
        for (int i = 0; i < 300; ++i) // crowded in the west, none in the east
            samples.push_back({ QPointF(6 * std::pow(random.generateDouble(), 2), 10 * random.generateDouble()), 1, 0.7f });
        const HeatGrid grid = computeHeat(samples, request);
        int masked = 0;
        for (float v : grid.values) {
            if (std::isnan(v))
                ++masked;
            else
                QVERIFY(std::abs(v - 0.7f) < 1e-4f);
        }
        QVERIFY(masked > 1000 && masked < int(grid.values.size()));
        QVERIFY(std::isnan(grid.at(95, 50)));
        // Two equal masses: half way the mean of the two.
        const HeatGrid two = computeHeat({ { QPointF(4.05, 5.05), 1, 1 }, { QPointF(5.05, 5.05), 1, 3 } }, request);
        QVERIFY(std::abs(two.at(45, 50) - 2) < 1e-3);
    }
};

QTEST_APPLESS_MAIN(HeatFieldTest)
#include "tst_heatfield.moc"
