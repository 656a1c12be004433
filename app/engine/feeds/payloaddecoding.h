// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/batchmerger.h"
#include "engine/feeds/configureddecoder.h"
#include "engine/feeds/feedlag.h"
#include "engine/feeds/payloadqueue.h"
#include "sdk/registry.h"

namespace citywall {

/// What became of some payloads in a row.
struct DecodedRun {
    enum class Outcome {
        Understood, ///< something of it, or there was nothing to say
        Refused,
        LeftOut ///< nothing of it was for this feed
    };
    DecodedBatch batch;         ///< of all of them; only the first rejections
    UtcTime received;           ///< of the last
    size_t payloads = 0;        ///< how many there were
    std::vector<Payload> rest {}; ///< what was given and not read, in order
    quint64 number = 0;         ///< in the spool, of the last of them that is there
    qint64 understood = 0;      ///< records: observations, or descriptions where there are more of them
    qint64 rejected = 0;        ///< records
    qint64 leftOut = 0;         ///< records (DecodedBatch::leftOut)
    QString reason;             ///< of the last payload that had a rejection, its first; else why one was left out
    std::optional<Lag> lag {};  ///< of the payload with the newest observation
    QHash<QString, Outcome> outcomes {}; ///< by origin, of its last payload
    QList<FeedMessage> messages {}; ///< newest first, those of keepLast()
};

/// The payload with its bytes as decoders want them (engine/ingest/unpacking.h); one that cannot be unpacked is refused. Any thread.
Payload unpacked(Payload payload);

/// Reads payload after payload of one source: unpacked, made whole by their origin, decoded, masked, moved in time if they are played from
/// a recording. Any thread, never two at once.
class PayloadDecoder
{
public:
    explicit PayloadDecoder(ConfiguredFeed configured);
    /// As many of them as become no more than so many bytes when they are unpacked; at least the first.
    DecodedRun decode(const std::vector<Payload> &payloads);
    /// One payload, unpacked already.
    DecodedBatch read(const Payload &payload) const;

    static constexpr qint64 mostBytes = 64 << 20; ///< then the last payload of a run is reached

private:
    const ConfiguredFeed m_configured;
    const bool m_completes;
    BatchMerger m_merger;
};

} // namespace citywall
