// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/historystore.h"

#include "engine/history/feedloader.h"
#include "engine/history/historyfile.h"
#include "engine/history/historyquery.h"
#include "engine/history/historytext.h"
#include "engine/history/schema.h"
#include "engine/history/writerthread.h"

#include <QDir>
#include <QFile>
#include <QThreadPool>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace citywall {

namespace {

/// One process at a time; the kernel lets go of it when the process ends, however it ends.
class ProcessLock
{
public:
    Status take(const QString &path)
    {
        m_file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (m_file < 0) {
            return Error {
                HistoryText::tr(
                    "The folder %1 cannot be written. Give this user the right to write it, or choose another data folder.")
                    .arg(QFileInfo(path).path()),
                qt_error_string(errno)
            };
        }
        if (::flock(m_file, LOCK_EX | LOCK_NB) != 0) {
            return Error {
                HistoryText::tr(
                    "The history in %1 is in use by another Citywall. Close that one first, or choose another data folder.")
                    .arg(QFileInfo(path).path()),
                qt_error_string(errno)
            };
        }
        return ok();
    }
    void release()
    {
        if (m_file >= 0)
            ::close(std::exchange(m_file, -1));
    }
    ProcessLock() = default;
    ~ProcessLock() { release(); }
    Q_DISABLE_COPY_MOVE(ProcessLock)

private:
    int m_file = -1;
};

/// Of a history that was opened for reading.
class RefusingWriter : public HistoryWriter
{
public:
    QFuture<AppendResult> append(const QString &, DecodedBatch, const Source &, UtcTime) override
    {
        return QtFuture::makeExceptionalFuture<AppendResult>(
            asException({ HistoryText::tr("The history was opened for reading only."), {} }));
    }
    void beginBulk(const QString &) override { }
    void endBulk(const QString &) override { }
};

/// HistoryReader over a pool of read connections.
class StoreReader : public HistoryReader
{
public:
    StoreReader(Published &published, DamageReporter damaged) : m_published(published), m_damaged(std::move(damaged))
    {
        m_pool.setMaxThreadCount(2);
    }
    ~StoreReader() override { close(); }

    void open(const QString &path)
    {
        m_path = path;
        m_open = true;
    }
    void close()
    {
        m_open = false;
        m_pool.waitForDone();
        m_idle.clear();
    }

    QFuture<ObservationsPtr> request(const ObservationQuery &query) override
    {
        return start<ObservationsPtr>([query](HistoryQuery &connection) { return connection.read(query); });
    }
    QFuture<ObservationsPtr> latest(const QString &feed, UtcTime at, Duration horizon) override
    {
        return start<ObservationsPtr>(
            [feed, at, horizon](HistoryQuery &connection) { return connection.latest(feed, at, horizon); });
    }
    QFuture<Histogram> histogram(const QStringList &feeds, TimeRange range, int buckets) override
    {
        return start<Histogram>([feeds, range, buckets](HistoryQuery &connection) {
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
            promise->setException(asException({ HistoryText::tr("The history is closed."), {} }));
            promise->finish();
            return future;
        }
        m_pool.start([this, promise, work = std::move(work)] {
            try {
                std::unique_ptr<HistoryQuery> connection = take();
                promise->addResult(work(*connection));
                const std::scoped_lock lock(m_mutex);
                m_idle.push_back(std::move(connection));
            } catch (const SQLite::Exception &e) {
                promise->setException(asException(explain(e, m_path)));
            }
            promise->finish();
        });
        return future;
    }
    std::unique_ptr<HistoryQuery> take()
    {
        {
            const std::scoped_lock lock(m_mutex);
            if (!m_idle.empty()) {
                std::unique_ptr<HistoryQuery> connection = std::move(m_idle.back());
                m_idle.pop_back();
                return connection;
            }
        }
        return std::make_unique<HistoryQuery>(m_path, m_published, m_damaged);
    }

    Published &m_published;
    DamageReporter m_damaged;
    QString m_path;
    bool m_open = false;
    QThreadPool m_pool;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<HistoryQuery>> m_idle;
};

} // namespace

class HistoryStorePrivate
{
public:
    explicit HistoryStorePrivate(HistoryStore *store) : reader(published, reporter(store)), m_store(store) { }

