// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/feedstate.h"
#include "engine/history/fileruns.h"

#include <unordered_set>

namespace citywall {

/// Joins chunks that have become small with their neighbours, some at a time, while the history is open: thinning leaves a few rows of
/// each, and a feed that is often late gets a small one each time. What is read stays the same; it lies in fewer places. Writer thread.
///
/// The order of arrival is that of chunk ids. Whatever shares an instant with a chunk on time and has a higher id arrived after all
/// of those joined, so they take the lowest of their ids. Late chunks that follow each other take the highest: a chunk on time between
/// them shares no instant with those before it. Keyframes, which name the newest chunk that they know, stay right either way, as long
/// as no id is given twice: the newest chunk of a feed is never joined.
class ChunkJoiner
{
public:
    /// @throws SQLite::Exception, as does step()
    explicit ChunkJoiner(SQLite::Database &db);

    /// Joins some, in a transaction of its own. @returns the ids whose rows lie elsewhere or are no longer all there is behind them;
    /// none if there is nothing to do
    std::vector<qint64> step(FeedState &feed);

private:
    static constexpr size_t groupsOfStep = 16;
    static constexpr size_t fewestJoined = 8; ///< unless they fill half a chunk: so that no row is packed anew too often

    using Group = std::vector<size_t>; // places in FeedState::chunks
    std::vector<Group> groups(const FeedState &feed) const;
    bool join(FeedState &feed, const Group &group, FeedState::Chunk &joined);

    SQLite::Database &m_db;
    FileRuns m_runs;
    SQLite::Statement m_corrections, m_setCorrections;
    std::unordered_set<qint64> m_damaged; ///< since the opening; verify tells of them
};

} // namespace citywall
