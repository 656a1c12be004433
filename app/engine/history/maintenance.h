// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/historyfile.h"
#include "engine/history/published.h"

namespace citywall {

// Looking after the file of a history. Blocking; any thread that may do I/O. What only reads works while another process
// writes; what replaces the file needs it closed everywhere, which the caller sees to (InstanceLock).

/// What a history holds of one feed.
struct FeedStats {
    QString feed;
    qint64 observations = 0; ///< rows, those that corrections replace included
    qint64 features = 0;
    qint64 chunks = 0;
    qint64 tail = 0;         ///< rows that no chunk holds yet
    qint64 bytes = 0;        ///< of packed columns
    TimeRange extent;        ///< from the first to just after the last observation
    qint64 keyframes = 0;
    qint64 keyframeBytes = 0;
};

struct HistoryStats {
    QList<FeedStats> feeds;  ///< by name
    int schemaVersion = 0;
    qint64 fileBytes = 0;
    qint64 logBytes = 0;     ///< of the write-ahead log
    qint64 freeBytes = 0;    ///< inside the file, to be used again; compacting gives them back
    qint64 observations() const;
    /// All in: file and log by observation; NaN without any.
    double bytesPerObservation() const;
};

/// @returns an error for what is not a history, or cannot be read.
Result<HistoryStats> historyStats(const QString &path);

/// What verifying found.
struct HistoryVerdict {
    qint64 chunks = 0;       ///< looked at, tail batches and keyframes included
    qint64 observations = 0; ///< read back whole
    QList<HistoryDamage> damage; ///< of a keyframe or a count: no observations, compacting makes it anew; of a name: none either
    QStringList structure; ///< what SQLite's own check says of the file (PRAGMA integrity_check); empty = sound
    bool isSound() const { return damage.isEmpty() && structure.isEmpty(); }
};
/// Reads everything back: checksums of every column, order and span of times, counts.
Result<HistoryVerdict> verifyHistory(const QString &path, const MaintenanceProgress &progress = {});

/// Writes a consistent, compact copy of the history as it is at this moment, also while it is being written. The target is made
/// under another name first and is there as a whole or not at all; it must not exist yet.
/// @returns what reading the copy back has found. Of a damaged history the copy is there all the same: the rest is worth keeping.
Result<HistoryVerdict> backupHistory(const QString &path, const QString &target, const MaintenanceProgress &progress = {});

enum class DamagedBackup {
    Refused,
    Accepted, ///< what is whole of it is shown
};
enum class UndoneErasures {
    Refused,
    Accepted, ///< what was erased since the backup may be there again; the log goes on telling that it was, if it can be read
};
/// Puts a copy of a verified backup in the place of a history, in one step: interrupted at any time, the former history or the restored
/// one is there, whole. The one that was there is kept beside it, with what its write-ahead log held.
/// @returns the path under which the former history is kept; empty if there was none. An error, and the history is what it was, if the
/// backup is damaged or does not know of erasures that were done since, or the log of these cannot be read (unless that is accepted),
/// of a newer version or no history, or cannot be put in place. An error also if it is in
/// place and only the disk does not confirm it; that one says so, and where the former history is kept.
Result<QString> restoreHistory(const QString &backup, const QString &path, const MaintenanceProgress &progress = {},
                               DamagedBackup damaged = DamagedBackup::Refused, UndoneErasures erasures = UndoneErasures::Refused);

/// Makes keyframes, and counts that a former version left out, anew and gives free pages back to the disk. Needs room for a
/// second copy while it works. @returns bytes gained
Result<qint64> compactHistory(const QString &path, const MaintenanceProgress &progress = {});

} // namespace citywall
