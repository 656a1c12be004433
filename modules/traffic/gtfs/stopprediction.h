// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"
#include "gtfsrealtime.pb.h"

#include <QString>

#include <optional>

namespace citywall::traffic::gtfs {

/// What a vehicle says about where in its trip it is.
struct StopOnTrip {
    std::optional<quint32> sequence; ///< current_stop_sequence
    QString stop;                    ///< stop_id; may be empty
};

/// What a TripUpdate says about the stop that its vehicle stands at or drives to.
struct StopPrediction {
    QString stop;                 ///< stop_id; empty if there is none
    UtcTime due;                  ///< when it leaves there, else arrives; invalid if it is not told
    std::optional<int> delaySeconds; ///< late is positive
    bool ahead = false;           ///< the stop is not yet passed
};

/// The current or next stop: the first at or after the vehicle's place in the trip, by sequence, else by stop_id; of a
/// vehicle that does not say the first that is not past at `now`, else the last one. Skipped stops do not count.
StopPrediction predictionAt(const TripUpdate &update, const StopOnTrip &where, UtcTime now);

} // namespace citywall::traffic::gtfs
