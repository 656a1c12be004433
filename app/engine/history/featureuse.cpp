// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/featureuse.h"

#include <algorithm>

namespace citywall {

FeatureRange rangeOf(const std::vector<FeatureKey> &features)
{
    const auto [first, last] = std::ranges::minmax_element(features);
    return { *first, *last };
}

void FeatureUse::mark(std::vector<bool> &blocks, FeatureRange range)
{
    const size_t first = range.first / FeatureTable::blockSize;
    const size_t end = size_t(range.last / FeatureTable::blockSize) + 1;
    blocks.resize(std::max(blocks.size(), end));
    std::fill(blocks.begin() + qsizetype(first), blocks.begin() + qsizetype(end), true);
}

std::vector<FeatureKey> FeatureUse::leftEmpty(size_t features) const
{
    std::vector<FeatureKey> blocks;
    const size_t lastBlock = features == 0 ? 0 : (features - 1) / FeatureTable::blockSize;
    for (size_t block = 0; block < std::min(lastBlock, m_dropped.size()); ++block) {
        if (m_dropped[block] && !isUsed(FeatureKey(block)))
            blocks.push_back(FeatureKey(block));
    }
    return blocks;
}

void deleteFeatures(SQLite::Database &db, qint64 feed, const std::vector<FeatureKey> &blocks)
{
    SQLite::Statement remove(db, "DELETE FROM feature WHERE feed = ? AND key >= ? AND key < ?");
    for (const FeatureKey block : blocks)
        run(remove, feed, qint64(block) * FeatureTable::blockSize, (qint64(block) + 1) * FeatureTable::blockSize);
}

} // namespace citywall
