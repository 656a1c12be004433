// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/dice.h"

#include <array>

namespace citywall::healthcare {

/// Poisson-distributed: by inversion, from 30 up by the normal approximation.
inline int poisson(quint64 hash, double mean)
{
    if (!(mean > 0))
        return 0;
    if (mean >= 30)
        return int(std::max(0.0, std::round(mean + std::sqrt(mean) * dice::normal(hash))));
    double left = dice::uniform(dice::mix(hash, 0x9015501)) - std::exp(-mean);
    double p = std::exp(-mean);
    int n = 0;
    while (left >= 0 && n < 200) {
        ++n;
        p *= mean / n;
        left -= p;
    }
    return n;
}

/// From a table of equal steps that goes round, linear in between; `at` in steps.
template<size_t N>
double around(const std::array<double, N> &table, double at)
{
    const double whole = std::floor(at);
    const size_t i = size_t(qint64(whole) % qint64(N) + qint64(N)) % N;
    return std::lerp(table[i], table[(i + 1) % N], at - whole);
}

} // namespace citywall::healthcare
