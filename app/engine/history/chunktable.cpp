// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/chunktable.h"

#include <algorithm>

namespace citywall {

namespace {

constexpr qint64 anyFeature = -1;

ChunkRow rowOf(const ReadStatement &statement)
{
    return { statement.number(0),
             { { statement.number(1) }, { statement.number(2) + 1 } },
             size_t(statement.number(3)),
             statement.number(4) != 0,
             statement.number(5) != 0 };
}

bool touches(const ChunkRow &chunk, TimeRange range) { return chunk.range.begin < range.end && chunk.range.end > range.begin; }

} // namespace

ChunkTable::ChunkTable(SQLite::Database &db)
    : m_begin(db, "BEGIN"), m_commit(db, "COMMIT"), m_version(db, "PRAGMA data_version"),
      m_feedId(db, "SELECT id FROM feed NOT INDEXED WHERE name = ?"), // of few, once: not a matter of the index's health
      m_feed(db, "SELECT id, sealed, raw_from FROM feed WHERE id = ?"),
      m_chunks(
          db,
          "SELECT id, t_min, t_max, n, corrections, crc IS row_crc(id, feed, lane, t_min, t_max, f_min, f_max, n, corrections) "
          "FROM chunk INDEXED BY chunk_time "
          "WHERE feed = ? AND lane = ? AND t_max >= ? AND (? < 0 OR ?4 BETWEEN f_min AND f_max) ORDER BY t_max"),
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
    if (const FeedRow *known = m_hasSnapshot ? m_directory.feed(name) : nullptr)
        return *known;
    FeedRow row;
    auto id = m_feedIds.constFind(name);
    if (id == m_feedIds.cend()) {
        const auto reset = qScopeGuard([&] { m_feedId.tryReset(); });
        m_feedId.bind(1, name.toStdString());
        if (m_feedId.executeStep())
            id = m_feedIds.insert(name, m_feedId.getColumn(0).getInt64());
    }
    if (id != m_feedIds.cend()) {
        const auto reset = qScopeGuard([&] { m_feed.reset(); });
        m_feed.bind(1, *id);
        if (m_feed.step()) {
            row = { m_feed.number(0), m_feed.number(1), {} };
            if (!m_feed.isNull(2))
                row.rawFrom = m_feed.number(2);
        }
    }
    if (m_hasSnapshot)
        m_directory.keepFeed(name, row);
    return row;
}

std::vector<ChunkRow> ChunkTable::find(qint64 feed, TimeRange range, std::optional<FeatureKey> feature)
{
    const bool isKept = m_hasSnapshot && !feature;
    if (std::optional<std::vector<ChunkRow>> known = isKept ? m_directory.find(feed, range) : std::nullopt)
        return std::move(*known);
    ChunkDirectory::Part part = read(feed, range, feature);
    std::vector<ChunkRow> found;
    std::ranges::copy_if(part.chunks, std::back_inserter(found), [&](const ChunkRow &chunk) { return touches(chunk, range); });
    if (isKept && std::ranges::all_of(part.chunks, &ChunkRow::isSound))
        m_directory.keep(feed, std::move(part));
    return found;
}

ChunkDirectory::Part ChunkTable::read(qint64 feed, TimeRange range, std::optional<FeatureKey> feature)
{
    ChunkDirectory::Part part { range, {} };
    const auto begin = [&](int lane) {
        m_chunks.bind(1, feed);
        m_chunks.bind(2, lane);
        m_chunks.bind(3, part.within.begin.milliseconds);
        m_chunks.bind(4, feature ? qint64(*feature) : anyFeature);
        return qScopeGuard([this] { m_chunks.reset(); });
    };
    {
        const auto reset = begin(onTimeLane);
        part.within.end = UtcTime { std::numeric_limits<qint64>::max() };
        while (m_chunks.step()) {
            const ChunkRow chunk = rowOf(m_chunks);
            if (chunk.range.begin >= range.end) { // these follow each other in time: what comes is later still
                part.within.end = chunk.isSound ? chunk.range.begin : range.end;
                break;
            }
            part.chunks.push_back(chunk);
        }
        // What ends before the first one ends when it begins, or before.
        if (!part.chunks.empty() && part.chunks.front().isSound)
            part.within.begin = std::min(range.begin, part.chunks.front().range.begin + Duration(1));
    }
    const auto reset = begin(lateLane);
    while (m_chunks.step()) {
        const ChunkRow chunk = rowOf(m_chunks);
        if (chunk.range.begin < range.end)
            part.chunks.push_back(chunk);
        else // not asked for: what is known ends where it begins
            part.within.end = std::min(part.within.end, chunk.isSound ? chunk.range.begin : range.end);
    }
    std::ranges::sort(part.chunks, {}, [](const ChunkRow &c) { return std::pair(c.range.begin, c.id); });
    return part;
}

std::vector<ChunkRow> ChunkTable::findLate(qint64 feed, TimeRange range, qint64 after)
{
    const auto reset = qScopeGuard([&] { m_late.reset(); });
    m_late.bind(1, feed);
    m_late.bind(2, lateLane);
    m_late.bind(3, range.begin.milliseconds);
    m_late.bind(4, range.end.milliseconds);
    m_late.bind(5, after);
    std::vector<ChunkRow> found;
    while (m_late.step())
        found.push_back(rowOf(m_late));
    return found;
}

bool ChunkTable::hasMoreRows(qint64 feed, TimeRange range, size_t rows)
{
    size_t sum = 0;
    for (const int lane : { onTimeLane, lateLane }) {
        const auto reset = qScopeGuard([&] { m_late.reset(); });
        m_late.bind(1, feed);
        m_late.bind(2, lane);
        m_late.bind(3, range.begin.milliseconds);
        m_late.bind(4, range.end.milliseconds);
        m_late.bind(5, 0);
        while (sum <= rows && m_late.step())
            sum += size_t(m_late.number(3));
    }
    return sum > rows;
}

Snapshot::Snapshot(ChunkTable &table) : m_table(table)
{
    const auto reset = qScopeGuard([&] {
        table.m_begin.reset();
        table.m_version.reset();
    });
    (void)table.m_begin.step();
    auto end = qScopeGuard([this] { commit(); });
    (void)table.m_version.step(); // it begins here, not before
    table.m_directory.begin(table.m_version.number(0));
    table.m_hasSnapshot = true;
    end.dismiss();
}

Snapshot::~Snapshot()
{
    m_table.m_hasSnapshot = false;
    commit();
}

void Snapshot::commit()
{
    try {
        (void)m_table.m_commit.step();
    } catch (const SQLite::Exception &) {
        // Nothing was written.
    }
    m_table.m_commit.reset();
}

} // namespace citywall
