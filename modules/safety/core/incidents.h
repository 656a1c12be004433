// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/freshness.h"
#include "sdk/observation.h"

#include <QStringView>

namespace citywall::safety {

/// Order of FeedDescriptor::fields of `safety.incident`.
enum Field : size_t { StateField, CategoryField, PriorityField, CasualtiesField };

/// Where an incident stands. `Recorded`: known from a record without a lifecycle (a register of crimes or collisions).
enum class State { Received, Dispatched, OnScene, Closed, Recorded, Unknown };
State stateFromTerm(QStringView term);

/// An incident as it stood at an instant, from its observations up to then. Times are invalid where not reached or not known.
struct Incident {
    FeatureKey key = 0;
    State state = State::Unknown;
    int category = -1;    ///< term key; −1 = none
    int priority = 0;     ///< 1 high, 2 medium, 3 low, 0 unknown
    int casualties = 0;   ///< persons injured or killed
    int area = -1;        ///< index into AreaIndex::areas()
    GeoPoint position;
    UtcTime reported;     ///< the first observation
    UtcTime received;     ///< the call; invalid for a record, and where the observations begin later
    UtcTime dispatched;
    UtcTime onScene;
    UtcTime closed;
    UtcTime heard;        ///< the newest observation
    bool simulated = false;
};

/// An incident not heard of for this long is no longer taken for active.
inline constexpr Duration horizon = std::chrono::hours(24);
inline constexpr Lifetime incidentLifetime { std::chrono::hours(1), horizon };
/// Whether it waits for, or has, someone's response at `now`.
inline bool isActive(const Incident &i, UtcTime now)
{
    return (i.state == State::Received || i.state == State::Dispatched || i.state == State::OnScene) && i.heard + horizon > now;
}

/// Incidents from rows [begin, end) of their feed, in order of their report. Rows are taken in order of time; a state
/// never goes back (a late `received` after `dispatched` changes nothing but times that are still missing).
std::vector<Incident> incidentsFrom(const Observations &rows, size_t begin, size_t end, const FeedDictionary &dictionary);

/// The q-quantile by linear interpolation between order statistics (Hyndman & Fan 1996, type 7); NaN of nothing.
double quantile(std::vector<double> values, double q);

/// The stretches of an incident's course that a dispatch centre is judged by, each from the call: to the first unit
/// dispatched, to the first unit on scene (NFPA 1710: total response time), to the closing.
enum class Interval { Dispatch, Arrival, Handling };
/// The instant that ends the interval; invalid if the incident has not got so far.
UtcTime endOf(const Incident &incident, Interval interval);
/// Its length in seconds; NaN if either end is not known.
double secondsOf(const Incident &incident, Interval interval);

/// How old what is known of it is. An active one is silent too long after incidentLifetime; what is closed or only recorded does not age.
inline Freshness freshnessOf(const Incident &i, UtcTime now)
{
    return isActive(i, now) ? Freshness::at(now, i.heard, incidentLifetime) : Freshness {};
}

/// Figures of a set of incidents. Durations in seconds from the call, of the incidents whose interval ended in the span,
/// so that a span is not judged by the quick ones alone while the slow ones still go on; NaN where there are none.
struct Summary {
    int reported = 0;
    int active = 0;
    int waiting = 0; ///< received, nobody dispatched yet
    int casualties = 0;
    double medianDispatchSeconds = std::numeric_limits<double>::quiet_NaN();
    double medianArrivalSeconds = std::numeric_limits<double>::quiet_NaN();
    double medianHandlingSeconds = std::numeric_limits<double>::quiet_NaN();
};

/// `reported` and `casualties` of the incidents reported in the span; `active` and `waiting` count all that are active at
/// its end, whenever reported; durations of the intervals that ended in it.
/// @param area index of the area to keep to; −1 = whole city
Summary summarize(const std::vector<Incident> &incidents, TimeRange span, int area);

/// How many of the incidents reported in the span fall to each key; keys outside [0, size) are left out.
template<typename Key>
std::vector<int> countBy(const std::vector<Incident> &incidents, TimeRange span, int area, size_t size, Key key)
{
    std::vector<int> counts(size, 0);
    for (const Incident &incident : incidents) {
        if (!span.contains(incident.reported) || (area >= 0 && incident.area != area))
            continue;
        const int k = key(incident);
        if (k >= 0 && size_t(k) < size)
            ++counts[size_t(k)];
    }
    return counts;
}

} // namespace citywall::safety
