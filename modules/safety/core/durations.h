// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incidents.h"

namespace citywall::safety {

/// With fewer values the greatest of them is no upper bound of the 90th percentile at 95 % confidence (1 − 0.9ⁿ ≥ 0.95;
/// S. S. Wilks, "Determination of sample sizes for setting tolerance limits", Ann. Math. Stat. 12, 1941): such figures are
/// shown as of too few incidents, and no change is made of them.
inline constexpr int fewest = 29;

/// How long an interval took over a set of incidents. Seconds; NaN where there is none.
struct Distribution {
    std::vector<double> seconds; ///< ascending
    double median = std::numeric_limits<double>::quiet_NaN();
    double p90 = std::numeric_limits<double>::quiet_NaN(); ///< the share that NFPA 1710 §4.1.2 sets its objectives for

    int count() const { return int(seconds.size()); }
    bool isEnough() const { return count() >= fewest; }
};

/// Of the incidents whose interval ended in the span.
/// @param area     index of the area to keep to; −1 = whole city
/// @param priority 1–3 to keep to; 0 = all
Distribution distributionOf(const std::vector<Incident> &incidents, Interval interval, TimeRange span, int area,
                            int priority = 0);

/// Counts in equal steps from zero; the last holds all that is longer.
struct DurationHistogram {
    double stepSeconds = 60;
    std::vector<int> counts;
};
/// The step is the least of ½, 1, 2, 5, 10, 15, 30, 60 … minutes with which the 95th percentile lies in twelve steps.
DurationHistogram histogramOf(const Distribution &distribution);

/// How a median has changed, with the interval in which the change of the whole lies with 95 % confidence. −0.2 = a fifth less.
struct MedianChange {
    double share = std::numeric_limits<double>::quiet_NaN(); ///< NaN if either median is not known or is 0
    double low = std::numeric_limits<double>::quiet_NaN();   ///< NaN where either side has fewer than fewestToCompare
    double high = std::numeric_limits<double>::quiet_NaN();
    bool isKnown() const { return std::isfinite(low) && std::isfinite(high); }
    bool isClear() const { return high < 0 || low > 0; } ///< 95 % of such intervals do not hold "no change"
};
/// Of two independent sets, whatever their distribution: the ratio of medians after R. M. Price, D. G. Bonett, "Distribution-
/// free confidence intervals for difference and ratio of medians", J. Stat. Comput. Simul. 72, 2002.
MedianChange changeOfMedian(const Distribution &now, const Distribution &before);
/// With fewer the method has no order statistics to stand on.
inline constexpr int fewestToCompare = 6;

/// Relative change, −0.2 = a fifth less; NaN if either is not known, or 0 before.
double changeOf(double now, double before);

} // namespace citywall::safety
