// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

#include <functional>

namespace citywall::services {

/// What people say of how their request was handled, asked for after it was closed. An answer is of the request with the
/// same id; it holds no person and no words.
inline const QString feedbackFeed = QStringLiteral("services.feedback");

/// Order of FeedDescriptor::fields of `services.feedback`.
enum FeedbackField : size_t { RatingField, RatedCategoryField, RatedAgencyField, AskedByField };

/// Ratings: 1 very dissatisfied, 2 dissatisfied, 3 fairly satisfied, 4 satisfied, 5 very satisfied: the five grades of
/// GB/T 39735-2020 (government service evaluation), the worst first.
inline constexpr int ratings = 5;
/// The rating as it is counted: rounded, 0 if it is missing or out of range.
int ratingOf(double value);

/// An interval of shares, each in 0 … 1.
struct ShareInterval {
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();
};

/// The 95 % score interval of a share: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
/// Journal of the American Statistical Association 22 (1927) 209–212. Also for few answers and for shares of 0 and 1, where
/// the simple interval fails. NaN of nothing.
ShareInterval wilsonInterval(int part, int whole);

/// Answers counted.
struct Satisfaction {
    std::array<int, ratings> counts {}; ///< by rating − 1
    int answers = 0;
    /// Satisfied = rated 4 or 5 (the upper two of five, "top-two box"); GB/T 39735 also counts a 3 as good: see good().
    int satisfied() const { return counts[3] + counts[4]; }
    int good() const { return satisfied() + counts[2]; }
    double share() const { return of(satisfied()); }
    double goodShare() const { return of(good()); }
    ShareInterval interval() const { return wilsonInterval(satisfied(), answers); }
    void add(double rating);

    /// With fewer answers no share of a group is told: it would say more of who answered than of the service.
    static constexpr int fewestAnswers = 5;

private:
    double of(int part) const { return answers > 0 ? double(part) / answers : std::numeric_limits<double>::quiet_NaN(); }
};

/// The answers of rows [begin, end) of the feed whose feature lies in the area (−1 = anywhere). Each answer counts once: of a
/// request that is rated again after it was reopened both count.
Satisfaction satisfactionOf(const Observations &rows, size_t begin, size_t end, const FeedDictionary &dictionary, int area);
/// The same by the term of a field; by term key.
std::vector<Satisfaction> satisfactionBy(const Observations &rows, size_t begin, size_t end, const FeedDictionary &dictionary,
                                         int area, FeedbackField field);

} // namespace citywall::services
