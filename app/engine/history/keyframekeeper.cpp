// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/keyframekeeper.h"

#include "engine/history/sealer.h"

#include <algorithm>

namespace citywall {

KeyframeKeeper::KeyframeKeeper(SQLite::Database &db)
    : m_db(db), m_chunks(db), m_states(db, m_chunks, [](const HistoryDamage &) { }), // whoever reads the rows will tell
      m_insert(db,
               "INSERT INTO keyframe(id, feed, t, chunk, n, keys, data, crc) "
               "SELECT next, ?1, ?2, ?3, ?4, ?5, ?6, row_crc(next, ?1, ?2, ?3, ?4) "
               "FROM (SELECT coalesce(max(id), 0) + 1 AS next FROM keyframe)"),
      m_drop(db, "DELETE FROM keyframe WHERE feed = ? AND t >= ?")
{
}

bool KeyframeKeeper::step(FeedState &feed)
{
    if (const std::optional<qint64> from = stale(feed)) {
        drop(feed, *from);
        return true;
    }
    const size_t before = feed.keyframes.size();
    auto takeBack = qScopeGuard([&] { feed.keyframes.resize(before); });
    SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
    for (size_t made = 0; made < keyframesOfStep; ++made) {
        const std::optional<qint64> instant = nextInstant(feed);
        if (!instant)
            break;
        const TimeRange upTo { { std::numeric_limits<qint64>::min() + 1 }, { *instant + 1 } };
        const Observations state = m_states.read(feed.name, m_chunks.feed(feed.name), upTo, {});
        const EncodedChunk encoded = encodeChunk(state, 0, state.size(), chunkDetailLevel);
        const qint64 newest = feed.chunks.back().id;
        run(m_insert, feed.id, *instant, newest, state.size(), encoded.keys, encoded.data);
        feed.keyframes.push_back({ *instant, newest, qint64(state.size()), feed.chunks.size(), 0, 0 });
    }
    transaction.commit();
    takeBack.dismiss();
    return feed.keyframes.size() > before;
}

void KeyframeKeeper::drop(FeedState &feed, qint64 from)
{
    SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
    run(m_drop, feed.id, from);
    transaction.commit();
    feed.forgetKeyframes(from);
}

std::optional<qint64> KeyframeKeeper::stale(FeedState &feed)
{
    for (FeedState::Keyframe &keyframe : feed.keyframes) {
        for (; keyframe.seen < feed.chunks.size(); ++keyframe.seen) {
            const FeedState::Chunk &chunk = feed.chunks[keyframe.seen];
            if (chunk.id <= keyframe.chunk || chunk.first > keyframe.time)
                continue;
            ++keyframe.lateChunks;
            keyframe.lateRows += chunk.count;
        }
        if (keyframe.lateChunks >= mostLateChunks || keyframe.lateRows > std::max(keyframe.count, qint64(chunkRows)))
            return keyframe.time;
    }
    return {};
}

std::optional<qint64> KeyframeKeeper::nextInstant(const FeedState &feed)
{
    const qint64 since = feed.keyframes.empty() ? std::numeric_limits<qint64>::min() : feed.keyframes.back().time;
    const qint64 wanted = std::max(fewestRows, spacing * qint64(feed.dictionary().features.size()));
    std::vector<FeedState::Chunk> chunks;
    std::ranges::copy_if(feed.chunks, std::back_inserter(chunks),
                         [&](const FeedState::Chunk &chunk) { return chunk.last > since; });
    std::ranges::sort(chunks, {}, &FeedState::Chunk::last);
    double rows = 0;
    for (const FeedState::Chunk &chunk : chunks) {
        // Within a chunk, rows are taken to follow each other evenly.
        const qint64 from = std::max(chunk.first - 1, since);
        const double own = double(chunk.count) * double(chunk.last - from) / double(chunk.last - chunk.first + 1);
        const double missing = double(wanted) - rows;
        if (own >= 1.5 * missing)
            return std::clamp(from + qint64(double(chunk.last - from) * missing / own), from + 1, chunk.last);
        if (own >= missing)
            return chunk.last;
        rows += own;
    }
    return {};
}

} // namespace citywall
