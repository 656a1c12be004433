// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/database.h"
#include "engine/history/feedstate.h"
#include "engine/history/keyindex.h"
#include "engine/history/readstatement.h"

#include <unordered_map>
#include <unordered_set>

namespace citywall {

/// SQLite could not read a page: it takes no writes any more in this transaction. What was on it is left out from now on, so that the same
/// can be done once more in another one.
class SpoiltTransaction : public SQLite::Exception
{
public:
    SpoiltTransaction();
};

/// Says which observations are stored already, from chunks and tail, with an index of those that were asked for lately.
/// Writer thread.
class StoredKeys
{
public:
    /// @throws SQLite::Exception, as does find(), also SpoiltTransaction
    StoredKeys(SQLite::Database &db, DamageReporter damaged);

    /// For each of the keys (sorted) what is stored for its feature and instant.
    std::vector<KeyIndex::Match> find(const FeedState &feed, const std::vector<ObservationKey> &keys);
    void forgetTail(qint64 seq) { m_tail.erase(seq); } ///< it is gone, and its number may be given again
    void forgetChunk(qint64 id)
    {
        m_chunks.erase(id);
        m_unreadable.erase(id);
    }
    void forgetChunks()
    {
        m_chunks.clear();
        m_unreadable.clear();
    }

private:
    const KeyIndex *indexOf(const FeedState &feed, const FeedState::Chunk &chunk); ///< null: it cannot be read
    const KeyIndex &indexOf(const TailBlockPtr &block);

    ReadStatement m_keys, m_data;
    DamageReporter m_damaged;
    std::unordered_map<qint64, KeyIndex> m_chunks; ///< by chunk id; emptied when it has grown
    std::unordered_set<qint64> m_unreadable; ///< chunks
    bool m_isSpoilt = false; ///< the caller's transaction
    std::unordered_map<qint64, KeyIndex> m_tail; ///< by tail seq
};

} // namespace citywall
