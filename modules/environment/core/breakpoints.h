// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/airindex.h"

// The tables behind the air-quality indices, as published. Any thread.
namespace citywall::environment {

/// A scale of the US EPA: on each line the index is linear in the concentration.
struct EpaBreakpoints {
    struct Line {
        double low, high;
        double indexLow, indexHigh;
    };
    double step; ///< concentrations are truncated to multiples of this
    std::vector<Line> lines;
};
/// 40 CFR 58 App. G, table 2 (2024), the index's upper end 500 from EPA-454/B-24-002, table 6. No lines where there is no such scale.
const EpaBreakpoints &epaBreakpoints(Scale scale);

/// HJ 633-2012, table 1: the concentrations at which IAQI is 0, 50, 100, 150, 200, 300, 400, 500; fewer where the table ends earlier,
/// none where there is no such scale.
std::span<const double> chineseBreakpoints(Scale scale);

} // namespace citywall::environment
