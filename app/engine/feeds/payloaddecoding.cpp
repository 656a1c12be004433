// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/payloaddecoding.h"

#include "engine/feeds/feedpipeline.h"

namespace citywall {

PayloadDecoder::PayloadDecoder(const FeedDescriptor &descriptor, Decoder decoder)
    : m_decoder(std::move(decoder)), m_mask(descriptor.mask), m_merger(descriptor.fields)
{
}

DecodedRun PayloadDecoder::decode(const std::vector<Payload> &payloads)
{
    DecodedRun run;
    for (size_t i = 0; i < payloads.size(); ++i) {
        const Payload &payload = payloads[i];
        DecodedBatch batch;
        if (payload.refused.isEmpty())
            batch = decodeSafely(m_decoder, m_mask, payload.bytes, payload.received);
        else
            batch.rejections.push_back(
                { payload.refused, 0, payload.bytes.first(std::min<qsizetype>(256, payload.bytes.size())) });
        run.received = payload.received;
        run.rejected += qint64(batch.rejections.size());
        if (!batch.rejections.empty())
            run.reason = batch.rejections.front().reason;
        if (const std::optional<Lag> lag = lagOf(batch, payload.received))
            run.lag = lag;
        if (payloads.size() - i <= size_t(FeedStatus::keptMessages))
            run.messages.append({ .receivedMilliseconds = double(payload.received.milliseconds),
                                  .origin = payload.origin,
                                  .bytes = double(payload.bytes.size()),
                                  .start = m_mask ? QString() : payloadStart(payload.bytes), // raw, what has to be masked is not
                                  .accepted = int(batch.observations.size()),
                                  .rejected = int(batch.rejections.size()),
                                  .reason = batch.rejections.empty() ? QString() : batch.rejections.front().reason });
        m_merger.add(batch);
    }
    run.batch = m_merger.take();
    return run;
}

} // namespace citywall
