// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/archive/archiveaccess.h"
#include "engine/archive/archiveappender.h"
#include "engine/archive/archiveretention.h"
#include "engine/history/commitqueue.h"

#include <chrono>
#include <thread>

namespace citywall {

/// What the threads of an archive tell the rest; called on them.
struct ArchiveEvents {
    std::function<void(const ObservationsPtr &)> appended;
    std::function<void(const QString &feed)> reset;
    std::function<void(const QString &why)> trouble; ///< empty: all is well again
};

/// The thread that writes into the archive. While the archive is away every append fails at once with the reason, and whoever brought it keeps it and comes
/// again (FeedIntake); attempts to connect are made for them, a quarter of a second to ten seconds apart.
class ArchiveWriter : public HistoryWriter
{
public:
    ArchiveWriter(ArchiveAccess access, ArchiveFeeds &feeds, QString desk, ArchiveEvents events);
    ~ArchiveWriter() override;

    void start(std::unique_ptr<pqxx::connection> connection);
    void stop(); ///< stores what is pending

    QFuture<AppendResult> append(const QString &feed, DecodedBatch batch, const Source &source, UtcTime received) override;
    void beginBulk(const QString &feed) override;
    void endBulk(const QString &feed) override;
    void describe(const FeedDescriptor &feed) override;
    void keepSince(const QString &feed, UtcTime before);
    void thinBefore(const QString &feed, UtcTime before, Duration step);

private:
    struct Kept {
        UtcTime from; ///< older observations are dropped …
        UtcTime rawFrom; ///< … or thinned out
        Duration step {};
        bool isLess = false; ///< something went
    };

    void loop();
    std::vector<Result<AppendResult>> store(const std::vector<PendingAppend> &batches);
    std::vector<Result<AppendResult>> storeEach(const std::vector<PendingAppend> &batches);
    void tellRefusal(const QString &why); ///< empty: something was stored
    /// Runs work on the connection, which is made if there is none; nothing, or what was the matter.
    template<typename Work>
    Status attempt(const Work &work);
    bool tendRetention(); ///< one step; false if there is none to do
    void endBulkOf(const QString &feed);
    void refresh(const QString &feed); ///< what readers see of it, after it became less

    const ArchiveAccess m_access;
    ArchiveFeeds &m_feeds;
    const ArchiveEvents m_events;
    const QString m_desk;

    // Writer thread.
    ArchiveAppender m_appender;
    ArchiveRetention m_retention;
    std::unique_ptr<pqxx::connection> m_connection;
    Error m_problem; ///< why there is no connection
    std::chrono::steady_clock::time_point m_connectAt;
    std::chrono::milliseconds m_pause { 0 };
    bool m_isRefused = false; ///< the server answers and stores nothing: its disk is full, the right to write is gone
    std::map<QString, Kept> m_kept;

    CommitQueue m_queue;
    std::thread m_thread;
};

} // namespace citywall
