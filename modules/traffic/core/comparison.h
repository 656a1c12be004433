// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/indices.h"
#include "sdk/history.h"

#include <QDate>
#include <QTimeZone>

// What a change gained: two samples compared. Pure; any thread.
namespace citywall::traffic {

/// The difference of two means with a confidence interval: Welch's unequal-variances t (B. L. Welch, Biometrika 34, 1947, with
/// the Welch–Satterthwaite degrees of freedom). The values of a sample must be independent: daily means, not minutes.
struct Comparison {
    int beforeCount = 0;
    int afterCount = 0;
    double beforeMean = unknown;
    double afterMean = unknown;
    double low = unknown;  ///< of the confidence interval of difference()
    double high = unknown;
    double degreesOfFreedom = unknown;
    double pValue = unknown; ///< two-sided, of no difference

    double difference() const { return afterMean - beforeMean; }
    /// As shares of the mean before, which is taken as given: +0.11 = 11 % more.
    double change() const { return difference() / beforeMean; }
    double changeLow() const { return low / beforeMean; }
    double changeHigh() const { return high / beforeMean; }
    bool isKnown() const { return !std::isnan(low); } ///< at least two values on both sides, and some spread
    bool isSignificant() const { return isKnown() && (low > 0 || high < 0); }
};
Comparison compare(const std::vector<double> &before, const std::vector<double> &after, double confidence = 0.95);

/// Spans of whole days before and after a day on which something changed.
struct Windows {
    TimeRange before;
    TimeRange after;
    int daysBefore = 0; ///< 0 on either side = there is nothing to compare
    int daysAfter = 0;
};
/// The days that are known on each side, at most 28. Where there is a week or more on both sides as many on each, and whole
/// weeks, so that each weekday is on both as often. Days before the first whole one of `known`, and the one that is under
/// way, do not count.
Windows windowsAround(QDate change, TimeRange known, UtcTime now, const QTimeZone &zone);

} // namespace citywall::traffic
