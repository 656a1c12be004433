// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"
#include "simulation/demostreets.h"

namespace citywall::traffic {

/// Permanent counters on a made-up city's streets, one for each direction: more vehicles into town in the morning, out of it in
/// the evening, fewer at weekends. Every observation is the rate of the quarter of an hour before it. A pure function of seed
/// and time; any thread.
class CountSimulator : public PayloadSource
{
public:
    CountSimulator(const Simulation &city, const DemoStreets &streets, FeedDescriptor feed);

    Source about() const override { return { QStringLiteral("simulator"), m_attribution, true }; }
    Duration liveStep() const override { return std::chrono::minutes(15); }
    Duration historyStep() const override { return std::chrono::minutes(15); }
    Duration historyChunk() const override { return std::chrono::hours(24); }
    Duration historySpan() const override { return std::chrono::hours(24 * 7); }
    QByteArray payload(TimeRange range, Duration step, bool described) const override;

private:
    struct Counter {
        FeatureRecord feature;
        quint64 own = 0;         ///< its stream of chance
        double peak = 0;         ///< veh/h in the rush that goes its way
        double inbound = 0;      ///< 1 leads to the centre of town, −1 away from it
    };
    double flowVehiclesPerHour(const Counter &counter, UtcTime time) const;

    const QTimeZone m_zone;
    const FeedDescriptor m_feed;
    const QString m_attribution;
    std::vector<Counter> m_counters;
};

} // namespace citywall::traffic
