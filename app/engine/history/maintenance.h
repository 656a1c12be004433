// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// How far it is, 0–1; returning false ends the work, which then fails without having changed anything.
using MaintenanceProgress = std::function<bool(double done)>;

/// What verifying found.
struct HistoryVerdict {
    qint64 chunks = 0;       ///< looked at, tail batches included
    qint64 observations = 0; ///< read back whole
    QList<HistoryDamage> damage;
    QStringList structure;   ///< what SQLite's own check says of the file (PRAGMA quick_check); empty = sound
    bool isSound() const { return damage.isEmpty() && structure.isEmpty(); }
};
/// Reads everything back: checksums of every column, order and span of times, counts.
Result<HistoryVerdict> verifyHistory(const QString &path, const MaintenanceProgress &progress = {});

/// Writes a consistent, compact copy of the history as it is at this moment, also while it is being written. The target is made
/// under another name first and is there as a whole or not at all; it must not exist yet.
Status backupHistory(const QString &path, const QString &target, const MaintenanceProgress &progress = {});

/// Puts a copy of a verified backup in the place of a history. The one that was there is kept beside it.
/// @returns the path under which the former history is kept; empty if there was none. An error, and nothing changed, if the
/// backup is damaged, of a newer version or no history.
Result<QString> restoreHistory(const QString &backup, const QString &path, const MaintenanceProgress &progress = {});

/// Gives free pages back to the disk. Needs room for a second copy while it works. @returns bytes gained
Result<qint64> compactHistory(const QString &path);

} // namespace citywall
