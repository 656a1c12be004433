// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/historyarchive.h"
#include "sdk/areas.h"

#include <chrono>
#include <memory>

namespace citywall {

class HistoryStorePrivate;

/// The city's history in one SQLite database, <folder>/history.sqlite. Lives on the GUI thread and does no I/O there:
/// one thread writes, two read. Write-ahead log, synchronous FULL: what a future has acknowledged survives a power cut. While appends
/// fail (a full disk, a file system that has become read-only) trouble() says why, and what is there can be read.
///
/// Only one process may have a history open; open() of a second one fails with a clear message.
class HistoryStore : public HistoryArchive
{
    Q_OBJECT
public:
    /// Opens or creates the history; the folder is made if it is not there. Waits for the dictionaries to be read.
    /// Fails, and changes nothing, for a folder or file that cannot be written, a file whose schema is damaged, one of another program
    /// and one written by a newer version. One for which only the disk is full is opened: what it holds can be read, appends fail and
    /// trouble() says why, and the first append that finds room again is stored; then `reset` comes for every feed.
    /// @param areas for Feature::area; must outlive the store; may be null
    /// @param retry how long an append on a full disk takes the last attempt for its answer
    static Result<std::unique_ptr<HistoryStore>> open(const QString &folder, const AreaIndex *areas,
                                                      std::chrono::milliseconds retry = std::chrono::seconds(1));
    /// Opens what is there to be read only, also while another process writes it: no lock is taken and nothing is made or changed. What
    /// comes after the opening is not followed: observations of features that are new since then are beyond the dictionaries. writer()
    /// refuses everything. Where nothing can be written either (a read-only file system, a full disk) it is read as a file that stays as
    /// it is. Fails where there is no history, or one that another version of the program wrote.
    static Result<std::unique_ptr<HistoryStore>> openForReading(const QString &folder, const AreaIndex *areas);
    ~HistoryStore() override; ///< closes

    HistoryReader &reader() override;
    HistoryWriter &writer() override;
    Status close() override;
    QStringList feeds() const override;
    QList<HistoryDamage> damage() const override;
    QString description() const override { return path(); }
    QString path() const;
    /// Keeps the database below this many bytes: an append that would pass it fails as on a full disk. 0 = no limit.
    void setSizeLimit(qint64 bytes);
    /// Drops observations of the feed from before the instant, a bounded step at a time between appends; counts stay. Up to a day
    /// more is kept. Ends with one `reset` of the feed if any went. Space in the file is used again.
    void keepSince(const QString &feed, UtcTime before) override;
    /// Whole chunks are thinned, so that in each the last of a feature in so much time stays.
    void thinBefore(const QString &feed, UtcTime before, Duration step) override;

private:
    friend class HistoryStorePrivate;
    HistoryStore();
    std::unique_ptr<HistoryStorePrivate> d;
};

} // namespace citywall
