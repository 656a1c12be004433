// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/archive/archivehistogram.h"

#include "engine/archive/archivefeeds.h"
#include "engine/history/rollups.h"

#include <pqxx/pqxx>

#include <set>

namespace citywall {

namespace {

/// The days, hours or minutes (by their beginnings) that a border between two buckets, or an end of the range, cuts in two.
std::vector<qint64> cutUnits(const std::vector<qint64> &borders, qint64 width)
{
    std::set<qint64> cut;
    for (const qint64 border : borders) {
        if (const qint64 start = floorDivide(border, width) * width; start < border)
            cut.insert(start);
    }
    return { cut.begin(), cut.end() };
}

// $1 feed, $2 begin, $3 end, $4 buckets, $5 $6 $7 days, hours, minutes that are cut, $8 since when observations are there
// Each cut unit is looked up by itself: one step down an index, in the partition that holds it. OFFSET 0 keeps the server from making a
// join of it, for which it would read a feed's whole past.
constexpr const char *countSql = R"sql(
SELECT (at - $2::bigint) * $4::bigint / ($3::bigint - $2::bigint) AS bucket, sum(n) FROM (
    SELECT start AS at, n FROM citywall.rollup
        WHERE feed = $1::integer AND width = 86400000 AND start >= $2 AND start < $3 AND start <> ALL($5::bigint[])
    UNION ALL SELECT h.start, h.n FROM unnest($5::bigint[]) AS day CROSS JOIN LATERAL (
        SELECT start, n FROM citywall.rollup WHERE feed = $1 AND width = 3600000
            AND start >= greatest(day, $2) AND start < least(day + 86400000, $3) OFFSET 0) h
        WHERE h.start <> ALL($6::bigint[])
    UNION ALL SELECT m.start, m.n FROM unnest($6::bigint[]) AS hour CROSS JOIN LATERAL (
        SELECT start, n FROM citywall.rollup WHERE feed = $1 AND width = 60000
            AND start >= greatest(hour, $2) AND start < least(hour + 3600000, $3) OFFSET 0) m
        WHERE m.start <> ALL($7::bigint[]) OR m.start < $8::bigint
    UNION ALL SELECT o.time, 1 FROM unnest($7::bigint[]) AS minute CROSS JOIN LATERAL (
        SELECT time FROM citywall.observation WHERE feed = $1 AND NOT superseded
            AND time >= greatest(minute, $2) AND time < least(minute + 60000, $3) OFFSET 0) o
        WHERE minute >= $8
) AS counted GROUP BY 1
)sql";

} // namespace

std::vector<qint64> countInBuckets(pqxx::transaction_base &transaction, const ArchiveFeedRow &feed, TimeRange range, int buckets)
{
    std::vector<qint64> counts(size_t(std::max(buckets, 0)), 0);
    if (range.isEmpty() || buckets <= 0 || feed.id == 0)
        return counts;
    // The first instant of bucket i is ceil(begin + length × i / buckets).
    std::vector<qint64> borders;
    const qint64 length = range.length().count();
    for (qint64 i = 0; i <= buckets; ++i)
        borders.push_back(range.begin.milliseconds + (length * i + buckets - 1) / buckets);
    const std::vector<qint64> days = cutUnits(borders, dayMilliseconds);
    const std::vector<qint64> hours = cutUnits(borders, hourMilliseconds);
    const std::vector<qint64> minutes = cutUnits(borders, minuteMilliseconds);
    const pqxx::result found =
        transaction.exec(countSql,
                         pqxx::params { feed.id, range.begin.milliseconds, range.end.milliseconds, qint64(buckets), days, hours,
                                        minutes, feed.rawFrom.value_or(std::numeric_limits<qint64>::min()) });
    for (const pqxx::row &row : found)
        counts.at(size_t(row[0].as<qint64>())) = row[1].as<qint64>();
    return counts;
}

} // namespace citywall
