// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hotspots.h"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>

namespace citywall::safety {

std::vector<double> getisOrdGiStar(std::span<const double> values, const std::vector<std::vector<int>> &neighbours)
{
    const double n = double(values.size());
    double sum = 0;
    double squares = 0;
    for (const double x : values) {
        sum += x;
        squares += x * x;
    }
    const double mean = sum / n;
    const double spread = std::sqrt(std::max(0., squares / n - mean * mean));
    std::vector<double> scores(values.size(), std::numeric_limits<double>::quiet_NaN());
    for (size_t i = 0; i < values.size(); ++i) {
        const double weight = double(neighbours[i].size()); // with weights of 1 also the sum of their squares
        double local = 0;
        for (const int j : neighbours[i])
            local += values[size_t(j)];
        const double deviation = spread * std::sqrt((n * weight - weight * weight) / (n - 1));
        if (deviation > 0)
            scores[i] = (local - mean * weight) / deviation;
    }
    return scores;
}

double twoSidedP(double z)
{
    if (std::isnan(z))
        return z;
    return 2 * boost::math::cdf(boost::math::complement(boost::math::normal(), std::abs(z)));
}

std::vector<double> benjaminiHochberg(std::span<const double> p)
{
    std::vector<size_t> order;
    for (size_t i = 0; i < p.size(); ++i) {
        if (!std::isnan(p[i]))
            order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return p[a] < p[b]; });
    std::vector<double> adjusted(p.size(), std::numeric_limits<double>::quiet_NaN());
    double least = 1;
    for (size_t rank = order.size(); rank > 0; --rank) {
        least = std::min(least, p[order[rank - 1]] * double(order.size()) / double(rank));
        adjusted[order[rank - 1]] = least;
    }
    return adjusted;
}

HotSpots hotSpotsOf(HexGridPtr grid, std::span<const GeoPoint> points)
{
    HotSpots found;
    found.grid = std::move(grid);
    const HexGrid &cells = *found.grid;
    std::vector<double> counts(size_t(cells.count()), 0);
    for (const GeoPoint &p : points) {
        if (const int cell = cells.indexOf(p); cell >= 0) {
            counts[size_t(cell)] += 1;
            ++found.incidents;
        }
    }
    found.enough = found.incidents >= fewestIncidents;
    if (!found.enough)
        return found;
    const std::vector<double> scores = getisOrdGiStar(counts, cells.neighbours);
    std::vector<double> p(scores.size());
    std::transform(scores.begin(), scores.end(), p.begin(), twoSidedP);
    const std::vector<double> q = benjaminiHochberg(p);
    for (int i = 0; i < cells.count(); ++i) {
        const size_t at = size_t(i);
        if (!(q[at] <= falseDiscoveries))
            continue;
        double around = 0;
        for (const int j : cells.neighbours[at])
            around += counts[size_t(j)];
        (scores[at] > 0 ? found.hot : found.cold).push_back({ i, int(counts[at]), int(around), scores[at], q[at] });
    }
    std::stable_sort(found.hot.begin(), found.hot.end(), [](const HotSpot &a, const HotSpot &b) { return a.z > b.z; });
    std::stable_sort(found.cold.begin(), found.cold.end(), [](const HotSpot &a, const HotSpot &b) { return a.z < b.z; });
    return found;
}

} // namespace citywall::safety
