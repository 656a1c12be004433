// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace citywall {

/// Where the scale of many signed differences ends, as far below zero as above: at what nineteen in twenty of them do not pass, rounded
/// up. A few of thousands always do, and would make all others pale. Pure.
struct DifferenceScale {
    double end = 1;
    bool beyond = false; ///< there are differences beyond it

    /// @param differences NaN is left out
    static DifferenceScale of(const std::vector<double> &differences);
    bool operator==(const DifferenceScale &) const = default;
};

} // namespace citywall
