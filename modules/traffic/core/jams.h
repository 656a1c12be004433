// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chains.h"

#include <functional>

// Queues of congested links. Pure functions; any thread.
namespace citywall::traffic {

/// A shorter queue is no jam worth a line: about two blocks between signals.
inline constexpr double leastJamMeters = 500;
/// How far back the beginning of a jam is sought.
inline constexpr Duration jamMemory = std::chrono::hours(3);

/// Consecutive links of one street and direction that are all congested (speed below half of free flow, congestedBelow), at
/// least leastJamMeters long: DATEX II calls this AbnormalTraffic of type queuingTraffic, its length queueLength.
struct Jam {
    QString street;
    Bound bound = Bound::Both;
    std::vector<FeatureKey> links;            ///< upstream first; the last is its head
    double lengthMeters = 0;
    double meanSpeedMetersPerSecond = unknown; ///< length / time to drive it
    double delaySeconds = unknown;             ///< what one vehicle loses in it against free flow
    UtcTime since;                            ///< the link that has been congested longest; see congestedSince()
    bool longer = false;                      ///< it began before what was looked at
};

/// Since when a link has been congested without a break.
struct Congestion {
    qint64 since = UtcTime::invalidMilliseconds; ///< first observation of the run; invalid = not congested at the end
    qint64 last = UtcTime::invalidMilliseconds;  ///< its newest observation
    bool longer = false;                         ///< the run reaches back to the begin of the rows
};

/// By FeatureKey, from rows begin … end − 1, oldest first, of a window that starts at `from`. A run ends with an
/// observation at or above congestedBelow and with a silence longer than staleAfter.
std::vector<Congestion> congestedSince(const Links &links, const Observations &columns, size_t begin, size_t end, UtcTime from);

/// The jams on the chains, longest first.
/// @param speed current speed of a link in m/s, NaN where it is unknown or stale
std::vector<Jam> jamsOf(const std::vector<Chain> &chains, const Links &links, const std::vector<Congestion> &congestion,
                        const std::function<double(FeatureKey)> &speed);

} // namespace citywall::traffic
