// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/undoneerasures.h"

#include "engine/history/historytext.h"

#include <QFileInfo>

namespace citywall {

Result<QList<ErasureRecord>> undoneErasures(const QString &backup, const QString &path)
{
    const Result<QList<ErasureRecord>> known = erasureLog(backup);
    if (!known)
        return known.error();
    const Result<QList<ErasureRecord>> done = QFileInfo::exists(path) ? erasureLog(path) : QList<ErasureRecord>();
    if (!done)
        return QList<ErasureRecord>();
    QList<ErasureRecord> undone = *done;
    undone.removeIf([&](const ErasureRecord &record) { return known->contains(record); });
    return undone;
}

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

Status keepInLog(const QList<ErasureRecord> &undone, const QString &copy)
{
    if (undone.isEmpty())
        return ok();
    auto db = openExistingForWriting(copy);
    if (!db)
        return db.error();
    try {
        SQLite::Transaction transaction(**db, SQLite::TransactionBehavior::IMMEDIATE);
        SQLite::Statement log(**db,
                              "INSERT INTO erasure(at, feed, kind, t_min, t_max, observations, features, reason) "
                              "VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
        for (const ErasureRecord &record : undone)
            run(log, record.at.milliseconds, record.feed, record.kind, record.range.begin.milliseconds,
                record.range.end.milliseconds, record.observations, record.features, record.reason);
        transaction.commit();
        (*db)->exec("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (const SQLite::Exception &e) {
        return explain(e, copy);
    }
    return ok();
}

} // namespace citywall
