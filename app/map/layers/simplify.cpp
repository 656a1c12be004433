// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/simplify.h"

#include "map/layers/segmentgrid.h"

namespace citywall {

std::vector<QPointF> simplified(const std::vector<QPointF> &line, double tolerance)
{
    if (line.size() < 3)
        return line;
    std::vector<bool> keep(line.size());
    keep.front() = keep.back() = true;
    std::vector<std::pair<size_t, size_t>> open { { 0, line.size() - 1 } };
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        double furthest = tolerance;
        size_t split = 0;
        for (size_t i = first + 1; i < last; ++i) {
            const double d = distanceToSegment(line[i], line[first], line[last]);
            if (d > furthest) {
                furthest = d;
                split = i;
            }
        }
        if (split) {
            keep[split] = true;
            open.emplace_back(first, split);
            open.emplace_back(split, last);
        }
    }
    std::vector<QPointF> result;
    for (size_t i = 0; i < line.size(); ++i) {
        if (keep[i])
            result.push_back(line[i]);
    }
    return result;
}

} // namespace citywall
