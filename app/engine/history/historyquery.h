// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/histogramreader.h"
#include "engine/history/statereader.h"

namespace citywall {

/// The read side: one read connection with its prepared statements. Used by one thread at a time. Each call is one short
/// read transaction, never kept for the next one, because a long one makes the write-ahead log grow without bound.
///
/// What is sealed comes from chunks, the rest from the published tail in memory. The tail is taken first, then the
/// database's snapshot says up to which batch chunks have taken over: nothing is missed and nothing seen twice.
class HistoryQuery
{
public:
    /// @throws SQLite::Exception
    HistoryQuery(const QString &path, Published &published, DamageReporter damaged);

    /// @throws SQLite::Exception
    ObservationsPtr read(const ObservationQuery &query);
    /// The newest row of each feature in (at − horizon, at]. @throws SQLite::Exception
    ObservationsPtr latest(const QString &feed, UtcTime at, Duration horizon);
    /// @throws SQLite::Exception
    std::vector<qint64> count(const QString &feed, TimeRange range, int buckets);

private:
    bool readChunk(const ChunkRow &chunk, const ObservationQuery &query, const BoxFilter *box, Observations &out);

    Published &m_published;
    DamageReporter m_damaged;
    std::unique_ptr<SQLite::Database> m_db;
    ChunkTable m_chunks;
    StateReader m_states;
    HistogramReader m_histograms;
};

} // namespace citywall
