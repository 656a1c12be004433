// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/comparison.h"

#include "core/usualday.h"

#include <boost/math/distributions/students_t.hpp>

#include <numeric>

namespace citywall::traffic {

namespace {

constexpr int mostDays = 28;

struct Moments {
    double mean = unknown;
    double variance = 0; // of the sample
};

Moments momentsOf(const std::vector<double> &values)
{
    Moments moments;
    if (values.empty())
        return moments;
    moments.mean = std::accumulate(values.begin(), values.end(), 0.) / double(values.size());
    for (const double value : values)
        moments.variance += (value - moments.mean) * (value - moments.mean);
    if (values.size() > 1)
        moments.variance /= double(values.size() - 1);
    return moments;
}

} // namespace

Comparison compare(const std::vector<double> &before, const std::vector<double> &after, double confidence)
{
    Comparison result;
    result.beforeCount = int(before.size());
    result.afterCount = int(after.size());
    const Moments b = momentsOf(before);
    const Moments a = momentsOf(after);
    result.beforeMean = b.mean;
    result.afterMean = a.mean;
    if (before.size() < 2 || after.size() < 2 || b.variance + a.variance <= 0)
        return result;
    const double bShare = b.variance / double(before.size());
    const double aShare = a.variance / double(after.size());
    const double error = std::sqrt(bShare + aShare);
    result.degreesOfFreedom = (bShare + aShare) * (bShare + aShare)
        / (bShare * bShare / double(before.size() - 1) + aShare * aShare / double(after.size() - 1));
    const boost::math::students_t distribution(result.degreesOfFreedom);
    const double reach = error * boost::math::quantile(distribution, 0.5 + confidence / 2);
    result.low = result.difference() - reach;
    result.high = result.difference() + reach;
    result.pValue = 2 * boost::math::cdf(boost::math::complement(distribution, std::abs(result.difference()) / error));
    return result;
}

Windows windowsAround(QDate change, TimeRange known, UtcTime now, const QTimeZone &zone)
{
    if (known.isEmpty() || !now.isValid() || !change.isValid())
        return {};
    QDate first = dayOf(known.begin, zone);
    if (dayRange(first, zone).begin < known.begin)
        first = first.addDays(1);
    const QDate end = dayOf(std::min(now, known.end), zone); // the day under way
    auto before = int(std::min<qint64>(first.daysTo(change), mostDays));
    auto after = int(std::min<qint64>(change.daysTo(end), mostDays));
    if (before <= 0 || after <= 0)
        return {};
    if (const int shorter = std::min(before, after); shorter >= 7)
        before = after = shorter - shorter % 7;
    const UtcTime middle = dayRange(change, zone).begin;
    return { { dayRange(change.addDays(-before), zone).begin, middle },
             { middle, dayRange(change.addDays(after), zone).begin },
             before,
             after };
}

} // namespace citywall::traffic
