// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/durations.h"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>

#include <algorithm>

namespace citywall::safety {

Distribution distributionOf(const std::vector<Incident> &incidents, Interval interval, TimeRange span, int area, int priority)
{
    Distribution found;
    for (const Incident &incident : incidents) {
        if ((area >= 0 && incident.area != area) || (priority > 0 && incident.priority != priority))
            continue;
        const double seconds = secondsOf(incident, interval);
        if (std::isfinite(seconds) && span.contains(endOf(incident, interval)))
            found.seconds.push_back(seconds);
    }
    std::sort(found.seconds.begin(), found.seconds.end());
    found.median = quantile(found.seconds, 0.5);
    found.p90 = quantile(found.seconds, 0.9);
    return found;
}

DurationHistogram histogramOf(const Distribution &distribution)
{
    constexpr int steps = 12;
    DurationHistogram histogram;
    if (distribution.seconds.empty())
        return histogram;
    const double most = quantile(distribution.seconds, 0.95);
    const double minutes[] { 0.5, 1, 2, 5, 10, 15, 30, 60 };
    const auto *step = std::find_if(std::begin(minutes), std::end(minutes), [&](double m) { return m * 60 * steps >= most; });
    histogram.stepSeconds = step != std::end(minutes) ? *step * 60 : std::ceil(most / steps / 3600) * 3600;
    const size_t used = size_t(most / histogram.stepSeconds) + 1;
    histogram.counts.assign(used + 1, 0);
    for (const double seconds : distribution.seconds)
        ++histogram.counts[std::min(used, size_t(std::max(0., seconds) / histogram.stepSeconds))];
    return histogram;
}

namespace {

/// Variance of the logarithm of the median, from order statistics about it (Price and Bonett 2002, eq. 1 and 5).
double varianceOfLogMedian(const Distribution &d)
{
    const int n = d.count();
    const int c = std::max(1, int(std::nearbyint((n + 1) / 2. - std::sqrt(double(n)))));
    const double beyond = boost::math::cdf(boost::math::binomial(n, 0.5), c - 1);
    const double z = boost::math::quantile(boost::math::complement(boost::math::normal(), beyond));
    const auto log = [&](int rank) { return std::log(std::max(1., d.seconds[size_t(rank - 1)])); };
    const double deviation = (log(n - c + 1) - log(c)) / (2 * z);
    return deviation * deviation;
}

} // namespace

MedianChange changeOfMedian(const Distribution &now, const Distribution &before)
{
    MedianChange change;
    change.share = changeOf(now.median, before.median);
    if (!std::isfinite(change.share) || now.median <= 0 || std::min(now.count(), before.count()) < fewestToCompare)
        return change;
    const double ratio = std::log(now.median / before.median);
    const double z = boost::math::quantile(boost::math::normal(), 0.975);
    const double half = z * std::sqrt(varianceOfLogMedian(now) + varianceOfLogMedian(before));
    change.low = std::exp(ratio - half) - 1;
    change.high = std::exp(ratio + half) - 1;
    return change;
}

double changeOf(double now, double before)
{
    return before > 0 && std::isfinite(now) ? now / before - 1 : std::numeric_limits<double>::quiet_NaN();
}

} // namespace citywall::safety
