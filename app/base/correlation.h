// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <span>
#include <vector>

// Whether two quantities go together. Pure functions, any thread. NaN = not known: a pair with one is left out.
namespace citywall {

/// How far two quantities rise and fall together, and how sure that is.
struct Correlation {
    static constexpr double none = std::numeric_limits<double>::quiet_NaN();

    int n = 0;                 ///< pairs of which both are known
    double coefficient = none; ///< −1 … 1; NaN = fewer than three pairs, or one of the two does not vary
    double effective = 0;      ///< so many independent pairs would say as much; n where each pair stands for itself
    double low = none;         ///< of the interval that covers the true coefficient in 95 of 100 cases …
    double high = none;        ///< … NaN = none: not more than three effective pairs, or all pairs on one line
};

/// How the pairs came about.
enum class Pairs {
    Independent, ///< each says something of its own
    Series,      ///< equally spaced in time, oldest first: what follows resembles what was before
};

/// Pearson's product-moment coefficient r: how close the pairs are to a straight line. Its interval is by R. A. Fisher, "On the
/// 'probable error' of a coefficient of correlation deduced from a small sample", Metron 1 (1921): artanh r is nearly normal with
/// standard deviation 1/√(n − 3). For a series n is the effective number of M. S. Bartlett, "Some aspects of the time-correlation
/// problem in regard to tests of significance", J. R. Stat. Soc. 98 (1935): n (1 − a b)/(1 + a b), of the lag-1
/// autocorrelations a and b of the two; never taken for more than n.
Correlation pearson(std::span<const double> x, std::span<const double> y, Pairs pairs = Pairs::Independent);

/// Spearman's rank coefficient ρ: Pearson's of the ranks, so how steadily one rises with the other, whatever the shape. The
/// interval's standard deviation is √((1 + ρ²/2)/(n − 3)), by D. G. Bonett, T. A. Wright, "Sample size requirements for
/// estimating Pearson, Kendall and Spearman correlations", Psychometrika 65 (2000).
Correlation spearman(std::span<const double> x, std::span<const double> y, Pairs pairs = Pairs::Independent);

/// 1 for the least; equal values share the mean of their ranks. NaN keeps NaN.
std::vector<double> ranksOf(std::span<const double> values);

/// Of a series with its next value: Σ (x₍t₎ − x̄)(x₍t+1₎ − x̄) / Σ (x₍t₎ − x̄)², over the neighbours that are both known
/// (G. E. P. Box, G. M. Jenkins, "Time Series Analysis", 1970, eq. 2.1.11). NaN if it does not vary.
double lagOneAutocorrelation(std::span<const double> series);

} // namespace citywall
