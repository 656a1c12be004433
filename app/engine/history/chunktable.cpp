// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/chunktable.h"

#include <algorithm>

namespace citywall {

ChunkTable::ChunkTable(SQLite::Database &db)
    : m_feed(db, "SELECT id, sealed, raw_from FROM feed WHERE name = ?"),
      m_chunks(db,
               "SELECT id, t_min, t_max, n, corrections FROM chunk INDEXED BY chunk_time "
               "WHERE feed = ? AND lane = ? AND t_max >= ? AND (? IS NULL OR ?4 BETWEEN f_min AND f_max) ORDER BY t_max"),
      m_keys(db, "SELECT keys FROM chunk WHERE id = ?"), m_data(db, "SELECT data FROM chunk WHERE id = ?")
{
}

FeedRow ChunkTable::feed(const QString &name)
{
    const auto reset = qScopeGuard([&] { m_feed.tryReset(); });
    m_feed.bind(1, name.toStdString());
    if (!m_feed.executeStep())
        return {};
    FeedRow row { m_feed.getColumn(0).getInt64(), m_feed.getColumn(1).getInt64(), {} };
    if (!m_feed.isColumnNull(2))
        row.rawFrom = m_feed.getColumn(2).getInt64();
    return row;
}

std::vector<ChunkRow> ChunkTable::find(qint64 feed, TimeRange range, std::optional<FeatureKey> feature)
{
    std::vector<ChunkRow> found;
    for (const int lane : { onTimeLane, lateLane }) {
        const auto reset = qScopeGuard([&] { m_chunks.tryReset(); });
        m_chunks.bind(1, int64_t(feed));
        m_chunks.bind(2, lane);
        m_chunks.bind(3, int64_t(range.begin.milliseconds));
        if (feature)
            m_chunks.bind(4, int64_t(*feature));
        else
            m_chunks.bind(4);
        while (m_chunks.executeStep()) {
            const ChunkRow chunk { m_chunks.getColumn(0).getInt64(),
                                   { { m_chunks.getColumn(1).getInt64() }, { m_chunks.getColumn(2).getInt64() + 1 } },
                                   size_t(m_chunks.getColumn(3).getInt64()),
                                   m_chunks.getColumn(4).getInt64() != 0 };
            if (chunk.range.begin < range.end)
                found.push_back(chunk);
            else if (lane == onTimeLane)
                break; // these follow each other in time: what comes is later still
        }
    }
    std::ranges::sort(found, {}, [](const ChunkRow &c) { return std::pair(c.range.begin, c.id); });
    return found;
}

QByteArray blobOfRow(SQLite::Statement &statement, qint64 id)
{
    const auto reset = qScopeGuard([&] { statement.tryReset(); });
    try {
        statement.bind(1, int64_t(id));
        return statement.executeStep() ? blobOf(statement.getColumn(0)).toByteArray() : QByteArray();
    } catch (const SQLite::Exception &) {
        return {}; // a damaged page: this row is lost, its neighbours are not
    }
}

RowSet rowsWithin(const std::vector<qint64> &times, TimeRange range)
{
    const auto begin = std::lower_bound(times.begin(), times.end(), range.begin.milliseconds);
    const auto end = std::lower_bound(begin, times.end(), range.end.milliseconds);
    return { size_t(begin - times.begin()), size_t(end - times.begin()), {} };
}

} // namespace citywall
