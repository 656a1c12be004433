// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jams.h"
#include "core/usualday.h"

#include <map>
#include <set>

// Travel times of corridors and how reliable they are. Pure functions; any thread. SI units; NaN = unknown.
namespace citywall::traffic {

/// A chain long enough to be a trip of its own.
struct Corridor {
    QString id;   ///< "Kennedy Expy NB", with " (2)" … for further pieces of the same street
    Chain chain;
    GeoBox box;   ///< of its links' geometry
    int area = -1; ///< of its middle link
};
inline constexpr double leastCorridorMeters = 3000;
std::vector<Corridor> corridorsOf(const FeedDictionary &dictionary, const std::vector<Chain> &chains, const Links &links);

/// What one may know of a corridor at an instant: the speeds of its links in its order (NaN = unknown), and the time to
/// drive it at these speeds. It is the instantaneous travel time, the sum over links at one moment, not that of a
/// vehicle under way meanwhile.
struct CorridorSample {
    std::vector<float> speeds;
    double seconds = unknown;
};
/// Links without a speed are taken to be as slow as the others on the whole; unknown where they are more than a fifth of
/// the length.
double travelSeconds(const std::vector<Link> &links, const std::vector<float> &speeds);
double freeFlowSeconds(const std::vector<Link> &links); ///< the same with the free-flow speeds

/// The samples at the multiples of `step` in [first, end), from rows that begin at least staleAfter before: each link with
/// its newest speed not older than staleAfter.
/// @param keys of the links, in the corridor's order; other links' rows are passed over
std::vector<CorridorSample> sampleCorridor(const std::vector<FeatureKey> &keys, const std::vector<Link> &links,
                                           const Observations &columns, UtcTime first, UtcTime end, Duration step);
/// When signals of the corridor's links were retimed, as their observations tell it (detail signalsRetimed); each instant once.
struct Retiming {
    UtcTime at;
    bool simulated = false;
    auto operator<=>(const Retiming &other) const { return at <=> other.at; }
    bool operator==(const Retiming &other) const { return at == other.at; }
};
std::set<Retiming> retimingsIn(const std::vector<FeatureKey> &keys, const Observations &columns,
                               const FeedDictionary &dictionary);

using CorridorSamples = std::map<qint64, CorridorSample>; ///< by time in milliseconds

/// Hours of the city's day, [from, to).
struct Hours {
    int from = 0;
    int to = 24;
    bool operator==(const Hours &) const = default;
};

/// Which instants are looked at together: of days of one kind, within the hours, in [range).
struct Selected {
    TimeRange range;
    DayKind kind = DayKind::Workday;
    Hours hours;
    QTimeZone zone;
    bool contains(UtcTime time) const;
};
std::vector<double> travelTimes(const CorridorSamples &samples, const Selected &selected);

/// Reliability of travel times: FHWA, "Travel Time Reliability: Making It There On Time, All The Time" (FHWA-HOP-06-070).
struct Reliability {
    int count = 0;                  ///< of travel times
    double meanSeconds = unknown;
    double percentile95Seconds = unknown;
    double travelTimeIndex = unknown;   ///< mean / free flow
    double planningTimeIndex = unknown; ///< 95th percentile / free flow: what to plan for to be late once in twenty
    double bufferIndex = unknown;       ///< (95th percentile − mean) / mean: what to add to the mean for that
};
Reliability reliability(const std::vector<double> &seconds, double freeFlowSeconds);
/// Linear between the order statistics (Hyndman and Fan 1996, type 7, the default of R and NumPy); NaN if empty.
double percentile(std::vector<double> values, double share);

/// One mean speed per day, length / mean travel time over the day's selected instants; days of which less than half of the
/// instants are known are left out.
std::vector<double> dailySpeeds(const CorridorSamples &samples, const Selected &selected, double lengthMeters, Duration step);
/// The same by day.
std::map<QDate, double> speedsByDay(const CorridorSamples &samples, const Selected &selected, double lengthMeters, Duration step);

/// The median travel time at each time of day (minutes of the middle of the half hour since midnight, seconds) and the 95th
/// percentile, over the selected days; half hours with fewer than three travel times are left out.
struct DayProfile {
    QList<QPointF> median;
    QList<QPointF> percentile95;
};
DayProfile dayProfile(const CorridorSamples &samples, const Selected &selected);

} // namespace citywall::traffic
