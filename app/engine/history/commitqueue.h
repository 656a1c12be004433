// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "engine/history/historywriter.h"

#include <QPromise>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <variant>
#include <vector>

namespace citywall {

/// A batch on its way into the history.
struct PendingAppend {
    QString feed;
    DecodedBatch batch;
    Source source;
    UtcTime received;
};

/// What is to be done to a history, in order, by the one thread that writes. After a quiet spell an append goes out at once; those
/// that follow soon are gathered into one commit for as long as a few commits take, because waiting for the disk is what a small
/// commit costs: 5 ms on a fast one, up to 50 ms on a slow one.
class CommitQueue
{
public:
    /// Makes the batches durable together and says what became of each.
    using Commit = std::function<std::vector<Result<AppendResult>>(std::vector<PendingAppend> &)>;
    /// @param closed what is said to whoever appends while it is not open
    explicit CommitQueue(const Error &closed) : m_closed(closed) { }

    // Any thread.
    void open();
    void close(); ///< takes nothing more; what is pending is still done
    QFuture<AppendResult> append(PendingAppend batch);
    void post(std::function<void()> order); ///< something else, between commits; dropped while closed
    void wake();

    /// Waits until there is something to do and does what is pending. Writer thread.
    /// @param isBusy    the thread has something else to do: it does not wait for the first order
    /// @param isWanted  asked when woken: whether somebody waits for the thread for another reason; may be empty
    /// @returns false when closed and nothing is left
    bool run(bool isBusy, const std::function<bool()> &isWanted, const Commit &commit);

private:
    struct Append {
        PendingAppend batch;
        QPromise<AppendResult> promise;
    };
    using Order = std::variant<Append, std::function<void()>>;

    std::deque<Order> take();
    void commitAll(std::vector<Append> &group, const Commit &commit);

    const Error m_closed;
    std::chrono::steady_clock::time_point m_gatherUntil; // writer thread
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Order> m_orders;
    size_t m_pendingRows = 0;
    bool m_open = false;
    bool m_closing = false;
};

} // namespace citywall
