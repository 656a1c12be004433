// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultvfs.h"

#include <QFile>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <limits>
#include <new>

namespace citywall::test {

namespace {
FaultVfs *living = nullptr;
}

/// What SQLite holds of an open file: ours, and behind it the real one.
struct FaultVfs::File {
    sqlite3_file base;
    FaultVfs *disk;
    std::string *path; ///< null: a temporary file, not followed

    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
    const sqlite3_io_methods *methods() { return real()->pMethods; }
};

/// The functions that SQLite calls.
struct FaultVfs::Calls {
    static File *of(sqlite3_file *file) { return reinterpret_cast<File *>(file); }
    static FaultVfs *of(sqlite3_vfs *vfs) { return static_cast<FaultVfs *>(vfs->pAppData); }

    static int open(sqlite3_vfs *vfs, const char *name, sqlite3_file *handle, int flags, int *outFlags)
    {
        FaultVfs *disk = of(vfs);
        auto *file = new (handle) File {};
        constexpr int followed = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL;
        const int result = disk->m_real->xOpen(disk->m_real, name, file->real(), flags, outFlags);
        if (result != SQLITE_OK) {
            file->base.pMethods = nullptr;
            return result;
        }
        file->disk = disk;
        file->path = name && (flags & followed) ? new std::string(name) : nullptr;
        file->base.pMethods = &methods;
        return SQLITE_OK;
    }
    static int remove(sqlite3_vfs *vfs, const char *name, int sync)
    {
        FaultVfs *disk = of(vfs);
        const std::scoped_lock lock(disk->m_mutex);
        if (const int refused = disk->step(SQLITE_IOERR_DELETE))
            return refused;
        QFile file(QFile::decodeName(name));
        const QByteArray content = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        const int result = disk->m_real->xDelete(disk->m_real, name, sync);
        if (result == SQLITE_OK && !content.isEmpty() && sync == 0)
            disk->m_deleted[name] = content;
        disk->m_unsynced.erase(name);
        return result;
    }

    static int close(sqlite3_file *file)
    {
        const int result = of(file)->methods()->xClose(of(file)->real());
        delete of(file)->path;
        return result;
    }
    static int read(sqlite3_file *file, void *to, int count, sqlite3_int64 offset)
    {
        return of(file)->methods()->xRead(of(file)->real(), to, count, offset);
    }
    static int write(sqlite3_file *handle, const void *from, int count, sqlite3_int64 offset)
    {
        File *file = of(handle);
        FaultVfs *disk = file->disk;
        const auto put = [&](int bytes) { return file->methods()->xWrite(file->real(), from, bytes, offset); };
        if (!file->path)
            return put(count);
        const std::scoped_lock lock(disk->m_mutex);
        const int refused = disk->step(SQLITE_IOERR_WRITE);
        // The write that the cut comes upon may reach the disk in part: it is among those not synced.
        if (refused && disk->m_steps != disk->m_cutAt + 1)
            return refused;
        const bool room = disk->takesRoom(offset + count > sizeOf(file));
        const int bytes = room ? count : count / 2;
        disk->m_unsynced[*file->path].push_back(changeBy(file, offset, QByteArray(static_cast<const char *>(from), bytes)));
        const int result = put(bytes);
        return refused ? refused : room ? result : SQLITE_FULL;
    }
    static int truncate(sqlite3_file *handle, sqlite3_int64 size)
    {
        File *file = of(handle);
        if (!file->path)
            return file->methods()->xTruncate(file->real(), size);
        const std::scoped_lock lock(file->disk->m_mutex);
        if (const int refused = file->disk->step(SQLITE_IOERR_TRUNCATE))
            return refused;
        const qint64 oldSize = sizeOf(file);
        file->disk->m_unsynced[*file->path].push_back({ size, bytesAt(file, size, oldSize - size), {}, oldSize, true });
        return file->methods()->xTruncate(file->real(), size);
    }
    static int sync(sqlite3_file *handle, int)
    {
        File *file = of(handle);
        if (!file->path)
            return SQLITE_OK;
        const std::scoped_lock lock(file->disk->m_mutex);
        if (const int refused = file->disk->step(SQLITE_IOERR_FSYNC))
            return refused;
        if (!file->disk->m_lies)
            file->disk->m_unsynced[*file->path].clear();
        file->disk->m_deleted.erase(*file->path); // its name is this file's now
        return SQLITE_OK; // a real sync would only cost time
    }

    static qint64 sizeOf(File *file)
    {
        sqlite3_int64 size = 0;
        file->methods()->xFileSize(file->real(), &size);
        return size;
    }
    static QByteArray bytesAt(File *file, qint64 offset, qint64 count)
    {
        QByteArray bytes(std::max<qint64>(0, count), '\0');
        if (!bytes.isEmpty())
            file->methods()->xRead(file->real(), bytes.data(), int(bytes.size()), offset);
        return bytes;
    }
    static Change changeBy(File *file, qint64 offset, const QByteArray &after)
    {
        const qint64 size = sizeOf(file);
        return { offset, bytesAt(file, offset, std::min<qint64>(after.size(), size - offset)), after, size, false };
    }

