// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/mending.h"

#include "engine/history/erasurelog.h"
#include "engine/history/historytext.h"
#include "engine/history/lostrows.h"

#include <sqlite3.h>

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>

namespace citywall {

namespace {

class Mender
{
public:
    Mender(SQLite::Database &db, const QString &path, const DamageReporter &damaged)
        : m_db(db), m_path(path), m_read(openForReading(path)), m_damaged(damaged)
    {
        m_read->exec("PRAGMA mmap_size = 0"); // what a failing disk does not give back is an error, not the program's end
    }

    bool run(MendScope scope)
    {
        // Batches and chunks first: of the others, they tell what there was.
        mendBatches();
        mendKeyframes();
        mendChunks(scope);
        if (!isWhole("feed")) {
            remake("feed", "tbl_name = 'feed'", [this] {
                copy({ "feed", "id" }, 0);
                replaceLostFeeds(*m_read, m_db);
            });
        }
        const std::vector<qint64> feeds = feedIds();
        for (const char *table : { "feature", "term", "source" })
            mendWords(table, feeds);
        mendCounts(feeds);
        mendOthers();
        if (!m_lostBatches.empty())
            nameLostBatches(*m_read, m_db, m_lostBatches, m_areCountsWhole);
        if (!m_hasMended && !canGrow()) {
            m_db.exec("VACUUM"); // the list of free pages is no table
            m_hasMended = true;
        }
        if (m_hasMended)
            qWarning().noquote() << HistoryText::tr(
                                        "A part of the history %1 could not be read and has been made anew from the rest; "
                                        "what is lost of it is told. Look after the disk.")
                                        .arg(m_path);
        return m_hasMended;
    }

private:
    /// Whether all rows can be read, and found by each index.
    bool isWhole(const std::string &table)
    {
        std::vector<std::string> ways { "SELECT * FROM " + table + " NOT INDEXED" };
        SQLite::Statement index(*m_read, "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?");
        index.bind(1, table);
        while (index.executeStep())
            ways.push_back("SELECT count(*) FROM " + table + " INDEXED BY " + index.getColumn(0).getString());
        return std::ranges::all_of(ways, [this](const std::string &sql) { return canRun(sql); });
    }
    bool canRun(const std::string &sql)
    {
        try {
            for (SQLite::Statement row(*m_read, sql); row.executeStep();) { }
            return true;
        } catch (const SQLite::Exception &e) {
            if (!isToMend(e))
                throw;
            return false;
        }
    }

    std::vector<qint64> feedIds()
    {
        std::vector<qint64> ids;
        for (SQLite::Statement row(m_db, "SELECT id FROM feed NOT INDEXED ORDER BY id"); row.executeStep();)
            ids.push_back(row.getColumn(0).getInt64());
        return ids;
    }

    /// @param which is taken out of the schema and made anew, the table itself before `fill`, all of it before `finish`
    template<typename Fill, typename Finish>
    void remake(const std::string &table, const std::string &which, const Fill &fill, const Finish &finish)
    {
        SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
        const std::vector<std::string> made = forgetObjects(m_db, which);
        for (const std::string &sql : made) {
            if (sql.starts_with("CREATE TABLE sqlite_")) // SQLite makes it for those who need it
                continue;
            m_db.exec(sql);
            if (sql.starts_with("CREATE TABLE " + table))
                fill();
        }
        finish();
        transaction.commit();
        m_hasMended = true;
    }
    template<typename Fill>
    void remake(const std::string &table, const std::string &which, const Fill &fill)
    {
        remake(table, which, fill, [] { });
    }

