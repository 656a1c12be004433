// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/historyfile.h"

#include "engine/history/historytext.h"

#include <QFileInfo>

namespace citywall {

Error interruptedUnchanged() { return { HistoryText::tr("Interrupted; nothing was changed."), {} }; }

Result<std::unique_ptr<SQLite::Database>> openExisting(const QString &path)
{
    if (!QFileInfo(path).isFile())
        return Error { HistoryText::tr("There is no history %1").arg(path), {} };
    auto db = openForReading(path);
    if (db->execAndGet("PRAGMA application_id").getInt() != historyApplicationId)
        return Error { HistoryText::tr("%1 is not a history of Citywall").arg(path), {} };
    const int version = db->execAndGet("PRAGMA user_version").getInt();
    if (version > int(migrations().size()))
        return Error { HistoryText::tr("The history %1 was written by a newer Citywall").arg(path),
                       QStringLiteral("schema version %1, known up to %2").arg(version).arg(migrations().size()) };
    return db;
}

Result<std::unique_ptr<SQLite::Database>> openExistingForWriting(const QString &path)
{
    // Opening for writing makes what is not there: look first.
    if (const auto known = withHistory<bool>(path, [](SQLite::Database &) -> Result<bool> { return true; }); !known)
        return known.error();
    return openForWriting(path);
}

} // namespace citywall
