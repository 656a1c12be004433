// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/writerthread.h"

#include "base/background.h"
#include "engine/history/historytext.h"

#include <algorithm>
#include <future>

namespace citywall {

WriterThread::WriterThread(const AreaIndex *areas, Published &published, Events events, std::chrono::milliseconds retry)
    : m_storage(areas, published, events.damaged, retry), m_opener({ m_storage, areas, published, events.damaged }, retry),
      m_published(published), m_events(std::move(events)), m_queue({ HistoryText::tr("The history is closed."), {} })
{
    published.setWake([this] { m_queue.wake(); });
}

Status WriterThread::start(const QString &path)
{
    std::promise<Status> opened;
    m_thread = std::thread([this, path, &opened] {
        giveWay();
        const Status status = m_opener.open(path);
        if (status)
            m_queue.open();
        if (const std::optional<Error> &refusal = m_opener.refusal())
            m_events.trouble(refusal->message);
        opened.set_value(status);
        if (status)
            loop();
    });
    return opened.get_future().get();
}

void WriterThread::stop()
{
    m_queue.close();
    if (m_thread.joinable())
        m_thread.join();
    m_published.stop();
}

QFuture<AppendResult> WriterThread::append(const QString &feed, DecodedBatch batch, const Source &source, UtcTime received)
{
    return m_queue.append({ feed, std::move(batch), source, received });
}

void WriterThread::post(std::function<void()> order)
{
    m_queue.post([this, order = std::move(order)]() mutable { m_opener.whenOpen(std::move(order)); });
}

void WriterThread::beginBulk(const QString &feed)
{
    post([this, feed] { m_storage.beginBulk(feed); });
}

void WriterThread::endBulk(const QString &feed)
{
    post([this, feed] {
        if (!m_storage.endBulk(feed))
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
    post([this, id = feed.id, termFields] {
        if (const Status status = m_storage.describe(id, termFields); !status)
            qWarning().noquote() << status.error().message;
    });
}

void WriterThread::setSizeLimit(qint64 bytes)
{
    post([this, bytes] { m_storage.setSizeLimit(bytes); });
}

void WriterThread::keepSince(const QString &feed, UtcTime before)
{
    post([this, feed, before] { m_storage.keepSince(feed, before); });
}

void WriterThread::thinBefore(const QString &feed, UtcTime before, Duration step)
{
    post([this, feed, before, step] { m_storage.thinBefore(feed, before, step); });
}

void WriterThread::loop()
{
    bool tending = true; // what a former run has left to do
    while (true) {
        const bool more = m_queue.run(
            tending, [this] { return m_published.hasWanted(); },
            [this](std::vector<PendingAppend> &batches) { return commit(batches); });
        if (m_opener.isOpen()) // before that what is published covers itself: nobody wants anything
            publishWanted();
        if (!more)
            break;
        tending = m_opener.isOpen() && tend();
    }
    m_storage.close();
}

void WriterThread::publishWanted()
{
    for (const QString &feed : m_published.takeWanted()) {
        if (m_storage.publishDictionary(feed))
            m_events.dictionaryChanged(feed);
    }
}

bool WriterThread::tend()
{
    m_storage.sealWhereDue();
    QStringList shorter;
    const bool more =
        m_storage.dropOld(shorter) || m_storage.joinChunks() || m_storage.tendKeyframes() || m_storage.lookThrough();
    for (const QString &feed : std::as_const(shorter))
        m_events.reset(feed);
    return more;
}

bool WriterThread::openNow()
{
    if (m_opener.isOpen())
        return true;
    if (!m_opener.tryAgain())
        return false;
    for (const QString &feed : m_storage.feeds()) {
        m_events.dictionaryChanged(feed);
        m_events.reset(feed);
    }
    return true;
}

std::vector<Result<AppendResult>> WriterThread::commit(std::vector<PendingAppend> &batches)
{
    if (!openNow()) {
        const Error &refusal = *m_opener.refusal();
        m_events.trouble(refusal.message);
        return std::vector<Result<AppendResult>>(batches.size(), refusal);
    }
    CommitOutcome outcome = m_storage.commit(batches);
    // What was stored before needs no room: it says nothing of the disk.
    const auto isStored = [](const Result<AppendResult> &result) { return result && result->accepted > 0; };
    if (!outcome.failure.isEmpty() || std::ranges::any_of(outcome.results, isStored))
        m_events.trouble(outcome.failure);
    for (const QString &feed : std::as_const(outcome.dictionaries))
        m_events.dictionaryChanged(feed);
    for (const ObservationsPtr &rows : outcome.appended)
        m_events.appended(rows);
    return std::move(outcome.results);
}

} // namespace citywall
