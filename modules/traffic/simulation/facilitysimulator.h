// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"
#include "simulation/demostreets.h"

#include <functional>

namespace citywall::traffic {

/// Facilities of a made-up city that fill and empty over the day: a described feature each, and its values at an instant as
/// a pure function of seed and time. Any thread.
class FacilitySimulator : public PayloadSource
{
public:
    struct Facility {
        FeatureRecord feature;
        quint64 own = 0;         ///< its stream of chance
        double capacity = 0;
        double central = 0;      ///< 1 in the centre of town, 0 far out
    };
    using Values = std::array<float, maximumFields> (*)(const Facility &facility, UtcTime time, const QTimeZone &zone);

    /// Stations for bikes: in the morning those in town fill and the others empty, in the evening the other way round.
    static PayloadSourcePtr bikes(const Simulation &city, const FeedDescriptor &feed);
    /// Car parks: full at office hours, most in town; calm at weekends.
    static PayloadSourcePtr parking(const Simulation &city, const FeedDescriptor &feed);

    FacilitySimulator(const Simulation &city, std::vector<Facility> facilities, Values values, QStringList terms,
                      FeedDescriptor feed);

    Source about() const override
    {
        return { QStringLiteral("simulator"), QStringLiteral("made up by Citywall, nobody observed it"), true };
    }
    Duration liveStep() const override { return std::chrono::minutes(1); }
    Duration historyStep() const override { return std::chrono::minutes(10); }
    Duration historyChunk() const override { return std::chrono::hours(24); }
    Duration historySpan() const override { return std::chrono::hours(24 * 7); }
    QByteArray payload(TimeRange range, Duration step, bool described) const override;

private:
    const QTimeZone m_zone;
    const std::vector<Facility> m_facilities;
    const Values m_values;
    const QStringList m_terms;
    const FeedDescriptor m_feed;
};

} // namespace citywall::traffic
