// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/storage.h"

#include <QPromise>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <variant>

namespace citywall {

/// The thread that owns the write connection. After a quiet spell an append goes out at once; those that follow soon are
/// gathered into one transaction for as long as a few commits take on this disk, because waiting for it is what a small
/// commit costs: 5 ms on a fast one, up to 50 ms on a slow one.
class WriterThread : public HistoryWriter
{
public:
    /// Called on the writer thread, after the commit.
    struct Events {
        std::function<void(const ObservationsPtr &)> appended;
        std::function<void(const QString &feed)> dictionaryChanged;
        std::function<void(const QString &feed)> reset;
        DamageReporter damaged;
    };

    WriterThread(const AreaIndex *areas, Published &published, Events events);
    ~WriterThread() override { stop(); }

    Status start(const QString &path); ///< returns when the database is open and read
    void stop(); ///< stores what is pending, closes the database

    QFuture<AppendResult> append(const QString &feed, DecodedBatch batch, const Source &source, UtcTime received) override;
    void beginBulk(const QString &feed) override;
    void endBulk(const QString &feed) override;
    void describe(const FeedDescriptor &feed) override;
    void setSizeLimit(qint64 bytes);
    void keepSince(const QString &feed, UtcTime before);
    void thinBefore(const QString &feed, UtcTime before, Duration step);

private:
    static constexpr std::chrono::milliseconds shortestLinger { 5 };
    static constexpr std::chrono::milliseconds longestLinger { 50 };
    static constexpr int lingerCommits = 4;
    static constexpr size_t lingerRows = 1000;     // a commit of so many is worth its fsync
    static constexpr size_t groupRows = 100'000;

    struct Append {
        PendingAppend batch;
        QPromise<AppendResult> promise;
    };
    using Order = std::variant<Append, std::function<void(Storage &)>>;

    void post(std::function<void(Storage &)> order);
    void loop();
    std::deque<Order> take(std::unique_lock<std::mutex> &lock);
    void commit(std::vector<Append> &group);

    Storage m_storage;
    Published &m_published;
    const Events m_events;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Order> m_orders;
    size_t m_pendingRows = 0;
    bool m_stopping = false;
    bool m_accepting = false;
    std::chrono::steady_clock::time_point m_lingerUntil;
    std::thread m_thread;
};

} // namespace citywall
