// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/erasurelog.h"

namespace citywall {

QList<ErasureRecord> readErasureLog(SQLite::Database &db)
{
    QList<ErasureRecord> log;
    if (!db.tableExists("erasure"))
        return log;
    SQLite::Statement row(db, "SELECT at, feed, kind, t_min, t_max, observations, features, reason FROM erasure ORDER BY id");
    while (row.executeStep()) {
        log.append({ { row.getColumn(0).getInt64() },
                     textOf(row.getColumn(1)),
                     textOf(row.getColumn(2)),
                     { { row.getColumn(3).getInt64() }, { row.getColumn(4).getInt64() } },
                     row.getColumn(5).getInt64(),
                     row.getColumn(6).getInt64(),
                     textOf(row.getColumn(7)) });
    }
    return log;
}

Result<QList<ErasureRecord>> erasureLog(const QString &path)
{
    return withHistory<QList<ErasureRecord>>(
        path, [](SQLite::Database &db) -> Result<QList<ErasureRecord>> { return readErasureLog(db); });
}

void addToLog(SQLite::Database &db, const ErasureRecord &record)
{
    SQLite::Statement log(db,
                          "INSERT INTO erasure(id, at, feed, kind, t_min, t_max, observations, features, reason, crc) "
                          "SELECT new, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, row_crc(new, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) "
                          "FROM (SELECT coalesce(max(id), 0) + 1 AS new FROM erasure)");
    run(log, record.at.milliseconds, record.feed, record.kind, record.range.begin.milliseconds, record.range.end.milliseconds,
        record.observations, record.features, record.reason);
}

} // namespace citywall
