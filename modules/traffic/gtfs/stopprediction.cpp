// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gtfs/stopprediction.h"

#include "gtfs/feedmessage.h"

#include <algorithm>

namespace citywall::traffic::gtfs {

namespace {

using Stops = std::vector<const TripUpdate::StopTimeUpdate *>;
constexpr int skipped = 1; // StopTimeUpdate.ScheduleRelationship

UtcTime timeAt(const TripUpdate::StopTimeUpdate &stop)
{
    const auto of = [](const TripUpdate::StopTimeEvent &event) {
        return event.time() > 0 ? timeOf(quint64(event.time())) : UtcTime {};
    };
    const UtcTime leaves = of(stop.departure());
    return leaves.isValid() ? leaves : of(stop.arrival());
}

std::optional<int> delayAt(const TripUpdate::StopTimeUpdate &stop)
{
    if (stop.arrival().has_delay())
        return stop.arrival().delay();
    if (stop.departure().has_delay())
        return stop.departure().delay();
    return {};
}

Stops::const_iterator currentStop(const Stops &stops, const StopOnTrip &where, UtcTime now)
{
    if (where.sequence) {
        const auto it = std::ranges::find_if(
            stops, [&](const auto *s) { return s->has_stop_sequence() && s->stop_sequence() >= *where.sequence; });
        if (it != stops.end())
            return it;
    }
    if (!where.stop.isEmpty()) {
        const auto it = std::ranges::find_if(stops, [&](const auto *s) { return textOf(s->stop_id()) == where.stop; });
        if (it != stops.end())
            return it;
    }
    return std::ranges::find_if(stops, [&](const auto *s) {
        const UtcTime due = timeAt(*s);
        return !due.isValid() || due >= now; // a stop without a time may be any: the first is meant
    });
}

} // namespace

StopPrediction predictionAt(const TripUpdate &update, const StopOnTrip &where, UtcTime now)
{
    Stops stops;
    for (const auto &stop : update.stop_time_update()) {
        if (stop.schedule_relationship() != skipped)
            stops.push_back(&stop);
    }
    StopPrediction prediction;
    auto current = currentStop(stops, where, now);
    prediction.ahead = current != stops.end();
    if (!stops.empty()) {
        if (!prediction.ahead)
            current = std::prev(stops.end());
        prediction.stop = textOf((*current)->stop_id());
        prediction.due = timeAt(**current);
        for (auto it = current + 1; it != stops.begin() && !prediction.delaySeconds; --it)
            prediction.delaySeconds = delayAt(**std::prev(it));
    }
    if (!prediction.delaySeconds && update.has_delay())
        prediction.delaySeconds = update.delay();
    return prediction;
}

} // namespace citywall::traffic::gtfs
