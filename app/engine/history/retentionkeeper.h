// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/feedstate.h"
#include "engine/history/recount.h"

namespace citywall {

/// Drops chunks that are older than observations of a feed are kept, some at a time, while the history is open. Whole chunks only: what
/// is left over is dropped with the next ones, or by applyRetention(). Counts stay. Writer thread.
class RetentionKeeper
{
public:
    /// @throws SQLite::Exception, as does step()
    explicit RetentionKeeper(SQLite::Database &db);

    /// Drops some chunks that lie wholly before the instant, the oldest first, in a transaction of its own. False if there was none.
    bool step(FeedState &feed, UtcTime before);

private:
    static constexpr size_t chunksOfStep = 32; // half a million rows

    SQLite::Database &m_db;
    Recount m_recount;
    SQLite::Statement m_drop, m_mark, m_keyframes;
};

} // namespace citywall