    // Handed through.
    static int fileSize(sqlite3_file *f, sqlite3_int64 *size) { return of(f)->methods()->xFileSize(of(f)->real(), size); }
    static int lock(sqlite3_file *f, int level) { return of(f)->methods()->xLock(of(f)->real(), level); }
    static int unlock(sqlite3_file *f, int level) { return of(f)->methods()->xUnlock(of(f)->real(), level); }
    static int reserved(sqlite3_file *f, int *out) { return of(f)->methods()->xCheckReservedLock(of(f)->real(), out); }
    static int control(sqlite3_file *f, int what, void *arg) { return of(f)->methods()->xFileControl(of(f)->real(), what, arg); }
    static int sectorSize(sqlite3_file *f) { return of(f)->methods()->xSectorSize(of(f)->real()); }
    static int characteristics(sqlite3_file *f) { return of(f)->methods()->xDeviceCharacteristics(of(f)->real()); }
    static int shmMap(sqlite3_file *f, int page, int size, int extend, void volatile **out)
    {
        const auto map = [&](int mayExtend) { return of(f)->methods()->xShmMap(of(f)->real(), page, size, mayExtend, out); };
        const int result = map(0);
        if (result != SQLITE_OK || *out || !extend)
            return result;
        {
            const std::scoped_lock lock(of(f)->disk->m_mutex);
            if (!of(f)->disk->takesRoom(true))
                return SQLITE_IOERR_SHMSIZE;
        }
        return map(extend);
    }
    static int shmLock(sqlite3_file *f, int offset, int count, int flags)
    {
        return of(f)->methods()->xShmLock(of(f)->real(), offset, count, flags);
    }
    static void shmBarrier(sqlite3_file *f) { of(f)->methods()->xShmBarrier(of(f)->real()); }
    static int shmUnmap(sqlite3_file *f, int remove) { return of(f)->methods()->xShmUnmap(of(f)->real(), remove); }
    static int fetch(sqlite3_file *f, sqlite3_int64 offset, int count, void **out)
    {
        return of(f)->methods()->xFetch(of(f)->real(), offset, count, out);
    }
    static int unfetch(sqlite3_file *f, sqlite3_int64 offset, void *p)
    {
        return of(f)->methods()->xUnfetch(of(f)->real(), offset, p);
    }
    static int access(sqlite3_vfs *v, const char *name, int flags, int *out)
    {
        return of(v)->m_real->xAccess(of(v)->m_real, name, flags, out);
    }
    static int fullPathname(sqlite3_vfs *v, const char *name, int size, char *out)
    {
        return of(v)->m_real->xFullPathname(of(v)->m_real, name, size, out);
    }
    static int randomness(sqlite3_vfs *v, int size, char *out) { return of(v)->m_real->xRandomness(of(v)->m_real, size, out); }
    static int sleep(sqlite3_vfs *v, int microseconds) { return of(v)->m_real->xSleep(of(v)->m_real, microseconds); }
    static int currentTime(sqlite3_vfs *v, double *out) { return of(v)->m_real->xCurrentTime(of(v)->m_real, out); }
    static int lastError(sqlite3_vfs *v, int size, char *out) { return of(v)->m_real->xGetLastError(of(v)->m_real, size, out); }
    static int currentTime64(sqlite3_vfs *v, sqlite3_int64 *out) { return of(v)->m_real->xCurrentTimeInt64(of(v)->m_real, out); }

