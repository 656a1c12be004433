// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/chunktable.h"
#include "engine/history/published.h"

#include <set>

namespace citywall {

/// The state of a feed at an instant: the newest row of each feature, by phenomenon time, then arrival.
///
/// Keyframe (T, C) holds the newest row of each feature among the rows up to the instant T of the chunks up to id C. With it a
/// state at t ≥ T is the newest of
///  - its rows,
///  - the rows after T of the chunks up to C,
///  - all rows of later chunks and of the tail,
/// taken in this order, of those that are not after t: every row up to t is among them or is older than the keyframe's row
/// of its feature. So late observations and corrections need no keyframe made anew; that only saves reading many of them.
/// Where a keyframe has more rows than the span before it, the span is read instead.
///
/// On one connection, used by one thread at a time, within the caller's transaction.
class StateReader
{
public:
    /// @throws SQLite::Exception, as does read()
    StateReader(SQLite::Database &db, ChunkTable &chunks, DamageReporter damaged);

    /// The newest row of each feature in the range, sorted by time, then arrival.
    /// @param tail blocks in order of arrival, none of which a chunk of this snapshot has taken over
    Observations read(const QString &name, const FeedRow &feed, TimeRange range, const std::vector<TailBlockPtr> &tail);

private:
    struct Keyframe {
        qint64 id = 0;
        qint64 time = 0;
        qint64 chunk = 0;
        size_t count = 0;
    };
    /// A packed run of rows: a keyframe or a chunk.
    struct PackedRun {
        qint64 chunk = 0; ///< id; 0 = the keyframe
        KeyColumns keys;
    };
    class Newest;

    std::optional<Keyframe> keyframe(qint64 feed, TimeRange range);
    /// What is to be read besides the keyframe, in order of arrival.
    std::vector<ChunkRow> chunksFor(const QString &name, qint64 feed, TimeRange range, const std::optional<Keyframe> &start);
    /// Nothing if some run turned out to be damaged, which is noted: then once more without it.
    std::optional<Observations> attempt(const QString &name, const FeedRow &feed, TimeRange range,
                                        const std::vector<TailBlockPtr> &tail);
    void skip(const QString &name, const ChunkRow &chunk);

    ChunkTable &m_chunks;
    DamageReporter m_damaged;
    SQLite::Statement m_find;
    ReadStatement m_keys, m_data;
    std::set<qint64> m_damagedChunks;    ///< of one read()
    std::set<qint64> m_damagedKeyframes;
};

} // namespace citywall
