// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/maintenance.h"

#include "engine/history/chunkcodec.h"
#include "engine/history/database.h"

#include <algorithm>
#include <optional>

namespace citywall {

namespace {

/// One packed run of observations, as chunk and tail hold it.
struct StoredRun {
    qint64 id = 0;
    QString feed;
    TimeRange range;
    size_t count = 0;
    const char *table = nullptr;
    bool isSound = true; ///< what the row itself says
    bool isKeyframe() const { return *table == 'k'; } // holds rows that chunks hold as well
};

int schemaVersion(SQLite::Database &db) { return db.execAndGet("PRAGMA user_version").getInt(); }

bool hasRowChecksums(SQLite::Database &db) { return schemaVersion(db) >= 3; }
bool hasLogChecksums(SQLite::Database &db) { return schemaVersion(db) >= 4; }

/// Does a part of the work. What SQLite cannot read of the file becomes a line, and the rest is looked at all the same.
/// @returns whether it could be done
template<typename Work>
bool attempt(QStringList &structure, const char *what, const Work &work)
{
    try {
        work();
        return true;
    } catch (const SQLite::Exception &e) {
        if (!isUnreadable(e))
            throw;
        structure.append(QStringLiteral("%1: %2").arg(QLatin1StringView(what), QString::fromUtf8(e.what())));
        return false;
    }
}

std::vector<StoredRun> runsOf(SQLite::Database &db, QStringList &structure)
{
    std::vector<StoredRun> runs;
    const bool checked = hasRowChecksums(db);
    const auto collect = [&](const char *table, const char *columns, const char *values, const char *from) {
        const std::string sound = checked ? std::string("crc IS row_crc(") + values + ")" : "1";
        const std::string sql = std::string("SELECT ") + columns + ", (SELECT name FROM feed WHERE feed.id = r.feed), " + sound
            + " FROM " + table + " r " + from;
        return attempt(structure, table, [&] {
            for (SQLite::Statement row(db, sql); row.executeStep();)
                runs.push_back({ row.getColumn(0).getInt64(),
                                 textOf(row.getColumn(4)),
                                 { { row.getColumn(1).getInt64() }, { row.getColumn(2).getInt64() + 1 } },
                                 size_t(row.getColumn(3).getInt64()),
                                 table,
                                 row.getColumn(5).getInt() != 0 });
        });
    };
    const auto collectChunks = [&](const char *from) {
        return collect("chunk", "id, t_min, t_max, n", "id, feed, lane, t_min, t_max, f_min, f_max, n, corrections", from);
    };
    // Of chunks, what the index says: readers believe it.
    if (!collectChunks("INDEXED BY chunk_time")) {
        runs.clear();
        collectChunks("NOT INDEXED");
    }
    collect("tail", "seq, t_min, t_max, n", "seq, feed, t_min, t_max, n, corrections", "");
    if (db.tableExists("keyframe"))
        collect("keyframe", "id, t, t, n", "id, feed, t, chunk, n", "");
    return runs;
}

/// Rows of names, words, sources, counts and the log of erasures that are not what they were.
QList<HistoryDamage> damagedRows(SQLite::Database &db, QStringList &structure)
{
    QList<HistoryDamage> damage;
    if (!hasRowChecksums(db))
        return damage;
    const auto look = [&](const char *table, const char *feed, const char *key, const char *values) {
        const std::string sql = std::string("SELECT ") + key + ", (SELECT name FROM feed WHERE feed.id = " + feed + ") FROM "
            + table + " r WHERE crc IS NOT row_crc(" + values + ")";
        attempt(structure, table, [&] {
            for (SQLite::Statement row(db, sql); row.executeStep();)
                damage.append({ textOf(row.getColumn(1)),
                                {},
                                0,
                                QStringLiteral("%1 %2").arg(QLatin1StringView(table)).arg(row.getColumn(0).getInt64()) });
        });
    };
    look("feed", "r.id", "id", "id, name, terms, sealed, raw_from");
    look("feature", "r.feed", "key", "feed, key, id, name, geometry, properties");
    look("term", "r.feed", "key", "feed, key, word");
    look("source", "r.feed", "key", "feed, key, name, attribution, simulated");
    look("rollup", "r.feed", "hour", "feed, hour, n, minutes");
    look("rollup_day", "r.feed", "day", "feed, day, n");
    if (hasLogChecksums(db))
        look("erasure", "(SELECT id FROM feed WHERE name = r.feed)", "id",
             "id, at, feed, kind, t_min, t_max, observations, features, reason");
    return damage;
}

/// Whether the run can be read back and is what its row says.
bool isWhole(SQLite::Statement &read, const StoredRun &run)
{
    const auto reset = qScopeGuard([&] { read.tryReset(); });
    try {
        read.bind(1, int64_t(run.id));
        if (!run.isSound || run.feed.isEmpty() || !read.executeStep())
            return false;
        const auto keys = decodeKeys(blobOf(read.getColumn(0)), run.count);
        Observations rows;
        if (!keys || !decodeRows(*keys, blobOf(read.getColumn(1)), { 0, run.count, {} }, rows))
            return false;
        if (rows.size() != run.count || !std::ranges::is_sorted(rows.phenomenonTime))
            return false;
        if (run.isKeyframe())
            return rows.size() == 0 || rows.phenomenonTime.back() < run.range.end.milliseconds;
        return rows.size() > 0 && rows.phenomenonTime.front() == run.range.begin.milliseconds
            && rows.phenomenonTime.back() + 1 == run.range.end.milliseconds;
    } catch (const SQLite::Exception &) {
        return false; // a damaged page
    }
}

} // namespace

Result<HistoryVerdict> verifyHistory(const QString &path, const MaintenanceProgress &progress)
{
    return withHistory<HistoryVerdict>(path, [&](SQLite::Database &db) -> Result<HistoryVerdict> {
        HistoryVerdict verdict;
        // One moment of it: while another process writes, tails become chunks and are no damage because they are gone.
        const SQLite::Transaction snapshot(db, SQLite::TransactionBehavior::DEFERRED);
        attempt(verdict.structure, "integrity_check", [&] {
            for (SQLite::Statement check(db, "PRAGMA integrity_check(20)"); check.executeStep();) {
                if (const QString line = textOf(check.getColumn(0)); line != u"ok")
                    verdict.structure.append(line);
            }
        });
        verdict.damage = damagedRows(db, verdict.structure);
        const std::vector<StoredRun> runs = runsOf(db, verdict.structure);
        SQLite::Statement readChunk(db, "SELECT keys, data FROM chunk WHERE id = ?");
        SQLite::Statement readTail(db, "SELECT keys, data FROM tail WHERE seq = ?");
        std::optional<SQLite::Statement> readKeyframe;
        if (db.tableExists("keyframe"))
            readKeyframe.emplace(db, "SELECT keys, data FROM keyframe WHERE id = ?");
        for (const StoredRun &run : runs) {
            if (progress && !progress(double(verdict.chunks) / double(runs.size())))
                return interruptedUnchanged();
            ++verdict.chunks;
            const qint64 own = run.isKeyframe() ? 0 : qint64(run.count);
            if (isWhole(*run.table == 'c' ? readChunk : run.isKeyframe() ? *readKeyframe : readTail, run))
                verdict.observations += own;
            else
                verdict.damage.append(
                    { run.feed, run.range, own, QStringLiteral("%1 %2").arg(QLatin1StringView(run.table)).arg(run.id) });
        }
        return verdict;
    });
}

} // namespace citywall
