// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/database.h"

#include "engine/history/checksum.h"
#include "engine/history/historytext.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <sqlite3.h>

#include <stdexcept>

namespace citywall {

namespace {

void migrate(SQLite::Database &db, int from)
{
    if (from == int(migrations().size()))
        return;
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
    for (size_t step = size_t(from); step < migrations().size(); ++step)
        migrations()[step](db);
    db.exec("PRAGMA application_id = " + std::to_string(historyApplicationId));
    db.exec("PRAGMA user_version = " + std::to_string(migrations().size()));
    transaction.commit();
}

/// By the header of the file alone (SQLite's file format, 1.3: the application id, big-endian, at byte 68).
bool isMarkedAsHistory(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.seek(68)
        && file.read(4).toHex().toUInt(nullptr, 16) == quint32(historyApplicationId);
}

/// Whether those who read and write could not make the files by which they agree, because nothing can be written there or there is no
/// room, and the history itself holds everything: its write-ahead log is empty, and no journal waits to be rolled back.
bool isOnlyWithoutLog(const SQLite::Exception &e, const QString &path)
{
    switch (e.getExtendedErrorCode()) {
    case SQLITE_READONLY_CANTINIT:
    case SQLITE_READONLY_DIRECTORY:
    case SQLITE_IOERR_SHMOPEN:
    case SQLITE_IOERR_SHMSIZE:
    case SQLITE_IOERR_SHMMAP:
        break;
    default:
        if (e.getErrorCode() != SQLITE_CANTOPEN && e.getErrorCode() != SQLITE_FULL)
            return false;
    }
    const auto isEmpty = [&](const char *log) { return QFileInfo(path + QLatin1StringView(log)).size() == 0; };
    return isMarkedAsHistory(path) && isEmpty("-wal") && isEmpty("-journal");
}

/// Moves what a write-ahead log holds into the file, as whoever closes a history last does, where the disk is so full that the file by
/// which those who read and write agree cannot be made: alone one needs none, and what the log holds often needs no more room than the
/// file has. Where it does, or somebody else has the history open, everything stays as it is.
void foldLog(const QString &path)
{
    if (!isMarkedAsHistory(path))
        return;
    try {
        SQLite::Database db(path.toStdString(), SQLite::OPEN_READWRITE);
        db.exec("PRAGMA locking_mode = EXCLUSIVE"); // before anything is read
        (void)db.execAndGet("PRAGMA schema_version");
    } catch (const SQLite::Exception &) {
        // Then it cannot be read.
    }
}

} // namespace

bool isDiskFull(const SQLite::Exception &e)
{
    // The file that those who read and write share is as large as it must be before anything else is written.
    return e.getErrorCode() == SQLITE_FULL || e.getExtendedErrorCode() == SQLITE_IOERR_SHMSIZE;
}

bool areIndexesReadable(SQLite::Database &db)
{
    try {
        (void)db.execAndGet("SELECT sum(crc) FROM chunk INDEXED BY chunk_time");
        (void)db.execAndGet("SELECT sum(crc) FROM keyframe INDEXED BY keyframe_time");
        return true;
    } catch (const SQLite::Exception &e) {
        if (!isUnreadable(e))
            throw;
        return false;
    }
}

std::vector<std::string> forgetObjects(SQLite::Database &db, const std::string &which)
{
    std::vector<std::string> made;
    for (SQLite::Statement row(
             db, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND " + which + " ORDER BY type <> 'table', rowid");
         row.executeStep();)
        made.push_back(row.getColumn(0).getString());
    // Not by REINDEX, nor DROP: they walk through the pages that cannot be read.
    db.exec("PRAGMA writable_schema = ON");
    db.exec("DELETE FROM sqlite_schema WHERE " + which);
    db.exec("PRAGMA writable_schema = RESET");
    return made;
}

void remakeIndexes(SQLite::Database &db)
{
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
    for (const std::string &sql : forgetObjects(db, "name IN ('chunk_time', 'keyframe_time')"))
        db.exec(sql);
    transaction.commit();
}

bool isUnreadable(const SQLite::Exception &e)
{
    return e.getErrorCode() == SQLITE_CORRUPT || e.getErrorCode() == SQLITE_NOTADB || e.getErrorCode() == SQLITE_IOERR;
}

Result<std::unique_ptr<SQLite::Database>> openForWriting(const QString &path)
{
    try {
        return openForWritingOrThrow(path);
    } catch (const SQLite::Exception &e) {
        return explain(e, path);
    }
}

Result<std::unique_ptr<SQLite::Database>> openForWritingOrThrow(const QString &path)
{
    auto db = std::make_unique<SQLite::Database>(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 2000);
    // Look before touching: no pragma that writes until it is known to be ours.
    const int application = db->execAndGet("PRAGMA application_id").getInt();
    const int version = db->execAndGet("PRAGMA user_version").getInt();
    const int objects = db->execAndGet("SELECT count(*) FROM sqlite_schema").getInt();
    if (application != historyApplicationId && (application != 0 || version != 0 || objects != 0))
        return Error {
            HistoryText::tr("%1 is a database of another program. Move it aside, or choose another data folder.").arg(path), {}
        };
    if (version > int(migrations().size())) {
        return Error { HistoryText::tr(
                           "The history %1 was written by a newer Citywall. Update Citywall, or choose another data folder.")
                           .arg(path),
                       QStringLiteral("schema version %1, known up to %2").arg(version).arg(migrations().size()) };
    }
    if (sqlite3_db_readonly(db->getHandle(), "main") != 0) {
        return Error {
            HistoryText::tr(
                "The history %1 cannot be written. Give this user the right to write it, or choose another data folder.")
                .arg(path),
            {}
        };
    }
    db->exec("PRAGMA page_size = 8192"); // matters before the first page is written only
    db->exec("PRAGMA journal_mode = WAL");
    db->exec("PRAGMA synchronous = FULL");
    db->exec("PRAGMA secure_delete = OFF");
    db->exec("PRAGMA journal_size_limit = 67108864");
    db->exec("PRAGMA cache_size = -16000");
    addRowChecksum(*db);
    migrate(*db, version);
    return db;
}

std::unique_ptr<SQLite::Database> openForReading(const QString &path)
{
    const auto open = [](const std::string &name, int flags = 0) {
        // Used by one thread at a time: without SQLite's own locks.
        auto db = std::make_unique<SQLite::Database>(name, SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX | flags, 2000);
        db->exec("PRAGMA mmap_size = 2147418112"); // the most that SQLite takes; what lies beyond is read
        (void)db->execAndGet("PRAGMA schema_version"); // looks into the file
        return db;
    };
    std::unique_ptr<SQLite::Database> db;
    try {
        db = open(path.toStdString());
    } catch (const SQLite::Exception &e) {
        if (isDiskFull(e) && !isOnlyWithoutLog(e, path))
            foldLog(path);
        if (isOnlyWithoutLog(e, path)) {
            db = open("file:" + QUrl::toPercentEncoding(path, "/").toStdString() + "?immutable=1", SQLite::OPEN_URI);
        } else if (e.getExtendedErrorCode() == SQLITE_READONLY_ROLLBACK && isMarkedAsHistory(path)) {
            // Whoever wrote was killed halfway, and only one that may write takes that back.
            SQLite::Database(path.toStdString(), SQLite::OPEN_READWRITE, 2000).execAndGet("PRAGMA schema_version");
            db = open(path.toStdString());
        } else {
            throw;
        }
    }
    addRowChecksum(*db);
    return db;
}

Error explain(const SQLite::Exception &e, const QString &path)
{
    const QString detail = QStringLiteral("SQLite %1: %2").arg(e.getExtendedErrorCode()).arg(QString::fromUtf8(e.getErrorStr()))
        + QStringLiteral(" (%1)").arg(QString::fromUtf8(e.what()));
    switch (isDiskFull(e) ? SQLITE_FULL : e.getErrorCode()) {
    case SQLITE_FULL:
        return { HistoryText::tr("The disk is full: the history %1 cannot grow. Free some space; nothing stored before is lost.")
                     .arg(path),
                 detail };
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
        return { HistoryText::tr(
                     "The history %1 cannot be written. Give this user the right to write it, or choose another data folder.")
                     .arg(path),
                 detail };
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {
            HistoryText::tr(
                "The history %1 is damaged: restore it from a backup, which keeps the damaged one beside it, or move it aside "
                "and import again.")
                .arg(path),
            detail
        };
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return { HistoryText::tr("The history %1 is in use by another program. Close that one first.").arg(path), detail };
    case SQLITE_IOERR:
        return { HistoryText::tr("The history %1 could not be read or written. Check the disk.").arg(path), detail };
    default:
        return { HistoryText::tr("The history %1 does not work.").arg(path), detail };
    }
}

std::exception_ptr asException(const Error &error)
{
    const QString text = error.detail.isEmpty() ? error.message : QStringLiteral("%1 [%2]").arg(error.message, error.detail);
    return std::make_exception_ptr(std::runtime_error(text.toStdString()));
}

} // namespace citywall
