// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/chunkcodec.h"
#include "engine/history/chunkdirectory.h"
#include "engine/history/readstatement.h"

namespace citywall {

/// Gives visit the only blob of the row with that id as it lies in SQLite, and returns what that makes of it; a null view if SQLite
/// cannot read it (a damaged page): this row is lost, its neighbours are not.
template<typename Visit>
auto visitBlob(ReadStatement &statement, qint64 id, const Visit &visit)
{
    const auto reset = qScopeGuard([&] { statement.reset(); });
    QByteArrayView bytes;
    try {
        statement.bind(1, id);
        if (statement.step())
            bytes = statement.blob(0);
    } catch (const SQLite::Exception &) {
        bytes = {};
    }
    return visit(bytes);
}

/// Feeds and chunks, as one connection finds them. Used by one thread at a time, within the caller's transaction or a Snapshot.
class ChunkTable
{
public:
    /// @throws SQLite::Exception, as does all but the blobs
    explicit ChunkTable(SQLite::Database &db);

    FeedRow feed(const QString &name);
    /// Those that touch the range, and may hold the feature if one is asked for; by time, then arrival.
    std::vector<ChunkRow> find(qint64 feed, TimeRange range, std::optional<FeatureKey> feature = {});
    /// Late ones that end in the range and have arrived after the one with that id.
    std::vector<ChunkRow> findLate(qint64 feed, TimeRange range, qint64 after);
    /// Whether those that end in the range have more rows than so many; looks no further.
    bool hasMoreRows(qint64 feed, TimeRange range, size_t rows);
    template<typename Visit>
    auto visitKeys(qint64 chunk, const Visit &visit)
    {
        return visitBlob(m_keys, chunk, visit);
    }
    template<typename Visit>
    auto visitData(qint64 chunk, const Visit &visit)
    {
        return visitBlob(m_data, chunk, visit);
    }

private:
    friend class Snapshot;
    ChunkDirectory::Part read(qint64 feed, TimeRange range, std::optional<FeatureKey> feature);

    ReadStatement m_begin, m_commit, m_version;
    SQLite::Statement m_feedId;
    ReadStatement m_feed, m_chunks, m_late, m_keys, m_data;
    QHash<QString, qint64> m_feedIds; // which are given once and for all
    ChunkDirectory m_directory; // within a snapshot only: who writes sees what it has written itself, which changes no version
    bool m_hasSnapshot = false;
};

/// A read transaction, ended however it goes, of a connection that never writes.
class Snapshot
{
public:
    /// @throws SQLite::Exception
    explicit Snapshot(ChunkTable &table);
    ~Snapshot();
    Q_DISABLE_COPY_MOVE(Snapshot)
private:
    void commit();
    ChunkTable &m_table;
};

} // namespace citywall
