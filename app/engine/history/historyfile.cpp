// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/historyfile.h"

#include "engine/history/historytext.h"

#include <QFile>
#include <QFileInfo>

namespace citywall {

Error interruptedUnchanged() { return { HistoryText::tr("Interrupted; nothing was changed."), {} }; }

Error interruptedKept() { return { HistoryText::tr("Interrupted; what was dropped until then stays dropped."), {} }; }

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

bool isErasureUnfinished(SQLite::Database &db) { return db.tableExists("erasure_unfinished"); }

void markErasure(SQLite::Database &db) { db.exec("CREATE TABLE IF NOT EXISTS erasure_unfinished(since)"); }

void forgetErasure(const QString &copy)
{
    SQLite::Database db(copy.toStdString(), SQLite::OPEN_READWRITE);
    db.exec("PRAGMA journal_mode = MEMORY"); // it is nothing yet, and leaves nothing beside it
    db.exec("DROP TABLE IF EXISTS erasure_unfinished");
}

bool rebuildFile(SQLite::Database &db)
{
    const auto emptyLog = [&] { return db.execAndGet("PRAGMA wal_checkpoint(TRUNCATE)").getInt() == 0; };
    db.exec("VACUUM");
    if (!emptyLog())
        return false;
    if (!isErasureUnfinished(db))
        return true;
    // With this the log is synced once more: a power cut from now on does not bring back what was in it.
    db.exec("DROP TABLE erasure_unfinished");
    (void)emptyLog();
    return true;
}

QString restoredName(const QString &path) { return path + QStringLiteral(".restored"); }

QString partialName(const QString &target) { return target + QStringLiteral(".partial"); }

void removeInterruptedRestore(const QString &path)
{
    const QString restored = restoredName(path);
    for (const QString &left : { restored, partialName(restored) }) {
        for (const char *companion : { "", "-journal", "-wal", "-shm" })
            QFile::remove(left + QLatin1StringView(companion));
    }
}

} // namespace citywall
