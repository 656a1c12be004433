// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/sealer.h"

#include "engine/history/chunkcodec.h"

#include <algorithm>

namespace citywall {

namespace {

constexpr qint64 sealRows = 32'768;
constexpr qint64 sealRowsInBulk = 8 * sealRows; // so that files in no order still become narrow slices of time
constexpr size_t sealBlocks = 4096;                       // slow feeds of single observations

/// All rows of the blocks, sorted by time, then arrival.
Observations gather(const std::vector<TailBlockPtr> &blocks)
{
    std::vector<std::tuple<qint64, quint32, quint32>> order; // time, block, row
    for (size_t b = 0; b < blocks.size(); ++b) {
        for (size_t row = 0; row < blocks[b]->rows->size(); ++row)
            order.emplace_back(blocks[b]->rows->phenomenonTime[row], quint32(b), quint32(row));
    }
    if (!std::is_sorted(order.begin(), order.end()))
        std::sort(order.begin(), order.end());
    Observations all;
    reserveRows(all, order.size());
    for (const auto &[time, block, row] : order)
        appendRow(all, *blocks[block]->rows, row);
    return all;
}

} // namespace

Sealer::Sealer(SQLite::Database &db)
    : m_db(db), m_insert(db,
                         "INSERT INTO chunk(id, feed, lane, t_min, t_max, f_min, f_max, n, corrections, keys, data, crc) "
                         "SELECT next, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, row_crc(next, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) "
                         "FROM (SELECT coalesce(max(id), 0) + 1 AS next FROM chunk)"),
      m_deleteTail(db, "DELETE FROM tail WHERE seq = ?"), m_setSealed(db, "UPDATE feed SET sealed = ? WHERE id = ?")
{
}

bool Sealer::isDue(const FeedState &feed)
{
    if (feed.sealAgain)
        return feed.tailRows >= feed.sealAgain->rows;
    return feed.tailRows >= (feed.bulk > 0 ? sealRowsInBulk : sealRows) || feed.tail.size() >= sealBlocks;
}

qint64 Sealer::patience() { return sealRows; }

std::vector<qint64> Sealer::seal(FeedState &feed)
{
    const Observations rows = gather(feed.tail);
    qint64 corrections = 0;
    for (const TailBlockPtr &block : feed.tail)
        corrections += block->corrections;
    qint64 sealed = std::numeric_limits<qint64>::min();
    for (const FeedState::Chunk &chunk : feed.chunks)
        sealed = std::max(sealed, chunk.last);
    const auto onTime = std::upper_bound(rows.phenomenonTime.begin(), rows.phenomenonTime.end(), sealed);
    const size_t late = size_t(onTime - rows.phenomenonTime.begin());

    std::vector<FeedState::Chunk> chunks;
    SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
    const auto cut = [&](size_t begin, size_t end, int lane) {
        const size_t parts = (end - begin + chunkRows - 1) / chunkRows;
        for (size_t part = 0; part < parts; ++part) {
            const size_t first = begin + (end - begin) * part / parts;
            const size_t last = begin + (end - begin) * (part + 1) / parts;
            const auto [fMin, fMax] =
                std::minmax_element(rows.feature.begin() + qsizetype(first), rows.feature.begin() + qsizetype(last));
            const EncodedChunk encoded = encodeChunk(rows, first, last, chunkDetailLevel);
            run(m_insert, feed.id, lane, rows.phenomenonTime[first], rows.phenomenonTime[last - 1], *fMin, *fMax, last - first,
                corrections, encoded.keys, encoded.data);
            chunks.push_back({ m_db.getLastInsertRowid(),
                               rows.phenomenonTime[first],
                               rows.phenomenonTime[last - 1],
                               qint64(last - first),
                               lane,
                               { *fMin, *fMax } });
        }
    };
    cut(0, late, lateLane);
    cut(late, rows.size(), onTimeLane);
    std::vector<qint64> gone;
    for (const TailBlockPtr &block : feed.tail) {
        run(m_deleteTail, block->seq);
        gone.push_back(block->seq);
    }
    run(m_setSealed, feed.tail.back()->seq, feed.id);
    transaction.commit();

    feed.chunks.insert(feed.chunks.end(), chunks.begin(), chunks.end());
    feed.keyframesDue = true;
    feed.joinsDue = true;
    feed.tail.clear();
    feed.tailRows = 0;
    return gone;
}

} // namespace citywall
