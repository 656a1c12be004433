// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/differencescale.h"

#include "map/layers/palette.h"

#include <algorithm>
#include <cmath>

namespace citywall {

DifferenceScale DifferenceScale::of(const std::vector<double> &differences)
{
    std::vector<double> sizes;
    for (const double difference : differences) {
        if (std::isfinite(difference))
            sizes.push_back(std::abs(difference));
    }
    if (sizes.empty())
        return {};
    // The 95th percentile by the nearest rank.
    const auto rank = qptrdiff((sizes.size() * 19 + 19) / 20 - 1);
    std::ranges::nth_element(sizes, sizes.begin() + rank);
    const double end = palette::roundUp(sizes[size_t(rank)]);
    return { end, *std::ranges::max_element(sizes) > end };
}

} // namespace citywall
