// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <map>
#include <mutex>
#include <random>
#include <string>
#include <vector>

#include <sqlite3.h>

namespace citywall::test {

/// A disk with faults: an SQLite VFS (sqlite.org/vfs.html) over the usual one, the default for databases opened while it lives.
///
/// Power cut: what is written reaches the file at once, so that everybody reads it, and is remembered until the file is synced. From the
/// cut on every change fails; settle() then takes back what was not synced, or any part of it, as a disk may that reorders what it is
/// given (sectors of 512 bytes). A file that was deleted may be there again.
/// Full: a write fails with SQLITE_FULL after half of it, as write(2) does; the index of a write-ahead log is not made or made larger.
class FaultVfs
{
public:
    FaultVfs();
    ~FaultVfs(); ///< everything that was opened through it must be closed
    FaultVfs(const FaultVfs &) = delete;
    FaultVfs &operator=(const FaultVfs &) = delete;

    qint64 steps() const; ///< changes so far: writes, truncations, syncs, deletions

    void cutAfter(qint64 steps); ///< so many changes from now still happen
    void cutNow() { cutAfter(0); }
    bool isCut() const;
    void dieAfter(qint64 steps); ///< the process kills itself in place of the change after so many from now
    void ignoreSyncs(); ///< a disk that says that it has synced and has not
    enum class Survives { Nothing, Prefix, Some }; ///< of what was not synced
    /// Leaves the files as they are found when the power is back. Once, with everything closed.
    void settle(Survives survives, std::mt19937 &random);

    void fullAt(qint64 write, bool forOneWrite); ///< the first is 1, counted from now; without forOneWrite until makeRoom()
    void allowNoGrowth(); ///< until makeRoom() only what makes a file larger fails, as where places in it are used again
    void makeRoom();
    qint64 refused() const; ///< writes for want of room

    // For what changes files beside SQLite (faultfiles.cpp).
    static FaultVfs *current(); ///< the one that lives; null: none
    bool takesChange(); ///< counts it; false if it fails
    bool takesName(); ///< a new one, which needs room like any other write; false if there is none
    void synced(const std::string &path);
    void renamed(const std::string &from, const std::string &to); ///< what is not synced of a file goes with its name
    void namesSynced();

private:
    struct Change {
        qint64 offset = 0; ///< of a truncation: the new size
        QByteArray before; ///< what was there, as far as there was something
        QByteArray after;
        qint64 oldSize = 0;
        bool truncation = false;
    };
    struct File;
    struct Calls;
    friend struct Calls;

    /// @returns SQLITE_OK if a change may happen; counts it
    int step(int whenCut);
    bool takesRoom(bool grows); ///< counts it

    sqlite3_vfs *m_real;
    sqlite3_vfs m_vfs {};
    mutable std::mutex m_mutex;
    std::map<std::string, std::vector<Change>> m_unsynced; ///< by path
    std::map<std::string, QByteArray> m_deleted;
    qint64 m_steps = 0;
    qint64 m_cutAt = -1; ///< step; −1 = never
    qint64 m_dieAt = -1; ///< the same
    bool m_cut = false;
    bool m_lies = false;
    qint64 m_writes = 0;
    qint64 m_fullFrom = -1; ///< write; −1 = never
    qint64 m_fullUntil = -1;
    bool m_noGrowth = false;
    qint64 m_refused = 0;
};

} // namespace citywall::test
