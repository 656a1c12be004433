// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/correlation.h"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace citywall {

namespace {

constexpr double coverage = 0.95;

/// A series less its mean, NaN kept; empty if it does not vary.
std::vector<double> centred(std::span<const double> values)
{
    double sum = 0;
    double least = std::numeric_limits<double>::infinity();
    double most = -least;
    int known = 0;
    for (const double v : values) {
        if (std::isnan(v))
            continue;
        sum += v;
        least = std::min(least, v);
        most = std::max(most, v);
        ++known;
    }
    if (!(most > least))
        return {};
    std::vector<double> result(values.begin(), values.end());
    for (double &v : result)
        v -= sum / known;
    return result;
}

double sumOfProducts(std::span<const double> a, std::span<const double> b)
{
    double sum = 0;
    for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (!std::isnan(a[i]) && !std::isnan(b[i]))
            sum += a[i] * b[i];
    }
    return sum;
}

/// Both series with NaN wherever one of them has it.
std::pair<std::vector<double>, std::vector<double>> commonOf(std::span<const double> x, std::span<const double> y)
{
    const size_t size = std::min(x.size(), y.size());
    std::pair<std::vector<double>, std::vector<double>> both { { x.begin(), x.begin() + ptrdiff_t(size) },
                                                               { y.begin(), y.begin() + ptrdiff_t(size) } };
    for (size_t i = 0; i < size; ++i) {
        if (!std::isfinite(x[i]) || !std::isfinite(y[i]))
            both.first[i] = both.second[i] = Correlation::none;
    }
    return both;
}

int countOf(std::span<const double> values)
{
    return int(std::ranges::count_if(values, [](double v) { return !std::isnan(v); }));
}

/// Coefficient and numbers of two series that have their NaN in the same places; no interval yet.
Correlation measure(std::span<const double> x, std::span<const double> y, Pairs pairs)
{
    Correlation c;
    c.n = countOf(x);
    c.effective = c.n;
    const std::vector<double> a = centred(x);
    const std::vector<double> b = centred(y);
    if (c.n < 3 || a.empty() || b.empty())
        return c;
    c.coefficient = std::clamp(sumOfProducts(a, b) / std::sqrt(sumOfProducts(a, a) * sumOfProducts(b, b)), -1., 1.);
    if (pairs == Pairs::Series) {
        const double product = lagOneAutocorrelation(x) * lagOneAutocorrelation(y);
        c.effective = std::min(1., (1 - product) / (1 + product)) * c.n;
    }
    return c;
}

/// @param variance of artanh of the coefficient, times (n − 3)
void addInterval(Correlation &c, double variance)
{
    constexpr double line = 1 - 1e-12; // rounding keeps a line from being exactly one
    if (!(c.effective > 3) || c.n < 4 || !(std::abs(c.coefficient) < line))
        return;
    static const double quantile = boost::math::quantile(boost::math::normal(), (1 + coverage) / 2);
    const double reach = quantile * std::sqrt(variance / (c.effective - 3));
    c.low = std::tanh(std::atanh(c.coefficient) - reach);
    c.high = std::tanh(std::atanh(c.coefficient) + reach);
}

} // namespace

Correlation pearson(std::span<const double> x, std::span<const double> y, Pairs pairs)
{
    const auto [a, b] = commonOf(x, y);
    Correlation c = measure(a, b, pairs);
    addInterval(c, 1);
    return c;
}

Correlation spearman(std::span<const double> x, std::span<const double> y, Pairs pairs)
{
    const auto [a, b] = commonOf(x, y);
    Correlation c = measure(ranksOf(a), ranksOf(b), pairs);
    addInterval(c, 1 + c.coefficient * c.coefficient / 2);
    return c;
}

std::vector<double> ranksOf(std::span<const double> values)
{
    std::vector<size_t> order;
    for (size_t i = 0; i < values.size(); ++i) {
        if (!std::isnan(values[i]))
            order.push_back(i);
    }
    std::ranges::sort(order, {}, [&](size_t i) { return values[i]; });
    std::vector<double> ranks(values.size(), Correlation::none);
    for (size_t first = 0, next = 0; first < order.size(); first = next) {
        while (next < order.size() && values[order[next]] == values[order[first]])
            ++next;
        for (size_t i = first; i < next; ++i)
            ranks[order[i]] = double(first + 1 + next) / 2;
    }
    return ranks;
}

double lagOneAutocorrelation(std::span<const double> series)
{
    const std::vector<double> a = centred(series);
    if (a.empty())
        return Correlation::none;
    return sumOfProducts(a, std::span(a).subspan(1)) / sumOfProducts(a, a);
}

} // namespace citywall
