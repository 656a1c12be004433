// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/background.h"
#include "base/result.h"
#include "engine/history/historywriter.h"
#include "engine/history/published.h"
#include "sdk/history.h"

#include <QElapsedTimer>
#include <QPromise>
#include <QThreadPool>

#include <atomic>
#include <deque>
#include <mutex>

namespace citywall {

/// A HistoryReader over some connections that lie idle between reads, whatever they connect to.
///
/// Views ask for what a frame needs at once, feed by feed. A connection that can hold() a moment answers all of that which had been asked
/// for before the moment began: each request sees whatever was durable when it was made, as if it were read by itself.
/// @tparam Query one connection, used by one thread at a time: read(ObservationQuery), latest(feed, at, horizon) and
///         count(feed, range, buckets), which throw; hold() and release() if it can do that
template<typename Query>
class PooledReader : public HistoryReader
{
public:
    struct Ways {
        std::function<std::unique_ptr<Query>()> connect; ///< any thread; throws
        std::function<Error(const std::exception &)> explain; ///< a failure, for people. Any thread
        /// Whether a failure means that this connection is gone, so that a new one may answer; empty = never. Any thread.
        std::function<bool(const std::exception &)> isLost {};
        int connections = 2;
    };
    /// @param closed what is said to whoever asks while it is not open
    PooledReader(const Published &published, const Error &closed) : m_published(published), m_closed(closed) { }
    ~PooledReader() override { close(); }

    void open(const Ways &ways)
    {
        m_ways = ways;
        m_pool.setMaxThreadCount(m_ways.connections);
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
        enqueue([this, promise, work = std::move(work)](Reading &reading) {
            try {
                promise->addResult(answer<T>(reading, work));
            } catch (const std::exception &e) {
                promise->setException(asException(m_ways.explain(e)));
            }
            promise->finish();
        });
        return promise->future();
    }

    /// What one thread reads with.
    struct Reading {
        std::unique_ptr<Query> connection; ///< null: none yet, or the last one failed
        quint64 asked = 0; ///< how many requests had been made when the moment began that the connection holds; 0 = it holds none
        QElapsedTimer held;
        quint64 request = 0; ///< which it is at, from 1 on
        quint64 made = 0; ///< how many had been when it was taken
    };
    using Request = std::function<void(Reading &)>;

    void enqueue(Request request)
    {
        const std::scoped_lock lock(m_mutex);
        m_requests.push_back(std::move(request));
        ++m_made;
        if (m_working == m_ways.connections)
            return;
        ++m_working;
        m_pool.start([this] { work(); });
    }
    void work()
    {
        giveWay();
        Reading reading;
        while (const Request request = next(reading))
            request(reading);
    }
    /// The next request, if there is any; else the connection lies idle again.
    Request next(Reading &reading)
    {
        std::unique_lock lock(m_mutex);
        if (m_requests.empty() && reading.asked > 0) {
            lock.unlock();
            release(reading);
            lock.lock();
        }
        if (m_requests.empty()) {
            --m_working;
            if (reading.connection)
                m_idle.push_back(std::move(reading.connection));
            return {};
        }
        Request request = std::move(m_requests.front());
        m_requests.pop_front();
        reading.made = m_made;
        reading.request = m_made - m_requests.size();
        return request;
    }

    /// By a connection that lay idle; where there is none, or it was lost since, by a new one. One that fails is not used again.
    template<typename T, typename Work>
    T answer(Reading &reading, const Work &work)
    {
        if (!reading.connection)
            reading.connection = takeIdle();
        const bool wasThere = reading.connection != nullptr;
        try {
            return answerBy<T>(reading, work);
        } catch (const std::exception &e) {
            drop(reading);
            if (!wasThere || !m_ways.isLost || !m_ways.isLost(e))
                throw;
        }
        try {
            return answerBy<T>(reading, work);
        } catch (const std::exception &) {
            drop(reading);
            throw;
        }
    }
    template<typename T, typename Work>
    T answerBy(Reading &reading, const Work &work)
    {
        if (!reading.connection)
            reading.connection = m_ways.connect();
        if constexpr (canHold) {
            if (reading.request > reading.asked || reading.held.hasExpired(longestMoment)) {
                reading.asked = reading.made;
                reading.held.start();
                reading.connection->hold();
            }
        }
        return work(*reading.connection);
    }
    static void release(Reading &reading)
    {
        if constexpr (canHold)
            reading.connection->release();
        reading.asked = 0;
    }
    static void drop(Reading &reading)
    {
        reading.connection.reset();
        reading.asked = 0;
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

    static constexpr qint64 longestMoment = 5; // ms, and what is being read then: a log that waits for readers grows
    static constexpr bool canHold = requires(Query &query) {
        query.hold();
        query.release();
    };

    const Published &m_published;
    const Error m_closed;
    Ways m_ways;
    std::atomic<bool> m_open = false;
    QThreadPool m_pool;
    std::mutex m_mutex;
    std::deque<Request> m_requests; // in the order in which they were made
    quint64 m_made = 0; // requests since the beginning
    int m_working = 0; // threads
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
