// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/limits.h"

#include <algorithm>

namespace citywall::environment {

namespace {

using enum Pollutant;

constexpr std::array who2021 { LimitValue { Pm25, 24, 15 },  LimitValue { Pm10, 24, 45 },  LimitValue { No2, 1, 200 },
                               LimitValue { No2, 24, 25 },   LimitValue { O3, 8, 100 },    LimitValue { So2, 24, 40 },
                               LimitValue { Co, 1, 35'000 }, LimitValue { Co, 8, 10'000 }, LimitValue { Co, 24, 4'000 } };
constexpr double euKelvin = 293.15;
constexpr std::array eu2024 { LimitValue { Pm25, 24, 25 },           LimitValue { Pm10, 24, 45 },
                              LimitValue { No2, 1, 200, euKelvin },  LimitValue { No2, 24, 50, euKelvin },
                              LimitValue { O3, 8, 120, euKelvin },   LimitValue { So2, 1, 350, euKelvin },
                              LimitValue { So2, 24, 50, euKelvin },  LimitValue { Co, 8, 10'000, euKelvin },
                              LimitValue { Co, 24, 4'000, euKelvin } };
constexpr std::array gb3095 { LimitValue { Pm25, 24, 75 }, LimitValue { Pm10, 24, 150 }, LimitValue { No2, 1, 200 },
                              LimitValue { No2, 24, 80 },  LimitValue { O3, 1, 200 },    LimitValue { O3, 8, 160 },
                              LimitValue { So2, 1, 500 },  LimitValue { So2, 24, 150 },  LimitValue { Co, 1, 10'000 },
                              LimitValue { Co, 24, 4'000 } };

} // namespace

std::span<const LimitValue> limitsOf(LimitSet set)
{
    switch (set) {
    case LimitSet::Who2021:
        return who2021;
    case LimitSet::Eu2024:
        return eu2024;
    case LimitSet::Gb3095:
        break;
    }
    return gb3095;
}

LimitValue shortestLimit(LimitSet set, Pollutant pollutant)
{
    LimitValue shortest { pollutant, 0, unknown };
    for (const LimitValue &limit : limitsOf(set)) {
        if (limit.pollutant == pollutant && (shortest.hours == 0 || limit.hours < shortest.hours))
            shortest = limit;
    }
    return shortest;
}

double meanFor(const LimitValue &limit, Hours values) { return runningMean(values, limit.hours, (3 * limit.hours + 3) / 4); }

int exceedanceHours(const LimitValue &limit, const HourlyMeans &means, int station, int first, int last)
{
    int count = 0;
    for (int hour = std::max(0, first); hour <= last; ++hour)
        count += meanFor(limit, means.upTo(station, int(limit.pollutant), hour)) > limit.level();
    return count;
}

int exceedanceHours(LimitSet set, const HourlyMeans &means, int station, int first, int last)
{
    int count = 0;
    for (int hour = std::max(0, first); hour <= last; ++hour) {
        count += std::ranges::any_of(limitsOf(set), [&](const LimitValue &limit) {
            return meanFor(limit, means.upTo(station, int(limit.pollutant), hour)) > limit.level();
        });
    }
    return count;
}

} // namespace citywall::environment
