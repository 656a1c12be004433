// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nedocs.h"

#include <cmath>

namespace citywall::healthcare {

double nedocs(const NedocsInputs &inputs)
{
    if (!(inputs.treatmentBeds > 0) || !(inputs.hospitalBeds > 0))
        return std::numeric_limits<double>::quiet_NaN();
    const double score = -20 + 85.8 * inputs.present / inputs.treatmentBeds + 600 * inputs.boarding / inputs.hospitalBeds
        + 13.4 * inputs.ventilated + 0.93 * inputs.longestBoardingSeconds / 3600 + 5.64 * inputs.lastBedWaitSeconds / 3600;
    return score < 0 ? 0 : score; // NaN stays
}

} // namespace citywall::healthcare
