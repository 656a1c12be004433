// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise.h"

#include <cmath>

namespace citywall::environment {

double energyMean(std::span<const double> levels)
{
    double sum = 0;
    for (const double level : levels)
        sum += std::pow(10, level / 10);
    return levels.empty() ? unknown : 10 * std::log10(sum / double(levels.size()));
}

NoiseIndicators NoiseIndicators::of(Hours levels, UtcTime newest, const QTimeZone &zone)
{
    std::array<std::vector<double>, 3> periods; // day, evening, night
    const Hours used = levels.last(std::min(levels.size(), size_t(24)));
    for (size_t i = 0; i < used.size(); ++i) {
        if (!std::isfinite(used[i]))
            continue;
        const int hour = (newest - std::chrono::hours(used.size() - 1 - i)).toDateTime(zone).time().hour();
        periods[hour >= 7 && hour < 19 ? 0 : hour >= 19 && hour < 23 ? 1 : 2].push_back(used[i]);
    }
    const auto level = [&periods](size_t period, size_t needed) {
        return periods[period].size() >= needed ? energyMean(periods[period]) : unknown;
    };
    NoiseIndicators noise { level(0, 9), level(1, 3), level(2, 6), unknown };
    noise.den = 10
        * std::log10((12 * std::pow(10, noise.day / 10) + 4 * std::pow(10, (noise.evening + 5) / 10)
                      + 8 * std::pow(10, (noise.night + 10) / 10))
                     / 24);
    return noise;
}

int severityOf(const NoiseIndicators &noise)
{
    if (!std::isfinite(noise.den) && !std::isfinite(noise.night))
        return -1;
    if (noise.den > endLden || noise.night > endLnight)
        return 2;
    return noise.den > whoLden || noise.night > whoLnight ? 1 : 0;
}

} // namespace citywall::environment
