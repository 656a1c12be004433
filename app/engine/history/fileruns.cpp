// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/fileruns.h"

#include "engine/history/sealer.h"

#include <algorithm>

namespace citywall {

FileRuns::FileRuns(SQLite::Database &db)
    : m_chunks(db), m_tailKeys(db, "SELECT keys FROM tail WHERE seq = ?"), m_tailData(db, "SELECT data FROM tail WHERE seq = ?"),
      m_tail(db,
             "SELECT seq, t_min, t_max, n, crc IS row_crc(seq, feed, t_min, t_max, n, corrections) FROM tail "
             "WHERE feed = ? AND t_max >= ? AND t_min < ? ORDER BY seq"),
      m_putChunk(db,
                 "UPDATE chunk SET t_min = ?1, t_max = ?2, f_min = ?3, f_max = ?4, n = ?5, keys = ?6, data = ?7, "
                 "crc = row_crc(id, feed, lane, ?1, ?2, ?3, ?4, ?5, corrections) WHERE id = ?8"),
      m_putTail(db,
                "UPDATE tail SET t_min = ?1, t_max = ?2, n = ?3, keys = ?4, data = ?5, "
                "crc = row_crc(seq, feed, ?1, ?2, ?3, corrections) WHERE seq = ?6"),
      m_dropChunk(db, "DELETE FROM chunk WHERE id = ?"), m_dropTail(db, "DELETE FROM tail WHERE seq = ?")
{
}

std::vector<FileRun> FileRuns::find(qint64 feed, TimeRange range, std::optional<FeatureKey> feature)
{
    std::vector<FileRun> runs;
    for (const ChunkRow &chunk : m_chunks.find(feed, range, feature))
        runs.push_back({ false, chunk.id, chunk.range, chunk.count, chunk.isSound });
    std::ranges::sort(runs, {}, &FileRun::id);
    const auto reset = qScopeGuard([&] { m_tail.tryReset(); });
    m_tail.bind(1, int64_t(feed));
    m_tail.bind(2, int64_t(range.begin.milliseconds));
    m_tail.bind(3, int64_t(range.end.milliseconds));
    while (m_tail.executeStep())
        runs.push_back({ true,
                         m_tail.getColumn(0).getInt64(),
                         { { m_tail.getColumn(1).getInt64() }, { m_tail.getColumn(2).getInt64() + 1 } },
                         size_t(m_tail.getColumn(3).getInt64()),
                         m_tail.getColumn(4).getInt() != 0 });
    return runs;
}

std::optional<KeyColumns> FileRuns::keys(const FileRun &run)
{
    if (!run.isSound)
        return {};
    const auto decode = [&](QByteArrayView bytes) { return decodeKeys(bytes, run.count); };
    return run.isTail ? visitBlob(m_tailKeys, run.id, decode) : m_chunks.visitKeys(run.id, decode);
}

std::optional<Observations> FileRuns::rows(const FileRun &run)
{
    const std::optional<KeyColumns> known = keys(run);
    if (!known)
        return {};
    Observations rows;
    const auto decode = [&](QByteArrayView bytes) { return decodeRows(*known, bytes, { 0, run.count, {} }, rows); };
    if (!(run.isTail ? visitBlob(m_tailData, run.id, decode) : m_chunks.visitData(run.id, decode)))
        return {};
    return rows;
}

void FileRuns::replace(const FileRun &run, const Observations &rows)
{
    if (rows.size() == 0) {
        remove(run);
        return;
    }
    const EncodedChunk encoded = encodeChunk(rows, 0, rows.size(), chunkDetailLevel);
    const qint64 first = rows.phenomenonTime.front();
    const qint64 last = rows.phenomenonTime.back();
    if (run.isTail) {
        citywall::run(m_putTail, first, last, rows.size(), encoded.keys, encoded.data, run.id);
        return;
    }
    const auto [fMin, fMax] = std::ranges::minmax_element(rows.feature);
    citywall::run(m_putChunk, first, last, *fMin, *fMax, rows.size(), encoded.keys, encoded.data, run.id);
}

void FileRuns::remove(const FileRun &run) { citywall::run(run.isTail ? m_dropTail : m_dropChunk, run.id); }

} // namespace citywall
