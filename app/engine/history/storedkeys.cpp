// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/storedkeys.h"

#include "engine/history/chunkcodec.h"

#include <algorithm>

namespace citywall {

namespace {

constexpr size_t cachedIndexes = 384; // of 4 k rows and 24 bytes a row: 38 MB at most

} // namespace

StoredKeys::StoredKeys(SQLite::Database &db, DamageReporter damaged)
    : m_read(db, "SELECT keys, data FROM chunk WHERE id = ?"), m_damaged(std::move(damaged))
{
}

std::vector<KeyIndex::Match> StoredKeys::find(const FeedState &feed, const std::vector<ObservationKey> &keys)
{
    std::vector<KeyIndex::Match> matches(keys.size(), KeyIndex::Match::None);
    // A feed whose times only move forward ends here.
    if (keys.empty() || feed.extent.isEmpty() || keys.front().time >= feed.extent.end.milliseconds)
        return matches;
    const auto look = [&](qint64 first, qint64 last, const auto &index) {
        const auto before = [](const ObservationKey &key, qint64 time) { return key.time < time; };
        const auto begin = std::lower_bound(keys.begin(), keys.end(), first, before);
        const auto end = std::lower_bound(begin, keys.end(), last + 1, before);
        if (begin == end)
            return;
        const KeyIndex &stored = index();
        for (auto key = begin; key != end; ++key) {
            KeyIndex::Match &match = matches[size_t(key - keys.begin())];
            if (match != KeyIndex::Match::SameValues)
                match = std::max(match, stored.find(*key));
        }
    };
    for (const FeedState::Chunk &chunk : feed.chunks) {
        if (chunk.last < keys.front().time || chunk.first > keys.back().time)
            continue;
        look(chunk.first, chunk.last, [&]() -> const KeyIndex & { return indexOf(feed, chunk); });
    }
    for (const TailBlockPtr &block : feed.tail) {
        look(block->rows->phenomenonTime.front(), block->rows->phenomenonTime.back(),
             [&]() -> const KeyIndex & { return indexOf(block); });
    }
    return matches;
}

const KeyIndex &StoredKeys::indexOf(const FeedState &feed, const FeedState::Chunk &chunk)
{
    const auto known = m_chunks.find(chunk.id);
    if (known != m_chunks.end())
        return known->second;
    if (m_chunks.size() >= cachedIndexes)
        m_chunks.clear();
    Observations rows;
    const auto reset = qScopeGuard([&] { m_read.tryReset(); });
    m_read.bind(1, int64_t(chunk.id));
    const auto keys = m_read.executeStep() ? decodeKeys(blobOf(m_read.getColumn(0)), size_t(chunk.count)) : std::nullopt;
    if (!keys || !decodeValues(*keys, blobOf(m_read.getColumn(1)), rows)) {
        // What it held cannot be compared with: such observations are stored anew.
        m_damaged({ feed.name, { { chunk.first }, { chunk.last + 1 } }, chunk.count, QStringLiteral("chunk %1").arg(chunk.id) });
        rows = {};
    }
    return m_chunks.emplace(chunk.id, KeyIndex(rows)).first->second;
}

const KeyIndex &StoredKeys::indexOf(const TailBlockPtr &block)
{
    const auto known = m_tail.find(block->seq);
    return known != m_tail.end() ? known->second : m_tail.emplace(block->seq, KeyIndex(*block->rows)).first->second;
}

} // namespace citywall
