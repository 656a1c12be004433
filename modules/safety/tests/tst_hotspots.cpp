// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hotspots.h"
#include "support/samples.h"

#include <QTest>

using namespace citywall;
using namespace citywall::safety;

namespace {

// In the Loop of Chicago.
constexpr GeoPoint place { -87.6298, 41.8781 };

/// Rook neighbours and the cell itself on a lattice of 5 × 5, row by row.
std::vector<std::vector<int>> lattice()
{
    std::vector<std::vector<int>> neighbours;
    for (int i = 0; i < 25; ++i) {
        std::vector<int> near { i };
        if (i >= 5)
            near.push_back(i - 5);
        if (i < 20)
            near.push_back(i + 5);
        if (i % 5 > 0)
            near.push_back(i - 1);
        if (i % 5 < 4)
            near.push_back(i + 1);
        neighbours.push_back(near);
    }
    return neighbours;
}

bool near(double a, double b, double tolerance) { return std::abs(a - b) <= tolerance; }

} // namespace

class TestHotSpots : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void giStarOnALattice()
    {
        // By libpysal 4.12 (lat2W(5, 5, rook=True), each cell added to its own neighbours) and the formula in numpy 2.2, with
        // p by 2 scipy.stats.norm.sf(|z|) and q by scipy.stats.false_discovery_control(p, method='bh') of scipy 1.15.
        const std::vector<double> values { 0, 1, 0, 2, 0, 1, 3, 9, 2, 0, 0, 8, 12, 7, 1, 0, 2, 6, 1, 0, 1, 0, 0, 0, 3 };
        const double expected[] { -0.932564, -0.88521,  0.416569,  -0.88521,  -0.932564, -0.88521, 1.521202,  2.117752, 1.222927,
                                  -1.047932, -0.071598, 1.968615,  4.503952,  1.67034,   -0.23432, -1.047932, 0.626377, 1.372065,
                                  0.328102,  -0.722487, -1.116139, -1.047932, -0.559765, -0.88521, -0.748988 };
        const std::vector<double> scores = getisOrdGiStar(values, lattice());
        for (size_t i = 0; i < scores.size(); ++i)
            QVERIFY2(near(scores[i], expected[i], 1e-6), qPrintable(QString::number(i)));
        std::vector<double> p;
        for (const double z : scores)
            p.push_back(twoSidedP(z));
        QVERIFY(near(p[12], 6.670115382607728e-06, 1e-15));
        QVERIFY(near(p[7], 0.03419603817610206, 1e-12));
        const std::vector<double> q = benjaminiHochberg(p);
        QVERIFY(near(q[12], 0.00016675288456519322, 1e-14));
        QVERIFY(near(q[7], 0.4083110329472704, 1e-10));
        QVERIFY(near(q[10], 0.9429219641227395, 1e-10));
        // Three would be called significant one by one, one of 25 tests is.
        QCOMPARE(std::ranges::count_if(p, [](double v) { return v <= 0.05; }), 3);
        QCOMPARE(std::ranges::count_if(q, [](double v) { return v <= 0.05; }), 1);
    }

    void giStarWithoutSpread()
    {
        const std::vector<double> scores = getisOrdGiStar(std::vector<double>(25, 3), lattice());
        QVERIFY(std::ranges::all_of(scores, [](double z) { return std::isnan(z); }));
        QVERIFY(std::isnan(twoSidedP(scores[0])));
        QVERIFY(getisOrdGiStar({}, {}).empty());
    }

    void falseDiscoveryRate()
    {
        // scipy.stats.false_discovery_control([.01, .04, .03, .005, .6]); and NaN is no test.
        const std::vector<double> q = benjaminiHochberg(std::vector<double> { 0.01, 0.04, std::nan(""), 0.03, 0.005, 0.6 });
        const double expected[] { 0.025, 0.05, std::nan(""), 0.05, 0.025, 0.6 };
        for (size_t i = 0; i < q.size(); ++i)
            QVERIFY(std::isnan(expected[i]) ? std::isnan(q[i]) : near(q[i], expected[i], 1e-12));
        QVERIFY(near(twoSidedP(1.959963984540054), 0.05, 1e-12)); // 2 scipy.stats.norm.sf
        QVERIFY(near(twoSidedP(-8), 1.244192114854348e-15, 1e-25)); // no cancellation in the tail
    }

    void cellsAreThoseOfH3()
    {
        // The example of H3's own documentation.
        const GeoPoint example { -122.0553238, 37.3615593 };
        const HexGridPtr one = hexGridAround(std::vector<GeoPoint> { example }, 0, 7);
        QCOMPARE(one->count(), 1);
        QCOMPARE(one->cells[0], 0x87283472bffffffull);
        QCOMPARE(one->indexOf(example), 0);
        QCOMPARE(one->indexOf(place), -1);
        QCOMPARE(one->indexOf({}), -1);
        const GeoMultiPolygon outline = one->outline(0);
        QVERIFY(contains(outline, example));
        QVERIFY(near(areaSquareMeters(outline) / 1e6, one->squareKilometers[0], 0.02)); // two formulas for the same ground
    }

    void gridOfACity()
    {
        const QList<Area> areas { test::square(QStringLiteral("a"), -87.70, 41.85, 0.05, 6000),
                                  test::square(QStringLiteral("b"), -87.65, 41.85, 0.05, 3000) };
        const HexGridPtr grid = hexGridOf(areas, {}, cityResolution);
        double ground = 0;
        double residents = 0;
        for (int i = 0; i < grid->count(); ++i) {
            const size_t at = size_t(i);
            QVERIFY(contains(areas[grid->areas[at]].geometry, grid->centers[at]));
            QCOMPARE(grid->indexOf(grid->centers[at]), i);
            QVERIFY(grid->neighbours[at].size() <= 7 && std::ranges::count(grid->neighbours[at], i) == 1);
            ground += grid->squareKilometers[at];
            residents += grid->residents[at];
        }
        QVERIFY(grid->knowsResidents());
        QVERIFY(near(residents, 9000, 1e-6)); // everybody once
        const double exact = (areaSquareMeters(areas[0].geometry) + areaSquareMeters(areas[1].geometry)) / 1e6;
        QVERIFY2(std::abs(ground / exact - 1) < 0.05, qPrintable(QString::number(ground / exact))); // but for the rim
        // A neighbour's neighbour is the cell.
        for (size_t i = 0; i < grid->cells.size(); ++i) {
            for (const int j : grid->neighbours[i])
                QVERIFY(std::ranges::count(grid->neighbours[size_t(j)], int(i)) == 1);
        }
        const HexGridPtr box = hexGridOf({}, { -87.70, 41.85, -87.60, 41.90 }, cityResolution);
        QCOMPARE(box->cells, grid->cells);
        QVERIFY(!box->knowsResidents());
    }

    void spotsOfADisk()
    {
        // 19 cells: 12 incidents in the middle, 3 in each of the six around it. By numpy over axial hexagon coordinates: middle
        // z 3.115045, q 0.034944; around it 1.635399, 0.276764; the rim −0.645010 (4 neighbours) and −0.341236 (5).
        const HexGridPtr grid = hexGridAround(std::vector<GeoPoint> { place }, 2, cityResolution);
        QCOMPARE(grid->count(), 19);
        const int middle = grid->indexOf(place);
        std::vector<GeoPoint> points(12, grid->centers[size_t(middle)]);
        for (const int cell : grid->neighbours[size_t(middle)]) {
            if (cell != middle)
                points.insert(points.end(), 3, grid->centers[size_t(cell)]);
        }
        points.push_back({ 0.5, 0.5 }); // outside: does not count
        const HotSpots spots = hotSpotsOf(grid, points);
        QVERIFY(spots.enough);
        QCOMPARE(spots.incidents, 30);
        QCOMPARE(spots.hot.size(), size_t(1));
        QCOMPARE(spots.cold.size(), size_t(0));
        QCOMPARE(spots.hot[0].cell, middle);
        QCOMPARE(spots.hot[0].count, 12);
        QCOMPARE(spots.hot[0].around, 30);
        QVERIFY(near(spots.hot[0].z, 3.11504478990699, 1e-9));
        QVERIFY(near(spots.hot[0].q, 0.0349442262913147, 1e-9));
        points.erase(points.begin()); // 29: nothing is claimed
        const HotSpots fewer = hotSpotsOf(grid, points);
        QVERIFY(!fewer.enough);
        QVERIFY(fewer.hot.empty());
    }
};

QTEST_APPLESS_MAIN(TestHotSpots)
#include "tst_hotspots.moc"
