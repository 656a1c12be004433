// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/archive/archivestore.h"

#include "engine/archive/archivelistener.h"
#include "engine/archive/archivequery.h"
#include "engine/archive/archiveschema.h"
#include "engine/archive/archivetext.h"
#include "engine/archive/archivewriter.h"

#include <QThreadPool>
#include <QUuid>

#include <pqxx/pqxx>

namespace citywall {

namespace {

/// Of an archive that was opened for reading.
class NoArchiveWriter : public HistoryWriter
{
public:
    QFuture<AppendResult> append(const QString &, DecodedBatch, const Source &, UtcTime) override
    {
        return QtFuture::makeExceptionalFuture<AppendResult>(
            asException({ ArchiveText::tr("The archive was opened for reading only."), {} }));
    }
    void beginBulk(const QString &) override { }
    void endBulk(const QString &) override { }
};

/// HistoryReader over a pool of connections.
class ArchiveReader : public HistoryReader
{
public:
    ArchiveReader(const ArchiveAccess &access, ArchiveFeeds &feeds, Published &published)
        : m_access(access), m_feeds(feeds), m_published(published)
    {
        m_pool.setMaxThreadCount(2);
    }
    ~ArchiveReader() override { close(); }

    void open() { m_open = true; }
    void close()
    {
        m_open = false;
        m_pool.waitForDone();
        m_idle.clear();
    }

    QFuture<ObservationsPtr> request(const ObservationQuery &query) override
    {
        return start<ObservationsPtr>([query](ArchiveQuery &connection) { return connection.read(query); });
    }
    QFuture<ObservationsPtr> latest(const QString &feed, UtcTime at, Duration horizon) override
    {
        return start<ObservationsPtr>(
            [feed, at, horizon](ArchiveQuery &connection) { return connection.latest(feed, at, horizon); });
    }
    QFuture<Histogram> histogram(const QStringList &feeds, TimeRange range, int buckets) override
    {
        return start<Histogram>([feeds, range, buckets](ArchiveQuery &connection) {
            Histogram result { range, feeds, {} };
            for (const QString &feed : feeds)
                result.counts.push_back(connection.count(feed, range, buckets));
            return result;
        });
    }
    FeedDictionaryPtr dictionary(const QString &feed) const override { return m_published.dictionary(feed); }
    TimeRange extent(const QString &feed) const override { return m_published.extent(feed); }

private:
    template<typename T, typename Work>
    QFuture<T> start(Work work)
    {
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        const QFuture<T> future = promise->future();
        if (!m_open) {
            promise->setException(asException({ ArchiveText::tr("The archive is closed."), {} }));
            promise->finish();
            return future;
        }
        m_pool.start([this, promise, work = std::move(work)] {
            try {
                promise->addResult(answer<T>(work));
            } catch (const std::exception &e) {
                promise->setException(asException(explainArchive(e, m_access)));
            }
            promise->finish();
        });
        return future;
    }

    /// With a connection that lay idle; where it was lost since, or there is none, with a new one.
    template<typename T, typename Work>
    T answer(const Work &work)
    {
        if (std::unique_ptr<ArchiveQuery> idle = takeIdle()) {
            try {
                T result = work(*idle);
                putIdle(std::move(idle));
                return result;
            } catch (const std::exception &e) {
                if (!isConnectionLost(e))
                    throw;
            }
        }
        auto fresh = std::make_unique<ArchiveQuery>(m_access, m_feeds, m_published);
        T result = work(*fresh);
        putIdle(std::move(fresh));
        return result;
    }
    std::unique_ptr<ArchiveQuery> takeIdle()
    {
        const std::scoped_lock lock(m_mutex);
        if (m_idle.empty())
            return {};
        std::unique_ptr<ArchiveQuery> connection = std::move(m_idle.back());
        m_idle.pop_back();
        return connection;
    }
    void putIdle(std::unique_ptr<ArchiveQuery> connection)
    {
        const std::scoped_lock lock(m_mutex);
        m_idle.push_back(std::move(connection));
    }

    const ArchiveAccess m_access;
    ArchiveFeeds &m_feeds;
    Published &m_published;
    std::atomic<bool> m_open = false;
    QThreadPool m_pool;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<ArchiveQuery>> m_idle;
};

} // namespace

class ArchiveStorePrivate
{
public:
    ArchiveStorePrivate(ArchiveStore *store, const ArchiveAccess &access, const AreaIndex *areas)
        : access(access), feeds(areas, published, later(&HistoryReader::dictionaryChanged)), reader(access, feeds, published),
          listener(access, feeds, desk, events()), m_store(store)
    {
    }

