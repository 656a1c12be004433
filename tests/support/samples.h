// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/areas.h"
#include "sdk/observation.h"

namespace citywall::test {

/// How long after it was so an observation of add() was received.
inline constexpr Duration underWay = std::chrono::seconds(1);

/// One more row at the end, of source 0 and without a position of its own.
void add(Observations &to, UtcTime time, FeatureKey feature, const std::array<float, maximumFields> &values);

/// The values of a row, as add() takes them.
std::array<float, maximumFields> valuesOf(const Observations &columns, size_t row);

/// A square of `degrees` whose south-west corner is at (west, south), its id for a name.
Area square(const QString &id, double west, double south, double degrees,
            double population = std::numeric_limits<double>::quiet_NaN());

} // namespace citywall::test
