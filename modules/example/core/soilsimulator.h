// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall::example {

/// Made-up trees whose soil dries and is wetted over days, each in its own way. A pure function of seed and time; any thread.
class SoilSimulator : public PayloadSource
{
public:
    SoilSimulator(const Simulation &city, FeedDescriptor feed);

    Source about() const override { return { QStringLiteral("simulator"), QStringLiteral("Citywall city simulator"), true }; }
    Duration liveStep() const override { return std::chrono::minutes(15); }
    Duration historyStep() const override { return std::chrono::hours(1); }
    Duration historyChunk() const override { return std::chrono::hours(24); }
    Duration historySpan() const override { return std::chrono::hours(7 * 24); }
    QByteArray payload(TimeRange range, Duration step, bool described) const override;

    static constexpr int trees = 24;

private:
    double moisture(int tree, UtcTime t) const;

    const quint64 m_seed;
    const FeedDescriptor m_feed;
    std::vector<FeatureRecord> m_trees;
};

} // namespace citywall::example
