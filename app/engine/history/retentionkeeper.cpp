// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/retentionkeeper.h"

#include <algorithm>

namespace citywall {

RetentionKeeper::RetentionKeeper(SQLite::Database &db)
    : m_db(db), m_recount(db), m_drop(db, "DELETE FROM chunk WHERE id = ?"),
      m_mark(db, "UPDATE feed SET raw_from = ? WHERE id = ?"), m_keyframes(db, "DELETE FROM keyframe WHERE feed = ?")
{
}

bool RetentionKeeper::step(FeedState &feed, UtcTime before)
{
    std::vector<FeedState::Chunk> old;
    std::ranges::copy_if(feed.chunks, std::back_inserter(old),
                         [&](const FeedState::Chunk &chunk) { return chunk.last < before.milliseconds; });
    if (old.empty())
        return false;
    std::ranges::sort(old, {}, &FeedState::Chunk::last);
    old.resize(std::min(old.size(), chunksOfStep));
    const qint64 rawFrom = std::max(feed.rawFrom.value_or(before.milliseconds), before.milliseconds);

    SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
    (void)m_recount.missingMinutes(feed.id, feed.rawFrom, { old.back().last }); // it cannot be done afterwards
    for (const FeedState::Chunk &chunk : old)
        run(m_drop, chunk.id);
    run(m_mark, rawFrom, feed.id);
    run(m_keyframes, feed.id); // they hold rows that are gone
    transaction.commit();

    feed.rawFrom = rawFrom;
    feed.forgetKeyframes(std::numeric_limits<qint64>::min());
    std::erase_if(feed.chunks, [&](const FeedState::Chunk &chunk) {
        return std::ranges::find(old, chunk.id, &FeedState::Chunk::id) != old.end();
    });
    feed.measureExtent();
    return true;
}

} // namespace citywall
