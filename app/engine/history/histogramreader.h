// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/chunktable.h"
#include "engine/history/published.h"

namespace citywall {

/// Counts of observations in equal buckets, from as few rows as the borders of the buckets allow: days, then hours, then minutes
/// that lie wholly in one bucket come from the rollups; what a border cuts is counted observation by observation. Where rows
/// were thinned out since, a minute that a border cuts counts where it begins.
///
/// On one connection, used by one thread at a time, within the caller's transaction.
class HistogramReader
{
public:
    /// @throws SQLite::Exception, as does count()
    HistogramReader(SQLite::Database &db, ChunkTable &chunks, DamageReporter damaged);

    /// @param tail blocks that no chunk of this snapshot has taken over
    std::vector<qint64> count(const QString &name, const FeedRow &feed, TimeRange range, int buckets,
                              const std::vector<TailBlockPtr> &tail);

private:
    class Buckets;
    void tell(const QString &feed, TimeRange range, const QString &table);
    void countDays(const QString &name, const FeedRow &feed, Buckets &buckets, std::vector<TimeRange> &open);
    void countHours(const QString &name, const FeedRow &feed, TimeRange span, Buckets &buckets, std::vector<TimeRange> &open);
    void countRows(const QString &name, const FeedRow &feed, const std::vector<TimeRange> &spans,
                   const std::vector<TailBlockPtr> &tail, Buckets &buckets);

    ChunkTable &m_chunks;
    DamageReporter m_damaged;
    SQLite::Statement m_days, m_hours;
};

} // namespace citywall
