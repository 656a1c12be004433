// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/database.h"
#include "engine/history/feedstate.h"
#include "engine/history/historywriter.h"

#include <map>
#include <unordered_map>

namespace citywall {

struct PendingAppend {
    QString feed;
    DecodedBatch batch;
    Source source;
    UtcTime received;
};

/// What a commit has brought, batch by batch, and for the views.
struct CommitOutcome {
    std::vector<Result<AppendResult>> results;
    std::vector<ObservationsPtr> appended; ///< of feeds that are not in bulk
    QStringList dictionaries;              ///< feeds whose published dictionary is another one
};

/// The write side of the history: turns batches into rows, seals chunks and publishes what is durable.
/// One thread at a time, in practice the writer thread.
class Storage
{
public:
    Storage(const AreaIndex *areas, Published &published, DamageReporter damaged);
    ~Storage();
    Q_DISABLE_COPY_MOVE(Storage)

    /// Opens the database and reads dictionaries and tail; publishes them.
    Status open(const QString &path);
    /// Stores the batches in one transaction. A batch that makes no sense fails alone; if the database fails, none is stored.
    CommitOutcome commit(std::vector<PendingAppend> &batches);
    /// Moves tails that have grown into chunks. A failure (disk full) leaves them where they are, to be tried again later.
    void sealWhereDue();

    Status describe(const QString &feed, quint32 termFields);
    void beginBulk(const QString &feed);
    bool endBulk(const QString &feed); ///< true if this was the outermost
    bool publishDictionary(const QString &feed); ///< true if it is another one than before
    void setSizeLimit(qint64 bytes);
    void close();

private:
    struct Statements;
    FeedState &state(const QString &feed);
    void load();
    void loadTail();
    Status check(const PendingAppend &batch);
    AppendResult append(FeedState &feed, PendingAppend &batch, ObservationsPtr &rows);
    std::vector<FeatureKey> internFeatures(FeedState &feed, const std::vector<FeatureRecord> &features);
    std::vector<float> internTerms(FeedState &feed, const QStringList &terms);
    quint16 internSource(FeedState &feed, const Source &source);
    /// Which of the keys (sorted) are stored already.
    std::vector<KeyIndex::Match> findStored(FeedState &feed, const std::vector<ObservationKey> &keys);
    const KeyIndex &indexOf(const FeedState &feed, const FeedState::Chunk &chunk);
    const KeyIndex &indexOf(const TailBlockPtr &block);
    void count(FeedState &feed, std::vector<qint64> times); ///< into the hourly rollup
    void seal(FeedState &feed);
    void publishView(FeedState &feed);

    const AreaIndex *m_areas;
    Published &m_published;
    DamageReporter m_damaged;
    QString m_path;
    std::unique_ptr<SQLite::Database> m_db;
    std::unique_ptr<Statements> m_statements;
    std::map<QString, FeedState> m_feeds;
    std::map<QString, quint64> m_publishedGenerations;
    std::unordered_map<qint64, KeyIndex> m_chunkIndexes; ///< by chunk id; emptied when it has grown
    std::unordered_map<qint64, KeyIndex> m_tailIndexes; ///< by tail seq
    std::vector<qint64> m_damagedTail; ///< tail rows that are kept for whoever can mend them
    qint64 m_retryRows = 0; ///< no sealing below, after a failure
};

} // namespace citywall
