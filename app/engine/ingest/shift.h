// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/utctime.h"
#include "sdk/feed.h"

#include <QString>

namespace citywall {

/// How far imported times are moved, so that the past of one city can be played in another's present.
struct Shift {
    enum class Kind { None, Auto, Fixed };
    Kind kind = Kind::None;
    Duration duration {}; ///< Fixed

    /// "AUTO", an ISO 8601 duration of weeks to seconds ("P7D", "-PT6H") or the same without P and T ("+36h", "1d12h").
    static Result<Shift> fromText(const QString &text);
};

/// Moves the newest time to the last moment not after now that has its time of day in the zone. One shift for all
/// observations, so that the spans between them stay; across a change of daylight-saving time older ones may move an hour.
Duration automaticShift(UtcTime newest, UtcTime now, const QTimeZone &zone);

/// Moves the observations' times, and those that the feed knows in features' properties and observations' details.
void shiftTimes(DecodedBatch &batch, Duration by, const FeedDescriptor &feed);

/// ISO 8601: "P1023D", "-PT6H"; "PT0S" for nothing.
QString toIsoDuration(Duration duration);

} // namespace citywall
