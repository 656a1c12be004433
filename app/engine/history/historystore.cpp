// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/historystore.h"

#include "engine/history/database.h"
#include "engine/history/historyquery.h"
#include "engine/history/historytext.h"
#include "engine/history/pooledreader.h"
#include "engine/history/publishstored.h"
#include "engine/history/writerthread.h"

#include <QDir>
#include <QFile>

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

using StoreReader = PooledReader<HistoryQuery>;

} // namespace

class HistoryStorePrivate
{
public:
    explicit HistoryStorePrivate(HistoryStore *store)
        : reader(published, { HistoryText::tr("The history is closed."), {} }),
          refusing({ HistoryText::tr("The history was opened for reading only."), {} }), m_store(store)
    {
    }

    void openReader()
    {
        reader.open({ .connect = [this] { return std::make_unique<HistoryQuery>(path, published, reporter(m_store)); },
                      .explain =
                          [this](const std::exception &e) {
                              const auto *said = dynamic_cast<const SQLite::Exception *>(&e);
                              return said ? explain(*said, path) : Error { QString::fromUtf8(e.what()), {} };
                          },
                      .connections = 4 }); // more than processors: a read that is not in memory waits for the disk
    }

    WriterThread::Events events()
    {
        // Queued: views hear of it on the GUI thread, in the order of the commits.
        const auto later = [this](auto signal) {
            return [this, signal](const auto &what) {
                QMetaObject::invokeMethod(&reader, [this, signal, what] { Q_EMIT(reader.*signal)(what); }, Qt::QueuedConnection);
            };
        };
        return { later(&HistoryReader::appended), later(&HistoryReader::dictionaryChanged), later(&HistoryReader::reset),
                 reporter(m_store), [this](const QString &why) { m_store->setTrouble(why); } };
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

Result<std::unique_ptr<HistoryStore>> HistoryStore::open(const QString &folder, const AreaIndex *areas,
                                                         std::chrono::milliseconds retry)
{
    std::unique_ptr<HistoryStore> store(new HistoryStore);
    HistoryStorePrivate &d = *store->d;
    if (!QDir().mkpath(folder))
        return Error { HistoryText::tr("The folder %1 cannot be made. Choose another data folder.").arg(folder), {} };
    const QDir dir(folder);
    d.path = dir.absoluteFilePath(QStringLiteral("history.sqlite"));
    if (const Status locked = d.lock.take(dir.absoluteFilePath(QStringLiteral("history.lock"))); !locked)
        return locked.error();
    d.writer = std::make_unique<WriterThread>(areas, d.published, d.events(), retry);
    if (const Status started = d.writer->start(d.path); !started)
        return started.error();
    d.openReader();
    return store;
}

Result<std::unique_ptr<HistoryStore>> HistoryStore::openForReading(const QString &folder, const AreaIndex *areas)
{
    std::unique_ptr<HistoryStore> store(new HistoryStore);
    HistoryStorePrivate &d = *store->d;
    d.path = QDir(folder).absoluteFilePath(QStringLiteral("history.sqlite"));
    if (const Status published = publishStored(d.path, areas, d.published, d.reporter(store.get())); !published)
        return published.error();
    d.openReader();
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

QStringList HistoryStore::feeds() const { return d->published.feeds(); }

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
