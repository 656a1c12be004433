// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/chunktable.h"
#include "engine/history/feedstate.h"

namespace citywall {

inline constexpr TimeRange allOfTime { { std::numeric_limits<qint64>::min() + 1 }, { std::numeric_limits<qint64>::max() } };

/// One packed run of rows as it lies in the file: a chunk, or a batch of the tail.
struct FileRun {
    bool isTail = false;
    qint64 id = 0; ///< of the chunk, or tail.seq
    TimeRange range;
    size_t count = 0;
    bool isSound = true; ///< by the checksum of its row; if not, the range may be any, and what it holds anything's
};

inline FileRun runOf(const FeedState::Chunk &chunk)
{
    return { false, chunk.id, { { chunk.first }, { chunk.last + 1 } }, size_t(chunk.count) };
}

/// Reads and rewrites runs of rows, for whoever may write. Within the caller's transaction. @throws SQLite::Exception
class FileRuns
{
public:
    explicit FileRuns(SQLite::Database &db);

    /// Those of the feed that touch the range, and may hold the feature if one is asked for; in order of arrival.
    std::vector<FileRun> find(qint64 feed, TimeRange range, std::optional<FeatureKey> feature = {});
    std::optional<KeyColumns> keys(const FileRun &run); ///< nothing if it is damaged
    std::optional<Observations> rows(const FileRun &run);
    /// The run holds these rows, in order, and keeps its place in the order of arrival; without any it is removed.
    void replace(const FileRun &run, const Observations &rows);
    void remove(const FileRun &run);

private:
    ChunkTable m_chunks;
    ReadStatement m_tailKeys, m_tailData;
    SQLite::Statement m_tail, m_putChunk, m_putTail, m_dropChunk, m_dropTail;
};

} // namespace citywall
