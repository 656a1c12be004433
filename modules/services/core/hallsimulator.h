// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue.h"
#include "core/openinghours.h"
#include "core/placing.h"
#include "sdk/feed.h"

namespace citywall::services {

/// The queues of made-up service halls: by hour and weekday within the opening hours, with slow swings of their own.
/// Persons waiting, wait and served persons agree with each other: wait = waiting · service time / counters (Little's law).
/// A pure function of seed and time; any thread.
class HallSimulator : public PayloadSource
{
public:
    HallSimulator(const Simulation &city, const Catalogue &catalogue, FeedDescriptor feed);

    Source about() const override { return { QStringLiteral("simulator"), QStringLiteral("Citywall city simulator"), true }; }
    Duration liveStep() const override { return std::chrono::minutes(1); }
    Duration historyStep() const override { return std::chrono::minutes(5); }
    Duration historyChunk() const override { return std::chrono::hours(24); }
    /// Two weeks before the present one at least: what is usual at an hour is told of no fewer.
    Duration historySpan() const override { return std::chrono::hours(21 * 24); }
    QByteArray payload(TimeRange range, Duration step, bool described) const override;

    DecodedBatch batch(TimeRange range, Duration step, bool described) const; ///< what payload() writes

private:
    struct Place {
        FeatureRecord feature;
        double counters = 0;       ///< that there are
        double serviceSeconds = 0; ///< for one person
        double demand = 1;         ///< persons against what the counters can serve, at the day's peak
    };
    std::array<float, maximumFields> at(const Place &place, quint64 stream, UtcTime t) const;

    const QTimeZone m_zone;
    const quint64 m_seed;
    const FeedDescriptor m_feed;
    std::optional<OpeningHours> m_hours;
    std::vector<Place> m_places;
};

} // namespace citywall::services
