// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/database.h"
#include "sdk/observation.h"

#include <map>
#include <vector>

namespace citywall {

/// What is known of chunks and batches whose own rows are damaged, so that these may say anything.
struct UnsoundRuns {
    qint64 rows = 0; ///< one at least of each whose keys cannot be read: how many there were nobody knows
    std::vector<TimeRange> ranges; ///< of those whose keys can be read
};
using UnsoundRunsByFeed = std::map<qint64, UnsoundRuns>; ///< by the feed's id, as the rows say

/// Looks for them in the tables, not by an index. @throws SQLite::Exception
UnsoundRunsByFeed findUnsoundRuns(SQLite::Database &db);
/// Takes them all out, and the keyframes, which may hold what they did; the indexes, which can be read (areIndexesReadable), find afterwards
/// what the tables have. Within the caller's transaction. @returns what is gone. @throws SQLite::Exception
UnsoundRunsByFeed eraseUnsoundRuns(SQLite::Database &db);

} // namespace citywall
