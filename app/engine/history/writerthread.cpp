// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/writerthread.h"

#include "engine/history/historytext.h"

#include <QCoreApplication>

#include <future>

namespace citywall {

WriterThread::WriterThread(const AreaIndex *areas, Published &published, Events events)
    : m_storage(areas, published, events.damaged), m_published(published), m_events(std::move(events))
{
    published.setWake([this] {
        const std::scoped_lock lock(m_mutex);
        m_wake.notify_all();
    });
}

Status WriterThread::start(const QString &path)
{
    std::promise<Status> opened;
    m_thread = std::thread([this, path, &opened] {
        const Status status = m_storage.open(path);
        {
            const std::scoped_lock lock(m_mutex);
            m_accepting = bool(status);
        }
        opened.set_value(status);
        if (status)
            loop();
    });
    return opened.get_future().get();
}

void WriterThread::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
        m_accepting = false;
        m_wake.notify_all();
    }
    if (m_thread.joinable())
        m_thread.join();
    m_published.stop();
}

QFuture<AppendResult> WriterThread::append(const QString &feed, DecodedBatch batch, const Source &source, UtcTime received)
{
    Append order { { feed, std::move(batch), source, received }, {} };
    order.promise.start();
    const QFuture<AppendResult> future = order.promise.future();
    const std::scoped_lock lock(m_mutex);
    if (!m_accepting) {
        order.promise.setException(asException({ HistoryText::tr("The history is closed."), {} }));
        order.promise.finish();
        return future;
    }
    m_pendingRows += order.batch.batch.observations.size();
    m_orders.emplace_back(std::move(order));
    m_wake.notify_all();
    return future;
}

void WriterThread::post(std::function<void(Storage &)> order)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_accepting)
        return;
    m_orders.emplace_back(std::move(order));
    m_pendingRows += lingerRows; // whoever asks for it should not wait
    m_wake.notify_all();
}

void WriterThread::beginBulk(const QString &feed)
{
    post([feed](Storage &storage) { storage.beginBulk(feed); });
}

void WriterThread::endBulk(const QString &feed)
{
    post([this, feed](Storage &storage) {
        if (!storage.endBulk(feed))
            return;
        m_events.dictionaryChanged(feed);
        m_events.reset(feed);
    });
}

void WriterThread::describe(const FeedDescriptor &feed)
{
    quint32 termFields = 0;
    for (qsizetype i = 0; i < std::min<qsizetype>(feed.fields.size(), maximumFields); ++i)
        termFields |= feed.fields[i].kind == FieldDescriptor::Kind::Term ? 1u << i : 0u;
    post([id = feed.id, termFields](Storage &storage) {
        if (const Status status = storage.describe(id, termFields); !status)
            qWarning().noquote() << status.error().message;
    });
}

void WriterThread::setSizeLimit(qint64 bytes)
{
    post([bytes](Storage &storage) { storage.setSizeLimit(bytes); });
}

void WriterThread::keepSince(const QString &feed, UtcTime before)
{
    post([feed, before](Storage &storage) { storage.keepSince(feed, before); });
}

void WriterThread::thinBefore(const QString &feed, UtcTime before, Duration step)
{
    post([feed, before, step](Storage &storage) { storage.thinBefore(feed, before, step); });
}

void WriterThread::loop()
{
    bool tending = true; // what a former run has left to do
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [&] { return tending || m_stopping || !m_orders.empty() || m_published.hasWanted(); });
        std::deque<Order> orders = take(lock);
        const bool finished = m_stopping && orders.empty();
        lock.unlock();

        std::vector<Append> group;
        for (Order &order : orders) {
            if (auto *append = std::get_if<Append>(&order)) {
                group.push_back(std::move(*append));
                continue;
            }
            commit(group);
            std::get<std::function<void(Storage &)>>(order)(m_storage);
        }
        commit(group);
        for (const QString &feed : m_published.takeWanted()) {
            if (m_storage.publishDictionary(feed))
                m_events.dictionaryChanged(feed);
        }
        if (finished)
            break;
        m_storage.sealWhereDue();
        QStringList shorter;
        tending = m_storage.dropOld(shorter) || m_storage.tendKeyframes();
        for (const QString &feed : std::as_const(shorter))
            m_events.reset(feed);
        lock.lock();
    }
    m_storage.close();
}

std::deque<WriterThread::Order> WriterThread::take(std::unique_lock<std::mutex> &lock)
{
    m_wake.wait_until(lock, m_lingerUntil,
                      [&] { return m_stopping || m_orders.empty() || m_pendingRows >= lingerRows || m_published.hasWanted(); });
    std::deque<Order> taken;
    for (size_t rows = 0; !m_orders.empty() && rows < groupRows;) {
        if (const auto *append = std::get_if<Append>(&m_orders.front())) {
            rows += append->batch.batch.observations.size();
            m_pendingRows -= append->batch.batch.observations.size();
        } else {
            m_pendingRows -= lingerRows;
        }
        taken.push_back(std::move(m_orders.front()));
        m_orders.pop_front();
    }
    return taken;
}

void WriterThread::commit(std::vector<Append> &group)
{
    if (group.empty())
        return;
    std::vector<PendingAppend> batches;
    for (Append &append : group)
        batches.push_back(std::move(append.batch));
    const auto started = std::chrono::steady_clock::now();
    const CommitOutcome outcome = m_storage.commit(batches);
    const auto finished = std::chrono::steady_clock::now();
    m_lingerUntil = finished
        + std::clamp<std::chrono::steady_clock::duration>(lingerCommits * (finished - started), shortestLinger, longestLinger);
    for (const QString &feed : outcome.dictionaries)
        m_events.dictionaryChanged(feed);
    for (const ObservationsPtr &rows : outcome.appended)
        m_events.appended(rows);
    for (size_t i = 0; i < group.size(); ++i) {
        if (outcome.results[i])
            group[i].promise.addResult(*outcome.results[i]);
        else
            group[i].promise.setException(asException(outcome.results[i].error()));
        group[i].promise.finish();
    }
    group.clear();
}

} // namespace citywall
