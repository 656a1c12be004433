// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/background.h"
#include "base/result.h"
#include "engine/history/historywriter.h"
#include "engine/history/published.h"
#include "sdk/history.h"

#include <QPromise>
#include <QThreadPool>

#include <atomic>
#include <mutex>

namespace citywall {

/// A HistoryReader over two connections that lie idle between reads, whatever they connect to.
/// @tparam Query one connection, used by one thread at a time: read(ObservationQuery), latest(feed, at, horizon) and
///         count(feed, range, buckets), which throw
template<typename Query>
class PooledReader : public HistoryReader
{
public:
    struct Ways {
        std::function<std::unique_ptr<Query>()> connect; ///< any thread; throws
        std::function<Error(const std::exception &)> explain; ///< a failure, for people. Any thread
        /// Whether a failure means that this connection is gone, so that a new one may answer; empty = never. Any thread.
        std::function<bool(const std::exception &)> isLost {};
    };
    /// @param closed what is said to whoever asks while it is not open
    PooledReader(const Published &published, const Error &closed) : m_published(published), m_closed(closed)
    {
        m_pool.setMaxThreadCount(2);
    }
    ~PooledReader() override { close(); }

    void open(const Ways &ways)
    {
        m_ways = ways;
        m_open = true;
    }
    void close() ///< finishes what is under way
    {
        m_open = false;
        m_pool.waitForDone();
        m_idle.clear();
    }

    QFuture<ObservationsPtr> request(const ObservationQuery &query) override
    {
        return start<ObservationsPtr>([query](Query &connection) { return connection.read(query); });
    }
    QFuture<ObservationsPtr> latest(const QString &feed, UtcTime at, Duration horizon) override
    {
        return start<ObservationsPtr>([feed, at, horizon](Query &connection) { return connection.latest(feed, at, horizon); });
    }
    QFuture<Histogram> histogram(const QStringList &feeds, TimeRange range, int buckets) override
    {
        return start<Histogram>([feeds, range, buckets](Query &connection) {
            Histogram result { range, feeds, {} };
            for (const QString &feed : feeds)
                result.counts.push_back(connection.count(feed, range, buckets));
            return result;
        });
    }
    FeedDictionaryPtr dictionary(const QString &feed) const override { return m_published.dictionary(feed); }
    TimeRange extent(const QString &feed) const override { return m_published.extent(feed); }

private:
    template<typename T, typename Work>
    QFuture<T> start(Work work)
    {
        if (!m_open)
            return QtFuture::makeExceptionalFuture<T>(asException(m_closed));
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        m_pool.start([this, promise, work = std::move(work)] {
            giveWay();
            try {
                promise->addResult(answer<T>(work));
            } catch (const std::exception &e) {
                promise->setException(asException(m_ways.explain(e)));
            }
            promise->finish();
        });
        return promise->future();
    }

    /// By a connection that lay idle; where there is none, or it was lost since, by a new one.
    template<typename T, typename Work>
    T answer(const Work &work)
    {
        if (std::unique_ptr<Query> idle = takeIdle()) {
            try {
                return answerBy<T>(std::move(idle), work);
            } catch (const std::exception &e) {
                if (!m_ways.isLost || !m_ways.isLost(e))
                    throw;
            }
        }
        return answerBy<T>(m_ways.connect(), work);
    }
    /// A connection that fails is not used again.
    template<typename T, typename Work>
    T answerBy(std::unique_ptr<Query> connection, const Work &work)
    {
        T result = work(*connection);
        const std::scoped_lock lock(m_mutex);
        m_idle.push_back(std::move(connection));
        return result;
    }
    std::unique_ptr<Query> takeIdle()
    {
        const std::scoped_lock lock(m_mutex);
        if (m_idle.empty())
            return {};
        std::unique_ptr<Query> connection = std::move(m_idle.back());
        m_idle.pop_back();
        return connection;
    }

    const Published &m_published;
    const Error m_closed;
    Ways m_ways;
    std::atomic<bool> m_open = false;
    QThreadPool m_pool;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Query>> m_idle;
};

/// The writer of a history that was opened for reading: refuses everything.
class RefusingWriter : public HistoryWriter
{
public:
    explicit RefusingWriter(const Error &why) : m_why(why) { }
    QFuture<AppendResult> append(const QString &, DecodedBatch, const Source &, UtcTime) override
    {
        return QtFuture::makeExceptionalFuture<AppendResult>(asException(m_why));
    }
    void beginBulk(const QString &) override { }
    void endBulk(const QString &) override { }

private:
    const Error m_why;
};

} // namespace citywall
