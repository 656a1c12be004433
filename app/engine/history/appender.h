// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/commitqueue.h"
#include "engine/history/dictionarywriter.h"
#include "engine/history/rollups.h"
#include "engine/history/storedkeys.h"

namespace citywall {

/// Turns batches into rows of the tail: keys for names, duplicates left out, corrections noted, counts kept. Writer thread.
class Appender
{
public:
    /// @throws SQLite::Exception, as does append()
    Appender(SQLite::Database &db, DictionaryWriter &dictionary, StoredKeys &stored);

    /// Whether the batch makes sense for the feed.
    static Status check(const FeedState &feed, const DecodedBatch &batch);
    /// Within the caller's transaction. @param rows what was accepted; left alone if nothing was
    AppendResult append(FeedState &feed, PendingAppend &batch, ObservationsPtr &rows);

private:
    SQLite::Database &m_db;
    DictionaryWriter &m_dictionary;
    StoredKeys &m_stored;
    Rollups m_rollups;
    SQLite::Statement m_insert;
};

} // namespace citywall
