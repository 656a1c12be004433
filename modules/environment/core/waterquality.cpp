// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/waterquality.h"

#include <cmath>

namespace citywall::environment {

WaterQuality WaterQuality::of(const std::array<double, maximumFields> &values)
{
    return { values[PhField], values[OxygenField], values[TurbidityField], values[ConductivityField] };
}

int WaterQuality::oxygenSeverity() const
{
    if (!std::isfinite(oxygen))
        return -1;
    return oxygen < leastOxygen ? 2 : oxygen < youngFishOxygen ? 1 : 0;
}

int WaterQuality::phSeverity() const
{
    if (!std::isfinite(ph))
        return -1;
    return ph < leastPh || ph > mostPh ? 2 : 0;
}

} // namespace citywall::environment
