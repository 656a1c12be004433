// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/chunktable.h"

#include <algorithm>

namespace citywall {

ChunkTable::ChunkTable(SQLite::Database &db)
    : m_begin(db, "BEGIN"), m_commit(db, "COMMIT"),
      m_feedId(db, "SELECT id FROM feed NOT INDEXED WHERE name = ?"), // of few, once: not a matter of the index's health
      m_feed(db, "SELECT id, sealed, raw_from FROM feed WHERE id = ?"),
      m_chunks(
          db,
          "SELECT id, t_min, t_max, n, corrections, crc IS row_crc(id, feed, lane, t_min, t_max, f_min, f_max, n, corrections) "
          "FROM chunk INDEXED BY chunk_time "
          "WHERE feed = ? AND lane = ? AND t_max >= ? AND (? IS NULL OR ?4 BETWEEN f_min AND f_max) ORDER BY t_max"),
      m_late(
          db,
          "SELECT id, t_min, t_max, n, corrections, crc IS row_crc(id, feed, lane, t_min, t_max, f_min, f_max, n, corrections) "
          "FROM chunk INDEXED BY chunk_time "
          "WHERE feed = ? AND lane = ? AND t_max >= ? AND t_max < ? AND id > ?"),
      m_keys(db, "SELECT keys FROM chunk WHERE id = ?"), m_data(db, "SELECT data FROM chunk WHERE id = ?")
{
}

FeedRow ChunkTable::feed(const QString &name)
{
    auto id = m_feedIds.constFind(name);
    if (id == m_feedIds.cend()) {
        const auto reset = qScopeGuard([&] { m_feedId.tryReset(); });
        m_feedId.bind(1, name.toStdString());
        if (!m_feedId.executeStep())
            return {};
        id = m_feedIds.insert(name, m_feedId.getColumn(0).getInt64());
    }
    const auto reset = qScopeGuard([&] { m_feed.tryReset(); });
    m_feed.bind(1, int64_t(*id));
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
            const ChunkRow chunk = rowOf(m_chunks);
            if (chunk.range.begin < range.end)
                found.push_back(chunk);
            else if (lane == onTimeLane)
                break; // these follow each other in time: what comes is later still
        }
    }
    std::ranges::sort(found, {}, [](const ChunkRow &c) { return std::pair(c.range.begin, c.id); });
    return found;
}

std::vector<ChunkRow> ChunkTable::findLate(qint64 feed, TimeRange range, qint64 after)
{
    const auto reset = qScopeGuard([&] { m_late.tryReset(); });
    m_late.bind(1, int64_t(feed));
    m_late.bind(2, lateLane);
    m_late.bind(3, int64_t(range.begin.milliseconds));
    m_late.bind(4, int64_t(range.end.milliseconds));
    m_late.bind(5, int64_t(after));
    std::vector<ChunkRow> found;
    while (m_late.executeStep())
        found.push_back(rowOf(m_late));
    return found;
}

bool ChunkTable::hasMoreRows(qint64 feed, TimeRange range, size_t rows)
{
    size_t sum = 0;
    for (const int lane : { onTimeLane, lateLane }) {
        const auto reset = qScopeGuard([&] { m_late.tryReset(); });
        m_late.bind(1, int64_t(feed));
        m_late.bind(2, lane);
        m_late.bind(3, int64_t(range.begin.milliseconds));
        m_late.bind(4, int64_t(range.end.milliseconds));
        m_late.bind(5, int64_t(0));
        while (sum <= rows && m_late.executeStep())
            sum += size_t(m_late.getColumn(3).getInt64());
    }
    return sum > rows;
}

ChunkRow ChunkTable::rowOf(SQLite::Statement &statement)
{
    return { statement.getColumn(0).getInt64(),
             { { statement.getColumn(1).getInt64() }, { statement.getColumn(2).getInt64() + 1 } },
             size_t(statement.getColumn(3).getInt64()),
             statement.getColumn(4).getInt64() != 0,
             statement.getColumn(5).getInt64() != 0 };
}

} // namespace citywall
