// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"
#include "simulation/demostreets.h"

namespace citywall::traffic {

/// Buses that go to and fro on the streets of a made-up city, evenly spaced by the timetable, held up by the rush hours and
/// by chance: a vehicle's delay moves it back along its route and towards the one behind it, so position, delay and headway
/// agree. Every second vehicle rests at night. A pure function of seed and time; any thread.
class TransitSimulator : public PayloadSource
{
public:
    TransitSimulator(const Simulation &city, DemoStreets streets, FeedDescriptor feed);

    Source about() const override { return { QStringLiteral("simulator"), m_streets.attribution, true }; }
    Duration liveStep() const override { return std::chrono::minutes(1); }
    Duration historyStep() const override { return std::chrono::minutes(5); }
    Duration historyChunk() const override { return std::chrono::hours(6); }
    Duration historySpan() const override { return std::chrono::hours(24 * 7); }
    QByteArray payload(TimeRange range, Duration step, bool described) const override;

private:
    struct Route {
        int vehicles = 0;            ///< that there are: an even number
        double cycleSeconds = 0;     ///< to and fro by the timetable
        double holdUp = 1;           ///< how much the rush hours do to it
    };
    double delaySeconds(size_t route, int vehicle, UtcTime time) const;
    ObservationRecord observe(size_t route, int vehicle, UtcTime time, bool night, DecodedBatch &batch) const;

    const QTimeZone m_zone;
    const quint64 m_seed;
    const DemoStreets m_streets;
    const FeedDescriptor m_feed;
    std::vector<Route> m_routes; // by street
};

} // namespace citywall::traffic
