// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/payloaddecoding.h"

#include "engine/feeds/inspection.h"
#include "engine/ingest/shift.h"
#include "engine/ingest/unpacking.h"

namespace citywall {

namespace {

/// What only describes things is understood, too, unless more of it is wrong than right.
DecodedRun::Outcome outcomeOf(const DecodedBatch &batch)
{
    if (!batch.observations.empty() || batch.features.size() > batch.rejections.size())
        return DecodedRun::Outcome::Understood;
    if (!batch.rejections.empty())
        return DecodedRun::Outcome::Refused;
    return batch.leftOut.empty() ? DecodedRun::Outcome::Understood : DecodedRun::Outcome::LeftOut;
}

} // namespace

Payload unpacked(Payload payload)
{
    if (!payload.refused.isEmpty())
        return payload;
    if (const Result<QByteArray> content = unpackedPayload(payload.bytes))
        payload.bytes = *content;
    else
        payload.refused = content.error().message;
    return payload;
}

PayloadDecoder::PayloadDecoder(ConfiguredFeed configured)
    : m_configured(std::move(configured)), m_completes(m_configured.completes()), m_merger(m_configured.feed.fields)
{
}

DecodedBatch PayloadDecoder::read(const Payload &payload) const
{
    if (!payload.refused.isEmpty()) {
        DecodedBatch refused;
        refused.rejections.push_back({ payload.refused, 0, payload.bytes.first(std::min<qsizetype>(256, payload.bytes.size())) });
        return refused;
    }
    const FeedDescriptor &feed = m_configured.feed;
    const UtcTime received = payload.received - payload.shift; // as it was when it was recorded
    DecodedBatch batch;
    if (m_completes) {
        const auto whole = [&](QByteArrayView, UtcTime at) {
            return m_configured.decoder(feed.complete(payload.bytes, payload.origin, m_configured.format), at);
        };
        batch = decodeSafely(whole, feed.mask, payload.bytes, received);
    } else {
        batch = decodeSafely(m_configured.decoder, feed.mask, payload.bytes, received);
    }
    rejectAhead(batch, received, feed);
    shiftTimes(batch, payload.shift, feed);
    return batch;
}

DecodedRun PayloadDecoder::decode(const std::vector<Payload> &payloads)
{
    DecodedRun run;
    qint64 bytes = 0;
    for (size_t i = 0; i < payloads.size() && bytes < mostBytes; ++i) {
        const Payload payload = unpacked(payloads[i]);
        ++run.payloads;
        bytes += payload.bytes.size();
        const DecodedBatch batch = read(payload);
        run.received = payload.received;
        run.number = std::max(run.number, payload.number);
        run.rejected += qint64(batch.rejections.size());
        run.leftOut += qint64(batch.leftOut.size());
        if (!batch.rejections.empty() || (run.rejected == 0 && !batch.leftOut.empty()))
            run.reason = firstReason(batch);
        const std::optional<Lag> lag = lagOf(batch, payload.received, m_configured.feed);
        if (lag && (!run.lag || lag->received - lag->age > run.lag->received - run.lag->age))
            run.lag = lag;
        const DecodedRun::Outcome outcome = outcomeOf(batch);
        run.outcomes.insert(payload.origin, outcome);
        run.understood +=
            outcome != DecodedRun::Outcome::Understood ? 0 : qint64(std::max(batch.observations.size(), batch.features.size()));
        if (!batch.rejections.empty() || payloads.size() - i <= size_t(FeedStatus::keptMessages))
            run.messages.prepend(messageOf(payload, batch, m_configured.feed));
        m_merger.add(batch);
    }
    run.rest.assign(payloads.begin() + std::ptrdiff_t(run.payloads), payloads.end());
    run.batch = m_merger.take();
    keepLast(run.messages);
    return run;
}

} // namespace citywall
