// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ears.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace citywall::healthcare {

namespace {

constexpr double notKnown = std::numeric_limits<double>::quiet_NaN();

struct Baseline {
    double mean = notKnown;
    double deviation = notKnown; ///< of the sample, n − 1
};

/// Of the seven days that end `gap` days before `day`.
Baseline baselineOf(std::span<const double> days, size_t day, size_t gap)
{
    constexpr size_t n = earsBaselineDays;
    if (day < n + gap)
        return {};
    const std::span<const double> window = days.subspan(day - gap - n, n);
    double sum = 0;
    for (const double count : window)
        sum += count;
    const double mean = sum / n;
    double squares = 0;
    for (const double count : window)
        squares += (count - mean) * (count - mean);
    return { mean, std::max(earsLeastDeviation, std::sqrt(squares / (n - 1))) };
}

double deviations(std::span<const double> days, size_t day, size_t gap)
{
    const Baseline baseline = baselineOf(days, day, gap);
    return std::isnan(baseline.mean) ? notKnown : (days[day] - baseline.mean) / baseline.deviation;
}

} // namespace

Ears ears(std::span<const double> days)
{
    if (days.empty())
        return { notKnown, notKnown, notKnown, notKnown, notKnown };
    const size_t last = days.size() - 1;
    const Baseline lagged = baselineOf(days, last, earsLagDays);
    Ears verdict { lagged.mean, lagged.mean + earsThreshold12 * lagged.deviation, deviations(days, last, 0),
                   deviations(days, last, earsLagDays), notKnown };
    if (last >= 2) {
        verdict.c3 = 0;
        for (size_t day = last - 2; day <= last; ++day) {
            const double c2 = deviations(days, day, earsLagDays);
            verdict.c3 += std::isnan(c2) ? notKnown : std::max(0.0, c2 - 1);
        }
    }
    return verdict;
}

} // namespace citywall::healthcare
