// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/placing.h"
#include "sdk/feed.h"

namespace citywall::services {

/// Made-up waste containers, which fill up over some days and are emptied in the early morning, and street lights, which burn from dusk to
/// dawn and dim after midnight; now and then one has a fault for a while. A pure function of seed and time; any thread.
class AssetSimulator : public PayloadSource
{
public:
    static PayloadSourcePtr containers(const Simulation &city, const FeedDescriptor &feed);
    static PayloadSourcePtr lights(const Simulation &city, const FeedDescriptor &feed);

    struct Asset {
        FeatureRecord feature;
        quint64 own = 0; ///< seed of what it does
    };
    using Values = std::array<float, maximumFields> (*)(const Asset &, UtcTime, const QTimeZone &);
    AssetSimulator(const Simulation &city, std::vector<Asset> assets, Values values, QStringList terms, FeedDescriptor feed);

    Source about() const override { return { QStringLiteral("simulator"), QStringLiteral("Citywall city simulator"), true }; }
    Duration liveStep() const override { return std::chrono::minutes(15); }
    Duration historyStep() const override { return std::chrono::hours(1); }
    Duration historyChunk() const override { return std::chrono::hours(24); }
    /// Two weeks before the present one at least: what is usual at an hour is told of no fewer.
    Duration historySpan() const override { return std::chrono::hours(21 * 24); }
    QByteArray payload(TimeRange range, Duration step, bool described) const override;

private:
    const QTimeZone m_zone;
    const std::vector<Asset> m_assets;
    const Values m_values;
    const QStringList m_terms;
    const FeedDescriptor m_feed;
};

} // namespace citywall::services
