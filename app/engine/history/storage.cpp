// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/storage.h"

#include "engine/history/chunkjoiner.h"
#include "engine/history/historytext.h"
#include "engine/history/keyframekeeper.h"
#include "engine/history/retentionkeeper.h"
#include "engine/history/sealer.h"

#include <sqlite3.h>

#include <algorithm>

namespace citywall {

/// Who does the work, each with the statements of the open connection.
struct Storage::Jobs {
    Jobs(SQLite::Database &db, const DamageReporter &damaged)
        : dictionary(db), stored(db, damaged), appender(db, dictionary, stored), sealer(db), joiner(db), keyframes(db),
          retention(db), walk(db)
    {
    }
    DictionaryWriter dictionary;
    StoredKeys stored;
    Appender appender;
    Sealer sealer;
    ChunkJoiner joiner;
    KeyframeKeeper keyframes;
    RetentionKeeper retention;
    TableWalk walk;
};

Storage::Storage(const AreaIndex *areas, Published &published, DamageReporter damaged, std::chrono::milliseconds retry)
    : m_areas(areas), m_published(published), m_damaged(std::move(damaged)), m_retry(retry)
{
}

Storage::~Storage() = default;

FeedState &Storage::state(const QString &feed) { return m_feeds.try_emplace(feed, feed, m_areas).first->second; }

Status Storage::open(const QString &path)
{
    auto opened = openForWriting(path);
    if (!opened)
        return opened.error();
    return open(std::move(opened).value(), path);
}

Status Storage::open(std::unique_ptr<SQLite::Database> db, const QString &path)
{
    try {
        auto jobs = std::make_unique<Jobs>(*db, m_damaged);
        FeedStates feeds;
        const bool areIndexesWhole = mending(*db, path, MendScope::AllButChunks, m_damaged, [&] {
            feeds.clear();
            touchTables(*db);
            (void)jobs->walk.step(); // all of a small history: nobody meets what is to be mended
            return loadFeeds(*db, feeds, m_areas, m_damaged);
        });
        if (!areIndexesWhole) {
            remakeIndexes(*db);
            qWarning().noquote()
                << HistoryText::tr(
                       "An index of the history %1 was damaged and has been made anew; nothing is missing. Look after the disk.")
                       .arg(path);
        }
        m_path = path;
        m_db = std::move(db);
        m_jobs = std::move(jobs);
        m_feeds = std::move(feeds);
    } catch (const SQLite::Exception &e) {
        return explain(e, path);
    }
    for (auto &[name, feed] : m_feeds) {
        publishDictionary(name);
        publishView(feed);
    }
    return ok();
}

/// As mending(), until that is of no use.
template<typename Work>
auto Storage::mended(MendScope scope, const Work &work)
{
    try {
        return work();
    } catch (const SQLite::Exception &e) {
        if (!isToMend(e) || !mend(scope))
            throw;
    }
    return work();
}

bool Storage::mend(MendScope scope)
{
    if (m_isBeyondMending || std::chrono::steady_clock::now() < m_mendAgain)
        return false;
    try {
        m_isBeyondMending = !mendTables(*m_db, m_path, scope, m_damaged);
    } catch (const SQLite::Exception &e) {
        m_isBeyondMending = isToMend(e);
        m_mendAgain = std::chrono::steady_clock::now() + m_retry;
        throw;
    }
    return !m_isBeyondMending;
}

QStringList Storage::feeds() const
{
    QStringList names;
    for (const auto &[name, feed] : m_feeds)
        names.append(name);
    return names;
}

CommitOutcome Storage::commit(std::vector<PendingAppend> &batches)
{
    CommitOutcome outcome;
    std::vector<ObservationsPtr> rows(batches.size());
    std::vector<FeedState *> touched;
    for (const PendingAppend &batch : batches) {
        FeedState &feed = state(batch.feed);
        const Status sound = Appender::check(feed, batch.batch);
        outcome.results.push_back(sound ? Result<AppendResult>(AppendResult {}) : Result<AppendResult>(sound.error()));
        if (sound && std::find(touched.begin(), touched.end(), &feed) == touched.end()) {
            feed.mark();
            touched.push_back(&feed);
        }
    }
    if (touched.empty())
        return outcome;
    const auto storeAll = [&] {
        auto undo = qScopeGuard([&] { takeBack(touched); });
        while (!store(batches, outcome.results, rows))
            takeBack(touched);
        undo.dismiss();
    };
    try {
        mended(MendScope::AllButChunks, storeAll);
    } catch (const SQLite::Exception &e) {
        const Error error = explain(e, m_path);
        for (Result<AppendResult> &result : outcome.results) {
            if (result)
                result = error;
        }
        outcome.failure = error.message;
        return outcome;
    }
    for (FeedState *feed : touched) {
        if (feed->bulk == 0 && publishDictionary(feed->name))
            outcome.dictionaries.append(feed->name);
        publishView(*feed);
    }
    for (size_t i = 0; i < batches.size(); ++i) {
        if (rows[i] && rows[i]->size() > 0 && state(batches[i].feed).bulk == 0)
            outcome.appended.push_back(rows[i]);
    }
    return outcome;
}

bool Storage::store(std::vector<PendingAppend> &batches, std::vector<Result<AppendResult>> &results,
                    std::vector<ObservationsPtr> &rows)
{
    try {
        SQLite::Transaction transaction(*m_db, SQLite::TransactionBehavior::IMMEDIATE);
        for (size_t i = 0; i < batches.size(); ++i) {
            rows[i].reset();
            if (results[i])
                results[i] = m_jobs->appender.append(state(batches[i].feed), batches[i], rows[i]);
        }
        transaction.commit();
        return true;
    } catch (const SpoiltTransaction &) {
        return false;
    }
}

void Storage::takeBack(const std::vector<FeedState *> &feeds)
{
    for (FeedState *feed : feeds) {
        for (const TailBlockPtr &block : feed->tail) // the numbers of those taken back will be given again
            m_jobs->stored.forgetTail(block->seq);
        feed->revert();
        feed->mark();
    }
}

void Storage::sealWhereDue()
{
    for (auto &[name, feed] : m_feeds) {
        if (feed.sealAgain && std::chrono::steady_clock::now() >= feed.sealAgain->after)
            feed.sealAgain.reset();
        if (Sealer::isDue(feed))
            seal(feed);
    }
}

bool Storage::seal(FeedState &feed)
{
    try {
        // Readers must know every feature that a chunk names before they can see the chunk.
        publishDictionary(feed.name);
        for (const qint64 seq : mended(MendScope::All, [&] { return m_jobs->sealer.seal(feed); }))
            m_jobs->stored.forgetTail(seq);
        publishView(feed);
        feed.sealAgain.reset();
        return true;
    } catch (const SQLite::Exception &) {
        // Nothing is lost: the tail stays where it is, and grows until there is room again.
        feed.sealAgain = { feed.tailRows + Sealer::patience(), std::chrono::steady_clock::now() + m_retry };
        return false;
    }
}

bool Storage::tendKeyframes()
{
    for (auto &[name, feed] : m_feeds) {
        if (!feed.keyframesDue || feed.bulk > 0)
            continue;
        try {
            if (m_jobs->keyframes.step(feed))
                return true;
        } catch (const SQLite::Exception &) {
            // They only save time; the next chunk is the next occasion.
        }
        feed.keyframesDue = false;
    }
    return false;
}

bool Storage::joinChunks()
{
    for (auto &[name, feed] : m_feeds) {
        if (!feed.joinsDue || feed.bulk > 0)
            continue;
        try {
            const std::vector<qint64> touched = m_jobs->joiner.step(feed);
            for (const qint64 chunk : touched) {
                m_jobs->stored.forgetChunk(chunk);
                m_jobs->retention.forget(feed.id, chunk);
            }
            if (!touched.empty())
                return true;
        } catch (const SQLite::Exception &) {
            // They only take more room and time; the next chunk is the next occasion.
        }
        feed.joinsDue = false;
    }
    return false;
}

bool Storage::lookThrough()
{
    try {
        return m_isToWalk && (m_isToWalk = mended(MendScope::AllButChunks, [&] { return m_jobs->walk.step(); }));
    } catch (const SQLite::Exception &) {
        return false; // whoever meets it tries to mend it, too
    }
}

void Storage::keepSince(const QString &feed, UtcTime before) { m_kept[feed].since = before; }

void Storage::thinBefore(const QString &feed, UtcTime before, Duration step)
{
    m_kept[feed].thinBefore = before;
    m_kept[feed].thinTo = step;
}

bool Storage::dropOld(QStringList &shorter)
{
    while (!m_kept.empty()) {
        auto &[name, kept] = *m_kept.begin();
        try {
            if (mended(MendScope::All, [&] { return dropOldOf(state(name), kept); }))
                return true;
        } catch (const SQLite::Exception &) {
            // What is there stays; whoever keeps the rule asks again.
        }
        if (kept.dropped)
            shorter.append(name);
        m_kept.erase(m_kept.begin());
    }
    return false;
}

bool Storage::dropOldOf(FeedState &feed, Kept &kept)
{
    using enum RetentionKeeper::Step;
    const bool isThinned = kept.thinTo.count() > 0;
    const UtcTime oldest = isThinned ? kept.thinBefore : kept.since.value_or(UtcTime {});
    if (feed.bulk == 0 && RetentionKeeper::isTailDue(feed, oldest) && !seal(feed))
        return false;
    RetentionKeeper::Step step = kept.since ? m_jobs->retention.drop(feed, *kept.since) : Nothing;
    if (step == Nothing && isThinned)
        step = m_jobs->retention.thin(feed, kept.thinBefore, kept.thinTo);
    if (step == Changed) {
        kept.dropped = true;
        m_jobs->stored.forgetChunks();
        if (feed.bulk == 0)
            publishDictionary(feed.name);
        publishView(feed);
    }
    return step != Nothing;
}

Status Storage::dropKeyframes()
{
    try {
        for (auto &[name, feed] : m_feeds)
            mended(MendScope::AllButChunks, [&] { m_jobs->keyframes.drop(feed); });
    } catch (const SQLite::Exception &e) {
        return explain(e, m_path);
    }
    return ok();
}

void Storage::publishView(FeedState &feed)
{
    m_published.setView(feed.name, std::make_shared<const FeedView>(FeedView { feed.tail, feed.generation(), feed.extent }));
}

bool Storage::publishDictionary(const QString &name)
{
    const FeedState &feed = state(name);
    quint64 &published = m_publishedGenerations[name];
    if (published == feed.generation())
        return false;
    m_published.setDictionary(name, std::make_shared<const FeedDictionary>(feed.dictionary()), feed.generation());
    published = feed.generation();
    return true;
}

Status Storage::describe(const QString &name, quint32 termFields)
{
    FeedState &feed = state(name);
    if (feed.termFields == termFields)
        return ok();
    if (feed.termFields && !feed.extent.isEmpty()) {
        return Error { HistoryText::tr(
                           "The feed %1 cannot change which of its values are terms: the history holds observations of it.")
                           .arg(name),
                       {} };
    }
    feed.termFields = termFields;
    try {
        m_jobs->dictionary.describe(feed, termFields);
    } catch (const SQLite::Exception &e) {
        return explain(e, m_path);
    }
    return ok();
}

void Storage::beginBulk(const QString &feed) { ++state(feed).bulk; }

bool Storage::endBulk(const QString &name)
{
    FeedState &feed = state(name);
    if (feed.bulk == 0 || --feed.bulk > 0)
        return false;
    m_jobs->stored.forgetChunks();
    sealWhereDue();
    publishDictionary(name);
    return true;
}

void Storage::setSizeLimit(qint64 bytes)
{
    const int page = m_db->execAndGet("PRAGMA page_size").getInt();
    m_db->execAndGet("PRAGMA max_page_count = " + std::to_string(bytes > 0 ? std::max<qint64>(bytes / page, 1) : 4294967294));
}

void Storage::close()
{
    m_jobs.reset();
    m_db.reset(); // the last connection to go: SQLite folds the write-ahead log into the file
}

} // namespace citywall
