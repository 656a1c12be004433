// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lateststate.h"

// What public transport tells its passengers of disruptions. The words are GTFS Realtime's (Alert). Pure functions; any thread.
namespace citywall::traffic {

/// FeedDescriptor::id and the places of its values: effect, cause and severity_level as the specification names them, and the
/// seconds from the observation until the active_period that holds or comes next ends (negative: it has ended; NaN: it has no
/// end). Properties of the feature: routes, stops, agencies, description_text, url.
inline constexpr QLatin1StringView alertFeed { "traffic.transit-alerts" };
enum AlertField : size_t { EffectField, CauseField, SeverityField, AlertEndsField };

/// An alert at an instant, from what was last published of it.
struct TransitAlert {
    FeatureKey key = 0;
    QString effect;        ///< "SIGNIFICANT_DELAYS" …
    QString cause;         ///< "TECHNICAL_PROBLEM" …
    QString severityLevel; ///< "INFO", "WARNING", "SEVERE"; "UNKNOWN_SEVERITY"
    UtcTime ends;          ///< invalid = not told
    bool over = false;     ///< its period has ended
    bool fresh = true;

    /// 3 severe or no service, 2 a warning, or delays, detours and reduced service where no level is told, 1 the rest.
    int severity() const;
};
TransitAlert alertOf(const Latest &entry, const FeedDictionary &dictionary, UtcTime now);

} // namespace citywall::traffic
