// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/fileruns.h"
#include "engine/history/historyfile.h"
#include "engine/history/rollups.h"

#include <map>

namespace citywall {

/// Counts stored observations anew, for rollups. Within the caller's transaction, in a history that nobody has open.
/// @throws SQLite::Exception
class Recount
{
public:
    explicit Recount(SQLite::Database &db) : Recount(db, db) { }
    /// @param read where the rows are read: not where it writes, where some may be on pages that cannot be read
    Recount(SQLite::Database &read, SQLite::Database &write);

    /// The hours [first, last] hold what is stored. False, and they stay as they are, if some of it cannot be read.
    bool hours(qint64 feed, qint64 first, qint64 last);
    /// The hour holds what can be read. Where more may have been counted (unreadable rows, and those before `rawFrom` that were thinned
    /// out) that is not believed, and told.
    void lostHour(qint64 feed, qint64 hour, std::optional<qint64> rawFrom);
    /// Counts the minutes of those hours before `end` that a former version left without, where all rows are there.
    /// False if progress ended it.
    bool missingMinutes(qint64 feed, std::optional<qint64> rawFrom, UtcTime end, const MaintenanceProgress &progress = {});

private:
    using Hours = std::map<qint64, MinuteCounts>;
    /// @returns whether all of it could be read
    bool count(qint64 feed, qint64 first, qint64 last, Hours &counts);

    FileRuns m_runs;
    Rollups m_rollups;
    SQLite::Statement m_missing;
};

} // namespace citywall
