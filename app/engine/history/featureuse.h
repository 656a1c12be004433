// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/database.h"
#include "sdk/featuretable.h"

#include <limits>

namespace citywall {

/// Between which keys features lie, both included; by default any.
struct FeatureRange {
    FeatureKey first = 0;
    FeatureKey last = std::numeric_limits<FeatureKey>::max();
};
FeatureRange rangeOf(const std::vector<FeatureKey> &features); ///< of at least one

/// Of which blocks of a feed's features (FeatureTable) chunks and batches tell something, as far as the ranges of their keys say.
///
/// A feed of reports has ever more features, of which retention leaves ever more without a row: their records go with the rows that told
/// of them, block by block. Features of which nothing was ever told stay, and so does the last block, so that no key is given again.
class FeatureUse
{
public:
    void use(FeatureRange range) { mark(m_used, range); }
    void drop(FeatureRange range) { mark(m_dropped, range); } ///< rows between these have gone
    bool isUsed(FeatureKey block) const { return block < m_used.size() && m_used[block]; }
    /// Those of which rows have gone and none is left. @param features how many keys there are
    std::vector<FeatureKey> leftEmpty(size_t features) const;

private:
    static void mark(std::vector<bool> &blocks, FeatureRange range);
    std::vector<bool> m_used;
    std::vector<bool> m_dropped;
};

/// Their records, within the caller's transaction. @throws SQLite::Exception
void deleteFeatures(SQLite::Database &db, qint64 feed, const std::vector<FeatureKey> &blocks);

} // namespace citywall
