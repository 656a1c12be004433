// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/appender.h"
#include "engine/history/feedloader.h"
#include "engine/history/mending.h"

namespace citywall {

/// What a commit has brought, batch by batch, and for the views.
struct CommitOutcome {
    std::vector<Result<AppendResult>> results;
    std::vector<ObservationsPtr> appended; ///< of feeds that are not in bulk
    QStringList dictionaries;              ///< feeds whose published dictionary is another one
    QString failure;                       ///< why the database took nothing of it, for people; empty: it did
};

/// The write side of the history: turns batches into rows, seals chunks and publishes what is durable.
/// One thread at a time, in practice the writer thread.
class Storage
{
public:
    /// @param retry how long after sealing has failed it may be tried again, whatever has come since
    Storage(const AreaIndex *areas, Published &published, DamageReporter damaged,
            std::chrono::milliseconds retry = std::chrono::seconds(1));
    ~Storage();
    Q_DISABLE_COPY_MOVE(Storage)

    /// Opens the database and reads dictionaries and tail; publishes them.
    Status open(const QString &path);
    /// The same with a database that is open already; nothing of it is written, unless some of it cannot be read. As before if it fails.
    Status open(std::unique_ptr<SQLite::Database> db, const QString &path);
    QStringList feeds() const;
    /// Stores the batches in one transaction. A batch that makes no sense fails alone; if the database fails, none is stored.
    CommitOutcome commit(std::vector<PendingAppend> &batches);
    /// Moves tails that have grown into chunks. A failure (disk full) leaves them where they are, to be tried again later.
    void sealWhereDue();
    /// One step of work on the keyframes of feeds that are not in bulk. False if there is none to do.
    bool tendKeyframes();
    /// One step of joining small chunks of feeds that are not in bulk. False if there is none to do.
    bool joinChunks();
    /// One step of looking for pages that cannot be read, and mending them. False if there is none to do.
    bool lookThrough();
    /// Observations of the feed from before the instant are to be dropped, by dropOld().
    void keepSince(const QString &feed, UtcTime before);
    /// Of those from before the instant the last of each feature in so much time is to stay, by dropOld().
    void thinBefore(const QString &feed, UtcTime before, Duration step);
    /// One step of that. False if there is none to do. @param shorter feeds of which all that was to go is gone are added
    bool dropOld(QStringList &shorter);
    Status dropKeyframes(); ///< all; tendKeyframes() makes them anew

    Status describe(const QString &feed, quint32 termFields);
    void beginBulk(const QString &feed);
    bool endBulk(const QString &feed); ///< true if this was the outermost
    bool publishDictionary(const QString &feed); ///< true if it is another one than before
    void setSizeLimit(qint64 bytes);
    void close();

private:
    struct Jobs;
    template<typename Work>
    auto mended(MendScope scope, const Work &work);
    bool mend(MendScope scope); ///< false: it is of no use now. @throws SQLite::Exception
    FeedState &state(const QString &feed);
    void publishView(FeedState &feed);
    /// In one transaction. False: nothing was stored, but it can be done once more. @throws SQLite::Exception
    bool store(std::vector<PendingAppend> &batches, std::vector<Result<AppendResult>> &results,
               std::vector<ObservationsPtr> &rows);
    void takeBack(const std::vector<FeedState *> &feeds); ///< what they have taken since they were marked

    const AreaIndex *m_areas;
    Published &m_published;
    DamageReporter m_damaged;
    const std::chrono::milliseconds m_retry;
    QString m_path;
    std::unique_ptr<SQLite::Database> m_db;
    std::unique_ptr<Jobs> m_jobs;
    bool m_isToWalk = true;
    bool m_isBeyondMending = false;
    std::chrono::steady_clock::time_point m_mendAgain; ///< after a failure that does not last, such as a full disk
    FeedStates m_feeds;
    struct Kept {
        std::optional<UtcTime> since;
        UtcTime thinBefore;
        Duration thinTo {};
        bool dropped = false; ///< something, since it was asked for
    };
    bool seal(FeedState &feed);
    bool dropOldOf(FeedState &feed, Kept &kept);
    std::map<QString, Kept> m_kept;
    std::map<QString, quint64> m_publishedGenerations;
};

} // namespace citywall
