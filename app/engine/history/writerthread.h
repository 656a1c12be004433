// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/commitqueue.h"
#include "engine/history/storageopener.h"

#include <thread>

namespace citywall {

/// The thread that owns the write connection.
class WriterThread : public HistoryWriter
{
public:
    /// Called on the writer thread, after the commit.
    struct Events {
        std::function<void(const ObservationsPtr &)> appended;
        std::function<void(const QString &feed)> dictionaryChanged;
        std::function<void(const QString &feed)> reset;
        DamageReporter damaged;
        std::function<void(const QString &why)> trouble; ///< nothing can be stored; empty: something was
    };

    /// @param retry how long after an attempt to open a history on a full disk, or to seal, the next one may follow
    WriterThread(const AreaIndex *areas, Published &published, Events events, std::chrono::milliseconds retry);
    ~WriterThread() override { stop(); }

    Status start(const QString &path); ///< returns when the database is read, and open unless the disk is full
    void stop(); ///< stores what is pending, closes the database

    QFuture<AppendResult> append(const QString &feed, DecodedBatch batch, const Source &source, UtcTime received) override;
    void beginBulk(const QString &feed) override;
    void endBulk(const QString &feed) override;
    void describe(const FeedDescriptor &feed) override;
    void setSizeLimit(qint64 bytes);
    void keepSince(const QString &feed, UtcTime before);
    void thinBefore(const QString &feed, UtcTime before, Duration step);

private:
    void post(std::function<void()> order);
    void loop();
    void publishWanted();
    bool tend(); ///< one step of what can wait. False if there is none to do
    bool openNow();
    std::vector<Result<AppendResult>> commit(std::vector<PendingAppend> &batches);

    Storage m_storage;
    StorageOpener m_opener; // all else is for m_storage once it is open
    Published &m_published;
    const Events m_events;
    CommitQueue m_queue;
    std::thread m_thread;
};

} // namespace citywall
