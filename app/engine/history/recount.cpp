// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/recount.h"

#include <algorithm>

namespace citywall {

Recount::Recount(SQLite::Database &read, SQLite::Database &write)
    : m_runs(read), m_rollups(write),
      m_missing(write,
                "SELECT hour FROM rollup WHERE feed = ? AND hour >= ? AND hour < ? "
                "AND (coalesce(length(minutes), 0) = 0 OR crc IS NOT row_crc(feed, hour, n, minutes)) ORDER BY hour")
{
}

bool Recount::count(qint64 feed, qint64 first, qint64 last, Hours &counts)
{
    const TimeRange range { { first * hourMilliseconds }, { (last + 1) * hourMilliseconds } };
    bool isWhole = true;
    std::vector<std::pair<qint64, FeatureKey>> distinct;
    for (const FileRun &run : m_runs.find(feed, range)) {
        const std::optional<KeyColumns> keys = m_runs.keys(run);
        isWhole = isWhole && keys;
        if (!keys)
            continue;
        const RowSet rows = rowsWithin(keys->phenomenonTime, range);
        for (size_t row = rows.begin; row < rows.end; ++row)
            distinct.emplace_back(keys->phenomenonTime[row], keys->feature[row]);
    }
    std::ranges::sort(distinct);
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    for (qint64 hour = first; hour <= last; ++hour)
        counts[hour] = {};
    for (const auto &[time, feature] : distinct) {
        const qint64 hour = floorDivide(time, hourMilliseconds);
        ++counts[hour][size_t((time - hour * hourMilliseconds) / minuteMilliseconds)];
    }
    return isWhole;
}

bool Recount::hours(qint64 feed, qint64 first, qint64 last)
{
    Hours counts;
    if (!count(feed, first, last, counts))
        return false;
    for (const auto &[hour, minutes] : counts)
        m_rollups.replace(feed, hour, minutes);
    return true;
}

void Recount::lostHour(qint64 feed, qint64 hour, std::optional<qint64> rawFrom)
{
    Hours counts;
    const bool isWhole = count(feed, hour, hour, counts);
    m_rollups.replace(feed, hour, counts[hour]);
    if (!isWhole || (rawFrom && hour * hourMilliseconds < *rawFrom))
        m_rollups.doubt(feed, hour);
}

bool Recount::missingMinutes(qint64 feed, std::optional<qint64> rawFrom, UtcTime end, const MaintenanceProgress &progress)
{
    std::vector<qint64> missing;
    {
        const auto reset = qScopeGuard([&] { m_missing.tryReset(); });
        const qint64 first = rawFrom.value_or(std::numeric_limits<qint64>::min());
        m_missing.bind(1, int64_t(feed));
        m_missing.bind(2, int64_t(floorDivide(first, hourMilliseconds) + (rawFrom ? 1 : 0))); // a whole hour with all its rows
        m_missing.bind(3, int64_t(floorDivide(end.milliseconds, hourMilliseconds) + 1));
        while (m_missing.executeStep())
            missing.push_back(m_missing.getColumn(0).getInt64());
    }
    // A day at a time, so that no more than a day's rows are in memory.
    for (size_t begin = 0, next = 0; begin < missing.size(); begin = next) {
        while (next < missing.size() && missing[next] - missing[begin] < 24)
            ++next;
        hours(feed, missing[begin], missing[next - 1]);
        if (progress && !progress(double(next) / double(missing.size())))
            return false;
    }
    return true;
}

} // namespace citywall
