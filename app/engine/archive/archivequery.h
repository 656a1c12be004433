// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/archive/archiveaccess.h"
#include "engine/archive/archivefeeds.h"

namespace citywall {

/// The read side: one connection, used by one thread at a time. Each call is one short transaction.
class ArchiveQuery
{
public:
    /// @throws pqxx::failure, as does everything here
    ArchiveQuery(const ArchiveAccess &access, ArchiveFeeds &feeds, Published &published);
    ~ArchiveQuery();

    ObservationsPtr read(const ObservationQuery &query);
    /// The newest row of each feature in (at − horizon, at].
    ObservationsPtr latest(const QString &feed, UtcTime at, Duration horizon);
    std::vector<qint64> count(const QString &feed, TimeRange range, int buckets);

private:
    qint64 idOf(const QString &feed, pqxx::transaction_base &transaction);

    ArchiveFeeds &m_feeds;
    Published &m_published;
    std::unique_ptr<pqxx::connection> m_connection;
};

} // namespace citywall
