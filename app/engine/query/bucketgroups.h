// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/query/fieldformat.h"
#include "engine/query/queryrequest.h"
#include "engine/query/table.h"
#include "sdk/areas.h"

#include <functional>
#include <map>
#include <set>

namespace citywall {

/// One column of what a group comes to.
struct SummaryColumn {
    /// What it is where nothing was observed: a count is 0, a number is not known. Of words there is no usual.
    enum class Usual { None, Count, Number };
    TableColumn column;
    Usual usual = Usual::None;
};

/// What a group comes to.
struct GroupSummary {
    std::vector<Cell> cells;   ///< as BucketGroups::columns()
    std::set<quint16> sources; ///< that told it
};

/// The observations of one bucket of time by place, all of their values, because the median needs them: see Aggregator. One thread.
class BucketGroups
{
public:
    static constexpr qint64 mostValues = 50'000'000; ///< 200 MB

    /// @param areas for By::Area; must outlive this; null = there are none
    BucketGroups(const Aggregation &aggregation, const FeedDescriptor &feed, const QList<Metric> &metrics,
                 const AreaIndex *areas);

    /// Of the observations, then of each field.
    QList<SummaryColumn> columns() const;
    /// Which place's group an observation belongs to; 0 = without place, or outside of all.
    quint64 groupOf(const Observations &block, const FeedDictionary &dictionary, size_t row) const;
    void add(quint64 group, const Observations &block, size_t row);
    /// An error if the bucket holds too many values.
    Status checkSize(TimeRange bucket) const;
    bool isEmpty() const { return m_groups.empty(); }
    /// Hands out what each group comes to, in order, and is empty then.
    void takeOut(const FeedDictionary &dictionary, const std::function<void(quint64 group, GroupSummary summary)> &to);

private:
    struct Group {
        qint64 observations = 0;
        std::array<std::vector<float>, maximumFields> numbers;
        std::array<std::map<quint32, qint64>, maximumFields> terms; ///< key → count
        std::set<quint16> sources;
    };
    std::vector<Cell> cellsOf(Group &group, const FeedDictionary &dictionary) const;

    Aggregation m_aggregation;
    QString m_feed;
    QList<FieldFormat> m_formats;
    const AreaIndex *m_areas;
    std::map<quint64, Group> m_groups;
    qint64 m_values = 0; ///< held
};

} // namespace citywall
