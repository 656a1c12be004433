// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/keyframekeeper.h"

#include "engine/history/sealer.h"

#include <algorithm>

namespace citywall {

KeyframeKeeper::KeyframeKeeper(SQLite::Database &db)
    : m_db(db), m_chunks(db), m_states(db, m_chunks, [](const HistoryDamage &) { }), // whoever reads the rows will tell
      m_insert(db, "INSERT INTO keyframe(feed, t, chunk, n, keys, data) VALUES(?, ?, ?, ?, ?, ?)"),
      m_drop(db, "DELETE FROM keyframe WHERE feed = ? AND t >= ?")
{
}

bool KeyframeKeeper::step(FeedState &feed)
{
    if (const std::optional<qint64> from = stale(feed)) {
        drop(feed, *from);
        return true;
    }
    const std::optional<qint64> instant = nextInstant(feed);
    if (!instant)
        return false;
    SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
    const TimeRange upTo { { std::numeric_limits<qint64>::min() + 1 }, { *instant + 1 } };
    const Observations state = m_states.read(feed.name, m_chunks.feed(feed.name), upTo, {});
    const EncodedChunk encoded = encodeChunk(state, 0, state.size(), chunkDetailLevel);
    const qint64 newest = feed.chunks.back().id;
    run(m_insert, feed.id, *instant, newest, state.size(), encoded.keys, encoded.data);
    transaction.commit();
    feed.keyframes.push_back({ *instant, newest, qint64(state.size()), feed.chunks.size(), 0, 0 });
    return true;
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
    std::vector<std::pair<qint64, qint64>> ends; // last instant, rows
    for (const FeedState::Chunk &chunk : feed.chunks) {
        if (chunk.last > since)
            ends.emplace_back(chunk.last, chunk.count);
    }
    std::ranges::sort(ends);
    qint64 rows = 0;
    for (const auto &[last, count] : ends) {
        rows += count;
        if (rows >= wanted)
            return last;
    }
    return {};
}

} // namespace citywall
