// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"
#include "simulation/demostreets.h"

namespace citywall::traffic {

/// Made-up events on a city's streets: breakdowns, lost loads, burst mains, cranes; now and then at one place or another.
/// Accidents are not among them: those are incidents, which are simulated with the traffic that they hold up. Every payload is the
/// list as it stands at the newest instant of the range. A pure function of seed and time; any thread.
class EventSimulator : public PayloadSource
{
public:
    EventSimulator(const Simulation &city, DemoStreets streets, FeedDescriptor feed);

    Source about() const override { return { QStringLiteral("simulator"), m_streets.attribution, true }; }
    Duration liveStep() const override { return std::chrono::minutes(1); }
    Duration historyStep() const override { return std::chrono::minutes(10); }
    Duration historyChunk() const override { return historyStep(); }
    Duration historySpan() const override { return std::chrono::hours(24 * 7); }
    QByteArray payload(TimeRange range, Duration step, bool described) const override;

private:
    void addEvent(DecodedBatch &batch, quint64 place, UtcTime time) const;

    const quint64 m_seed;
    const DemoStreets m_streets;
    const FeedDescriptor m_feed;
};

} // namespace citywall::traffic
