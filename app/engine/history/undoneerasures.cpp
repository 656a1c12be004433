// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/undoneerasures.h"

#include "engine/history/erasurelog.h"
#include "engine/history/historytext.h"

#include <QFileInfo>

namespace citywall {

namespace {

Error refusalOf(const QList<ErasureRecord> &undone, const QString &backup)
{
    QStringList which;
    for (const ErasureRecord &record : undone)
        which.append(QStringLiteral("%1 %2 %3").arg(record.at.toIso(), record.feed, record.reason).trimmed());
    return { HistoryText::tr("The backup %1 does not know of erasures that were done since (%2): it may hold what they took out. "
                             "Nothing was changed. With --undo-erasures it is restored, and they stay in the log.")
                 .arg(backup)
                 .arg(undone.size()),
             which.join(QStringLiteral("; ")) };
}

/// What a history that may be damaged tells of erasures.
struct ToldErasures {
    Result<QList<ErasureRecord>> log;
    bool isFull = false; ///< it tells nothing as long as the disk is
};
ToldErasures toldBy(const QString &path)
{
    try {
        auto db = openExisting(path);
        return db ? ToldErasures { readErasureLog(**db) } : ToldErasures { db.error() };
    } catch (const SQLite::Exception &e) {
        return { explain(e, path), isDiskFull(e) };
    }
}

} // namespace

Result<QList<ErasureRecord>> undoneErasures(const QString &backup, const QString &path, UndoneErasures asked)
{
    const Result<QList<ErasureRecord>> known = erasureLog(backup);
    if (!known)
        return known.error();
    const auto [done, isFull] = QFileInfo::exists(path) ? toldBy(path) : ToldErasures { QList<ErasureRecord>() };
    if (isFull)
        return done.error(); // with some room it can be read, and nothing has to be risked
    const bool isRefused = asked == UndoneErasures::Refused;
    if (!done && isRefused)
        return Error { HistoryText::tr(
                           "The log of erasures of the history %1 cannot be read: whether the backup %2 holds what was erased "
                           "since is not known. Nothing was changed. With --undo-erasures it is restored.")
                           .arg(path, backup),
                       QStringList { done.error().message, done.error().detail }.join(u' ').trimmed() };
    QList<ErasureRecord> undone = done ? *done : QList<ErasureRecord>();
    undone.removeIf([&](const ErasureRecord &record) { return known->contains(record); });
    if (!undone.isEmpty() && isRefused)
        return refusalOf(undone, backup);
    return undone;
}

Status keepInLog(const QList<ErasureRecord> &undone, const QString &copy)
{
    if (undone.isEmpty())
        return ok();
    auto db = openExistingForWriting(copy);
    if (!db)
        return db.error();
    try {
        SQLite::Transaction transaction(**db, SQLite::TransactionBehavior::IMMEDIATE);
        for (const ErasureRecord &record : undone)
            addToLog(**db, record);
        transaction.commit();
        (*db)->exec("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (const SQLite::Exception &e) {
        return explain(e, copy);
    }
    return ok();
}

} // namespace citywall
