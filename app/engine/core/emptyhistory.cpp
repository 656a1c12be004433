// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/emptyhistory.h"

namespace citywall {

EmptyHistory::EmptyHistory(const HistoryReader &known, QObject *parent) : HistoryReader(parent), m_known(&known)
{
    connect(&known, &HistoryReader::dictionaryChanged, this, &HistoryReader::dictionaryChanged);
}

QFuture<ObservationsPtr> EmptyHistory::request(const ObservationQuery &query)
{
    auto nothing = std::make_shared<Observations>();
    nothing->feed = query.feed;
    return QtFuture::makeReadyValueFuture(ObservationsPtr(nothing));
}

QFuture<Histogram> EmptyHistory::histogram(const QStringList &feeds, TimeRange range, int buckets)
{
    const std::vector<qint64> none(size_t(std::max(buckets, 0)), 0);
    return QtFuture::makeReadyValueFuture(Histogram { range, feeds, std::vector(size_t(feeds.size()), none) });
}

FeedDictionaryPtr EmptyHistory::dictionary(const QString &feed) const
{
    static const FeedDictionaryPtr empty = std::make_shared<const FeedDictionary>();
    return m_known ? m_known->dictionary(feed) : empty;
}

TimeRange EmptyHistory::extent(const QString &feed) const { return m_known ? m_known->extent(feed) : TimeRange(); }

} // namespace citywall

#include "moc_emptyhistory.cpp"
