// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/transports/retrytimer.h"
#include "sdk/registry.h"

#include <array>
#include <optional>

namespace citywall {

/// What a pipeline knows about its feed at the moment, besides what it has told FeedHealth before.
struct FeedFacts {
    enum class Link {
        Opening,  ///< no connection yet, and nothing is wrong yet
        Up,
        Troubled, ///< the last attempt failed, the next one may not
        Down      ///< nothing will come until something changes
    };
    Link link = Link::Opening;
    QString linkReason {};
    QString storeFailure {};         ///< the history does not take anything
    Duration decoding {};            ///< how long the payloads under way have taken by now
    Duration patience {};            ///< nothing for longer is stale; 0 = any silence is normal
};

/// Judges how a feed is from what it did in the last minutes. No thread of its own; times are the host's.
class FeedHealth
{
public:
    struct Verdict {
        FeedStatus::State state = FeedStatus::State::Connecting;
        QString reason {};
    };

    /// @param latest data that are older than this when they come are late; 0 = age does not matter
    /// @param ahead so far after the moment when they come data may lie; 0 = how far does not matter
    explicit FeedHealth(Duration latest, Duration ahead = {}) : m_latest(latest), m_ahead(ahead) { }

    void begin(UtcTime now); ///< a connection is attempted
    void hear(UtcTime now);  ///< what the source gives was understood, or it said that there is nothing new
    /// The source says that what it gave last still holds. That is worth as much as what it gave was: what was wrong with it still is.
    /// @param understood whether anything of it was
    void confirm(UtcTime now, bool understood);
    /// What became of the records of payloads.
    struct Decoded {
        qint64 understood = 0;
        qint64 rejected = 0;
        qint64 leftOut = 0; ///< DecodedBatch::leftOut
        QString reason {}; ///< why the first was rejected, else left out
    };
    /// What is left out is no sign that the source still tells of this feed, nor that anything is wrong, nor that less is.
    void decode(UtcTime now, const Decoded &records);
    void store(UtcTime now, qint64 observations);
    /// Lost for want of time: payloads that were not decoded, observations that were not stored.
    void drop(UtcTime now, qint64 payloads, qint64 observations);
    void setLag(Duration lag) { m_lag = lag; } ///< FeedLag

    Verdict judge(const FeedFacts &facts, UtcTime now) const;
    double perMinute(UtcTime now) const; ///< observations stored in the last minute

    static constexpr Duration bucket = std::chrono::seconds(10);
    static constexpr Duration window = std::chrono::minutes(5); ///< over which losses and rejections count
    static constexpr double highestRejected = 0.1; ///< share of records; more is degraded
    static constexpr Duration longestDecoding = std::chrono::seconds(10);

private:
    struct Counts {
        qint64 index = -1; ///< of the bucket since the epoch
        qint64 decoded = 0;
        qint64 rejected = 0;
        qint64 stored = 0;
        qint64 droppedPayloads = 0;
        qint64 dropped = 0; ///< observations
    };
    Counts &at(UtcTime now);
    Counts sum(UtcTime now, Duration span) const;
    std::optional<Verdict> rejecting(UtcTime now) const; ///< too much of what came was rejected

    const Duration m_latest;
    const Duration m_ahead;
    std::array<Counts, size_t(window / bucket)> m_counts {};
    Counts m_standing; ///< of the window that ended when something was decoded last
    bool m_refused = false; ///< nothing of what the source says still holds was understood
    Since m_begun;
    Since m_heard;
    Duration m_lag {};
    QString m_complaint; ///< what is wrong with payloads, while they keep coming
    QString m_rejection; ///< why a record was rejected last
    QString m_leftOut; ///< why one was left out, while nothing else has come
};

} // namespace citywall
