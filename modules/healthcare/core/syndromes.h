// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ears.h"
#include "sdk/observation.h"

#include <QCoreApplication>
#include <QDate>
#include <QTimeZone>

namespace citywall::healthcare {

inline constexpr size_t syndromeCount = 5;
/// The syndromes that the simulator makes; feeds may bring others.
const QStringList &syndromeTerms();

class Syndromes
{
    Q_DECLARE_TR_FUNCTIONS(citywall::healthcare::Syndromes)
public:
    static QString title(const QString &term); ///< an unknown one as it comes
};

/// One syndrome in one area (or the whole city), day by day up to the newest day reported.
struct SyndromeSeries {
    static constexpr size_t days = 21;

    FeatureKey key = 0;
    QString syndrome;
    QString area;                          ///< id; empty = whole city
    std::array<double, days> counts {};    ///< oldest first; NaN = masked or missing
    std::array<bool, days> masked {};      ///< fewer than five
    bool simulated = false;

    double count() const { return counts.back(); } ///< of the newest day
    bool isMasked() const { return masked.back(); }
    /// EARS over the series. A masked day stands in baselines as 4, the most that it hides, so that masking makes no signal;
    /// with more than three masked days among the eleven that EARS looks back there is too little to judge: all NaN.
    /// A masked day itself never signals.
    /// @param day which day of the series is judged; the newest unless said otherwise
    Ears verdict(size_t day = days - 1) const;
};

/// All series of the feed at an instant.
struct SyndromeTable {
    QDate day; ///< the newest day reported, by the city's calendar; invalid = nothing within the horizon
    std::vector<SyndromeSeries> series;
};

/// From rows [begin, end) of the syndromic feed: an observation at local midnight counts for the day that ends then.
/// Pure; any thread.
SyndromeTable syndromesFrom(const Observations &rows, size_t begin, size_t end, const FeedDictionary &dictionary,
                            const QTimeZone &zone);

} // namespace citywall::healthcare
