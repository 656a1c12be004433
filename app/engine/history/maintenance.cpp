// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/maintenance.h"

#include "engine/history/historytext.h"
#include "engine/history/mending.h"
#include "engine/history/recount.h"
#include "engine/history/storage.h"
#include "engine/history/undoneerasures.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace citywall {

namespace {

constexpr int stepsBetweenLooks = 50; ///< of SQLite's virtual machine: some chunks
/// What SQLite takes for a part of the file beside which it lies, whoever it was made for.
const QStringList companions { QStringLiteral("-wal"), QStringLiteral("-shm"), QStringLiteral("-journal") };

void ignored(const HistoryDamage &) { } // verifying tells

bool syncOne(const QString &path)
{
    const int handle = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const bool good = handle >= 0 && ::fsync(handle) == 0;
    if (handle >= 0)
        ::close(handle);
    return good;
}

/// What the folder of the file says of names reaches the disk.
bool syncFolder(const QString &path) { return syncOne(QFileInfo(path).absolutePath()); }

/// The file and the folder that names it reach the disk.
bool sync(const QString &path)
{
    const bool good = syncOne(path);
    return syncFolder(path) && good;
}

/// In one step, and in place of what is called so.
bool renameOver(const QString &from, const QString &to)
{
    return std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
}

/// The same, but never over something.
bool renameAside(const QString &from, const QString &to)
{
#ifdef RENAME_NOREPLACE
    if (::renameat2(AT_FDCWD, QFile::encodeName(from).constData(), AT_FDCWD, QFile::encodeName(to).constData(), RENAME_NOREPLACE)
        == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS) // those a file system says that cannot do it
        return false;
#endif
    return !QFileInfo::exists(to) && renameOver(from, to);
}

/// Nothing is called so, nor anything that would be taken for a part of what gets that name.
bool isFree(const QString &path)
{
    return !QFileInfo::exists(path)
        && std::ranges::none_of(companions, [&](const QString &companion) { return QFileInfo::exists(path + companion); });
}

bool isSameFile(const QString &a, const QString &b)
{
    struct stat first {}, second {};
    return ::stat(QFile::encodeName(a).constData(), &first) == 0 && ::stat(QFile::encodeName(b).constData(), &second) == 0
        && first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

/// The write-ahead log of a history, and a journal, are folded into it, so that the file alone is all of it. One that is damaged stays
/// as it is.
Status foldLog(const QString &path)
{
    try {
        SQLite::Database db(path.toStdString(), SQLite::OPEN_READWRITE, 2000);
        if (db.execAndGet("PRAGMA wal_checkpoint(TRUNCATE)").getInt() != 0)
            return Error { HistoryText::tr("The history %1 is in use by another program. Close that one first.").arg(path), {} };
    } catch (const SQLite::Exception &e) {
        if (e.getErrorCode() != SQLITE_CORRUPT && e.getErrorCode() != SQLITE_NOTADB)
            return explain(e, path);
    }
    return ok();
}

/// Gives the history of this path a second name, under which it stays when another takes its place.
/// @returns that name; empty if there is none
Result<QString> keepFormer(const QString &path)
{
    const auto refused = [&] {
        return Error { HistoryText::tr("The history %1 cannot be moved aside. May this user write its folder?").arg(path), {} };
    };
    const bool isThere = QFileInfo::exists(path);
    if (const Status folded = isThere ? foldLog(path) : ok(); !folded)
        return folded.error();
    QString former;
    for (int n = 1; former.isEmpty() || !(isFree(former) || isSameFile(path, former)); ++n)
        former = path + QStringLiteral(".before-%1").arg(n);
    if (isThere && !QFileInfo::exists(former) // or an interrupted restore has made it
        && ::link(QFile::encodeName(path).constData(), QFile::encodeName(former).constData()) != 0
        && !(QFile::copy(path, former) && sync(former))) // a file system without second names
        return refused();
    // What is left is of no use to another history, and would spoil it: it is that of a damaged one, or of one that is gone.
    for (const QString &companion : companions) {
        if (QFileInfo::exists(path + companion) && !renameOver(path + companion, former + companion))
            return refused();
    }
    if (!syncFolder(path))
        return refused();
    return isThere ? former : QString();
}

/// Interrupts SQLite's work when progress says so, and tells it how large the target has become.
class Watch
{
public:
    Watch(SQLite::Database &db, const MaintenanceProgress &progress, QString target, qint64 expected)
        : m_db(db), m_progress(progress), m_target(std::move(target)), m_expected(std::max<qint64>(expected, 1))
    {
        sqlite3_progress_handler(db.getHandle(), stepsBetweenLooks, &Watch::look, this);
    }
    ~Watch() { sqlite3_progress_handler(m_db.getHandle(), 0, nullptr, nullptr); }
    Q_DISABLE_COPY_MOVE(Watch)
    bool wasCancelled() const { return m_cancelled; }

private:
    static int look(void *self)
    {
        auto *watch = static_cast<Watch *>(self);
        const double done = double(QFileInfo(watch->m_target).size()) / double(watch->m_expected);
        watch->m_cancelled = watch->m_progress && !watch->m_progress(std::min(done, 0.99));
        return watch->m_cancelled ? 1 : 0;
    }
    SQLite::Database &m_db;
    const MaintenanceProgress &m_progress;
    const QString m_target;
    const qint64 m_expected;
    bool m_cancelled = false;
};

Error interruptedBetween() { return { HistoryText::tr("Interrupted; the history is whole, the next run goes on."), {} }; }

/// Counts by minute for what a former version stored. @throws SQLite::Exception
Status countMinutes(SQLite::Database &db, const MaintenanceProgress &progress)
{
    std::vector<std::pair<qint64, std::optional<qint64>>> feeds;
    for (SQLite::Statement row(db, "SELECT id, raw_from FROM feed"); row.executeStep();) {
        feeds.emplace_back(row.getColumn(0).getInt64(), std::nullopt);
        if (!row.isColumnNull(1))
            feeds.back().second = row.getColumn(1).getInt64();
    }
    constexpr UtcTime endOfTime { std::numeric_limits<qint64>::max() - dayMilliseconds };
    for (const auto &[feed, rawFrom] : feeds) {
        SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
        if (!Recount(db).missingMinutes(feed, rawFrom, endOfTime, progress))
            return interruptedBetween();
        transaction.commit();
    }
    return ok();
}

/// Small chunks joined, and all keyframes anew, whatever state they were in.
Status rebuild(const QString &path, const MaintenanceProgress &progress)
{
    Published published;
    Storage storage(nullptr, published, [](const HistoryDamage &) { });
    if (const Status opened = storage.open(path); !opened)
        return opened;
    if (const Status dropped = storage.dropKeyframes(); !dropped)
        return dropped;
    while (storage.joinChunks() || storage.tendKeyframes()) {
        if (progress && !progress(0.5))
            return interruptedBetween();
    }
    storage.close();
    return ok();
}

/// So that progress tells of work that is the part from `begin` to `end` of all.
MaintenanceProgress part(const MaintenanceProgress &progress, double begin, double end)
{
    if (!progress)
        return {};
    return [&progress, begin, end](double done) { return progress(begin + (end - begin) * done); };
}

/// With what a copy that was interrupted has left beside it, which SQLite would take for a part of the next.
void removePart(const QString &partial)
{
    QFile::remove(partial);
    for (const QString &companion : companions)
        QFile::remove(partial + companion);
}

/// The file as one without a log, as it is at this moment.
Status copyHistory(const QString &path, const QString &target, const MaintenanceProgress &progress)
{
    if (QFileInfo::exists(target))
        return Error { HistoryText::tr("%1 is there already. Name another file, or move it aside.").arg(target), {} };
    if (progress && !progress(0))
        return interruptedUnchanged();
    const QString partial = partialName(target);
    removePart(partial);
    const auto made = withHistory<bool>(path, [&](SQLite::Database &db) -> Result<bool> {
        const Watch watch(db, progress, partial, QFileInfo(path).size());
        try {
            SQLite::Statement copy(db, "VACUUM INTO ?");
            copy.bind(1, partial.toStdString());
            copy.exec();
            forgetErasure(partial); // a copy has no free pages, so nothing of what was erased
        } catch (const SQLite::Exception &e) {
            if (watch.wasCancelled())
                return interruptedUnchanged();
            if (e.getErrorCode() == SQLITE_CORRUPT || e.getErrorCode() == SQLITE_NOTADB)
                return explain(e, path);
            return Error {
                HistoryText::tr("The backup %1 could not be written. Is there room, and may this user write there?").arg(target),
                QString::fromUtf8(e.what())
            };
        }
        return true;
    });
    if (!made) {
        removePart(partial);
        return made.error();
    }
    if (!sync(partial) || !renameAside(partial, target) || !sync(target)) {
        removePart(partial);
        return Error {
            HistoryText::tr("The backup %1 could not be written. Is there room, and may this user write there?").arg(target), {}
        };
    }
    return ok();
}

} // namespace

qint64 HistoryStats::observations() const
{
    qint64 sum = 0;
    for (const FeedStats &feed : feeds)
        sum += feed.observations;
    return sum;
}

double HistoryStats::bytesPerObservation() const
{
    const qint64 count = observations();
    return count > 0 ? double(fileBytes + logBytes) / double(count) : std::numeric_limits<double>::quiet_NaN();
}

Result<HistoryStats> historyStats(const QString &path)
{
    return withHistory<HistoryStats>(path, [&](SQLite::Database &db) -> Result<HistoryStats> {
        HistoryStats stats;
        stats.schemaVersion = db.execAndGet("PRAGMA user_version").getInt();
        stats.fileBytes = QFileInfo(path).size();
        stats.logBytes = QFileInfo(path + companions.constFirst()).size();
        stats.freeBytes = db.execAndGet("PRAGMA freelist_count").getInt64() * db.execAndGet("PRAGMA page_size").getInt64();
        SQLite::Statement row(db, R"sql(
SELECT f.name, (SELECT count(*) FROM feature WHERE feed = f.id),
       sum(r.n), count(r.chunk), sum(CASE WHEN r.chunk IS NULL THEN r.n ELSE 0 END), sum(r.bytes), min(r.t_min), max(r.t_max)
FROM feed f LEFT JOIN (
    SELECT feed, id AS chunk, n, t_min, t_max, length(keys) + length(data) AS bytes FROM chunk
    UNION ALL SELECT feed, NULL, n, t_min, t_max, length(keys) + length(data) FROM tail) r ON r.feed = f.id
GROUP BY f.id ORDER BY f.name)sql");
        while (row.executeStep()) {
            FeedStats feed { textOf(row.getColumn(0)),
                             row.getColumn(2).getInt64(),
                             row.getColumn(1).getInt64(),
                             row.getColumn(3).getInt64(),
                             row.getColumn(4).getInt64(),
                             row.getColumn(5).getInt64(),
                             {},
                             0,
                             0 };
            if (!row.isColumnNull(6))
                feed.extent = { { row.getColumn(6).getInt64() }, { row.getColumn(7).getInt64() + 1 } };
            stats.feeds.append(feed);
        }
        if (!db.tableExists("keyframe"))
            return stats; // a former version's
        SQLite::Statement keyframes(db,
                                    "SELECT f.name, count(*), sum(length(k.keys) + length(k.data)) "
                                    "FROM keyframe k JOIN feed f ON f.id = k.feed GROUP BY f.id");
        while (keyframes.executeStep()) {
            const auto feed = std::ranges::find(stats.feeds, textOf(keyframes.getColumn(0)), &FeedStats::feed);
            feed->keyframes = keyframes.getColumn(1).getInt64();
            feed->keyframeBytes = keyframes.getColumn(2).getInt64();
        }
        return stats;
    });
}

Result<HistoryVerdict> backupHistory(const QString &path, const QString &target, const MaintenanceProgress &progress)
{
    if (const Status copied = copyHistory(path, target, part(progress, 0, 0.6)); !copied)
        return copied.error();
    const Result<HistoryVerdict> verdict = verifyHistory(target, part(progress, 0.6, 1));
    if (!verdict)
        QFile::remove(target); // given up
    return verdict;
}

Result<QString> restoreHistory(const QString &backup, const QString &path, const MaintenanceProgress &progress,
                               DamagedBackup damaged, UndoneErasures erasures)
{
    const Result<HistoryVerdict> verdict = verifyHistory(backup, part(progress, 0, 0.5));
    if (!verdict)
        return verdict.error();
    if (!verdict->isSound() && damaged == DamagedBackup::Refused)
        return Error { HistoryText::tr(
                           "The backup %1 is damaged; nothing was changed. With --damaged what is whole of it is restored.")
                           .arg(backup),
                       verdict->structure.isEmpty() ? verdict->damage.constFirst().where : verdict->structure.constFirst() };
    const Result<QList<ErasureRecord>> undone = undoneErasures(backup, path, erasures);
    if (!undone)
        return undone.error();
    removeInterruptedRestore(path);
    const QString fresh = restoredName(path);
    if (const Status copied = copyHistory(backup, fresh, part(progress, 0.5, 1)); !copied)
        return copied.error();
    if (const Status kept = keepInLog(*undone, fresh); !kept) {
        removePart(fresh);
        return kept.error();
    }
    const Result<QString> former = keepFormer(path);
    if (!former) {
        QFile::remove(fresh);
        return former.error();
    }
    if (!renameOver(fresh, path)) {
        QFile::remove(fresh);
        return Error { HistoryText::tr("The history %1 cannot be put in place. May this user write its folder?").arg(path), {} };
    }
    if (!sync(path))
        return Error {
            former->isEmpty()
                ? HistoryText::tr("%1 is restored, but the disk does not say that it keeps it: look after the disk.").arg(path)
                : HistoryText::tr("%1 is restored and the former history kept as %2, but the disk does not say that it "
                                  "keeps them: look after the disk.")
                      .arg(path, *former),
            {}
        };
    return *former;
}

Result<qint64> compactHistory(const QString &path, const MaintenanceProgress &progress)
{
    const qint64 before = QFileInfo(path).size() + QFileInfo(path + companions.constFirst()).size();
    try {
        {
            auto db = openExistingForWriting(path);
            if (!db)
                return db.error();
            const Status counted = mending(**db, path, MendScope::All, ignored, [&] { return countMinutes(**db, progress); });
            if (!counted)
                return counted.error();
        }
        if (const Status made = rebuild(path, progress); !made)
            return made.error();
        auto db = openForWriting(path);
        if (!db)
            return db.error();
        const bool isRebuilt = mending(**db, path, MendScope::All, ignored, [&] { return rebuildFile(**db); });
        if (!isRebuilt && isErasureUnfinished(**db))
            return Error {
                HistoryText::tr(
                    "Another program has the history open: old copies of what was erased may remain in the file. Close "
                    "that one, then run 'history compact' again."),
                {}
            };
    } catch (const SQLite::Exception &e) {
        return explain(e, path);
    }
    return std::max<qint64>(0, before - QFileInfo(path).size());
}

} // namespace citywall
