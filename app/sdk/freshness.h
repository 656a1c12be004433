// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"

#include <QString>

// How far a datum may be trusted by its age at the clock's time. One definition for markers, lines, areas, pages and key figures.
namespace citywall {

struct FeedDescriptor;

/// How long a datum counts. By its feed (FeedDescriptor), unless it carries a limit of its own.
struct Lifetime {
    Duration staleAfter {}; ///< up to this age it is current …
    Duration horizon {}; ///< … and from this age on it says nothing any more

    static Lifetime of(const FeedDescriptor &feed);
    /// The age at which fading ends: twice staleAfter, or midway to the horizon where that is sooner.
    Duration faded() const { return std::min(2 * staleAfter, (staleAfter + horizon) / 2); }

    bool operator==(const Lifetime &) const = default;
};

/// What the age of a datum makes of it. It changes only when what is seen or read of it does: opacity in steps of 0.05, age in the
/// steps of ageText(); so whoever compares it with the one before need not draw anew at each tick of the clock.
struct Freshness {
    enum Level {
        Current, ///< age ≤ staleAfter
        Fading, ///< its opacity falls evenly from 1 to leastOpacity, at Lifetime::faded()
        Stale, ///< hatched, until the horizon
        Unknown ///< from the horizon on, or never heard of
    };
    Level level = Current;
    double opacity = 1;
    Duration age {}; ///< down to a step of ageText(); 0 while current, and where nothing was ever heard

    static constexpr double leastOpacity = 0.45;

    /// Of a datum that was so at `observed`.
    /// @param observed   invalid = never heard of: Unknown. Later than now (a publisher's clock runs ahead): Current
    /// @param validUntil until when its publisher says that it holds (CoT `stale`, GBFS `ttl`, CAP `expires`); it takes the place of
    ///                   the feed's staleAfter, and the horizon is not before it. Invalid = nothing is said
    static Freshness at(UtcTime now, UtcTime observed, const Lifetime &lifetime, UtcTime validUntil = {});
    static Freshness unknown() { return { Unknown, 1, {} }; }

    bool isCurrent() const { return level == Current; }
    /// Hatched or unknown: it counts as not known where things are counted.
    bool isOutdated() const { return level >= Stale; }
    /// "12 min old", "unknown for 3 h", "never heard of"; empty while current.
    QString text() const;

    bool operator==(const Freshness &) const = default;
};

/// "12 min", "3 h", "2 d": whole minutes below two hours, whole hours below two days.
QString ageText(Duration age);

/// The share of sources that were heard within their feed's staleAfter: what a key figure rests on (Kpi::coverage).
class SourceCoverage
{
public:
    void add(bool heard)
    {
        ++m_known;
        m_heard += heard ? 1 : 0;
    }
    int known() const { return m_known; }
    int heard() const { return m_heard; }
    double share() const; ///< 0–1; NaN where there are no sources

private:
    int m_known = 0;
    int m_heard = 0;
};

} // namespace citywall
