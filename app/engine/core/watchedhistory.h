// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/history.h"

namespace citywall {

/// Hands every question on to another history and knows how many answers are still to come, so that a picture can be
/// taken when nothing is loading any more. GUI thread.
///
/// The futures it gives are fulfilled on the GUI thread. Qt 6.8 runs a continuation twice, the second time with its promise
/// gone, when another thread finishes the future while then() is being called (mended in later versions).
class WatchedHistory : public HistoryReader
{
    Q_OBJECT
public:
    explicit WatchedHistory(HistoryReader &history, QObject *parent = nullptr);

    QFuture<ObservationsPtr> request(const ObservationQuery &query) override { return watch(m_history.request(query)); }
    QFuture<ObservationsPtr> latest(const QString &feed, UtcTime at, Duration horizon) override
    {
        return watch(m_history.latest(feed, at, horizon));
    }
    QFuture<Histogram> histogram(const QStringList &feeds, TimeRange range, int buckets) override
    {
        return watch(m_history.histogram(feeds, range, buckets));
    }
    FeedDictionaryPtr dictionary(const QString &feed) const override { return m_history.dictionary(feed); }
    TimeRange extent(const QString &feed = {}) const override { return m_history.extent(feed); }

    int pending() const { return m_pending; }

Q_SIGNALS:
    void busy(); ///< something is asked, after nothing was under way
    void idle(); ///< the last answer has arrived, and whoever asked has seen it

private:
    template<typename T>
    QFuture<T> watch(QFuture<T> inner);
    void finished();

    HistoryReader &m_history;
    int m_pending = 0;
};

} // namespace citywall
