// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/fileruns.h"
#include "engine/history/historyfile.h"
#include "engine/history/rollups.h"

namespace citywall {

/// Counts stored observations anew, for rollups. Within the caller's transaction, in a history that nobody has open.
/// @throws SQLite::Exception
class Recount
{
public:
    explicit Recount(SQLite::Database &db);

    /// The hours [first, last] hold what is stored. False, and they stay as they are, if some of it cannot be read.
    bool hours(qint64 feed, qint64 first, qint64 last);
    /// Counts the minutes of those hours before `end` that a former version left without, where all rows are there.
    /// False if progress ended it.
    bool missingMinutes(qint64 feed, std::optional<qint64> rawFrom, UtcTime end, const MaintenanceProgress &progress = {});

private:
    FileRuns m_runs;
    Rollups m_rollups;
    SQLite::Statement m_missing;
};

} // namespace citywall
