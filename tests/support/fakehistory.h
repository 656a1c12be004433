// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/areas.h"
#include "sdk/history.h"

#include <map>

namespace citywall::test {

/// A history of several feeds in memory that answers at once, can be told to fail, and counts what it is asked.
class FakeHistory : public HistoryReader
{
    Q_OBJECT
public:
    using Row = std::tuple<UtcTime, FeatureKey, std::array<float, maximumFields>>;

    /// Replaces the feed that the columns are of; told as one `reset`.
    void set(const Observations &columns, const FeedDictionary &dictionary);
    /// The same from rows in any order; the dictionary stays.
    void setColumns(const QString &feed, std::vector<Row> rows);
    /// What features and terms are, for every feed that was given none of its own.
    void setDictionary(const FeedDictionary &dictionary);
    /// Replaces the feed by a decoded batch, as a history would keep it: features and terms into the dictionary, rows in order
    /// of time; told as one `reset`.
    /// @param areas  to say which one a feature lies in; null = none
    void put(const QString &feed, const DecodedBatch &batch, bool simulated, const AreaIndex *areas = nullptr);
    /// The same for simulated data, and returns once those that follow the history have read it.
    void take(const QString &feed, const DecodedBatch &batch, const AreaIndex &areas);
    /// One more row of the feed set last, told as `appended`; it may lie anywhere in time.
    void append(const Row &row);

    QFuture<ObservationsPtr> request(const ObservationQuery &query) override;
    QFuture<Histogram> histogram(const QStringList &feeds, TimeRange range, int buckets) override;
    FeedDictionaryPtr dictionary(const QString &feed) const override;
    TimeRange extent(const QString &feed) const override;

    int requests = 0; ///< calls of request() so far
    QString failure; ///< not empty: each request fails with it

private:
    std::map<QString, Observations> m_columns;
    std::map<QString, FeedDictionaryPtr> m_dictionaries;
    FeedDictionaryPtr m_dictionary = std::make_shared<FeedDictionary>(); // of feeds without their own
    QString m_last; // the feed set last
};

} // namespace citywall::test
