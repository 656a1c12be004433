// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"
#include "simulation/demostreets.h"

namespace citywall::traffic {

/// Made-up work zones on a city's streets: in each of some places one work after the other, announced before it begins, for some
/// days each. Made as a WZDx 4.2 feed and read as such, told in the program's own JSON. Every payload is the whole list as it
/// stands at the newest instant of the range. A pure function of seed and time; any thread.
class WorkZoneSimulator : public PayloadSource
{
public:
    WorkZoneSimulator(const Simulation &city, DemoStreets streets, FeedDescriptor feed);

    Source about() const override { return { QStringLiteral("simulator"), m_streets.attribution, true }; }
    Duration liveStep() const override { return std::chrono::minutes(5); }
    Duration historyStep() const override { return std::chrono::minutes(30); }
    Duration historyChunk() const override { return historyStep(); }
    Duration historySpan() const override { return std::chrono::hours(24 * 7); }
    QByteArray payload(TimeRange range, Duration step, bool described) const override;

private:
    QJsonObject event(int place, UtcTime time) const; ///< empty: none is published

    const quint64 m_seed;
    const DemoStreets m_streets;
    const FeedDescriptor m_feed;
};

} // namespace citywall::traffic
