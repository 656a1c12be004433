// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/storedkeys.h"

#include "engine/history/chunktable.h"

#include <sqlite3.h>

#include <algorithm>

namespace citywall {

namespace {

constexpr size_t cachedIndexes = 384; // of 4 k rows and 24 bytes a row: 38 MB at most

} // namespace

SpoiltTransaction::SpoiltTransaction() : SQLite::Exception("a chunk cannot be read", SQLITE_CORRUPT) { }

StoredKeys::StoredKeys(SQLite::Database &db, DamageReporter damaged)
    : m_keys(db, "SELECT keys FROM chunk WHERE id = ?"), m_data(db, "SELECT data FROM chunk WHERE id = ?"),
      m_damaged(std::move(damaged))
{
}

std::vector<KeyIndex::Match> StoredKeys::find(const FeedState &feed, const std::vector<ObservationKey> &keys)
{
    std::vector<KeyIndex::Match> matches(keys.size(), KeyIndex::Match::None);
    // A feed whose times only move forward ends here.
    const auto isPast = [&](TimeRange range) { return range.isEmpty() || keys.front().time >= range.end.milliseconds; };
    if (keys.empty() || (isPast(feed.extent) && std::ranges::all_of(feed.lost, isPast)))
        return matches;
    const auto look = [&](qint64 first, qint64 last, const auto &index) {
        const auto before = [](const ObservationKey &key, qint64 time) { return key.time < time; };
        const auto begin = std::lower_bound(keys.begin(), keys.end(), first, before);
        const auto end = std::lower_bound(begin, keys.end(), last + 1, before);
        if (begin == end)
            return;
        const KeyIndex *const stored = index();
        for (auto key = begin; key != end; ++key) {
            KeyIndex::Match &match = matches[size_t(key - keys.begin())];
            if (match != KeyIndex::Match::Same)
                match = std::max(match, stored ? stored->find(*key) : KeyIndex::Match::Unknown);
        }
    };
    for (const FeedState::Chunk &chunk : feed.chunks) {
        if (chunk.last < keys.front().time || chunk.first > keys.back().time)
            continue;
        look(chunk.first, chunk.last, [&] { return indexOf(feed, chunk); });
    }
    for (const TailBlockPtr &block : feed.tail) {
        look(block->rows->phenomenonTime.front(), block->rows->phenomenonTime.back(), [&] { return &indexOf(block); });
    }
    for (const TimeRange &range : feed.lost)
        look(range.begin.milliseconds, range.end.milliseconds - 1, []() -> const KeyIndex * { return nullptr; });
    if (std::exchange(m_isSpoilt, false))
        throw SpoiltTransaction();
    return matches;
}

const KeyIndex *StoredKeys::indexOf(const FeedState &feed, const FeedState::Chunk &chunk)
{
    const auto known = m_chunks.find(chunk.id);
    if (known != m_chunks.end())
        return &known->second;
    if (m_unreadable.contains(chunk.id))
        return nullptr;
    if (m_chunks.size() >= cachedIndexes)
        m_chunks.clear();
    const auto seen = [this](QByteArrayView bytes) {
        m_isSpoilt = m_isSpoilt || bytes.isNull();
        return bytes;
    };
    Observations rows;
    const auto keys =
        visitBlob(m_keys, chunk.id, [&](QByteArrayView bytes) { return decodeKeys(seen(bytes), size_t(chunk.count)); });
    if (keys && visitBlob(m_data, chunk.id, [&](QByteArrayView bytes) {
            return decodeRows(*keys, seen(bytes), { 0, size_t(chunk.count), {} }, rows);
        }))
        return &m_chunks.emplace(chunk.id, KeyIndex(rows)).first->second;
    // What it held cannot be compared with: such observations are stored anew.
    m_unreadable.insert(chunk.id);
    m_damaged({ feed.name, { { chunk.first }, { chunk.last + 1 } }, chunk.count, QStringLiteral("chunk %1").arg(chunk.id) });
    return nullptr;
}

const KeyIndex &StoredKeys::indexOf(const TailBlockPtr &block)
{
    const auto known = m_tail.find(block->seq);
    return known != m_tail.end() ? known->second : m_tail.emplace(block->seq, KeyIndex(*block->rows)).first->second;
}

} // namespace citywall
