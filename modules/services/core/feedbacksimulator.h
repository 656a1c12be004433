// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/requestsimulator.h"

namespace citywall::services {

/// Answers of a made-up city's people: about every third closed request is rated within two days, better if it was closed in
/// time and stayed closed. The requests are those of RequestSimulator with the same seed. A pure function of seed and time; any
/// thread.
class FeedbackSimulator : public PayloadSource
{
public:
    FeedbackSimulator(const Simulation &city, const Catalogue &catalogue, FeedDescriptor feed);

    Source about() const override { return m_requests.about(); }
    Duration liveStep() const override { return std::chrono::minutes(1); }
    Duration historyStep() const override { return std::chrono::minutes(5); }
    Duration historyChunk() const override { return std::chrono::hours(24); }
    Duration historySpan() const override { return m_requests.historySpan(); }
    QByteArray payload(TimeRange range, Duration step, bool described) const override;

    DecodedBatch batch(TimeRange range) const; ///< what payload() writes

private:
    const RequestSimulator m_requests;
    const FeedDescriptor m_feed;
};

} // namespace citywall::services
