// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/alarm.h"
#include "sdk/feed.h"
#include "sdk/observation.h"

namespace citywall {

/// An entity for which a rule holds.
struct StandingAlarm {
    FeatureKey feature = 0;
    UtcTime since;     ///< when the condition came to hold
    quint32 row = 0;   ///< the observation that it rests on, the entity's newest
    bool operator==(const StandingAlarm &) const = default;
};

/// Which entities a rule holds for at an instant, from the observations up to then: a state machine of each entity with
/// deadband and on-delay (ANSI/ISA-18.2-2016, 16.5.2), which starts in normal at the first row. A missing value leaves the
/// state as it is. So the answer is a function of the rows and the instant alone. Pure, any thread.
/// A feature whose id is its property `identifier`, '#' and more (a further block of a warning) is a part of the feature with that
/// identifier, and over when that has been heard of since and the condition does not hold there.
/// A feature that says when it expires (toldExpiry()) is in normal from that instant on, and counts until then however old its rows are.
/// @param field      index of the rule's field in Observations::values
/// @param begin, end rows to look at, in time order
/// @param reach      so long after its newest row a feature counts that does not say when it expires
/// @returns by feature key
std::vector<StandingAlarm> standingAlarms(const AlarmRule &rule, size_t field, const Observations &columns,
                                          const FeedDictionary &dictionary, size_t begin, size_t end, UtcTime now,
                                          Duration reach = Duration::max());

/// From when on nothing that was told of the feature holds any more, as its publisher says: its property `expires` (RFC 3339), as the
/// Common Alerting Protocol has it. Invalid = it does not say so.
UtcTime toldExpiry(const Feature &feature);
/// Until when the observation counts as current, as its publisher says: its time and the seconds of the field `validFor`, or of the
/// member of that name in its detail. Afterwards it is the last that is known, and not over. Invalid = nothing is said.
UtcTime toldValidity(const FeedDescriptor &feed, const Observations &columns, size_t row);

} // namespace citywall
