// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/query/queryrequest.h"
#include "engine/query/rowsink.h"
#include "engine/query/timebuckets.h"
#include "sdk/areas.h"

#include <map>
#include <set>

namespace citywall {

/// Brings observations together by bucket of time and place: their count; of each number how many are known, their arithmetic mean,
/// least, greatest and median (of an even number the mean of the middle two); of each term how many are known, the most frequent (of
/// several the first in the alphabet) and how often. Every observation weighs the same, however long it held.
///
/// A bucket is written when a later observation comes, so that one is in memory: its values, because the median needs them all.
class Aggregator : public RowSink
{
public:
    static constexpr qint64 mostValues = 50'000'000; ///< of one bucket: 200 MB

    /// @param areas for By::Area; must outlive this; null = there are none
    Aggregator(const Aggregation &aggregation, const FeedDescriptor &feed, const QList<Metric> &metrics, const AreaIndex *areas);

    Table table() const override;
    Status take(const Observations &block, const FeedDictionary &dictionary, std::span<const quint32> rows,
                const Emit &emit) override;
    Status finish(const FeedDictionary &dictionary, const Emit &emit) override;

private:
    struct Group {
        qint64 observations = 0;
        std::array<std::vector<float>, maximumFields> numbers;
        std::array<std::map<quint32, qint64>, maximumFields> terms; ///< key → count
        std::set<quint16> sources;
    };
    quint64 groupOf(const Observations &block, const FeedDictionary &dictionary, size_t row) const;
    void add(Group &group, const Observations &block, size_t row);
    void emitBucket(const FeedDictionary &dictionary, const Emit &emit);
    /// Id, name and place of a group, into the row.
    void describe(quint64 key, const FeedDictionary &dictionary, TableRow &row, GeoMultiPolygon &outline) const;

    Aggregation m_aggregation;
    FeedDescriptor m_feed;
    QList<FieldFormat> m_formats;
    const AreaIndex *m_areas;
    QList<Area> m_places; ///< the areas, as they are asked for often
    TimeBuckets m_buckets;
    TimeRange m_bucket;
    std::map<quint64, Group> m_groups;
    qint64 m_values = 0; ///< held
};

} // namespace citywall
