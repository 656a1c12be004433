// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

// Early Aberration Reporting System: detectors of unusual daily counts that need little history.
// L. Hutwagner, W. Thompson, G. M. Seeman, T. Treadwell: The bioterrorism preparedness and response Early Aberration Reporting
// System (EARS). J Urban Health 2003; 80 (2 Suppl 1): i89–i96. Formulas as R. D. Fricker, B. L. Hegler, D. A. Dunfee: Comparing
// syndromic surveillance detection methods. Stat Med 2008; 27: 3407–3429, section 2.1. Pure; any thread.
namespace citywall::healthcare {

inline constexpr int earsBaselineDays = 7;
inline constexpr int earsLagDays = 2;       ///< between a day and its baseline: C2 and C3
inline constexpr double earsThreshold12 = 3; ///< standard deviations above the mean: C1 and C2
inline constexpr double earsThreshold3 = 2;
/// A baseline that never varies has a deviation of 0 and would signal at one more case: never taken for smaller than this
/// (H. Burkom's advice for sparse counts, as in the R package surveillance, earsC, minSigma).
inline constexpr double earsLeastDeviation = 0.5;

/// The verdict on one day. Statistics are NaN where a day that they need is missing; NaN never signals.
struct Ears {
    double expected; ///< mean of C2's baseline, counts a day
    double threshold; ///< count above which C2 signals: mean + 3 deviations
    double c1;       ///< (count − mean) / deviation, baseline the 7 days t−7 … t−1
    double c2;       ///< the same with the baseline t−9 … t−3, so that a slow start does not raise its own baseline
    double c3;       ///< Σ over t−2 … t of max(0, C2 − 1)

    bool signal1() const { return c1 > earsThreshold12; }
    bool signal2() const { return c2 > earsThreshold12; }
    bool signal3() const { return c3 > earsThreshold3; }
    int signals() const { return signal1() + signal2() + signal3(); } ///< how many of the three
};

/// Judges the last of the days.
/// @param days counts of consecutive days, oldest first; NaN = missing. C1 needs 8 of them, C2 10, C3 12.
Ears ears(std::span<const double> days);

} // namespace citywall::healthcare
