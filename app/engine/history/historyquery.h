// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/chunkcodec.h"
#include "engine/history/database.h"
#include "engine/history/published.h"

namespace citywall {

/// The read side: one read connection with its prepared statements. Used by one thread at a time. Each call is one short
/// read transaction, never kept for the next one, because a long one makes the write-ahead log grow without bound.
///
/// What is sealed comes from chunks, the rest from the published tail in memory. The tail is taken first, then the
/// database's snapshot says up to which batch chunks have taken over: nothing is missed and nothing seen twice.
class HistoryQuery
{
public:
    /// @throws SQLite::Exception
    HistoryQuery(const QString &path, Published &published, DamageReporter damaged);

    /// @throws SQLite::Exception
    ObservationsPtr read(const ObservationQuery &query);
    /// @throws SQLite::Exception
    std::vector<qint64> count(const QString &feed, TimeRange range, int buckets);

private:
    struct Feed {
        qint64 id = 0;
        qint64 sealed = 0;
    };
    struct Chunk {
        qint64 id = 0;
        TimeRange range;
        size_t count = 0;
        bool corrections = false;
    };
    Feed find(const QString &name);
    std::vector<Chunk> chunks(const Feed &feed, TimeRange range, std::optional<FeatureKey> feature);
    bool readChunk(const Chunk &chunk, const ObservationQuery &query, const BoxFilter *box, Observations &out);
    /// A blob of the chunk; null if SQLite cannot read it.
    QByteArray blob(SQLite::Statement &statement, qint64 chunk);
    void countExactly(const Feed &feed, const FeedView &view, const QString &name, const std::vector<TimeRange> &ranges,
                      const std::function<void(const std::vector<qint64> &times, RowSet rows)> &add);

    Published &m_published;
    DamageReporter m_damaged;
    std::unique_ptr<SQLite::Database> m_db;
    SQLite::Statement m_feed, m_chunks, m_keys, m_data, m_rollup;
};

} // namespace citywall