    std::vector<LostKeys> copy(const TableOrder &order, qint64 feed)
    {
        sqlite3_stmt *put = nullptr;
        const auto finalize = qScopeGuard([&] { sqlite3_finalize(put); });
        const auto check = [this](int result, int wanted) {
            if (result != wanted)
                throw SQLite::Exception(m_db.getHandle(), result);
        };
        return Salvage(*m_read, order).read(feed, [&](sqlite3_stmt *row) {
            const int columns = sqlite3_column_count(row) - 1;
            if (!put) {
                std::string sql = "INSERT OR IGNORE INTO " + order.table + " VALUES(?";
                for (int i = 1; i < columns; ++i)
                    sql += ", ?";
                check(sqlite3_prepare_v2(m_db.getHandle(), (sql + ")").c_str(), -1, &put, nullptr), SQLITE_OK);
            }
            for (int i = 1; i <= columns; ++i)
                check(sqlite3_bind_value(put, i, sqlite3_column_value(row, i)), SQLITE_OK);
            check(sqlite3_step(put), SQLITE_DONE);
            sqlite3_reset(put);
        });
    }

    void mendBatches()
    {
        const bool isNumbered = canRun("SELECT * FROM sqlite_sequence");
        if (isNumbered && isWhole("tail"))
            return;
        qint64 newest = isNumbered
            ? m_read->execAndGet("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'tail'").getInt64()
            : 0;
        const int sealed = 4; // after the key, id, name and terms: that table may have to be mended, too
        Salvage(*m_read, { "feed", "id" }).read(0, [&](sqlite3_stmt *row) {
            newest = std::max<qint64>(newest, sqlite3_column_int64(row, sealed));
        });
        remake("tail", isNumbered ? "tbl_name = 'tail'" : "tbl_name IN ('tail', 'sqlite_sequence')", [&] {
            m_lostBatches = copy({ "tail", "seq" }, 0);
            replaceLostBatches(m_db, m_lostBatches, newest);
        });
    }

    void mendKeyframes()
    {
        if (!isWhole("keyframe"))
            remake("keyframe", "tbl_name = 'keyframe'", [] { });
    }

    void mendChunks(MendScope scope)
    {
        const bool isFound = canRun("SELECT count(*) FROM chunk INDEXED BY chunk_time");
        if (scope == MendScope::AllButChunks && isFound)
            return;
        if (canRun("SELECT * FROM chunk NOT INDEXED")) {
            if (!isFound) {
                remakeIndexes(m_db);
                m_hasMended = true;
            }
            return;
        }
        (void)m_db.execAndGet("PRAGMA wal_checkpoint(PASSIVE)");
        remake("chunk", "tbl_name = 'chunk'", [this] { replaceLostChunks(*m_read, m_db, m_path, copy({ "chunk", "id" }, 0)); });
    }

    void mendWords(const std::string &table, const std::vector<qint64> &feeds)
    {
        if (isWhole(table))
            return;
        remake(table, "tbl_name = '" + table + "'", [&] {
            for (const qint64 feed : feeds) {
                const std::vector<LostKeys> lost = copy({ table, "key", true }, feed);
                if (lost.empty())
                    continue;
                const UsedKeys used = usedKeys(*m_read, feed);
                for (const LostKeys &each : lost)
                    replaceLostWords(m_db, table, each, used);
            }
        });
    }

    void mendCounts(const std::vector<qint64> &feeds)
    {
        const bool areDaysWhole = isWhole("rollup_day");
        const bool areHoursWhole = isWhole("rollup");
        if (!areDaysWhole)
            remake("rollup_day", "tbl_name = 'rollup_day'", [&] {
                for (const qint64 feed : feeds)
                    copy({ "rollup_day", "day", true }, feed);
                if (areHoursWhole)
                    replaceDays(m_db, {});
            });
        if (areHoursWhole)
            return;
        m_areCountsWhole = false;
        remake("rollup", "tbl_name = 'rollup'", [&] {
            std::vector<LostKeys> lost;
            for (const qint64 feed : feeds) {
                for (const LostKeys &each : copy({ "rollup", "hour", true }, feed)) {
                    if (const std::optional<HistoryDamage> gone = replaceLostHours(*m_read, m_db, each))
                        m_damaged(*gone);
                    lost.push_back(each);
                }
            }
            keepDays(*m_read, m_db);
            replaceDays(m_db, lost);
        });
    }

