// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/durations.h"

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

double changeOf(double now, double before)
{
    return before > 0 && std::isfinite(now) ? now / before - 1 : std::numeric_limits<double>::quiet_NaN();
}

} // namespace citywall::safety
