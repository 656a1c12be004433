// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/usualhours.h"
#include "engine/query/bucketgroups.h"
#include "sdk/history.h"

namespace citywall {

/// What is usual in buckets of time, beside what was observed in them: the median of what the same aggregation, with the same filter,
/// gives in the same span of the same weekday in each of the last weeks (mostWeeks), by the city's clocks; and the difference, now minus
/// usual. Of a bucket of which only a part is asked for, or over, it is the same part of the weeks. Every count and number has its own:
/// of means it is the median of the weeks' means.
///
/// A week counts from which the history holds the whole span. What was not observed in it is 0 where it is counted, and left out where it
/// is a number; where the feed told nothing at all in those hours and tells states, so that nobody can have listened, all is left
/// out. What is known of fewer than two weeks (fewestWeeks) has no usual. Words have none.
///
/// Holds what finished buckets come to until the weeks have been read for them, one week after the other in order of time; of the weeks
/// the values of one bucket at a time, and what they come to for places that are told now. Reads nothing itself. One thread.
class UsualBuckets
{
public:
    /// Whole hours, at most a day: others have no weekday and hour.
    static bool isAllowed(Duration every);

    /// @param areas as of Aggregator
    /// @param asked the times that are asked for; an end that is invalid is open
    /// @param first when the history of the feed begins
    UsualBuckets(const Aggregation &aggregation, const FeedDescriptor &feed, const QList<Metric> &metrics, const AreaIndex *areas,
                 TimeRange asked, UtcTime first);

    /// As BucketGroups::columns(), each count and number followed by its usual and the difference; how many weeks there were.
    QList<TableColumn> columns() const;

    void hold(TimeRange bucket, quint64 group, GroupSummary summary); ///< in order of time, then of groups
    /// What has to be read next for those that are held: begin(), takeRows() and end() with it. Empty = they are complete.
    TimeRange wanted();
    void begin(Histogram counts); ///< of the feed, by hours, over at least the span that is wanted
    /// @param rows of the span, that the filter wants; ascending, blocks in order of time
    Status takeRows(const Observations &block, const FeedDictionary &dictionary, std::span<const quint32> rows);
    void end(const FeedDictionary &dictionary);
    /// Hands out those that are held, with cells as columns().
    void takeOut(const std::function<void(TimeRange bucket, quint64 group, const GroupSummary &summary)> &to);

private:
    using Weeks = std::array<double, mostWeeks>; ///< NaN = not known
    struct Place {
        GroupSummary now;
        std::vector<Weeks> usual; ///< of the columns that have one, in their order
    };
    struct Bucket {
        TimeRange range;
        UsualHour span; ///< what is compared
        qint64 weeks = 0; ///< that counted
        std::map<quint64, Place> places;
    };
    const TimeRange &weekOf(size_t bucket) const { return m_buckets[bucket].span.weeks[m_week]; }
    bool wasHeard(TimeRange span) const;
    void close(Bucket &bucket, const FeedDictionary &dictionary);
    std::vector<Cell> cellsOf(const Bucket &bucket, const Place &place) const;

    const QTimeZone m_zone;
    const bool m_quietIsNone; ///< where the feed tells nothing there was nothing
    const TimeRange m_compared; ///< ends that are invalid are open
    const UtcTime m_first;
    BucketGroups m_open; ///< of the bucket and week that are read
    const QList<SummaryColumn> m_columns;
    const size_t m_compares; ///< so many of the columns have a usual
    std::vector<Bucket> m_buckets;
    size_t m_week = 0; ///< that is read …
    size_t m_next = 0; ///< … for the buckets from this one
    size_t m_last = 0; ///< to before this one
    Histogram m_counts;
};

} // namespace citywall
