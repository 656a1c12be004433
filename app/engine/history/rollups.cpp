// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/rollups.h"

#include <algorithm>
#include <numeric>

namespace citywall {

namespace {

constexpr qint64 hoursOfDay = 24;

size_t minuteOf(qint64 time) { return size_t(floorDivide(time, minuteMilliseconds) - 60 * floorDivide(time, hourMilliseconds)); }

} // namespace

QByteArray packMinutes(const MinuteCounts &counts)
{
    QByteArray bytes;
    for (size_t minute = 0; minute < counts.size(); ++minute) {
        if (counts[minute] <= 0)
            continue;
        bytes.append(char(minute));
        quint64 left = quint64(counts[minute]);
        for (; left >= 0x80; left >>= 7)
            bytes.append(char(quint8(left) | 0x80));
        bytes.append(char(left));
    }
    return bytes;
}

std::optional<MinuteCounts> unpackMinutes(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return {};
    MinuteCounts counts {};
    for (qsizetype at = 0; at < bytes.size();) {
        const size_t minute = quint8(bytes[at++]);
        quint64 count = 0;
        int shift = 0;
        while (at < bytes.size() && (quint8(bytes[at]) & 0x80) && shift < 56) {
            count |= quint64(quint8(bytes[at++]) & 0x7f) << shift;
            shift += 7;
        }
        if (at == bytes.size() || minute >= counts.size())
            return {};
        counts[minute] = qint64(count | quint64(quint8(bytes[at++]) & 0x7f) << shift);
    }
    return counts;
}

Rollups::Rollups(SQLite::Database &db)
    : m_read(db, "SELECT n, minutes, crc IS row_crc(feed, hour, n, minutes) FROM rollup WHERE feed = ? AND hour = ?"),
      m_put(db,
            "INSERT OR REPLACE INTO rollup(feed, hour, n, minutes, crc) "
            "VALUES(?1, ?2, ?3, ?4, CASE WHEN ?5 THEN row_crc(?1, ?2, ?3, ?4) END)"),
      m_drop(db, "DELETE FROM rollup WHERE feed = ? AND hour = ?"),
      m_day(db,
            "INSERT INTO rollup_day(feed, day, n, crc) VALUES(?1, ?2, ?3, row_crc(?1, ?2, ?3)) ON CONFLICT DO UPDATE SET "
            "n = n + excluded.n, crc = CASE WHEN crc IS row_crc(feed, day, n) THEN row_crc(feed, day, n + excluded.n) END"),
      m_dropDay(db, "DELETE FROM rollup_day WHERE feed = ? AND day = ? AND n <= 0"),
      m_sumDay(db,
               "INSERT OR REPLACE INTO rollup_day(feed, day, n, crc) SELECT ?1, ?2, n, row_crc(?1, ?2, n) FROM ("
               "SELECT coalesce(sum(n), 0) AS n FROM rollup WHERE feed = ?1 AND hour BETWEEN 24 * ?2 AND 24 * ?2 + 23)"),
      m_doubt(db, "UPDATE rollup SET crc = NULL WHERE feed = ? AND hour = ?"),
      m_doubtDay(db, "UPDATE rollup_day SET crc = NULL WHERE feed = ? AND day = ?")
{
}

void Rollups::add(qint64 feed, std::vector<qint64> times, std::optional<qint64> rawFrom)
{
    change(feed, std::move(times), 1, rawFrom);
}

void Rollups::doubt(qint64 feed, std::vector<qint64> times, std::optional<qint64> rawFrom)
{
    std::ranges::sort(times);
    const auto hourOf = [](qint64 time) { return floorDivide(time, hourMilliseconds); };
    std::vector<qint64> fresh; // in hours of which nothing was counted
    for (auto begin = times.cbegin(), end = begin; begin != times.cend(); begin = end) {
        const qint64 hour = hourOf(*begin);
        end = std::find_if(begin, times.cend(), [&](qint64 time) { return hourOf(time) != hour; });
        if (!read(feed, hour)) {
            fresh.insert(fresh.end(), begin, end);
        } else if (!rawFrom || hour * hourMilliseconds >= *rawFrom) { // before it only the counts know
            doubt(feed, hour);
        }
    }
    add(feed, std::move(fresh), rawFrom);
}

void Rollups::doubt(qint64 feed, qint64 hour)
{
    run(m_doubt, feed, hour);
    run(m_doubtDay, feed, floorDivide(hour, hoursOfDay));
}

void Rollups::remove(qint64 feed, std::vector<qint64> times) { change(feed, std::move(times), -1, {}); }

void Rollups::replace(qint64 feed, qint64 hour, const MinuteCounts &counts)
{
    const Hour held { std::accumulate(counts.begin(), counts.end(), qint64(0)), counts, true };
    write(feed, hour, held);
    sumDay(feed, floorDivide(hour, hoursOfDay));
}

std::optional<Rollups::Hour> Rollups::read(qint64 feed, qint64 hour)
{
    const auto reset = qScopeGuard([&] { m_read.tryReset(); });
    m_read.bind(1, int64_t(feed));
    m_read.bind(2, int64_t(hour));
    if (!m_read.executeStep())
        return {};
    return Hour { m_read.getColumn(0).getInt64(), unpackMinutes(blobOf(m_read.getColumn(1))), m_read.getColumn(2).getInt() != 0 };
}

void Rollups::write(qint64 feed, qint64 hour, const Hour &held)
{
    if (held.count > 0)
        run(m_put, feed, hour, held.count, held.minutes ? packMinutes(*held.minutes) : QByteArray(), held.isSound);
    else
        run(m_drop, feed, hour);
}

void Rollups::change(qint64 feed, std::vector<qint64> times, int sign, std::optional<qint64> rawFrom)
{
    std::ranges::sort(times);
    qint64 day = 0;
    qint64 byDay = 0;
    for (size_t begin = 0, end = 0; begin < times.size(); begin = end) {
        const qint64 hour = floorDivide(times[begin], hourMilliseconds);
        std::optional<Hour> held = read(feed, hour);
        const bool kept = sign > 0 && held && rawFrom && hour * hourMilliseconds < *rawFrom;
        if (!held)
            held = Hour { 0, MinuteCounts {}, true };
        const qint64 before = held->count;
        for (; end < times.size() && floorDivide(times[end], hourMilliseconds) == hour; ++end) {
            if (kept)
                continue;
            held->count += sign;
            if (held->minutes)
                (*held->minutes)[minuteOf(times[end])] += sign;
        }
        if (kept)
            continue;
        held->count = std::max<qint64>(held->count, 0);
        write(feed, hour, *held);
        if (byDay != 0 && floorDivide(hour, hoursOfDay) != day)
            changeDay(feed, day, std::exchange(byDay, 0));
        day = floorDivide(hour, hoursOfDay);
        byDay += held->count - before;
    }
    if (byDay != 0)
        changeDay(feed, day, byDay);
}

void Rollups::changeDay(qint64 feed, qint64 day, qint64 by)
{
    if (by == 0)
        return;
    run(m_day, feed, day, by);
    if (by < 0)
        run(m_dropDay, feed, day);
}

void Rollups::sumDay(qint64 feed, qint64 day)
{
    run(m_sumDay, feed, day);
    run(m_dropDay, feed, day);
}

} // namespace citywall
