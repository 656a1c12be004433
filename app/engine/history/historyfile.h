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

/// Opens a history that is there for reading; an error for what is none, or is newer. @throws SQLite::Exception
Result<std::unique_ptr<SQLite::Database>> openExisting(const QString &path);
/// The same for writing, brought up to date; needs it closed everywhere else.
Result<std::unique_ptr<SQLite::Database>> openExistingForWriting(const QString &path);

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
