// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/retentionkeeper.h"

#include "engine/history/retention.h"
#include "sdk/observationrows.h"

#include <algorithm>

namespace citywall {

namespace {

constexpr qint64 sinceEver = std::numeric_limits<qint64>::min();

/// The oldest of them, so many at most.
void leaveOldest(std::vector<FeedState::Chunk> &chunks, size_t count)
{
    std::ranges::sort(chunks, {}, &FeedState::Chunk::last);
    chunks.resize(std::min(chunks.size(), count));
}
void leaveNewest(std::vector<FeedState::Chunk> &chunks, size_t count)
{
    std::ranges::sort(chunks, std::ranges::greater(), &FeedState::Chunk::last);
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
        thinned.upTo.clear();
    Chunks old;
    std::ranges::copy_if(feed.chunks, std::back_inserter(old), [&](const FeedState::Chunk &chunk) {
        const auto seen = thinned.upTo.find(chunk.id);
        const qint64 from = seen == thinned.upTo.end() ? chunk.first : std::max(chunk.first, seen->second.milliseconds);
        return chunk.last < before.milliseconds ? from <= chunk.last : from < (before - slack).milliseconds;
    });
    if (old.empty())
        return Step::Nothing;
    leaveOldest(old, chunksOfThinning);
    // Steps do not end where chunks do: those that were thinned before and reach into the first step are looked at again.
    const qint64 first = std::ranges::min_element(old, {}, &FeedState::Chunk::first)->first;
    Chunks together;
    std::ranges::copy_if(feed.chunks, std::back_inserter(together), [&](const FeedState::Chunk &chunk) {
        return thinned.upTo.contains(chunk.id) && std::ranges::find(old, chunk.id, &FeedState::Chunk::id) == old.end()
            && chunk.last >= beginOfStep({ first }, step).milliseconds;
    });
    leaveNewest(together, chunksOfThinning);
    std::ranges::copy(old, std::back_inserter(together));
    std::ranges::sort(together, {}, &FeedState::Chunk::id);
    Chunks readable;
    std::vector<KeyColumns> keys; // mostly all is as it should be, which times and features tell
    for (const FeedState::Chunk &chunk : together) {
        if (std::optional<KeyColumns> own = m_runs.keys(runOf(chunk))) { // damaged ones stay: verify tells
            readable.push_back(chunk);
            keys.push_back(std::move(*own));
        }
    }
    const std::vector<std::vector<bool>> kept = rowsKept(keys, before, step);
    std::map<qint64, Observations> shorter;
    Chunks gone;
    qint64 from = std::numeric_limits<qint64>::max();
    for (size_t i = 0; i < readable.size(); ++i) {
        if (std::ranges::find(kept[i], false) == kept[i].end())
            continue;
        std::optional<Observations> rows = m_runs.rows(runOf(readable[i]));
        if (!rows)
            continue;
        keepRows(*rows, [&](size_t row) { return kept[i][row]; });
        from = std::min(from, readable[i].first);
        if (rows->size() > 0)
            shorter.emplace(readable[i].id, std::move(*rows));
        else
            gone.push_back(readable[i]);
    }
    const auto note = [&] { // when it is done: on a full disk it has to be tried again
        for (const FeedState::Chunk &chunk : old)
            thinned.upTo[chunk.id] = before;
    };
    if (shorter.empty() && gone.empty()) {
        note();
        return Step::Looked;
    }
    // Of each feature the newest row of a step stays: later states are as they were. Where a chunk is gone, keyframes count anew.
    write(feed, before, gone, shorter, gone.empty() ? from : sinceEver);
    note();
    return Step::Changed;
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
    Chunks left;
    FeatureUse use;
    for (const FeedState::Chunk &chunk : feed.chunks) {
        const auto rows = shorter.find(chunk.id);
        const bool isShorter = rows != shorter.end();
        if (isGone(chunk) || isShorter) {
            last = std::max(last, std::min(chunk.last, before.milliseconds));
            use.drop(chunk.features);
        }
        if (isShorter)
            left.push_back({ chunk.id, rows->second.phenomenonTime.front(), rows->second.phenomenonTime.back(),
                             qint64(rows->second.size()), chunk.lane, rangeOf(rows->second.feature) });
        else if (!isGone(chunk))
            left.push_back(chunk);
    }
    for (const FeedState::Chunk &chunk : left)
        use.use(chunk.features);
    for (const TailBlockPtr &block : feed.tail)
        use.use(rangeOf(block->rows->feature));
    const std::vector<FeatureKey> empty =
        feed.lost.empty() ? use.leftEmpty(feed.dictionary().features.size()) : std::vector<FeatureKey>();
    SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
    (void)m_recount.missingMinutes(feed.id, feed.rawFrom, { last }); // it cannot be done afterwards
    for (const FeedState::Chunk &chunk : gone)
        m_runs.remove(runOf(chunk));
    for (FeedState::Chunk &chunk : feed.chunks) {
        if (const auto rows = shorter.find(chunk.id); rows != shorter.end())
            m_runs.replace(runOf(chunk), rows->second);
    }
    deleteFeatures(m_db, feed.id, empty);
    run(m_mark, rawFrom, feed.id);
    run(m_keyframes, feed.id, from); // they hold rows that are gone
    transaction.commit();

    feed.rawFrom = rawFrom;
    feed.forgetKeyframes(from);
    feed.joinsDue = true;
    feed.chunks = std::move(left);
    feed.forgetFeatures(empty);
    feed.measureExtent();
}

} // namespace citywall
