// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/chunkdirectory.h"

#include <algorithm>

namespace citywall {

namespace {

constexpr size_t longestPart = 64; // a month is not asked for in every frame
constexpr size_t mostChunks = 8192; // half a megabyte

} // namespace

void ChunkDirectory::begin(qint64 version)
{
    if (m_version == version)
        return;
    m_version = version;
    m_feeds.clear();
    m_parts.clear();
    m_chunks = 0;
}

const FeedRow *ChunkDirectory::feed(const QString &name) const
{
    const auto known = m_feeds.constFind(name);
    return known == m_feeds.cend() ? nullptr : &*known;
}

std::optional<std::vector<ChunkRow>> ChunkDirectory::find(qint64 feed, TimeRange range) const
{
    const auto parts = m_parts.constFind(feed);
    if (parts == m_parts.cend())
        return {};
    const auto after = parts->upper_bound(range.begin);
    if (after == parts->begin() || std::prev(after)->second.within.end < range.end)
        return {};
    std::vector<ChunkRow> found;
    for (const ChunkRow &chunk : std::prev(after)->second.chunks) {
        if (chunk.range.begin < range.end && chunk.range.end > range.begin)
            found.push_back(chunk);
    }
    return found;
}

void ChunkDirectory::keep(qint64 feed, Part part)
{
    if (part.chunks.size() > longestPart)
        return;
    if (m_chunks > mostChunks) {
        m_parts.clear();
        m_chunks = 0;
    }
    m_chunks += part.chunks.size() + 1;
    const UtcTime begin = part.within.begin;
    m_parts[feed].insert_or_assign(begin, std::move(part));
}

} // namespace citywall
