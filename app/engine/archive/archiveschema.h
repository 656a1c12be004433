// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/utctime.h"

namespace pqxx {
class connection;
class transaction_base;
} // namespace pqxx

namespace citywall {

// The tables of a shared archive, in the schema "citywall" of its database. Plain SQL: every key begins with the feed, by which a
// cluster can distribute them, and observations are cut by time. Times are milliseconds since the epoch, UTC, as everywhere here;
// the view citywall.observed has them, and all names, as people want them.
//
// An observation that a later one of the same feature and instant corrects stays, `superseded`, so that it is known when it comes
// again. What writes into a feed locks its row in `feed` first: keys are dense and numbers of arrival are in the order of the
// commits, however many desks write.

inline constexpr int archiveSchemaVersion = 2;

/// 0 = none there. @throws pqxx::failure, as does everything here
int archiveVersionOf(pqxx::connection &connection);
/// Makes or brings up to date what is there, one step a transaction; desks that start at once wait for each other.
/// @param partition "month" or "day", for an archive that is new
Status migrateArchive(pqxx::connection &connection, const QString &partition);

/// Whether the user may write observations.
bool mayWriteArchive(pqxx::connection &connection);

/// Where observations get a partition; others, whose clock must have been wrong, lie in the default one.
inline constexpr TimeRange partitionedTime { { 0 }, { 4'102'444'800'000 } }; // 1970–2099
/// Makes the partition that holds the instant unless it is there. @returns what it spans
TimeRange makePartition(pqxx::transaction_base &transaction, UtcTime at);

} // namespace citywall
