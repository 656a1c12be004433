// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/masking.h"

#include <cmath>

namespace citywall::healthcare {

/// A number of patients as far as it may be known: exactly, only that it is small (core/masking.h), or not at all. Sums of
/// such numbers lie between two bounds that depend on nothing but how many were masked.
struct PatientCount {
    double least = std::numeric_limits<double>::quiet_NaN();
    double most = std::numeric_limits<double>::quiet_NaN();

    static PatientCount counted(double patients) { return { patients, patients }; } ///< NaN = not known
    static PatientCount masked() { return { 1, smallestCount - 1 }; }

    bool isKnown() const { return !std::isnan(least); } ///< at least within bounds
    bool isExact() const { return least == most; }
    /// What is not known adds nothing.
    PatientCount &operator+=(const PatientCount &other)
    {
        if (!isKnown())
            *this = other;
        else if (other.isKnown())
            *this = { least + other.least, most + other.most };
        return *this;
    }
};

} // namespace citywall::healthcare
