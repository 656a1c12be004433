// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/correlation.h"

#include <QTest>

#include <cmath>

using namespace citywall;

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

bool near(double a, double b) { return std::abs(a - b) < 1e-9; }

} // namespace

/// Figures by scipy 1.15.3: stats.pearsonr(x, y) with its confidence_interval(0.95), stats.spearmanr, stats.rankdata; those of
/// series by the formulas, with numpy.
class TestCorrelation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void straightLineAndRanks()
    {
        const std::vector<double> x { 2.1, 3.4, 1.9, 5.6, 4.4, 6.1, 7.3, 5.0, 8.2, 6.6 };
        const std::vector<double> y { 10.2, 11.9, 9.0, 14.8, 11.1, 16.3, 15.9, 15.5, 19.4, 14.1 };
        const Correlation r = pearson(x, y);
        QCOMPARE(r.n, 10);
        QCOMPARE(r.effective, 10.0);
        QVERIFY(near(r.coefficient, 0.9211881766990238));
        QVERIFY(near(r.low, 0.6942020569473168));
        QVERIFY(near(r.high, 0.9815254765435941));
        // tanh(artanh ρ ± 1.959964 √((1 + ρ²/2)/7))
        const Correlation rho = spearman(x, y);
        QVERIFY(near(rho.coefficient, 0.8787878787878788));
        QVERIFY(near(rho.low, 0.46073890749529567));
        QVERIFY(near(rho.high, 0.9777017433478241));
    }

    void equalValuesShareTheirRank()
    {
        const std::vector<double> x { 1, 2, 2, 3, 5, 8 };
        const std::vector<double> y { 6, 5, 5, 4, 4, 1 };
        QCOMPARE(ranksOf(x), (std::vector<double> { 1, 2.5, 2.5, 4, 5, 6 }));
        QCOMPARE(ranksOf(y), (std::vector<double> { 6, 4.5, 4.5, 2.5, 2.5, 1 }));
        QVERIFY(near(spearman(x, y).coefficient, -0.9851843661437779));
        QVERIFY(near(pearson(x, y).coefficient, -0.964487666151644));
    }

    void unknownPairsAreLeftOut()
    {
        const std::vector<double> x { 1, unknown, 2, 4, 3, 7, std::numeric_limits<double>::infinity() };
        const std::vector<double> y { 3, 9, 4, unknown, 8, 6, 1 };
        const Correlation r = pearson(x, y);
        const Correlation same = pearson(std::vector<double> { 1, 2, 3, 7 }, std::vector<double> { 3, 4, 8, 6 });
        QCOMPARE(r.n, 4);
        QCOMPARE(r.coefficient, same.coefficient);
        QCOMPARE(r.low, same.low);
        const std::vector<double> ranks = ranksOf(std::vector<double> { 5, unknown, 3 });
        QCOMPARE(ranks[0], 2.0);
        QVERIFY(std::isnan(ranks[1]));
        QCOMPARE(ranks[2], 1.0);
    }

    /// What follows resembles what was: twelve pairs that say as much as five, so the interval reaches below zero.
    void seriesSayLessThanTheirLength()
    {
        const std::vector<double> a { 1, 2, 4, 5, 4, 6, 8, 7, 9, 8, 6, 5 };
        const std::vector<double> b { 3, 3, 5, 6, 6, 8, 9, 9, 8, 7, 7, 4 };
        QVERIFY(near(lagOneAutocorrelation(a), 0.6481600342319214));
        QVERIFY(near(lagOneAutocorrelation(b), 0.6355721393034826));
        const Correlation r = pearson(a, b, Pairs::Series);
        QCOMPARE(r.n, 12);
        QVERIFY(near(r.coefficient, 0.8710577441824996));
        QVERIFY(near(r.effective, 4.997739433342118));
        QVERIFY(near(r.low, -0.0492007061027702));
        QVERIFY(near(r.high, 0.9914293978329242));
        QVERIFY(pearson(a, b).low > 0);
    }

    /// One swings, one climbs: the product of their autocorrelations is negative, and the formula would count more than eight.
    void neverMoreThanTheirLength()
    {
        const std::vector<double> swings { 1, 3, 1, 3, 1, 4, 1, 3.5 };
        const std::vector<double> climbs { 1, 2, 3, 4, 5, 6, 7, 9 };
        const Correlation r = pearson(swings, climbs, Pairs::Series);
        QCOMPARE(r.effective, 8.0);
        QVERIFY(near(r.low, -0.47037977334265446));
        QVERIFY(near(r.high, 0.8461634619429738));
    }

    void whereThereIsNoCoefficient()
    {
        QCOMPARE(pearson({}, {}).n, 0);
        QVERIFY(std::isnan(pearson({}, {}).coefficient));
        const std::vector<double> flat { 0.1, 0.1, 0.1, 0.1, 0.1 };
        const std::vector<double> rising { 1, 2, 3, 4, 6 };
        for (const Correlation &c : { pearson(flat, rising), spearman(rising, flat), pearson(flat, flat, Pairs::Series) }) {
            QCOMPARE(c.n, 5);
            QVERIFY(std::isnan(c.coefficient) && std::isnan(c.low) && std::isnan(c.high));
        }
        // Two points always lie on a line.
        QVERIFY(std::isnan(pearson(std::vector<double> { 1, 2 }, std::vector<double> { 5, 3 }).coefficient));
    }

    void whereThereIsNoInterval()
    {
        const Correlation three = pearson(std::vector<double> { 1, 2, 3 }, std::vector<double> { 2, 1, 4 });
        QVERIFY(near(three.coefficient, 0.6546536707079772)); // 2/√(2 · 14/3)
        QVERIFY(std::isnan(three.low));
        const std::vector<double> x { 0.1, 0.2, 0.3, 0.7, 0.9 };
        std::vector<double> line;
        for (const double v : x)
            line.push_back(5 - 3 * v);
        const Correlation exact = pearson(x, line);
        QVERIFY(near(exact.coefficient, -1));
        QVERIFY(std::isnan(exact.low) && std::isnan(exact.high));
        QVERIFY(std::isnan(spearman(x, line).high));
    }
};

QTEST_APPLESS_MAIN(TestCorrelation)
#include "tst_correlation.moc"
