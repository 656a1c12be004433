// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/archive/archivefeeds.h"
#include "engine/history/commitqueue.h"

namespace pqxx {
class connection;
class transaction_base;
} // namespace pqxx

namespace citywall {

class ArchiveGathering;

/// What a commit has brought, batch by batch, and for the views.
struct ArchiveCommit {
    std::vector<Result<AppendResult>> results;
    std::vector<ObservationsPtr> appended; ///< of feeds that are not in bulk
};

/// Stores batches in the archive: keys for names, duplicates left out, what is corrected marked, counts kept; all of it by the rules
/// of the file of one desk (engine/history/appender.h). Feeds are locked in the order of their ids, so that desks that write the same
/// ones wait for each other. Writer thread.
class ArchiveAppender
{
public:
    ArchiveAppender(ArchiveFeeds &feeds, QString desk) : m_feeds(feeds), m_desk(std::move(desk)) { }

    /// In one transaction; when it returns, the server has it on its disk. A batch that makes no sense fails alone.
    /// @throws pqxx::failure; nothing is stored then, or (pqxx::in_doubt_error) it is not known: storing it again does no harm
    ArchiveCommit commit(pqxx::connection &connection, const std::vector<PendingAppend> &batches);

    /// Makes the feed's row if need be, and writes down what is described. An error if that cannot be any more.
    /// @throws pqxx::failure
    Status ensureFeed(pqxx::connection &connection, ArchiveFeed &feed);
    void forget(); ///< what it knows to be there: after a connection was lost

private:
    using Work = std::vector<std::unique_ptr<ArchiveGathering>>; // by feed
    void ensurePartitions(pqxx::connection &connection, const std::vector<PendingAppend> &batches);
    ArchiveCommit store(pqxx::transaction_base &transaction, const std::vector<PendingAppend> &batches, Work &work);
    static void findStored(pqxx::transaction_base &transaction, Work &work);
    static void markSuperseded(pqxx::transaction_base &transaction, const Work &work);
    static void addCounts(pqxx::transaction_base &transaction, const Work &work);
    static void addNames(pqxx::transaction_base &transaction, const ArchiveGathering &of, qint64 revision);
    void settle(pqxx::transaction_base &transaction, const ArchiveGathering &of, qint64 revision);

    ArchiveFeeds &m_feeds;
    const QString m_desk;
    std::vector<TimeRange> m_partitions; ///< that are known to be there
    std::map<QString, std::optional<quint32>> m_ensured; ///< as described
};

} // namespace citywall
