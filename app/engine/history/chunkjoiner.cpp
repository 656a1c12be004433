// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/chunkjoiner.h"

#include "engine/history/sealer.h"
#include "sdk/observationrows.h"

#include <algorithm>
#include <numeric>

namespace citywall {

namespace {

/// How far late chunks may reach when they are joined: whoever reads any part of that has to look into them.
constexpr qint64 widestLate = dayMilliseconds;

} // namespace

ChunkJoiner::ChunkJoiner(SQLite::Database &db)
    : m_db(db), m_runs(db),
      m_corrections(db,
                    "SELECT corrections FROM chunk "
                    "WHERE id = ? AND crc IS row_crc(id, feed, lane, t_min, t_max, f_min, f_max, n, corrections)"),
      m_setCorrections(db,
                       "UPDATE chunk SET corrections = ?1, crc = row_crc(id, feed, lane, t_min, t_max, f_min, f_max, n, ?1) "
                       "WHERE id = ?2")
{
}

std::vector<ChunkJoiner::Group> ChunkJoiner::groups(const FeedState &feed) const
{
    std::vector<Group> found;
    for (const int lane : { onTimeLane, lateLane }) {
        Group group;
        FeedState::Chunk whole; // what it would become
        const auto end = [&] {
            if (group.size() >= fewestJoined || (group.size() > 1 && whole.count > qint64(chunkRows / 2)))
                found.push_back(group);
            group.clear();
        };
        for (size_t i = 0; i + 1 < feed.chunks.size() && found.size() < groupsOfStep; ++i) {
            const FeedState::Chunk &chunk = feed.chunks[i];
            if (chunk.lane != lane)
                continue;
            const bool isSmall = chunk.count <= qint64(chunkRows / 2) && !m_damaged.contains(chunk.id);
            const FeedState::Chunk both {
                chunk.id, std::min(whole.first, chunk.first), std::max(whole.last, chunk.last), whole.count + chunk.count, lane,
                {}
            };
            if (!isSmall
                || (!group.empty()
                    && (both.count > qint64(chunkRows) || (lane == lateLane && both.last - both.first > widestLate))))
                end();
            if (isSmall) {
                whole = group.empty() ? chunk : both;
                group.push_back(i);
            }
        }
        end();
    }
    return found;
}

std::vector<qint64> ChunkJoiner::step(FeedState &feed)
{
    while (true) {
        const std::vector<Group> all = groups(feed);
        if (all.empty())
            return {};
        std::vector<qint64> touched;
        std::vector<std::pair<size_t, FeedState::Chunk>> joined; // place of the one that stays
        std::vector<bool> gone(feed.chunks.size());
        SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
        for (const Group &group : all) {
            FeedState::Chunk whole;
            if (!join(feed, group, whole))
                continue;
            for (const size_t place : group) {
                touched.push_back(feed.chunks[place].id);
                gone[place] = feed.chunks[place].id != whole.id;
                if (!gone[place])
                    joined.emplace_back(place, whole);
            }
        }
        transaction.commit();
        if (touched.empty())
            continue; // what is damaged is known now
        for (const auto &[place, chunk] : joined)
            feed.chunks[place] = chunk;
        for (FeedState::Keyframe &keyframe : feed.keyframes)
            keyframe.seen -= size_t(std::count(gone.begin(), gone.begin() + qsizetype(keyframe.seen), true));
        size_t place = 0;
        std::erase_if(feed.chunks, [&](const FeedState::Chunk &) { return gone[place++]; });
        return touched;
    }
}

bool ChunkJoiner::join(FeedState &feed, const Group &group, FeedState::Chunk &joined)
{
    Observations rows;
    qint64 corrections = 0;
    for (const size_t place : group) {
        const FeedState::Chunk &chunk = feed.chunks[place];
        const auto reset = qScopeGuard([&] { m_corrections.tryReset(); });
        m_corrections.bind(1, int64_t(chunk.id));
        std::optional<Observations> own;
        if (m_corrections.executeStep())
            own = m_runs.rows(runOf(chunk));
        if (!own) {
            m_damaged.insert(chunk.id);
            return false;
        }
        corrections += m_corrections.getColumn(0).getInt64();
        appendRows(rows, *own, 0, own->size());
    }
    if (!std::ranges::is_sorted(rows.phenomenonTime)) { // late ones; of equal times the one that arrived first stays first
        std::vector<quint32> order(rows.size());
        std::iota(order.begin(), order.end(), 0u);
        std::ranges::stable_sort(order, {}, [&](quint32 row) { return rows.phenomenonTime[row]; });
        reorderRows(rows, order);
    }
    const FeedState::Chunk &stays = feed.chunks[feed.chunks[group.front()].lane == lateLane ? group.back() : group.front()];
    for (const size_t place : group) {
        if (feed.chunks[place].id != stays.id)
            m_runs.remove(runOf(feed.chunks[place]));
    }
    m_runs.replace(runOf(stays), rows);
    run(m_setCorrections, corrections, stays.id);
    joined = { stays.id,   rows.phenomenonTime.front(), rows.phenomenonTime.back(), qint64(rows.size()),
               stays.lane, rangeOf(rows.feature) };
    return true;
}

} // namespace citywall
