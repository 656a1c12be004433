// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/histogramreader.h"

#include "engine/history/rollups.h"

#include <algorithm>

namespace citywall {

/// The counts so far, and where the borders lie.
class HistogramReader::Buckets
{
public:
    Buckets(TimeRange range, int buckets) : m_range(range), m_length(range.length().count()), m_counts(size_t(buckets), 0) { }

    TimeRange range() const { return m_range; }
    /// Adds n observations of [from, to) if they are all of one bucket.
    bool addWhole(qint64 from, qint64 to, qint64 n)
    {
        if (from < m_range.begin.milliseconds || to > m_range.end.milliseconds || bucketOf(from) != bucketOf(to - 1))
            return false;
        m_counts[bucketOf(from)] += n;
        return true;
    }
    void addAt(qint64 time, qint64 n)
    {
        if (m_range.contains({ time }))
            m_counts[bucketOf(time)] += n;
    }
    /// Bucket by bucket, as the times are sorted: the first of the next one is ceil(begin + length × i / buckets).
    void addRows(const std::vector<qint64> &times, RowSet rows)
    {
        while (rows.begin < rows.end) {
            const qint64 bucket = qint64(bucketOf(times[rows.begin]));
            const qint64 count = qint64(m_counts.size());
            const qint64 border = m_range.begin.milliseconds + ((bucket + 1) * m_length + count - 1) / count;
            const auto next =
                std::lower_bound(times.begin() + qsizetype(rows.begin), times.begin() + qsizetype(rows.end), border);
            m_counts[size_t(bucket)] += qint64(size_t(next - times.begin()) - rows.begin);
            rows.begin = size_t(next - times.begin());
        }
    }
    std::vector<qint64> take() { return std::move(m_counts); }

    /// Notes the part of [from, to) that is inside; spans that touch become one.
    void leaveOpen(qint64 from, qint64 to, std::vector<TimeRange> &open) const
    {
        const TimeRange part { std::max(UtcTime { from }, m_range.begin), std::min(UtcTime { to }, m_range.end) };
        if (part.isEmpty())
            return;
        if (!open.empty() && open.back().end == part.begin)
            open.back().end = part.end;
        else
            open.push_back(part);
    }

private:
    size_t bucketOf(qint64 time) const
    {
        return size_t((time - m_range.begin.milliseconds) * qint64(m_counts.size()) / m_length);
    }

