// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/writerthread.h"

#include "base/background.h"
#include "engine/history/historytext.h"

#include <algorithm>
#include <future>

namespace citywall {

WriterThread::WriterThread(const AreaIndex *areas, Published &published, Events events)
    : m_storage(areas, published, events.damaged), m_published(published), m_events(std::move(events)),
      m_queue({ HistoryText::tr("The history is closed."), {} })
{
    published.setWake([this] { m_queue.wake(); });
}

Status WriterThread::start(const QString &path)
{
    std::promise<Status> opened;
    m_thread = std::thread([this, path, &opened] {
        giveWay();
        const Status status = m_storage.open(path);
        if (status)
            m_queue.open();
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

void WriterThread::beginBulk(const QString &feed)
{
    m_queue.post([this, feed] { m_storage.beginBulk(feed); });
}

void WriterThread::endBulk(const QString &feed)
{
    m_queue.post([this, feed] {
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
    m_queue.post([this, id = feed.id, termFields] {
        if (const Status status = m_storage.describe(id, termFields); !status)
            qWarning().noquote() << status.error().message;
    });
}

void WriterThread::setSizeLimit(qint64 bytes)
{
    m_queue.post([this, bytes] { m_storage.setSizeLimit(bytes); });
}

void WriterThread::keepSince(const QString &feed, UtcTime before)
{
    m_queue.post([this, feed, before] { m_storage.keepSince(feed, before); });
}

void WriterThread::thinBefore(const QString &feed, UtcTime before, Duration step)
{
    m_queue.post([this, feed, before, step] { m_storage.thinBefore(feed, before, step); });
}

void WriterThread::loop()
{
    bool tending = true; // what a former run has left to do
    while (true) {
        const bool more = m_queue.run(
            tending, [this] { return m_published.hasWanted(); },
            [this](std::vector<PendingAppend> &batches) { return commit(batches); });
        for (const QString &feed : m_published.takeWanted()) {
            if (m_storage.publishDictionary(feed))
                m_events.dictionaryChanged(feed);
        }
        if (!more)
            break;
        m_storage.sealWhereDue();
        QStringList shorter;
        tending = m_storage.dropOld(shorter) || m_storage.joinChunks() || m_storage.tendKeyframes();
        for (const QString &feed : std::as_const(shorter))
            m_events.reset(feed);
    }
    m_storage.close();
}

std::vector<Result<AppendResult>> WriterThread::commit(std::vector<PendingAppend> &batches)
{
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
