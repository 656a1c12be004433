// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"
#include "simulation/demostreets.h"

namespace citywall::traffic {

/// Made-up alerts for the passengers of a city's buses: now and then on one route or another, for some hours each. Made as GTFS
/// Realtime 2.0 and read as such; told in the program's own JSON, because a message of Protocol Buffers that is cut off between
/// two entities looks whole. Every payload is the list as it stands at the newest instant of the range. A pure function of seed
/// and time; any thread.
class AlertSimulator : public PayloadSource
{
public:
    AlertSimulator(const Simulation &city, DemoStreets streets, FeedDescriptor feed);

    Source about() const override { return { QStringLiteral("simulator"), m_streets.attribution, true }; }
    Duration liveStep() const override { return std::chrono::minutes(5); }
    Duration historyStep() const override { return std::chrono::minutes(15); }
    Duration historyChunk() const override { return historyStep(); }
    Duration historySpan() const override { return std::chrono::hours(24 * 7); }
    QByteArray payload(TimeRange range, Duration step, bool described) const override;

private:
    const quint64 m_seed;
    const DemoStreets m_streets;
    const FeedDescriptor m_feed;
};

} // namespace citywall::traffic
