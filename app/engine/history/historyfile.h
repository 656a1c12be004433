// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/database.h"

#include <functional>

namespace citywall {

// What everything that looks after the file of a history shares.

/// How far it is, 0–1; returning false ends the work.
using MaintenanceProgress = std::function<bool(double done)>;

Error interruptedUnchanged(); ///< for work that was ended and has changed nothing

Error interruptedKept(); ///< for work that was ended and keeps what it has done: dropping what is too old

/// Opens a history that is there for reading; an error for what is none, or is newer. @throws SQLite::Exception
Result<std::unique_ptr<SQLite::Database>> openExisting(const QString &path);
/// The same for writing, brought up to date; needs it closed everywhere else.
Result<std::unique_ptr<SQLite::Database>> openExistingForWriting(const QString &path);

/// An erasure has been stored and the file not rebuilt after it: older copies of what is erased may lie in its free pages and in the log.
bool isErasureUnfinished(SQLite::Database &db);
/// Within the transaction of an erasure: until rebuildFile() it is unfinished.
void markErasure(SQLite::Database &db);
/// Of a copy that holds only what is in use, and that nobody else has open: no erasure is unfinished in it. @throws SQLite::Exception
void forgetErasure(const QString &copy);
/// Writes the file anew without its free pages and empties the write-ahead log; afterwards no erasure is unfinished. False if another
/// program, which has the history open, keeps the log from being emptied. @throws SQLite::Exception
bool rebuildFile(SQLite::Database &db);

/// The file that a restore makes beside the history before it takes its place.
QString restoredName(const QString &path);
/// Removes what an interrupted restore has left beside the history: copies of data.
void removeInterruptedRestore(const QString &path);
/// That of a copy while it is made.
QString partialName(const QString &target);

/// Runs work on a history opened for reading; what SQLite says becomes words.
template<typename T, typename Work>
Result<T> withHistory(const QString &path, Work work)
{
    try {
        auto db = openExisting(path);
        if (!db)
            return db.error();
        return work(**db);
    } catch (const SQLite::Exception &e) {
        return explain(e, path);
    }
}

} // namespace citywall
