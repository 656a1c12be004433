// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/database.h"
#include "engine/history/feedstate.h"

#include <map>

namespace citywall {

using FeedStates = std::map<QString, FeedState>; ///< by name

/// Reads what the writer thread must know of each feed: dictionary, chunks, keyframes and tail. @throws SQLite::Exception
/// @param damaged hears of tail batches that cannot be read; they stay where they are for whoever can mend them
/// @returns false if an index could not be read and the table was: whoever may write makes it anew (remakeIndexes)
bool loadFeeds(SQLite::Database &db, FeedStates &feeds, const AreaIndex *areas, const DamageReporter &damaged);

} // namespace citywall
