// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/batchmerger.h"
#include "engine/feeds/payloadqueue.h"
#include "sdk/registry.h"

namespace citywall {

/// What became of some payloads in a row.
struct DecodedRun {
    DecodedBatch batch;         ///< of all of them; only the first rejections
    UtcTime received;           ///< of the last
    qint64 rejected = 0;        ///< records
    QString reason;             ///< of the last payload that had a rejection, its first
    std::optional<Lag> lag {}; ///< of the last payload that had observations
    QList<FeedMessage> messages {}; ///< oldest first, at most FeedStatus::keptMessages
};

/// The decoder of one feed, for payload after payload. Any thread, never two at once.
class PayloadDecoder
{
public:
    PayloadDecoder(const FeedDescriptor &descriptor, Decoder decoder);
    DecodedRun decode(const std::vector<Payload> &payloads);

private:
    const Decoder m_decoder;
    const std::function<void(DecodedBatch &)> m_mask;
    BatchMerger m_merger;
};

} // namespace citywall
