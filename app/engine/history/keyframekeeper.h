// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/feedstate.h"
#include "engine/history/statereader.h"

namespace citywall {

/// Makes the keyframes of a feed, one step at a time, so that whoever appends never waits for long. Writer thread.
///
/// Keyframes lie at ends of chunks and between them, as far apart as makes them cheap: `spacing` rows for each feature that the feed
/// knows, so that there is at most one row of a keyframe for so many stored. A feed of incidents, each of them a feature of its own,
/// gets none, a feed of 1,000 sensors one every 4,000 rows. A keyframe that readers must merge with too much that came late is thrown
/// away, and all after it; they are made anew from the one before.
class KeyframeKeeper
{
public:
    /// @throws SQLite::Exception, as does step()
    explicit KeyframeKeeper(SQLite::Database &db);

    /// Makes some keyframes, or throws stale ones away, in a transaction of its own. False if there is nothing to do.
    bool step(FeedState &feed);
    /// Throws those at or after the instant away, to be made anew, in a transaction of its own.
    void drop(FeedState &feed, qint64 from = std::numeric_limits<qint64>::min());

private:
    static std::optional<qint64> stale(FeedState &feed);
    static std::optional<qint64> nextInstant(const FeedState &feed);

    static constexpr qint64 spacing = 4;
    static constexpr qint64 fewestRows = 2048;
    static constexpr size_t keyframesOfStep = 8;
    static constexpr int mostLateChunks = 8;

    SQLite::Database &m_db;
    ChunkTable m_chunks;
    StateReader m_states;
    SQLite::Statement m_insert, m_drop;
};

} // namespace citywall
