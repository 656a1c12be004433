// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/lostrows.h"

#include "engine/history/recount.h"
#include "engine/history/strayleaves.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <tuple>

namespace citywall {

namespace {

std::optional<qint64> number(SQLite::Database &db, const std::string &sql, qint64 feed)
{
    SQLite::Statement row(db, sql);
    row.bind(1, int64_t(feed));
    if (!row.executeStep() || row.isColumnNull(0))
        return {};
    return row.getColumn(0).getInt64();
}

std::optional<qint64> rawFrom(SQLite::Database &db, qint64 feed)
{
    return number(db, "SELECT raw_from FROM feed WHERE id = ?", feed);
}

/// A span of a feed in which there were more observations than there are.
struct Missing {
    qint64 feed = 0;
    qint64 first = 0;
    qint64 last = 0;
    qint64 count = 0;
};

/// Of what came after the newest chunk that is on time: batches wait for no longer.
std::optional<Missing> missingOf(SQLite::Database &db, FileRuns &runs, qint64 feed)
{
    const qint64 sealed =
        number(db, "SELECT max(t_max) FROM chunk WHERE feed = ? AND lane = 0", feed).value_or(allOfTime.begin.milliseconds);
    const qint64 from = std::max(sealed, rawFrom(db, feed).value_or(sealed));
    std::map<qint64, qint64> counted; // by minute
    SQLite::Statement row(
        db, "SELECT hour, minutes FROM rollup WHERE feed = ? AND hour >= ? AND crc IS row_crc(feed, hour, n, minutes)");
    row.bind(1, int64_t(feed));
    row.bind(2, int64_t(floorDivide(from, hourMilliseconds)));
    while (row.executeStep()) {
        const std::optional<MinuteCounts> minutes = unpackMinutes(blobOf(row.getColumn(1)));
        for (size_t i = 0; minutes && i < minutes->size(); ++i) {
            if ((*minutes)[i] > 0)
                counted[row.getColumn(0).getInt64() * 60 + qint64(i)] = (*minutes)[i];
        }
    }
    if (counted.empty())
        return {};
    std::set<std::pair<qint64, FeatureKey>> there;
    const TimeRange range { { counted.begin()->first * minuteMilliseconds },
                            { (counted.rbegin()->first + 1) * minuteMilliseconds } };
    for (const FileRun &run : runs.find(feed, range)) {
        const std::optional<KeyColumns> keys = runs.keys(run);
        if (!keys) { // is told already
            std::erase_if(counted, [&](const auto &minute) {
                return minute.first >= floorDivide(run.range.begin.milliseconds, minuteMilliseconds)
                    && minute.first * minuteMilliseconds < run.range.end.milliseconds;
            });
            continue;
        }
        const RowSet rows = rowsWithin(keys->phenomenonTime, range);
        for (size_t i = rows.begin; i < rows.end; ++i)
            there.emplace(keys->phenomenonTime[i], keys->feature[i]);
    }
    for (const auto &[time, feature] : there) {
        if (const auto minute = counted.find(floorDivide(time, minuteMilliseconds)); minute != counted.end())
            --minute->second;
    }
    std::erase_if(counted, [](const auto &minute) { return minute.second <= 0; });
    if (counted.empty())
        return {};
    Missing missing { feed, counted.begin()->first * minuteMilliseconds, (counted.rbegin()->first + 1) * minuteMilliseconds - 1,
                      0 };
    for (const auto &[minute, count] : counted)
        missing.count += count;
    return missing;
}

void putBatch(SQLite::Database &write, qint64 seq, const Missing &what)
{
    SQLite::Statement put(write,
                          "INSERT OR REPLACE INTO tail(seq, feed, t_min, t_max, n, corrections, keys, data, crc) "
                          "VALUES(?1, ?2, ?3, ?4, ?5, 0, x'', x'', CASE WHEN ?5 > 0 THEN row_crc(?1, ?2, ?3, ?4, ?5, 0) END)");
    run(put, seq, what.feed, what.first, what.last, what.count);
}

/// Whether as many observations were counted as there are: the counts are sound, and no correction or retention makes them others.
bool areAllCounted(SQLite::Database &db)
{
    return db.execAndGet("SELECT (SELECT coalesce(sum(n), 0) FROM rollup) = (SELECT coalesce(sum(n), 0) FROM tail) "
                         "+ (SELECT coalesce(sum(n), 0) FROM chunk INDEXED BY chunk_time) "
                         "AND NOT EXISTS(SELECT 1 FROM feed WHERE raw_from IS NOT NULL) "
                         "AND NOT EXISTS(SELECT 1 FROM tail WHERE corrections <> 0) "
                         "AND NOT EXISTS(SELECT 1 FROM chunk INDEXED BY chunk_time WHERE corrections <> 0 "
                         "OR crc IS NOT row_crc(id, feed, lane, t_min, t_max, f_min, f_max, n, corrections)) "
                         "AND NOT EXISTS(SELECT 1 FROM rollup WHERE crc IS NOT row_crc(feed, hour, n, minutes))")
               .getInt()
        != 0;
}

/// The rows that an index has, from its one end and from the other, as far as they can be read.
template<typename Take>
void readFromBothEnds(SQLite::Database &db, const std::string &select, const std::string &columns, const Take &take)
{
    for (const char *direction : { " ASC", " DESC" }) {
        std::string order;
        for (size_t begin = 0; begin < columns.size();) {
            const size_t end = std::min(columns.find(',', begin), columns.size());
            order += (begin > 0 ? ", " : "") + columns.substr(begin, end - begin) + direction;
            begin = end + 1;
        }
        try {
            for (SQLite::Statement row(db, select + " ORDER BY " + order); row.executeStep();)
                take(row);
            return;
        } catch (const SQLite::Exception &e) {
            if (!isUnreadable(e))
                throw;
        }
    }
}

} // namespace

UsedKeys usedKeys(SQLite::Database &read, qint64 feed)
{
    UsedKeys used;
    const auto terms = quint32(number(read, "SELECT terms FROM feed WHERE id = ?", feed).value_or(0));
    const auto raise = [](qint64 &most, qint64 key) { most = std::max(most, key); };
    const auto useFeatures = [&](FeatureRange range) {
        used.features.use(range);
        raise(used.feature, range.last);
    };
    // Of chunks that cannot be read now, too.
    SQLite::Statement chunk(read,
                            "SELECT f_min, f_max FROM chunk INDEXED BY chunk_time WHERE feed = ? "
                            "AND crc IS row_crc(id, feed, lane, t_min, t_max, f_min, f_max, n, corrections)");
    chunk.bind(1, int64_t(feed));
    while (chunk.executeStep())
        useFeatures({ chunk.getColumn(0).getUInt(), chunk.getColumn(1).getUInt() });
    FileRuns runs(read);
    for (const FileRun &run : runs.find(feed, allOfTime)) {
        const std::optional<Observations> rows = runs.rows(run);
        if (rows && rows->size() > 0)
            useFeatures(rangeOf(rows->feature));
        for (size_t row = 0; rows && row < rows->size(); ++row) {
            raise(used.source, rows->source[row]);
            for (size_t v = 0; v < maximumFields; ++v) {
                if ((terms >> v & 1U) != 0 && !std::isnan(rows->values[v][row]))
                    raise(used.term, qint64(rows->values[v][row]));
            }
        }
    }
    return used;
}

void replaceLostWords(SQLite::Database &write, const std::string &table, const LostKeys &lost, const UsedKeys &used)
{
    const bool isFeature = table == "feature";
    const bool isTerm = table == "term";
    const qint64 most = isFeature ? used.feature : isTerm ? used.term : used.source;
    SQLite::Statement put(write,
                          isFeature    ? "INSERT OR IGNORE INTO feature(feed, key, id, name, geometry, properties) "
                                         "VALUES(?1, ?2, 'damaged:' || ?2, '', x'', '')"
                              : isTerm ? "INSERT OR IGNORE INTO term(feed, key, word) VALUES(?1, ?2, 'damaged:' || ?2)"
                                       : "INSERT OR IGNORE INTO source(feed, key, name, attribution, simulated) "
                                         "VALUES(?1, ?2, 'damaged:' || ?2, '', 1)");
    for (qint64 key = std::max<qint64>(lost.first, 0); key <= std::min(lost.last, most); ++key) {
        if (!isFeature || used.features.isUsed(FeatureKey(key / FeatureTable::blockSize))) // others may have been forgotten
            run(put, lost.feed, key);
    }
}

void replaceLostFeeds(SQLite::Database &read, SQLite::Database &write)
{
    SQLite::Statement put(write, "INSERT OR IGNORE INTO feed(id, name) VALUES(?1, coalesce(?2, 'damaged:' || ?1))");
    const auto take = [&](SQLite::Statement &row) {
        put.bind(1, row.getColumn(0).getInt64());
        if (row.getColumnCount() > 1)
            put.bind(2, row.getColumn(1).getText());
        put.exec();
        put.reset();
        put.clearBindings();
    };
    readFromBothEnds(read, "SELECT id, name FROM feed INDEXED BY sqlite_autoindex_feed_1", "name", take);
    for (SQLite::Statement row(
             write,
             "SELECT feed FROM chunk INDEXED BY chunk_time "
             "WHERE crc IS row_crc(id, feed, lane, t_min, t_max, f_min, f_max, n, corrections) UNION "
             "SELECT feed FROM tail WHERE feed > 0 AND crc IS row_crc(seq, feed, t_min, t_max, n, corrections)");
         row.executeStep();)
        take(row);
}

void replaceLostChunks(SQLite::Database &read, SQLite::Database &write, const QString &path, const std::vector<LostKeys> &lost)
{
    SQLite::Statement put(
        write,
        "INSERT OR IGNORE INTO chunk(id, feed, lane, t_min, t_max, f_min, f_max, n, corrections, crc, keys, data) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    using Line = std::array<qint64, 9>; // all between id and columns, and the checksum of all that
    const auto putLine = [&](qint64 id, const Line &line, const QByteArray &keys, const QByteArray &data) {
        std::apply([&](auto... values) { run(put, id, values..., keys, data); }, line);
    };
    std::map<qint64, Line> known;
    std::vector<bool> isKnown(lost.size());
    readFromBothEnds(read,
                     "SELECT id, feed, lane, t_min, t_max, f_min, f_max, n, corrections, crc FROM chunk INDEXED BY chunk_time",
                     "feed,lane,t_max,t_min,f_min,f_max,n,corrections,crc", [&](SQLite::Statement &row) {
                         const qint64 id = row.getColumn(0).getInt64();
                         for (size_t i = 0; i < lost.size(); ++i) {
                             if (id < lost[i].first || id > lost[i].last)
                                 continue;
                             isKnown[i] = true;
                             for (size_t value = 0; value < Line().size(); ++value)
                                 known[id][value] = row.getColumn(int(value) + 1).getInt64();
                         }
                     });
    readStrayLeaves(
        path, [&](qint64 id) { return known.contains(id); },
        [&](qint64 id, const std::vector<StrayValue> &row) {
            const Line &line = known[id];
            bool isIt = row.size() == line.size() + 3 && row.back().number == line.back();
            for (size_t value = 0; isIt && value + 1 < line.size(); ++value)
                isIt = row[value + 1].number == line[value];
            const auto count = size_t(line[6]);
            const auto keys = isIt ? decodeKeys(row[9].bytes, count) : std::nullopt;
            Observations rows;
            if (!keys || !decodeRows(*keys, row[10].bytes, { 0, count, {} }, rows))
                return;
            putLine(id, line, row[9].bytes, row[10].bytes);
            known.erase(id);
        });
    for (const auto &[id, line] : known)
        putLine(id, line, {}, {});
    for (size_t i = 0; i < lost.size(); ++i) {
        if (!isKnown[i])
            putLine(std::max<qint64>(lost[i].first, 0), { 0, 0, 0, -1, 0, 0, 0, 0, -1 }, {}, {});
    }
}

void replaceLostBatches(SQLite::Database &write, const std::vector<LostKeys> &lost, qint64 newest)
{
    for (const LostKeys &each : lost) {
        const qint64 seq = std::max<qint64>(each.first, 1);
        putBatch(write, seq, { 0, 0, -1, 0 });
        newest = std::max(newest, seq);
    }
    SQLite::Statement forget(write, "DELETE FROM sqlite_sequence WHERE name = 'tail'");
    run(forget);
    SQLite::Statement number(write,
                             "INSERT INTO sqlite_sequence(name, seq) SELECT 'tail', "
                             "max(?, (SELECT coalesce(max(seq), 0) FROM tail))");
    run(number, newest);
}

void nameLostBatches(SQLite::Database &read, SQLite::Database &write, const std::vector<LostKeys> &lost, bool areCountsWhole)
{
    std::vector<Missing> missing;
    FileRuns runs(read);
    for (SQLite::Statement row(read, "SELECT id FROM feed ORDER BY id"); row.executeStep();) {
        if (const std::optional<Missing> own = missingOf(read, runs, row.getColumn(0).getInt64()))
            missing.push_back(*own);
    }
    SQLite::Transaction transaction(write, SQLite::TransactionBehavior::IMMEDIATE);
    auto next = missing.begin();
    for (const LostKeys &each : lost) {
        for (qint64 seq = std::max<qint64>(each.first, 1); seq <= each.last && next != missing.end(); ++seq, ++next)
            putBatch(write, seq, *next);
    }
    if (areCountsWhole && areAllCounted(write))
        write.exec("DELETE FROM tail WHERE feed = 0 AND n = 0"); // they held nothing
    transaction.commit();
}

std::optional<HistoryDamage> replaceLostHours(SQLite::Database &read, SQLite::Database &write, const LostKeys &lost)
{
    const qint64 first = std::max(lost.first, allOfTime.begin.milliseconds / hourMilliseconds);
    const qint64 last = std::min(lost.last, allOfTime.end.milliseconds / hourMilliseconds - 1);
    const TimeRange range { { first * hourMilliseconds }, { (last + 1) * hourMilliseconds } };
    std::set<qint64> hours;
    FileRuns runs(read);
    for (const FileRun &run : runs.find(lost.feed, range)) {
        const std::optional<KeyColumns> keys = runs.keys(run);
        const RowSet rows = keys ? rowsWithin(keys->phenomenonTime, range) : RowSet {};
        for (size_t row = rows.begin; row < rows.end; ++row)
            hours.insert(floorDivide(keys->phenomenonTime[row], hourMilliseconds));
    }
    Recount recount(read, write);
    const std::optional<qint64> thinned = rawFrom(read, lost.feed);
    for (const qint64 hour : hours)
        recount.lostHour(lost.feed, hour, thinned);
    const qint64 begin = std::max(
        range.begin.milliseconds,
        number(read, "SELECT max(min(day), -100000000) FROM rollup_day WHERE feed = ?", lost.feed).value_or(0) * dayMilliseconds);
    if (!thinned || begin >= *thinned)
        return {};
    SQLite::Statement name(read, "SELECT name FROM feed WHERE id = ?");
    name.bind(1, int64_t(lost.feed));
    return HistoryDamage { name.executeStep() ? textOf(name.getColumn(0)) : QString(),
                           { { begin }, { std::min(range.end.milliseconds, *thinned) } },
                           0,
                           QStringLiteral("rollup %1").arg(floorDivide(begin, hourMilliseconds)) };
}

void keepDays(SQLite::Database &read, SQLite::Database &write)
{
    SQLite::Statement put(write, "INSERT OR REPLACE INTO rollup_day(feed, day, n, crc) VALUES(?, ?, ?, ?)");
    for (SQLite::Statement row(read,
                               "SELECT feed, day, n, crc FROM rollup_day WHERE crc IS row_crc(feed, day, n) "
                               "AND day * 86400000 < (SELECT raw_from FROM feed WHERE id = rollup_day.feed)");
         row.executeStep();)
        run(put, row.getColumn(0).getInt64(), row.getColumn(1).getInt64(), row.getColumn(2).getInt64(),
            row.getColumn(3).getInt64());
}

void replaceDays(SQLite::Database &write, const std::vector<LostKeys> &lost)
{
    // Of days before `raw_from` there may be no hours and no rows to count anew: what is sound of them stays.
    write.exec("DELETE FROM rollup_day WHERE crc IS NOT row_crc(feed, day, n) "
               "OR day * 86400000 >= coalesce((SELECT raw_from FROM feed WHERE id = rollup_day.feed), -1e300)");
    SQLite::Statement doubted(write,
                              "INSERT OR IGNORE INTO rollup_day(feed, day, n, crc) SELECT feed, day, sum(n), NULL FROM ("
                              "SELECT feed, (hour - (hour % 24 + 24) % 24) / 24 AS day, n FROM rollup WHERE feed = ?1) "
                              "WHERE day BETWEEN ?2 AND ?3 "
                              "AND day * 86400000 < (SELECT raw_from FROM feed WHERE id = ?1) GROUP BY day");
    for (const LostKeys &each : lost)
        run(doubted, each.feed, floorDivide(each.first, 24), floorDivide(each.last, 24));
    write.exec("INSERT OR IGNORE INTO rollup_day(feed, day, n, crc) SELECT feed, day, n, CASE WHEN sound THEN row_crc(feed, day, "
               "n) END FROM ("
               "SELECT feed, (hour - (hour % 24 + 24) % 24) / 24 AS day, sum(n) AS n, "
               "min(crc IS row_crc(feed, hour, n, minutes)) AS sound FROM rollup GROUP BY 1, 2)");
}

} // namespace citywall
