// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contours.h"
#include "core/kriging.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace citywall;
using namespace citywall::environment;

namespace {

constexpr double metersPerDegree = 6371008.8 * M_PI / 180; // along a meridian, and along the equator

/// A place so many metres east and north of 0.5° E, 0.5° N.
GeoPoint at(double east, double north)
{
    return { 0.5 + east / (metersPerDegree * std::cos(0.5 * M_PI / 180)), 0.5 + north / metersPerDegree };
}

/// A plane 20 + x/1000 on a grid of 25 places, 2 km apart.
std::vector<SurfaceSample> slope()
{
    std::vector<SurfaceSample> samples;
    for (int i = -2; i <= 2; ++i) {
        for (int j = -2; j <= 2; ++j)
            samples.push_back({ at(2000 * i, 2000 * j), 20 + 2.0 * i });
    }
    return samples;
}

bool near(double a, double b, double tolerance) { return std::abs(a - b) < tolerance; }

} // namespace

class TestSurface : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void inverseDistanceByHand()
    {
        // 1 km from 10 and 2 km from 40: (10/1 + 40/4) / (1 + 1/4) = 16.
        const std::vector<SurfaceSample> samples { { at(-1000, 0), 10 }, { at(2000, 0), 40 } };
        QVERIFY(near(estimate(SurfaceMethod::InverseDistance, samples, at(0, 0)), 16, 0.01));
    }

    void nothingIsSaidFarFromStations()
    {
        const std::vector<SurfaceSample> samples { { at(0, 0), 10 }, { at(500, 0), 12 } };
        for (const SurfaceMethod method : { SurfaceMethod::InverseDistance, SurfaceMethod::Kriging }) {
            QVERIFY(std::isfinite(estimate(method, samples, at(0, supportMeters - 50))));
            QVERIFY(std::isnan(estimate(method, samples, at(0, supportMeters + 200))));
            QVERIFY(std::isnan(estimate(method, {}, at(0, 0))));
        }
    }

    void theNearestStation()
    {
        const std::vector<SurfaceSample> samples { { at(0, 0), 10 }, { at(3000, 0), 12 } };
        const SurfaceEstimate surface(SurfaceMethod::InverseDistance, samples);
        QVERIFY(near(surface.nearestMeters(at(0, 400)), 400, 1));
        QVERIFY(near(surface.nearestMeters(at(2000, 0)), 1000, 2)); // the second one
        QVERIFY(near(surface.nearestMeters(at(0, supportMeters + 1000)), supportMeters + 1000, 10));
        QVERIFY(std::isinf(SurfaceEstimate(SurfaceMethod::Kriging, {}).nearestMeters(at(0, 0))));
    }

    void krigingHonoursTheStations()
    {
        const std::vector<SurfaceSample> samples = slope();
        for (const SurfaceSample &sample : samples)
            QVERIFY(near(estimate(SurfaceMethod::Kriging, samples, sample.position), sample.value, 1e-3));
        // In the middle between four of the plane's samples every weighting by symmetry gives their mean.
        QVERIFY(near(estimate(SurfaceMethod::Kriging, samples, at(1000, 1000)), 21, 0.05));
    }

    void krigingOfTwoByHand()
    {
        // Two samples weigh the same wherever γ(p, a) = γ(p, b), whatever the variogram.
        const OrdinaryKriging kriging({ { 0, 0 }, { 1000, 0 } }, { 10, 30 });
        QVERIFY(near(kriging.at({ 500, 300 }), 20, 1e-9));
        QVERIFY(near(kriging.at({ 0, 0 }), 10, 1e-9));
    }

    void variogramGrowsToItsSill()
    {
        const Variogram v { 1, 4, 1000 };
        QCOMPARE(v.at(0), 0.0);
        QVERIFY(near(v.at(1e-9), 1, 1e-6));
        QVERIFY(near(v.at(1000), 1 + 4 * (1 - std::exp(-3)), 1e-12)); // 95 % of the sill
    }

    void crossValidation()
    {
        // Left out, each of two is estimated by the other: both are off by 20.
        const std::vector<SurfaceSample> two { { at(-1000, 0), 10 }, { at(1000, 0), 30 } };
        QVERIFY(near(crossValidationError(SurfaceMethod::InverseDistance, two), 20, 1e-9));
        QVERIFY(std::isnan(crossValidationError(SurfaceMethod::InverseDistance, { two.data(), 1 })));
        // A smooth field: kriging knows the neighbours to about a step between them.
        QVERIFY(crossValidationError(SurfaceMethod::Kriging, slope()) < 2);
    }

    void bandsHoldTheirValues()
    {
        const std::vector<SurfaceSample> samples = slope();
        const ScalarField field = surfaceOf(SurfaceMethod::InverseDistance, samples, 500);
        QVERIFY(field.columns > 20 && field.rows > 20);
        const std::vector<double> levels = levelsFor(rangeOf(field), 8);
        QVERIFY(levels.front() <= 16.1 && levels.back() >= 23.9);
        const std::vector<SurfaceBand> bands = bandsOf(field, levels);
        QVERIFY(bands.size() >= 4);
        // A place lies in exactly the band that its estimate falls in.
        for (const GeoPoint p : { at(-3000, 300), at(200, 900), at(3100, -400) }) {
            const double value = estimate(SurfaceMethod::InverseDistance, samples, p);
            int holding = 0;
            for (const SurfaceBand &band : bands) {
                if (!contains(band.area, p))
                    continue;
                ++holding;
                QVERIFY2(value > band.from - 0.15 && value < band.to + 0.15, qPrintable(QString::number(value)));
            }
            QCOMPARE(holding, 1);
        }
        // Beyond the support distance there is no band.
        for (const SurfaceBand &band : bands)
            QVERIFY(!contains(band.area, at(-4000 - supportMeters, 4000 + supportMeters)));
        QVERIFY(bandsOf({}, levels).empty());
    }

    void theEdgeIsFinerThanTheCells()
    {
        // Two stations 4 km apart. All round, 100 m within the support distance of one there is exactly one band, 100 m beyond it none,
        // though cells are 500 m wide: 72 corners miss the circle by 5000·(1 − cos 2.5°) = 4.8 m.
        const std::vector<SurfaceSample> samples { { at(0, 0), 11 }, { at(4000, 0), 29 } };
        const ScalarField field = surfaceOf(SurfaceMethod::InverseDistance, samples, 500);
        const std::vector<SurfaceBand> bands = bandsOf(field, levelsFor(rangeOf(field), 8));
        const auto holding = [&](GeoPoint p) {
            return std::ranges::count_if(bands, [&](const SurfaceBand &band) { return contains(band.area, p); });
        };
        for (int degrees = 100; degrees <= 260; degrees += 3) { // the half that the other disc does not reach
            const double x = std::cos(degrees * M_PI / 180);
            const double y = std::sin(degrees * M_PI / 180);
            QCOMPARE(holding(at(x * (supportMeters - 100), y * (supportMeters - 100))), 1);
            QCOMPARE(holding(at(x * (supportMeters + 100), y * (supportMeters + 100))), 0);
        }
    }

    void supportIsDiscsUnited()
    {
        const std::vector<SurfaceSample> apart { { at(0, 0), 1 }, { at(4 * supportMeters, 0), 1 } };
        QCOMPARE(supportOf(apart).size(), 2);
        const std::vector<SurfaceSample> together { { at(0, 0), 1 }, { at(supportMeters, 0), 1 } };
        QCOMPARE(supportOf(together).size(), 1);
        QVERIFY(supportOf({}).isEmpty());
    }

    void surfacesAreSubtracted()
    {
        // What is 3 more at every place is 3 more between them, by whichever method: the weights are the same.
        const std::vector<SurfaceSample> then = slope();
        std::vector<SurfaceSample> now = then;
        for (SurfaceSample &sample : now)
            sample.value += 3;
        for (const SurfaceMethod method : { SurfaceMethod::InverseDistance, SurfaceMethod::Kriging }) {
            const ScalarField field = differenceOf(method, now, then, 500);
            QVERIFY(std::ranges::count_if(field.values, [](double v) { return std::isfinite(v); }) > 400);
            for (const double value : field.values)
                QVERIFY2(std::isnan(value) || near(value, 3, 1e-6), qPrintable(QString::number(value)));
            const ScalarField same = differenceOf(method, then, then, 500);
            for (const double value : same.values)
                QVERIFY(std::isnan(value) || value == 0);
        }
        // In the other order it is less.
        const ScalarField less = differenceOf(SurfaceMethod::Kriging, then, now, 500);
        QVERIFY(near(*std::ranges::find_if(less.values, [](double v) { return std::isfinite(v); }), -3, 1e-6));
    }

    void aDifferenceIsKnownWhereBothAre()
    {
        // Two stations 4 km apart now, of which the western one alone was there then: 10 everywhere, where there is one within 5 km.
        const std::vector<SurfaceSample> then { { at(0, 0), 10 } };
        const std::vector<SurfaceSample> now { { at(0, 0), 11 }, { at(4000, 0), 29 } };
        const ScalarField field = differenceOf(SurfaceMethod::InverseDistance, now, then, 250);
        const std::vector<SurfaceBand> bands = bandsOf(field, { -1, 5, 15, 100 });
        const auto bandAt = [&](GeoPoint p) {
            const auto band = std::ranges::find_if(bands, [&](const SurfaceBand &b) { return contains(b.area, p); });
            return band == bands.end() ? -1 : int(band->from);
        };
        // A quarter of the way weights 9 : 1, (9 · 11 + 29) / 10 = 12.8: 2.8 more; at its middle 20: 10 more; by the new one 29: 19 more.
        QCOMPARE(bandAt(at(1000, 0)), -1);
        QVERIFY(std::ranges::any_of(bands, [](const SurfaceBand &b) { return contains(b.area, at(1000, 0)); }));
        QCOMPARE(bandAt(at(2000, 0)), 5);
        QCOMPARE(bandAt(at(3900, 0)), 15);
        QVERIFY(std::ranges::none_of(bands, [](const SurfaceBand &b) { return contains(b.area, at(supportMeters + 100, 0)); }));
        QVERIFY(differenceOf(SurfaceMethod::InverseDistance, now, {}, 250).values.empty());
        const std::vector<SurfaceSample> far { { at(5 * supportMeters, 0), 10 } };
        QVERIFY(differenceOf(SurfaceMethod::InverseDistance, now, far, 250).values.empty());
    }

    void levelsAreRound()
    {
        const ScalarField field { {}, 2, 2, { 3.2, 11.9, 7, std::nan("") } };
        QCOMPARE(levelsFor(rangeOf(field), 5), (std::vector<double> { 2, 4, 6, 8, 10, 12 }));
        const ScalarField flat { {}, 1, 1, { 5 } };
        const std::vector<double> one = levelsFor(rangeOf(flat), 5);
        QVERIFY(one.size() >= 2 && one.front() <= 5 && one.back() > 5);
        QVERIFY(levelsFor(rangeOf({}), 5).empty());
    }
};

QTEST_APPLESS_MAIN(TestSurface)
#include "tst_surface.moc"