    const TimeRange m_range;
    const qint64 m_length;
    std::vector<qint64> m_counts;
};

HistogramReader::HistogramReader(SQLite::Database &db, ChunkTable &chunks, DamageReporter damaged)
    : m_chunks(chunks), m_damaged(std::move(damaged)),
      m_days(db,
             "SELECT day, n, crc IS row_crc(feed, day, n) FROM rollup_day WHERE feed = ? AND day BETWEEN ? AND ? ORDER BY day"),
      m_hours(db,
              "SELECT hour, n, minutes, crc IS row_crc(feed, hour, n, minutes) FROM rollup "
              "WHERE feed = ? AND hour BETWEEN ? AND ? ORDER BY hour")
{
}

std::vector<qint64> HistogramReader::count(const QString &name, const FeedRow &feed, TimeRange range, int buckets,
                                           const std::vector<TailBlockPtr> &tail)
{
    if (range.isEmpty() || buckets <= 0)
        return std::vector<qint64>(size_t(std::max(buckets, 0)), 0);
    Buckets counts(range, buckets);
    std::vector<TimeRange> days;
    countDays(name, feed, counts, days);
    std::vector<TimeRange> minutes;
    for (const TimeRange &span : days)
        countHours(name, feed, span, counts, minutes);
    countRows(name, feed, minutes, tail, counts);
    return counts.take();
}

void HistogramReader::tell(const QString &feed, TimeRange range, const QString &table)
{
    m_damaged({ feed, range, 0, QStringLiteral("%1 %2").arg(table, range.begin.toIso()) });
}

void HistogramReader::countDays(const QString &name, const FeedRow &feed, Buckets &buckets, std::vector<TimeRange> &open)
{
    const auto reset = qScopeGuard([&] { m_days.tryReset(); });
    m_days.bind(1, int64_t(feed.id));
    m_days.bind(2, int64_t(floorDivide(buckets.range().begin.milliseconds, dayMilliseconds)));
    m_days.bind(3, int64_t(floorDivide(buckets.range().end.milliseconds - 1, dayMilliseconds)));
    while (m_days.executeStep()) {
        const qint64 from = m_days.getColumn(0).getInt64() * dayMilliseconds;
        const bool isSound = m_days.getColumn(2).getInt64() != 0;
        if (!isSound)
            tell(name, { { from }, { from + dayMilliseconds } }, QStringLiteral("rollup_day"));
        if (!isSound || !buckets.addWhole(from, from + dayMilliseconds, m_days.getColumn(1).getInt64()))
            buckets.leaveOpen(from, from + dayMilliseconds, open);
    }
}

void HistogramReader::countHours(const QString &name, const FeedRow &feed, TimeRange span, Buckets &buckets,
                                 std::vector<TimeRange> &open)
{
    const qint64 rawFrom = feed.rawFrom.value_or(std::numeric_limits<qint64>::min());
    const auto reset = qScopeGuard([&] { m_hours.tryReset(); });
    m_hours.bind(1, int64_t(feed.id));
    m_hours.bind(2, int64_t(floorDivide(span.begin.milliseconds, hourMilliseconds)));
    m_hours.bind(3, int64_t(floorDivide(span.end.milliseconds - 1, hourMilliseconds)));
    while (m_hours.executeStep()) {
        const qint64 hour = m_hours.getColumn(0).getInt64() * hourMilliseconds;
        const qint64 count = m_hours.getColumn(1).getInt64();
        if (m_hours.getColumn(3).getInt64() == 0) {
            tell(name, { { hour }, { hour + hourMilliseconds } }, QStringLiteral("rollup"));
            buckets.leaveOpen(hour, hour + hourMilliseconds, open); // the rows know, as far as they are there
            continue;
        }
        if (buckets.addWhole(hour, hour + hourMilliseconds, count))
            continue;
        const std::optional<MinuteCounts> minutes = unpackMinutes(blobOf(m_hours.getColumn(2)));
        if (!minutes) {
            if (hour < rawFrom)
                buckets.addAt(std::max(hour, span.begin.milliseconds), count);
            else
                buckets.leaveOpen(hour, hour + hourMilliseconds, open);
            continue;
        }
        for (size_t i = 0; i < minutes->size(); ++i) {
            const qint64 minute = hour + qint64(i) * minuteMilliseconds;
            if ((*minutes)[i] == 0 || buckets.addWhole(minute, minute + minuteMilliseconds, (*minutes)[i]))
                continue;
            if (minute < rawFrom)
                buckets.addAt(minute, (*minutes)[i]);
            else
                buckets.leaveOpen(minute, minute + minuteMilliseconds, open);
        }
    }
}

void HistogramReader::countRows(const QString &name, const FeedRow &feed, const std::vector<TimeRange> &spans,
                                const std::vector<TailBlockPtr> &tail, Buckets &buckets)
{
    if (spans.empty())
        return;
    const TimeRange all { spans.front().begin, spans.back().end };
    std::vector<ChunkRow> chunks = m_chunks.find(feed.id, all);
    std::erase_if(chunks, [&](const ChunkRow &chunk) {
        const auto after = std::ranges::upper_bound(spans, chunk.range.begin, {}, &TimeRange::end); // the first that ends later
        return after == spans.end() || after->begin >= chunk.range.end;
    });
    const auto touches = [&](const TailBlockPtr &block) {
        return block->rows->phenomenonTime.front() < all.end.milliseconds
            && block->rows->phenomenonTime.back() >= all.begin.milliseconds;
    };
    const bool corrections = std::ranges::any_of(chunks, &ChunkRow::corrections)
        || std::ranges::any_of(tail, [&](const TailBlockPtr &block) { return block->corrections != 0 && touches(block); });

    std::vector<std::pair<qint64, FeatureKey>> distinct; // where corrections would count twice
    const auto take = [&](const std::vector<qint64> &times, const std::vector<FeatureKey> &features) {
        for (const TimeRange &span : spans) {
            const RowSet rows = rowsWithin(times, span);
            if (!corrections)
                buckets.addRows(times, rows);
            for (size_t row = rows.begin; corrections && row < rows.end; ++row)
                distinct.emplace_back(times[row], features[row]);
        }
    };
    for (const ChunkRow &chunk : chunks) {
        const auto keys = m_chunks.visitKeys(chunk.id, [&](QByteArrayView b) { return decodeKeys(b, chunk.count, all); });
        if (chunk.isSound && keys)
            take(keys->phenomenonTime, keys->feature);
        else
            m_damaged({ name, chunk.range, qint64(chunk.count), QStringLiteral("chunk %1").arg(chunk.id) });
    }
    for (const TailBlockPtr &block : tail) {
        if (touches(block))
            take(block->rows->phenomenonTime, block->rows->feature);
    }
    std::ranges::sort(distinct);
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    std::vector<qint64> times;
    for (const auto &[time, feature] : distinct)
        times.push_back(time);
    buckets.addRows(times, { 0, times.size(), {} });
}

} // namespace citywall