    WriterThread::Events events()
    {
        // Queued: views hear of it on the GUI thread, in the order of the commits.
        const auto later = [this](auto signal) {
            return [this, signal](const auto &what) {
                QMetaObject::invokeMethod(&reader, [this, signal, what] { Q_EMIT(reader.*signal)(what); }, Qt::QueuedConnection);
            };
        };
        return { later(&HistoryReader::appended), later(&HistoryReader::dictionaryChanged), later(&HistoryReader::reset),
                 reporter(m_store) };
    }

    DamageReporter reporter(HistoryStore *store)
    {
        return [this, store](const HistoryDamage &found) {
            {
                const std::scoped_lock lock(m_damageMutex);
                if (m_damage.contains(found))
                    return;
                m_damage.append(found);
            }
            QMetaObject::invokeMethod(store, [store, found] { Q_EMIT store->damaged(found); }, Qt::QueuedConnection);
        };
    }
    QList<HistoryDamage> damage()
    {
        const std::scoped_lock lock(m_damageMutex);
        return m_damage;
    }

    QString path;
    ProcessLock lock;
    Published published;
    StoreReader reader;
    std::unique_ptr<WriterThread> writer; ///< null: opened for reading
    RefusingWriter refusing;

private:
    HistoryStore *m_store;
    std::mutex m_damageMutex;
    QList<HistoryDamage> m_damage;
};

HistoryStore::HistoryStore() : d(std::make_unique<HistoryStorePrivate>(this)) { }

HistoryStore::~HistoryStore() { (void)close(); }

Result<std::unique_ptr<HistoryStore>> HistoryStore::open(const QString &folder, const AreaIndex *areas)
{
    std::unique_ptr<HistoryStore> store(new HistoryStore);
    HistoryStorePrivate &d = *store->d;
    if (!QDir().mkpath(folder))
        return Error { HistoryText::tr("The folder %1 cannot be made. Choose another data folder.").arg(folder), {} };
    const QDir dir(folder);
    d.path = dir.absoluteFilePath(QStringLiteral("history.sqlite"));
    if (const Status locked = d.lock.take(dir.absoluteFilePath(QStringLiteral("history.lock"))); !locked)
        return locked.error();
    d.writer = std::make_unique<WriterThread>(areas, d.published, d.events());
    if (const Status started = d.writer->start(d.path); !started)
        return started.error();
    d.reader.open(d.path);
    return store;
}

Result<std::unique_ptr<HistoryStore>> HistoryStore::openForReading(const QString &folder, const AreaIndex *areas)
{
    std::unique_ptr<HistoryStore> store(new HistoryStore);
    HistoryStorePrivate &d = *store->d;
    d.path = QDir(folder).absoluteFilePath(QStringLiteral("history.sqlite"));
    const auto loaded = withHistory<bool>(d.path, [&](SQLite::Database &db) -> Result<bool> {
        if (db.execAndGet("PRAGMA user_version").getInt() < int(migrations().size()))
            return Error { HistoryText::tr(
                               "The history %1 was written by an older Citywall. Open it once to bring it up to date.")
                               .arg(d.path),
                           {} };
        FeedStates feeds;
        SQLite::Transaction snapshot(db, SQLite::TransactionBehavior::DEFERRED);
        loadFeeds(db, feeds, areas, d.reporter(store.get()));
        for (const auto &[name, feed] : feeds) {
            d.published.setDictionary(name, std::make_shared<const FeedDictionary>(feed.dictionary()), feed.generation());
            d.published.setView(name, std::make_shared<const FeedView>(FeedView { feed.tail, feed.generation(), feed.extent }));
        }
        return true;
    });
    if (!loaded)
        return loaded.error();
    d.reader.open(d.path);
    return store;
}

HistoryReader &HistoryStore::reader() { return d->reader; }

HistoryWriter &HistoryStore::writer()
{
    if (d->writer)
        return *d->writer;
    return d->refusing;
}

Status HistoryStore::close()
{
    d->reader.close(); // first: a read may still wait for the writer
    if (d->writer)
        d->writer->stop();
    d->lock.release();
    return ok();
}

QList<HistoryDamage> HistoryStore::damage() const { return d->damage(); }

QString HistoryStore::path() const { return d->path; }

void HistoryStore::keepSince(const QString &feed, UtcTime before)
{
    if (d->writer)
        d->writer->keepSince(feed, before);
}

void HistoryStore::thinBefore(const QString &feed, UtcTime before, Duration step)
{
    if (d->writer)
        d->writer->thinBefore(feed, before, step);
}

void HistoryStore::setSizeLimit(qint64 bytes)
{
    if (d->writer)
        d->writer->setSizeLimit(bytes);
}

} // namespace citywall
