// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/database.h"
#include "engine/history/published.h"

namespace citywall {

// A history some of whose pages SQLite cannot read any more. Whatever table they belong to is made anew from what can be read of it, and
// something takes the place of what cannot: a row that does not pass its check, so that it stays told and nothing else gets its key; of the
// log of erasures an entry that tells of the loss, and is itself sound. Of
// chunks it says when and how many, as their index knows; of batches too, as the counts do. Words and names are unknown. Counts are had
// from the observations; keyframes are made anew afterwards. The pages stay in the file, unused, until it is rebuilt.

enum class MendScope {
    AllButChunks,
    All, ///< reads the whole file
};

/// Of a history that may be written and that nobody else writes; each table in a transaction of its own.
/// @param damaged hears of what nothing could take the place of
/// @returns false if everything can be read. @throws SQLite::Exception also if it cannot be mended
bool mendTables(SQLite::Database &db, const QString &path, MendScope scope, const DamageReporter &damaged);

/// Looks at the pages to which writing goes and which opening a history does not read otherwise. @throws SQLite::Exception
void touchTables(SQLite::Database &db);

/// Reads what touchTables() leaves out, all but rows of chunks, in steps of some milliseconds.
class TableWalk
{
public:
    explicit TableWalk(SQLite::Database &db);
    bool step(); ///< false: there is no more. @throws SQLite::Exception

private:
    SQLite::Statement m_hours, m_keyframes;
    qint64 m_feed = std::numeric_limits<qint64>::min();
    qint64 m_hour = std::numeric_limits<qint64>::min();
    qint64 m_keyframe = std::numeric_limits<qint64>::min();
};

/// Whether it may be of use after such a failure.
bool isToMend(const SQLite::Exception &e);

/// Does the work; where it meets a page that cannot be read, once more after mending.
template<typename Work>
auto mending(SQLite::Database &db, const QString &path, MendScope scope, const DamageReporter &damaged, const Work &work)
{
    try {
        return work();
    } catch (const SQLite::Exception &e) {
        if (!isToMend(e) || !mendTables(db, path, scope, damaged))
            throw;
    }
    return work();
}

} // namespace citywall
