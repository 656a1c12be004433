// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lateststate.h"

// What happens on the roads, in the words of DATEX II 3 (CEN 16157-3, SituationPublication). Pure functions; any thread.
namespace citywall::traffic {

/// FeedDescriptor::id and the places of its values: the class of the situationRecord ("Accident", "AbnormalTraffic" …); severity
/// (SeverityEnum: "highest" … "none", "unknown"); seconds from the observation until it begins and until it ends, negative for
/// what lies behind, no value for an end that nobody knows. Properties of the feature: kinds (what it is more closely:
/// "queuingTraffic"), road_names, description, source, probability (where it is not certain), queueLength (m).
inline constexpr QLatin1StringView eventFeed { "traffic.events" };
enum EventField : size_t { EventTypeField, EventSeverityField, EventBeginsField, EventEndsField };

/// An event at an instant, from what was last published of it.
struct RoadEvent {
    FeatureKey key = 0;
    QString type;
    QString kind;     ///< the first of its kinds; may be empty
    QString severity; ///< "highest" …; may be empty
    UtcTime begins;   ///< invalid = not told
    UtcTime ends;
    bool ahead = false; ///< it has not begun
    bool over = false;
    bool fresh = true;

    /// 3 high or highest, 2 medium, 1 the rest and what is not told, 0 none.
    int level() const;
};
RoadEvent roadEventOf(const Latest &entry, const FeedDictionary &dictionary, UtcTime now);

} // namespace citywall::traffic
