// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/feedstate.h"
#include "engine/history/fileruns.h"
#include "engine/history/recount.h"

#include <map>
#include <unordered_map>

namespace citywall {

/// Drops and thins out what is older than observations of a feed are kept, some chunks at a time, while the history is open. A chunk
/// that the instant lies in stays as it is while it reaches back no further than a day. Counts stay. Writer thread.
class RetentionKeeper
{
public:
    /// How much longer than asked for observations may be there.
    static constexpr Duration slack = std::chrono::hours(24);

    /// What a step has found to do.
    enum class Step {
        Nothing, ///< all is as it should be
        Looked, ///< nothing in these chunks; there are more
        Changed ///< there may be more
    };

    /// @throws SQLite::Exception, as do all the others
    explicit RetentionKeeper(SQLite::Database &db);

    /// Whether the tail holds what is too old: it has to be sealed first.
    static bool isTailDue(const FeedState &feed, UtcTime before);
    /// Drops rows from before the instant, the oldest first, in a transaction of its own.
    Step drop(FeedState &feed, UtcTime before);
    /// Of what lies before the instant, leaves the last row of each feature in so much time, in a transaction of its own. With the same
    /// step each chunk is looked at once, and again beside what came after it in the same stretch of time.
    Step thin(FeedState &feed, UtcTime before, Duration step);
    /// Other rows may lie in that chunk now: it has to be looked at again.
    void forget(qint64 feed, qint64 chunk) { m_thinned[feed].upTo.erase(chunk); }

private:
    static constexpr size_t chunksOfDrop = 128; // half a million rows
    static constexpr size_t chunksOfThinning = 32; // they are unpacked and packed again

    using Chunks = std::vector<FeedState::Chunk>;
    void write(FeedState &feed, UtcTime before, const Chunks &gone, const std::map<qint64, Observations> &shorter, qint64 from);

    SQLite::Database &m_db;
    Recount m_recount;
    FileRuns m_runs;
    struct Thinned {
        Duration step {};
        std::unordered_map<qint64, UtcTime> upTo; // by chunk: rows before this instant are as they should be
    };
    std::map<qint64, Thinned> m_thinned; // since the opening, by feed
    SQLite::Statement m_mark, m_keyframes;
};

} // namespace citywall
