// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/histogramreader.h"
#include "engine/history/statereader.h"

namespace citywall {

/// The read side: one read connection with its prepared statements. Used by one thread at a time. Each call is one short
/// read transaction, because a long one makes the write-ahead log grow without bound; several that are asked together may share one.
///
/// What is sealed comes from chunks, the rest from the published tail in memory. The tail is taken first, then the
/// database's snapshot says up to which batch chunks have taken over: nothing is missed and nothing seen twice.
class HistoryQuery
{
public:
    /// @throws SQLite::Exception
    HistoryQuery(const QString &path, Published &published, DamageReporter damaged);

    /// From now on all calls see the history as it is now, in one transaction, until release(): some milliseconds later, not more. To
    /// begin and end a transaction costs as much as finding a minute does. @throws SQLite::Exception
    void hold();
    void release(); ///< never throws

    /// @throws SQLite::Exception
    ObservationsPtr read(const ObservationQuery &query);
    /// The newest row of each feature in (at − horizon, at]. @throws SQLite::Exception
    ObservationsPtr latest(const QString &feed, UtcTime at, Duration horizon);
    /// @throws SQLite::Exception
    std::vector<qint64> count(const QString &feed, TimeRange range, int buckets);

private:
    struct Connection {
        Connection(const QString &path, const DamageReporter &damaged);
        std::unique_ptr<SQLite::Database> db;
        ChunkTable chunks;
        StateReader states;
        HistogramReader histograms;
    };
    /// What one moment holds: the tails first, then what the database says of it.
    struct Moment {
        explicit Moment(HistoryQuery &query)
            : turn(query.connect()), tails(query.m_published.views()), snapshot(query.m_connection->chunks)
        {
        }
        Published::Turn turn; // first: it ends last
        FeedViews tails;
        Snapshot snapshot;
    };
    Published::Turn connect(); ///< the connection is of that turn's round
    class Look;
    bool readChunk(const ChunkRow &chunk, const ObservationQuery &query, const BoxFilter *box, Observations &out);

    const QString m_path;
    Published &m_published;
    DamageReporter m_damaged;
    std::unique_ptr<Connection> m_connection;
    quint64 m_round = 0; // that it was made in
    std::optional<Moment> m_held; // last: it ends before the connection does
};

} // namespace citywall
