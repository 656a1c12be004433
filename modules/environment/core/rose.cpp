// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rose.h"

#include <cmath>

namespace citywall::environment {

std::vector<WindHour> windByHour(const Observations &rows, size_t first, size_t last, UtcTime begin, int hours)
{
    struct Sum {
        double east = 0, north = 0;
        int count = 0;
    };
    std::vector<Sum> sums { size_t(hours) };
    for (size_t row = first; row < last; ++row) {
        const double speed = double(rows.values[WindSpeedField][row]);
        const double from = double(rows.values[WindFromField][row]) * M_PI / 180;
        const qint64 hour = (rows.phenomenonTime[row] - begin.milliseconds) / 3'600'000;
        // Still air has no direction, and needs none.
        if (rows.phenomenonTime[row] < begin.milliseconds || hour >= hours || !(speed >= 0)
            || (speed > 0 && !std::isfinite(from)))
            continue;
        sums[size_t(hour)].east += speed > 0 ? speed * std::sin(from) : 0;
        sums[size_t(hour)].north += speed > 0 ? speed * std::cos(from) : 0;
        ++sums[size_t(hour)].count;
    }
    std::vector<WindHour> wind;
    for (const Sum &sum : sums) {
        if (sum.count == 0) {
            wind.push_back({});
            continue;
        }
        const double degrees = std::atan2(sum.east, sum.north) * 180 / M_PI;
        wind.push_back({ std::hypot(sum.east, sum.north) / sum.count, degrees < 0 ? degrees + 360 : degrees });
    }
    return wind;
}

Rose Rose::of(std::span<const WindHour> wind, std::span<const double> concentrations)
{
    Rose rose;
    std::array<double, sectors> sums {};
    double calm = 0;
    for (size_t i = 0; i < std::min(wind.size(), concentrations.size()); ++i) {
        if (!std::isfinite(wind[i].metersPerSecond) || !std::isfinite(concentrations[i]))
            continue;
        if (wind[i].metersPerSecond < calmBelow) {
            calm += concentrations[i];
            ++rose.calmHours;
            continue;
        }
        const size_t sector = size_t(std::floor(wind[i].fromDegrees / 45 + 0.5)) % sectors;
        sums[sector] += concentrations[i];
        ++rose.hours[sector];
    }
    for (size_t s = 0; s < sectors; ++s)
        rose.mean[s] = rose.hours[s] > 0 ? sums[s] / rose.hours[s] : unknown;
    rose.calmMean = rose.calmHours > 0 ? calm / rose.calmHours : unknown;
    return rose;
}

} // namespace citywall::environment
