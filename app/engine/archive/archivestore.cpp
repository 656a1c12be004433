// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/archive/archivestore.h"

#include "engine/archive/archivelistener.h"
#include "engine/archive/archivequery.h"
#include "engine/archive/archiveschema.h"
#include "engine/archive/archivetext.h"
#include "engine/archive/archivewriter.h"
#include "engine/history/pooledreader.h"

#include <QUuid>

#include <pqxx/pqxx>

namespace citywall {

class ArchiveStorePrivate
{
public:
    ArchiveStorePrivate(ArchiveStore *store, const ArchiveAccess &access, const AreaIndex *areas)
        : access(access), feeds(areas, published, later(&HistoryReader::dictionaryChanged)),
          reader(published, { ArchiveText::tr("The archive is closed."), {} }), listener(access, feeds, desk, events()),
          refusing({ ArchiveText::tr("The archive was opened for reading only."), {} }), m_store(store)
    {
    }

    void openReader()
    {
        reader.open({ [this] { return std::make_unique<ArchiveQuery>(access, feeds, published); },
                      [this](const std::exception &e) { return explainArchive(e, access); }, isConnectionLost });
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
        return { later(&HistoryReader::appended), later(&HistoryReader::reset),
                 [this](const QString &why) { m_store->setTrouble(why); } };
    }
    const ArchiveAccess access;
    const QString desk = QUuid::createUuid().toString(QUuid::Id128);
    std::atomic<bool> live = false;
    Published published;
    ArchiveFeeds feeds;
    PooledReader<ArchiveQuery> reader;
    ArchiveListener listener;
    std::unique_ptr<ArchiveWriter> writer; ///< null: opened for reading
    RefusingWriter refusing;

private:
    ArchiveStore *m_store;
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
        if (!mayWriteArchive(*writing))
            return Error { ArchiveText::tr("The archive %1 allows this user to read it, not to write.").arg(access.shown()), {} };
        d.listener.open(connectToArchive(access, ArchiveUse::Listening));
        d.live = true;
        d.writer = std::make_unique<ArchiveWriter>(access, d.feeds, d.desk, d.events());
        d.writer->start(std::move(writing));
        d.listener.start();
    } catch (const std::exception &e) {
        return explainArchive(e, access);
    }
    d.openReader();
    return store;
}

Result<std::unique_ptr<ArchiveStore>> ArchiveStore::openForReading(const ArchiveAccess &access, const AreaIndex *areas,
                                                                   Follow follow)
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
        if (follow == Follow::WherePossible && !transaction.query_value<bool>("SELECT pg_is_in_recovery()")) {
            d.listener.open(connectToArchive(access, ArchiveUse::Listening));
            d.live = true;
            d.listener.start();
            d.openReader();
            return store;
        }
        for (const ArchiveFeedRow &stored : feedRows(transaction, "", {})) {
            ArchiveFeed &feed = d.feeds.feed(stored.name);
            const std::scoped_lock lock(feed.mutex);
            d.feeds.catchUp(feed, transaction, stored);
            d.feeds.show(feed);
        }
    } catch (const std::exception &e) {
        return explainArchive(e, access);
    }
    d.openReader();
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

QStringList ArchiveStore::feeds() const { return d->published.feeds(); }

QString ArchiveStore::description() const { return d->access.shown(); }

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
