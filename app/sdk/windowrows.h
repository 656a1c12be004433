// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

#include <QSet>

#include <optional>

/// Of FeedWindow: rows of observations in order of time, put together and cut.
namespace citywall::windowrows {

/// The number of rows that are not after an instant.
size_t firstAfter(const Observations &block, UtcTime t);

/// Marks the blocks that a window has made, and whose columns it may take for the next one. Any other block is shared.
struct OwnBlock {
    void operator()(const Observations *block) const { delete block; }
};

/// The rows of a window's next block: those of the last one from `first` on. Nothing is copied while the block is the window's own
/// and not too much of it is before that; always another object, by which whoever follows the window sees that there is something new.
std::shared_ptr<Observations> nextBlock(const ObservationsPtr &last, size_t first);

/// The rows that a block does not hold, neither themselves nor what has replaced them.
ObservationsPtr missingIn(const Observations &block, const Observations &fresh);

/// What was before a range, and what is in it.
ObservationsPtr joined(const Observations &before, const Observations &within);

/// Whether some of them lie in the range.
bool reaches(const Observations &rows, TimeRange range);

/// Which rows of a block fresh ones replace: those of the same feature and instant. Asked in order of time.
class Corrected
{
public:
    /// @param end only rows before it count
    Corrected(const Observations &fresh, size_t end) : m_fresh(fresh), m_end(end) { }

    /// @param next the first fresh row that is not before this one
    bool has(const Observations &block, size_t row, size_t next)
    {
        const qint64 time = block.phenomenonTime[row];
        if (m_fresh.phenomenonTime[next] != time)
            return false;
        if (m_time != time) {
            m_time = time;
            m_features.clear();
            for (size_t i = next; i < m_end && m_fresh.phenomenonTime[i] == time; ++i)
                m_features.insert(m_fresh.feature[i]);
        }
        return m_features.contains(block.feature[row]);
    }

private:
    const Observations &m_fresh;
    const size_t m_end;
    std::optional<qint64> m_time;
    QSet<FeatureKey> m_features;
};

} // namespace citywall::windowrows
