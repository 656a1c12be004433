// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/fileruns.h"
#include "engine/history/published.h"
#include "engine/history/salvage.h"

namespace citywall {

// What takes the place of rows that could not be read. Within the caller's transaction. @throws SQLite::Exception

/// Of which features the rows of a feed tell, and the greatest other keys that they have; -1: none.
struct UsedKeys {
    FeatureUse features;
    qint64 feature = -1; ///< the greatest
    qint64 term = -1;
    qint64 source = -1;
};
/// Reads all of the feed.
UsedKeys usedKeys(SQLite::Database &read, qint64 feed);

/// Those that were lost of `feature`, `term` and `source` and have to keep their places.
void replaceLostWords(SQLite::Database &write, const std::string &table, const LostKeys &lost, const UsedKeys &used);

/// Feeds by the index of their names, else by who has chunks or batches.
void replaceLostFeeds(SQLite::Database &read, SQLite::Database &write);

/// By what the index knows of them: themselves where nothing leads to their pages any more, else what the index knows. One that says
/// nothing where it knows nothing. @param path of the file, into which the write-ahead log was folded, as far as that is possible
void replaceLostChunks(SQLite::Database &read, SQLite::Database &write, const QString &path, const std::vector<LostKeys> &lost);

/// One for each span, which says nothing; batches have been numbered up to `newest`.
void replaceLostBatches(SQLite::Database &write, const std::vector<LostKeys> &lost, qint64 newest);
/// What the counts tell and no row does: those that say nothing are replaced by some that say whose and when, and go where all that was
/// counted is there. @param areCountsWhole they are those of what there was, not of what is left
void nameLostBatches(SQLite::Database &read, SQLite::Database &write, const std::vector<LostKeys> &lost, bool areCountsWhole);

/// Counts what is there. @returns the part of it of which only the counts knew: what retention has dropped
std::optional<HistoryDamage> replaceLostHours(SQLite::Database &read, SQLite::Database &write, const LostKeys &lost);
/// Days of which only they know are again as they were before this transaction: counting hours anew has summed them.
void keepDays(SQLite::Database &read, SQLite::Database &write);
/// Sums the hours, but for days that are there and sound and of which only they know. @param lost hours: a day that has some of them and
/// cannot be counted anew is not believed
void replaceDays(SQLite::Database &write, const std::vector<LostKeys> &lost);

} // namespace citywall
