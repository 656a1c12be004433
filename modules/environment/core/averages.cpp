// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/averages.h"

#include <algorithm>
#include <cmath>

namespace citywall::environment {

namespace {

constexpr qint64 hourMilliseconds = 3'600'000;
constexpr qint64 neededCover = 45 * 60'000;

} // namespace

double runningMean(Hours values, int hours, int needed)
{
    double sum = 0;
    int valid = 0;
    for (const double v : values.last(std::min(values.size(), size_t(hours)))) {
        if (std::isfinite(v)) {
            sum += v;
            ++valid;
        }
    }
    return valid >= needed ? sum / valid : unknown;
}

double nowCast(Hours values)
{
    constexpr size_t most = 12;
    const Hours used = values.last(std::min(values.size(), most));
    const Hours newest = used.last(std::min(used.size(), size_t(3)));
    if (std::ranges::count_if(newest, [](double v) { return std::isfinite(v); }) < 2)
        return unknown;
    double least = std::numeric_limits<double>::infinity();
    double greatest = 0;
    for (const double v : used) {
        if (std::isfinite(v)) {
            least = std::min(least, v);
            greatest = std::max(greatest, v);
        }
    }
    const double weight = greatest > 0 ? std::max(0.5, least / greatest) : 1;
    double sum = 0;
    double weights = 0;
    double w = 1;
    for (auto v = used.rbegin(); v != used.rend(); ++v, w *= weight) {
        if (std::isfinite(*v)) {
            sum += w * *v;
            weights += w;
        }
    }
    return sum / weights;
}

Averages Averages::of(Hours values)
{
    return { values.empty() ? unknown : values.back(), runningMean(values, 8, neededOfEight),
             runningMean(values, 24, neededOfDay), runningMean(values, 24, neededOfDayInChina), environment::nowCast(values) };
}

HourlyMeans::HourlyMeans(UtcTime begin, int hours, int stations, int quantities)
    : m_begin(begin), m_hours(hours), m_stations(stations), m_quantities(quantities),
      m_values(size_t(hours) * size_t(stations) * size_t(quantities), unknown)
{
}

Hours HourlyMeans::upTo(int station, int quantity, int hour) const
{
    return Hours(m_values).subspan(index(station, quantity), size_t(hour) + 1);
}

void HourlyMeans::fill(int quantity, const Observations &rows, size_t first, size_t last, size_t field,
                       std::span<const int> stationOf, Mean mean)
{
    struct Value {
        qint64 time;
        double value;
    };
    std::vector<std::vector<Value>> perStation { size_t(m_stations) };
    for (size_t row = first; row < last; ++row) {
        const FeatureKey key = rows.feature[row];
        const float value = rows.values[field][row];
        if (key < stationOf.size() && stationOf[key] >= 0 && std::isfinite(value))
            perStation[size_t(stationOf[key])].push_back({ rows.phenomenonTime[row], double(value) });
    }
    std::vector<double> sums {};
    std::vector<int> counts {};
    std::vector<qint64> cover {};
    for (int station = 0; station < m_stations; ++station) {
        const std::vector<Value> &values = perStation[size_t(station)];
        sums.assign(size_t(m_hours), 0);
        counts.assign(size_t(m_hours), 0);
        cover.assign(size_t(m_hours), 0);
        for (size_t i = 0; i < values.size(); ++i) {
            const qint64 hour = (hourOf({ values[i].time }).milliseconds - m_begin.milliseconds) / hourMilliseconds;
            if (values[i].time < m_begin.milliseconds || hour >= m_hours)
                continue;
            const qint64 before = i > 0 ? values[i].time - values[i - 1].time : hourMilliseconds;
            const qint64 after = i + 1 < values.size() ? values[i + 1].time - values[i].time : hourMilliseconds;
            sums[size_t(hour)] += mean == Mean::Energy ? std::pow(10, values[i].value / 10) : values[i].value;
            counts[size_t(hour)] += 1;
            cover[size_t(hour)] += std::min({ before, after, hourMilliseconds });
        }
        for (int hour = 0; hour < m_hours; ++hour) {
            const size_t h = size_t(hour);
            const double value = cover[h] >= neededCover ? sums[h] / counts[h] : unknown;
            m_values[index(station, quantity) + h] = mean == Mean::Energy ? 10 * std::log10(value) : value;
        }
    }
}

} // namespace citywall::environment
