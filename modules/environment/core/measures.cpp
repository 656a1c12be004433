// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measures.h"

#include "core/pollutants.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace citywall::environment {

namespace {

/// The mean of f(value) for each station that has values.
template<typename F>
std::vector<double> stationMeans(const MeasureRows &rows, size_t field, F f)
{
    std::map<FeatureKey, std::pair<double, int>> sums;
    for (const quint32 row : rows.rows) {
        const double value = double(rows.columns.values[field][row]);
        if (!std::isfinite(value))
            continue;
        auto &[sum, count] = sums[rows.columns.feature[row]];
        sum += f(value);
        ++count;
    }
    std::vector<double> found;
    for (const auto &[station, sum] : sums)
        found.push_back(sum.first / sum.second);
    return found;
}

double mean(const std::vector<double> &values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return values.empty() ? unknown : sum / double(values.size());
}

} // namespace

double meanOfStations(const MeasureRows &rows, size_t field)
{
    return mean(stationMeans(rows, field, [](double value) { return value; }));
}

double energyMeanOfStations(const MeasureRows &rows, size_t field)
{
    return 10 * std::log10(mean(stationMeans(rows, field, [](double level) { return std::pow(10, level / 10); })));
}

double highestOfStations(const MeasureRows &rows, size_t field)
{
    const std::vector<double> all = stationMeans(rows, field, [](double value) { return value; });
    return all.empty() ? unknown : *std::ranges::max_element(all);
}

} // namespace citywall::environment
