// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulatedair.h"
#include "sdk/feed.h"

namespace citywall::environment {

/// What the made-up sources of this module have in common: an observation of each instrument every ten minutes, a week back.
/// Immutable; any thread.
class SimulatedSource : public PayloadSource
{
public:
    SimulatedSource(FeedDescriptor feed, const QTimeZone &zone) : m_feed(std::move(feed)), m_zone(zone) { }

    Source about() const override;
    Duration liveStep() const override { return step; }
    Duration historyStep() const override { return step; }
    Duration historyChunk() const override { return std::chrono::hours(24); }
    /// Two weeks before the present one at least: what is usual at an hour is told of no fewer.
    Duration historySpan() const override { return std::chrono::hours(24 * 21); }
    QByteArray payload(TimeRange range, Duration step, bool described) const override;

protected:
    const FeedDescriptor &feed() const { return m_feed; }
    /// The instruments, with all that is static about them or by id alone.
    virtual std::vector<FeatureRecord> features(bool described) const = 0;
    /// Adds what was observed at an instant; features are in the order of features().
    virtual void observe(UtcTime time, const SimulatedMoment &at, DecodedBatch &batch) const = 0;

private:
    static constexpr Duration step = std::chrono::minutes(10);

    const FeedDescriptor m_feed;
    const QTimeZone m_zone;
};

} // namespace citywall::environment
