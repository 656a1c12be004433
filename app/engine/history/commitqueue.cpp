// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/commitqueue.h"

#include "engine/history/database.h"

#include <algorithm>

namespace citywall {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds shortestGathering = 5ms;
constexpr std::chrono::milliseconds longestGathering = 50ms;
constexpr int commitsToGather = 4;
constexpr size_t rowsWorthACommit = 1000; // what they cost is more than its wait for the disk
constexpr size_t rowsOfCommit = 100'000;

} // namespace

void CommitQueue::open()
{
    const std::scoped_lock lock(m_mutex);
    m_open = true;
}

void CommitQueue::close()
{
    const std::scoped_lock lock(m_mutex);
    m_closing = true;
    m_open = false;
    m_wake.notify_all();
}

void CommitQueue::wake()
{
    const std::scoped_lock lock(m_mutex);
    m_wake.notify_all();
}

QFuture<AppendResult> CommitQueue::append(PendingAppend batch)
{
    Append order { std::move(batch), {} };
    order.promise.start();
    const QFuture<AppendResult> future = order.promise.future();
    const std::scoped_lock lock(m_mutex);
    if (!m_open) {
        order.promise.setException(asException(m_closed));
        order.promise.finish();
        return future;
    }
    m_pendingRows += order.batch.batch.observations.size();
    m_orders.emplace_back(std::move(order));
    m_wake.notify_all();
    return future;
}

void CommitQueue::post(std::function<void()> order)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_open)
        return;
    m_orders.emplace_back(std::move(order));
    m_pendingRows += rowsWorthACommit; // whoever asks for it should not wait
    m_wake.notify_all();
}

bool CommitQueue::run(bool isBusy, const std::function<bool()> &isWanted, const Commit &commit)
{
    const auto wanted = [&] { return isWanted && isWanted(); };
    std::deque<Order> orders;
    bool isLast = false;
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [&] { return isBusy || m_closing || !m_orders.empty() || wanted(); });
        m_wake.wait_until(lock, m_gatherUntil,
                          [&] { return m_closing || m_orders.empty() || m_pendingRows >= rowsWorthACommit || wanted(); });
        orders = take();
        isLast = m_closing && orders.empty();
    }
    std::vector<Append> group;
    for (Order &order : orders) {
        if (auto *append = std::get_if<Append>(&order)) {
            group.push_back(std::move(*append));
            continue;
        }
        commitAll(group, commit);
        std::get<std::function<void()>>(order)();
    }
    commitAll(group, commit);
    return !isLast;
}

/// Not more than one commit should hold. The lock is held.
std::deque<CommitQueue::Order> CommitQueue::take()
{
    std::deque<Order> taken;
    for (size_t rows = 0; !m_orders.empty() && rows < rowsOfCommit;) {
        if (const auto *append = std::get_if<Append>(&m_orders.front())) {
            rows += append->batch.batch.observations.size();
            m_pendingRows -= append->batch.batch.observations.size();
        } else {
            m_pendingRows -= rowsWorthACommit;
        }
        taken.push_back(std::move(m_orders.front()));
        m_orders.pop_front();
    }
    return taken;
}

void CommitQueue::commitAll(std::vector<Append> &group, const Commit &commit)
{
    if (group.empty())
        return;
    std::vector<PendingAppend> batches;
    for (Append &append : group)
        batches.push_back(std::move(append.batch));
    const auto started = std::chrono::steady_clock::now();
    const std::vector<Result<AppendResult>> results = commit(batches);
    const auto finished = std::chrono::steady_clock::now();
    m_gatherUntil = finished
        + std::clamp<std::chrono::steady_clock::duration>(commitsToGather * (finished - started), shortestGathering,
                                                          longestGathering);
    for (size_t i = 0; i < group.size(); ++i) {
        if (results[i])
            group[i].promise.addResult(*results[i]);
        else
            group[i].promise.setException(asException(results[i].error()));
        group[i].promise.finish();
    }
    group.clear();
}

} // namespace citywall