    /// The log of what was erased, and whatever else there is.
    void mendOthers()
    {
        std::vector<std::string> others;
        for (SQLite::Statement row(
                 *m_read,
                 "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN "
                 "('tail', 'keyframe', 'chunk', 'feed', 'feature', 'term', 'source', 'rollup', 'rollup_day')");
             row.executeStep();)
            others.push_back(row.getColumn(0).getString());
        for (const std::string &table : others) {
            if (isWhole(table))
                continue;
            std::vector<LostKeys> lost;
            const auto tell = [&] {
                for (const LostKeys &each : lost) {
                    const auto first = std::max<qint64>(each.first, 0);
                    m_damaged({ {}, {}, 0, QStringLiteral("%1 %2").arg(QString::fromStdString(table)).arg(first) });
                    if (table == "erasure")
                        logLostErasures(first);
                }
            };
            remake(table, "tbl_name = '" + table + "'", [&] { lost = copy({ table, "rowid" }, 0); }, tell);
        }
    }

    /// In place of what the log no longer says: no backup knows of it, so that none is restored unless somebody says so.
    void logLostErasures(qint64 first)
    {
        const UtcTime written { QFileInfo(m_path).lastModified().toMSecsSinceEpoch() }; // what is lost is from before
        const QString what = QStringLiteral("The log was damaged: what it said from number %1 on is lost.").arg(first);
        addToLog(m_db, { written, {}, QStringLiteral("damaged"), allOfTime, 0, 0, what });
    }

    bool canGrow()
    {
        try {
            const SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
            m_db.exec("CREATE TABLE grown(x); CREATE TABLE grown_more(x)");
            return true;
        } catch (const SQLite::Exception &e) {
            if (!isToMend(e))
                throw;
            return false;
        }
    }

    SQLite::Database &m_db;
    const QString m_path;
    const std::unique_ptr<SQLite::Database> m_read;
    const DamageReporter &m_damaged;
    std::vector<LostKeys> m_lostBatches;
    bool m_areCountsWhole = true;
    bool m_hasMended = false;
};

} // namespace

bool isToMend(const SQLite::Exception &e)
{
    // What the disk does not give back now it may give back later.
    return e.getErrorCode() == SQLITE_CORRUPT;
}

void touchTables(SQLite::Database &db)
{
    for (const char *sql :
         { "SELECT count(*) FROM rollup_day", "SELECT count(*) FROM sqlite_sequence", "SELECT max(id) FROM keyframe NOT INDEXED",
           "SELECT count(*) FROM feed INDEXED BY sqlite_autoindex_feed_1",
           "SELECT count((SELECT max(hour) FROM rollup WHERE feed = id)) FROM feed" })
        (void)db.execAndGet(sql);
}

TableWalk::TableWalk(SQLite::Database &db)
    : m_hours(db, "SELECT feed, hour FROM rollup WHERE (feed, hour) > (?, ?) ORDER BY feed, hour LIMIT 4096"),
      m_keyframes(db, "SELECT id FROM keyframe NOT INDEXED WHERE id > ? ORDER BY id LIMIT 128")
{
}

bool TableWalk::step()
{
    const auto reset = qScopeGuard([&] {
        m_hours.tryReset();
        m_keyframes.tryReset();
    });
    bool more = false;
    m_hours.bind(1, int64_t(m_feed));
    m_hours.bind(2, int64_t(m_hour));
    for (; m_hours.executeStep(); more = true) {
        m_feed = m_hours.getColumn(0).getInt64();
        m_hour = m_hours.getColumn(1).getInt64();
    }
    m_keyframes.bind(1, int64_t(m_keyframe));
    for (; m_keyframes.executeStep(); more = true)
        m_keyframe = m_keyframes.getColumn(0).getInt64();
    return more;
}

bool mendTables(SQLite::Database &db, const QString &path, MendScope scope, const DamageReporter &damaged)
{
    return Mender(db, path, damaged).run(scope);
}

} // namespace citywall