    /// Queued: views hear of it on the GUI thread, in the order in which it was said; not of what is there at the opening.
    template<typename What>
    std::function<void(const What &)> later(void (HistoryReader::*signal)(const What &))
    {
        return [this, signal](const What &what) {
            if (live)
                QMetaObject::invokeMethod(&reader, [this, signal, what] { Q_EMIT(reader.*signal)(what); }, Qt::QueuedConnection);
        };
    }
    ArchiveEvents events()
    {
        return { later(&HistoryReader::appended), later(&HistoryReader::reset), [this](const QString &why) { setTrouble(why); } };
    }
    void setTrouble(const QString &why)
    {
        {
            const std::scoped_lock lock(m_troubleMutex);
            if (m_trouble == why)
                return;
            m_trouble = why;
        }
        QMetaObject::invokeMethod(m_store, [store = m_store] { Q_EMIT store->troubleChanged(); }, Qt::QueuedConnection);
    }
    QString trouble()
    {
        const std::scoped_lock lock(m_troubleMutex);
        return m_trouble;
    }

    const ArchiveAccess access;
    const QString desk = QUuid::createUuid().toString(QUuid::Id128);
    std::atomic<bool> live = false;
    Published published;
    ArchiveFeeds feeds;
    ArchiveReader reader;
    ArchiveListener listener;
    std::unique_ptr<ArchiveWriter> writer; ///< null: opened for reading
    NoArchiveWriter refusing;

private:
    ArchiveStore *m_store;
    std::mutex m_troubleMutex;
    QString m_trouble;
};

ArchiveStore::ArchiveStore(const ArchiveAccess &access, const AreaIndex *areas)
    : d(std::make_unique<ArchiveStorePrivate>(this, access, areas))
{
}

ArchiveStore::~ArchiveStore() { (void)close(); }

Result<std::unique_ptr<ArchiveStore>> ArchiveStore::open(const ArchiveAccess &access, const AreaIndex *areas)
{
    std::unique_ptr<ArchiveStore> store(new ArchiveStore(access, areas));
    ArchiveStorePrivate &d = *store->d;
    try {
        std::unique_ptr<pqxx::connection> writing = connectToArchive(access, ArchiveUse::Writing);
        if (const Status migrated = migrateArchive(*writing, access.partition); !migrated)
            return migrated.error();
        d.listener.open(connectToArchive(access, ArchiveUse::Listening));
        d.live = true;
        d.writer = std::make_unique<ArchiveWriter>(access, d.feeds, d.desk, d.events());
        d.writer->start(std::move(writing));
        d.listener.start();
    } catch (const std::exception &e) {
        return explainArchive(e, access);
    }
    d.reader.open();
    return store;
}

Result<std::unique_ptr<ArchiveStore>> ArchiveStore::openForReading(const ArchiveAccess &access, const AreaIndex *areas)
{
    std::unique_ptr<ArchiveStore> store(new ArchiveStore(access, areas));
    ArchiveStorePrivate &d = *store->d;
    try {
        std::unique_ptr<pqxx::connection> reading = connectToArchive(access, ArchiveUse::Reading);
        const int version = archiveVersionOf(*reading);
        if (version == 0)
            return Error { ArchiveText::tr("There is no archive in %1 yet.").arg(access.shown()), {} };
        if (version != archiveSchemaVersion)
            return Error { ArchiveText::tr("The archive %1 was written by another version of Citywall.").arg(access.shown()),
                           {} };
        pqxx::read_transaction transaction(*reading);
        for (const ArchiveFeedRow &stored : feedRows(transaction, "", {})) {
            ArchiveFeed &feed = d.feeds.feed(stored.name);
            const std::scoped_lock lock(feed.mutex);
            d.feeds.catchUp(feed, transaction, stored);
            d.feeds.show(feed);
        }
    } catch (const std::exception &e) {
        return explainArchive(e, access);
    }
    d.reader.open();
    return store;
}

HistoryReader &ArchiveStore::reader() { return d->reader; }

HistoryWriter &ArchiveStore::writer()
{
    if (d->writer)
        return *d->writer;
    return d->refusing;
}

Status ArchiveStore::close()
{
    d->reader.close();
    if (d->writer)
        d->writer->stop();
    d->listener.stop();
    return ok();
}

QString ArchiveStore::description() const { return d->access.shown(); }

QString ArchiveStore::trouble() const { return d->trouble(); }

void ArchiveStore::keepSince(const QString &feed, UtcTime before)
{
    if (d->writer)
        d->writer->keepSince(feed, before);
}

void ArchiveStore::thinBefore(const QString &feed, UtcTime before, Duration step)
{
    if (d->writer)
        d->writer->thinBefore(feed, before, step);
}

} // namespace citywall
