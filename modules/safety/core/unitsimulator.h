// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hexgrid.h"
#include "core/units.h"
#include "sdk/feed.h"

namespace citywall::safety {

/// Made-up engines, ambulances and patrols: each has a station, goes out on calls of its own by the hour of the day, and
/// comes back; patrols move about their beat meanwhile. The calls are not the simulated incidents, which units know nothing
/// of. A pure function of seed and time; any thread.
class UnitSimulator : public PayloadSource
{
public:
    UnitSimulator(const Simulation &city, FeedDescriptor feed);

    Source about() const override { return { QStringLiteral("simulator"), QStringLiteral("Citywall city simulator"), true }; }
    Duration liveStep() const override { return std::chrono::minutes(1); }
    Duration historyStep() const override { return std::chrono::minutes(10); }
    Duration historyChunk() const override { return std::chrono::hours(12); }
    Duration historySpan() const override { return std::chrono::hours(7 * 24); }
    QByteArray payload(TimeRange range, Duration step, bool described) const override;

    DecodedBatch batch(TimeRange range, Duration step, bool described) const; ///< what payload() writes

private:
    struct Vehicle {
        FeatureRecord feature;
        Unit::Type type = Unit::Type::Other;
        GeoPoint home;
        quint64 stream = 0;
    };
    struct Situation {
        Unit::State state = Unit::State::Available;
        GeoPoint position;
    };
    void addVehicles(const Simulation &city, Unit::Type type, int count);
    Situation at(const Vehicle &vehicle, UtcTime t) const;
    GeoPoint beat(const Vehicle &vehicle, UtcTime t) const; ///< where it is while nothing calls it
    GeoPoint callPlace(const Vehicle &vehicle, quint64 call) const;

    const QTimeZone m_zone;
    const quint64 m_seed;
    const FeedDescriptor m_feed;
    HexGridPtr m_grid;
    std::vector<Vehicle> m_vehicles;
};

} // namespace citywall::safety
