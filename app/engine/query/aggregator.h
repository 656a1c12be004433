// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/query/bucketgroups.h"
#include "engine/query/rowsink.h"
#include "engine/query/timebuckets.h"
#include "engine/query/usualbuckets.h"

namespace citywall {

/// Brings observations together by bucket of time and place: their count; of each number how many are known, their arithmetic mean,
/// least, greatest and median (of an even number the mean of the middle two); of each term how many are known, the most frequent (of
/// several the first in the alphabet) and how often. Every observation weighs the same, however long it held.
///
/// A bucket is written when a later observation comes, so that one is in memory: its values, because the median needs them all. Beside
/// it can stand what is usual (UsualBuckets): then those that a block has finished wait for what is read of earlier weeks.
class Aggregator : public RowSink, private EarlierSink
{
public:
    /// @param areas for By::Area; must outlive this; null = there are none
    /// @param usual made for the same aggregation; null = it is not asked for
    Aggregator(const Aggregation &aggregation, const FeedDescriptor &feed, const QList<Metric> &metrics, const AreaIndex *areas,
               std::unique_ptr<UsualBuckets> usual = {});

    Table table() const override;
    Status take(const Observations &block, const FeedDictionary &dictionary, std::span<const quint32> rows,
                const Emit &emit) override;
    Status finish(const FeedDictionary &dictionary, const Emit &emit) override;
    EarlierSink *earlier() override { return m_usual ? this : nullptr; }

private:
    TimeRange wanted() override { return m_usual->wanted(); }
    void beginSpan(const Histogram &counts) override { m_usual->begin(counts); }
    Status takeSpan(const Observations &block, const FeedDictionary &dictionary, std::span<const quint32> rows) override;
    void endSpan(const FeedDictionary &dictionary, const RowSink::Emit &emit) override;

    void endBucket(const FeedDictionary &dictionary, const Emit &emit);
    void emitComplete(const FeedDictionary &dictionary, const Emit &emit);
    void emitRow(TimeRange bucket, quint64 group, const GroupSummary &summary, const FeedDictionary &dictionary,
                 const Emit &emit) const;
    /// Id, name and place of a group, into the row.
    void describe(quint64 group, const FeedDictionary &dictionary, TableRow &row, GeoMultiPolygon &outline) const;

    Aggregation m_aggregation;
    FeedDescriptor m_feed;
    QList<Area> m_places; ///< the areas, as they are asked for often
    TimeBuckets m_buckets;
    TimeRange m_bucket;
    BucketGroups m_groups;
    std::unique_ptr<UsualBuckets> m_usual;
};

} // namespace citywall
