// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/database.h"
#include "engine/history/feedstate.h"

namespace citywall {

inline constexpr size_t chunkRows = 4096; ///< at most, in one chunk: a reader of a minute reads one of each feed
inline constexpr int chunkDetailLevel = 4; ///< of zlib, for details that have settled

/// Moves tails that have grown into chunks. Writer thread.
class Sealer
{
public:
    /// @throws SQLite::Exception, as does seal()
    explicit Sealer(SQLite::Database &db);

    static bool isDue(const FeedState &feed);
    /// In one transaction; afterwards the feed's tail is empty. @returns the tail rows that are gone
    std::vector<qint64> seal(FeedState &feed);
    /// How many rows more to wait for after a failure, unless time passes before.
    static qint64 patience();

private:
    SQLite::Database &m_db;
    SQLite::Statement m_insert, m_deleteTail, m_setSealed;
};

} // namespace citywall
