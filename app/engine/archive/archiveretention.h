// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"
#include "engine/archive/archiveaccess.h"
#include "engine/history/historyfile.h"

namespace pqxx {
class transaction_base;
}

namespace citywall {

struct ArchiveFeedRow;

/// Drops or thins out what is older than a feed's observations are kept: whole partitions where no other feed has anything in them,
/// rows elsewhere. Counts stay. One thread.
class ArchiveRetention
{
public:
    explicit ArchiveRetention(QString desk) : m_desk(std::move(desk)) { }

    /// Drops from one partition, the oldest first, in a transaction of its own. False if there was nothing left to drop.
    /// @throws pqxx::failure, as does thin()
    bool drop(pqxx::connection &connection, const QString &feed, UtcTime before);
    /// Of one day that lies wholly before the instant, leaves the last observation of each feature in so much time, in a transaction
    /// of its own. Each day is thinned once, whichever desk does it. False if there was none left to thin.
    bool thin(pqxx::connection &connection, const QString &feed, UtcTime before, Duration step);

private:
    void settle(pqxx::transaction_base &transaction, const ArchiveFeedRow &feed, UtcTime rawFrom);

    const QString m_desk;
};

/// The same for one feed, or all if it is empty, until nothing is left to do. Blocking; desks may go on working.
/// @param thinTo 0 = what is older is dropped
/// @returns the feeds that were touched
Result<QStringList> applyArchiveRetention(const ArchiveAccess &access, const QString &feed, UtcTime before, Duration thinTo,
                                          const MaintenanceProgress &progress = {});

} // namespace citywall
