// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/retentionkeeper.h"

#include "engine/history/retention.h"
#include "engine/history/rows.h"

#include <algorithm>

namespace citywall {

namespace {

constexpr qint64 sinceEver = std::numeric_limits<qint64>::min();

FileRun runOf(const FeedState::Chunk &chunk)
{
    return { false, chunk.id, { { chunk.first }, { chunk.last + 1 } }, size_t(chunk.count) };
}

/// The oldest of them, so many at most.
void leaveOldest(std::vector<FeedState::Chunk> &chunks, size_t count)
{
    std::ranges::sort(chunks, {}, &FeedState::Chunk::last);
    chunks.resize(std::min(chunks.size(), count));
}

} // namespace

RetentionKeeper::RetentionKeeper(SQLite::Database &db)
    : m_db(db), m_recount(db), m_runs(db), m_mark(db, "UPDATE feed SET raw_from = ? WHERE id = ?"),
      m_keyframes(db, "DELETE FROM keyframe WHERE feed = ? AND t >= ?")
{
}

bool RetentionKeeper::isTailDue(const FeedState &feed, UtcTime before)
{
    return std::ranges::any_of(feed.tail, [oldest = (before - slack).milliseconds](const TailBlockPtr &block) {
        return block->rows->phenomenonTime.front() < oldest;
    });
}

RetentionKeeper::Step RetentionKeeper::drop(FeedState &feed, UtcTime before)
{
    Chunks gone;
    Chunks due; // to be cut
    for (const FeedState::Chunk &chunk : feed.chunks) {
        if (chunk.last < before.milliseconds)
            gone.push_back(chunk);
        else if (chunk.first < (before - slack).milliseconds)
            due.push_back(chunk);
    }
    leaveOldest(gone, chunksOfDrop);
    leaveOldest(due, chunksOfThinning);
    std::map<qint64, Observations> shorter;
    for (const FeedState::Chunk &chunk : due) {
        std::optional<Observations> rows = m_runs.rows(runOf(chunk));
        if (!rows)
            continue; // damaged: verify tells, and it goes when all of it is old
        const std::vector<bool> kept = rowsKept(rows->phenomenonTime, rows->feature, before, {});
        keepRows(*rows, [&](size_t row) { return kept[row]; });
        shorter.emplace(chunk.id, std::move(*rows));
    }
    if (gone.empty() && shorter.empty())
        return Step::Nothing;
    write(feed, before, gone, shorter, sinceEver); // a state may hold a row however old
    return Step::Changed;
}

RetentionKeeper::Step RetentionKeeper::thin(FeedState &feed, UtcTime before, Duration step)
{
    Thinned &thinned = m_thinned[feed.id];
    if (std::exchange(thinned.step, step) != step)
        thinned.chunks.clear();
    Chunks old;
    std::ranges::copy_if(feed.chunks, std::back_inserter(old), [&](const FeedState::Chunk &chunk) {
        return chunk.last < before.milliseconds && !thinned.chunks.contains(chunk.id);
    });
    if (old.empty())
        return Step::Nothing;
    leaveOldest(old, chunksOfThinning);
    std::map<qint64, Observations> shorter;
    qint64 from = std::numeric_limits<qint64>::max();
    for (const FeedState::Chunk &chunk : old) {
        // Mostly it is as it should be, which its times and features tell.
        const std::optional<KeyColumns> keys = m_runs.keys(runOf(chunk));
        const std::vector<bool> kept = keys ? rowsKept(keys->phenomenonTime, keys->feature, before, step) : std::vector<bool>();
        std::optional<Observations> rows;
        if (std::ranges::find(kept, false) != kept.end())
            rows = m_runs.rows(runOf(chunk));
        if (!rows)
            continue; // nothing to do, or damaged: verify tells
        keepRows(*rows, [&](size_t row) { return kept[row]; });
        from = std::min(from, chunk.first);
        shorter.emplace(chunk.id, std::move(*rows));
    }
    if (!shorter.empty())
        write(feed, before, {}, shorter, from); // of each feature the newest row of a chunk stays: later states are as they were
    for (const FeedState::Chunk &chunk : old)
        thinned.chunks.insert(chunk.id);
    return shorter.empty() ? Step::Looked : Step::Changed;
}

/// @param from states from this instant on may hold rows that are gone
void RetentionKeeper::write(FeedState &feed, UtcTime before, const Chunks &gone, const std::map<qint64, Observations> &shorter,
                            qint64 from)
{
    const qint64 rawFrom = std::max(feed.rawFrom.value_or(before.milliseconds), before.milliseconds);
    const auto isGone = [&](const FeedState::Chunk &chunk) {
        return std::ranges::find(gone, chunk.id, &FeedState::Chunk::id) != gone.end();
    };
    qint64 last = sinceEver;
    for (const FeedState::Chunk &chunk : feed.chunks) {
        if (isGone(chunk) || shorter.contains(chunk.id))
            last = std::max(last, std::min(chunk.last, before.milliseconds));
    }
    SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
    (void)m_recount.missingMinutes(feed.id, feed.rawFrom, { last }); // it cannot be done afterwards
    for (const FeedState::Chunk &chunk : gone)
        m_runs.remove(runOf(chunk));
    for (FeedState::Chunk &chunk : feed.chunks) {
        if (const auto rows = shorter.find(chunk.id); rows != shorter.end())
            m_runs.replace(runOf(chunk), rows->second);
    }
    run(m_mark, rawFrom, feed.id);
    run(m_keyframes, feed.id, from); // they hold rows that are gone
    transaction.commit();

    feed.rawFrom = rawFrom;
    feed.forgetKeyframes(from);
    for (FeedState::Chunk &chunk : feed.chunks) {
        if (const auto rows = shorter.find(chunk.id); rows != shorter.end())
            chunk = { chunk.id, rows->second.phenomenonTime.front(), rows->second.phenomenonTime.back(),
                      qint64(rows->second.size()) };
    }
    std::erase_if(feed.chunks, isGone);
    feed.measureExtent();
}

} // namespace citywall