    static const sqlite3_io_methods methods;
};

const sqlite3_io_methods FaultVfs::Calls::methods {
    3,          close,           read,   write,   truncate,   sync,     fileSize, lock,    unlock, reserved, control,
    sectorSize, characteristics, shmMap, shmLock, shmBarrier, shmUnmap, fetch,    unfetch,
};

FaultVfs::FaultVfs() : m_real(sqlite3_vfs_find(nullptr))
{
    m_vfs.iVersion = 2;
    m_vfs.szOsFile = int(sizeof(File)) + m_real->szOsFile;
    m_vfs.mxPathname = m_real->mxPathname;
    m_vfs.zName = "citywall-fault";
    m_vfs.pAppData = this;
    m_vfs.xOpen = Calls::open;
    m_vfs.xDelete = Calls::remove;
    m_vfs.xAccess = Calls::access;
    m_vfs.xFullPathname = Calls::fullPathname;
    m_vfs.xRandomness = Calls::randomness;
    m_vfs.xSleep = Calls::sleep;
    m_vfs.xCurrentTime = Calls::currentTime;
    m_vfs.xGetLastError = Calls::lastError;
    m_vfs.xCurrentTimeInt64 = Calls::currentTime64;
    sqlite3_vfs_register(&m_vfs, 1);
    living = this;
}

FaultVfs::~FaultVfs()
{
    living = nullptr;
    sqlite3_vfs_unregister(&m_vfs);
    sqlite3_vfs_register(m_real, 1);
}

int FaultVfs::step(int whenCut)
{
    ++m_steps;
    if (m_dieAt >= 0 && m_steps > m_dieAt)
        (void)std::raise(SIGKILL);
    if (m_cutAt >= 0 && m_steps > m_cutAt)
        m_cut = true;
    return m_cut ? whenCut : SQLITE_OK;
}

bool FaultVfs::takesRoom(bool grows)
{
    ++m_writes;
    const bool full = m_noGrowth ? grows : m_fullFrom >= 0 && m_writes >= m_fullFrom && m_writes <= m_fullUntil;
    m_refused += full ? 1 : 0;
    return !full;
}

qint64 FaultVfs::steps() const
{
    const std::scoped_lock lock(m_mutex);
    return m_steps;
}

void FaultVfs::cutAfter(qint64 steps)
{
    const std::scoped_lock lock(m_mutex);
    if (m_cut)
        return;
    m_cutAt = m_steps + steps;
    m_cut = steps == 0;
}

void FaultVfs::dieAfter(qint64 steps)
{
    const std::scoped_lock lock(m_mutex);
    m_dieAt = m_steps + steps;
}

FaultVfs *FaultVfs::current() { return living; }

bool FaultVfs::takesChange()
{
    const std::scoped_lock lock(m_mutex);
    return step(SQLITE_IOERR) == SQLITE_OK;
}

bool FaultVfs::takesName()
{
    const std::scoped_lock lock(m_mutex);
    return takesRoom(true);
}

void FaultVfs::synced(const std::string &path)
{
    const std::scoped_lock lock(m_mutex);
    m_unsynced.erase(path);
}

void FaultVfs::renamed(const std::string &from, const std::string &to)
{
    const std::scoped_lock lock(m_mutex);
    m_unsynced.erase(to);
    if (auto changes = m_unsynced.extract(from)) {
        changes.key() = to;
        m_unsynced.insert(std::move(changes));
    }
}

void FaultVfs::namesSynced()
{
    const std::scoped_lock lock(m_mutex);
    m_deleted.clear();
}

void FaultVfs::ignoreSyncs()
{
    const std::scoped_lock lock(m_mutex);
    m_lies = true;
}

bool FaultVfs::isCut() const
{
    const std::scoped_lock lock(m_mutex);
    return m_cut;
}

void FaultVfs::fullAt(qint64 write, bool forOneWrite)
{
    const std::scoped_lock lock(m_mutex);
    m_fullFrom = m_writes + write;
    m_fullUntil = forOneWrite ? m_fullFrom : std::numeric_limits<qint64>::max();
}

void FaultVfs::allowNoGrowth()
{
    const std::scoped_lock lock(m_mutex);
    m_noGrowth = true;
}

void FaultVfs::makeRoom()
{
    const std::scoped_lock lock(m_mutex);
    m_fullFrom = -1;
    m_noGrowth = false;
}

qint64 FaultVfs::refused() const
{
    const std::scoped_lock lock(m_mutex);
    return m_refused;
}

void FaultVfs::settle(Survives survives, std::mt19937 &random)
{
    constexpr qsizetype sector = 512;
    const auto overwrite = [](QByteArray &content, qint64 offset, QByteArrayView bytes) {
        if (content.size() < offset + bytes.size())
            content.resize(offset + bytes.size(), '\0');
        std::copy(bytes.begin(), bytes.end(), content.begin() + offset);
    };
    const auto load = [](const std::string &path) {
        QFile file(QString::fromStdString(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const auto save = [](const std::string &path, const QByteArray &content) {
        QFile file(QString::fromStdString(path));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", path.c_str());
    };
    for (const auto &[path, changes] : m_unsynced) {
        if (changes.empty() || !QFile::exists(QString::fromStdString(path)))
            continue;
        QByteArray content = load(path);
        for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
            content.resize(change->oldSize, '\0');
            overwrite(content, change->offset, change->before);
        }
        const size_t kept = survives == Survives::Nothing ? 0
            : survives == Survives::Prefix                ? random() % (changes.size() + 1)
                                                          : changes.size();
        for (size_t i = 0; i < kept; ++i) {
            const Change &change = changes[i];
            if (survives == Survives::Some && random() % 2 == 0)
                continue;
            if (change.truncation) {
                content.resize(change.offset, '\0');
                continue;
            }
            const bool torn = survives == Survives::Some && random() % 4 == 0;
            for (qsizetype at = 0; at < change.after.size(); at += sector) {
                if (!torn || random() % 2 == 0)
                    overwrite(content, change.offset + at,
                              QByteArrayView(change.after).sliced(at).first(std::min(sector, change.after.size() - at)));
            }
        }
        save(path, content);
    }
    for (const auto &[path, content] : m_deleted) {
        if (random() % 2 == 0 && !QFile::exists(QString::fromStdString(path)))
            save(path, content);
        // The index of a write-ahead log is no part of what is durable.
    }
    m_unsynced.clear();
    m_deleted.clear();
}

} // namespace citywall::test
