// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vehiclecells.h"
#include "sdk/feed.h"
#include "simulation/demostreets.h"

namespace citywall::traffic {

/// A fleet of shared vehicles that stand free about the centre of a made-up city: most in its middle, fewer while many are rented. Tells
/// of the cells in which there are any, and of the fleet. Any thread.
class FleetSimulator : public PayloadSource
{
public:
    FleetSimulator(const Simulation &city, FeedDescriptor feed);

    Source about() const override
    {
        return { QStringLiteral("simulator"), QStringLiteral("made up by Citywall, nobody observed it"), true };
    }
    Duration liveStep() const override { return std::chrono::minutes(1); }
    Duration historyStep() const override { return std::chrono::minutes(15); }
    Duration historyChunk() const override { return std::chrono::hours(24); }
    Duration historySpan() const override { return std::chrono::hours(24 * 7); }
    QByteArray payload(TimeRange range, Duration step, bool described) const override;

private:
    struct Place {
        VehicleCell cell;
        quint64 own = 0; ///< its stream of chance
        double usual = 0; ///< vehicles at night
    };
    std::array<float, maximumFields> valuesAt(const Place &place, UtcTime time, double rented) const;
    double rentedAt(UtcTime time) const;

    const QTimeZone m_zone;
    const FeedDescriptor m_feed;
    std::vector<Place> m_places;
};

} // namespace citywall::traffic
