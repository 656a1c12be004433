// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/archive/archiveaccess.h"
#include "engine/history/historyarchive.h"
#include "sdk/areas.h"

namespace citywall {

class ArchiveStorePrivate;

/// A city's history on a PostgreSQL server, shared by many desks: what one writes the others see within a moment. Lives on the GUI
/// thread and does no I/O there, opening aside: one thread writes, one listens, two read, each with a connection of its own.
///
/// What a future has acknowledged is committed on the server (synchronous_commit). While the server is away appends and requests
/// fail with the reason, trouble() says it, and connections are tried again; when it is back every feed is `reset`.
class ArchiveStore : public HistoryArchive
{
    Q_OBJECT
public:
    /// Connects; makes the tables, or brings them up to date. Fails with what the server, or libpq, objected to, and for a user who may
    /// only read.
    /// @param areas for Feature::area; must outlive the store; may be null
    static Result<std::unique_ptr<ArchiveStore>> open(const ArchiveAccess &access, const AreaIndex *areas);
    enum class Follow {
        No,
        WherePossible, ///< what other desks write is seen as by one that writes; of a copy it is not
    };
    /// Only reads, also from a copy (hot standby): nothing is made or changed, and what comes after the opening is not followed unless
    /// that is asked for.
    static Result<std::unique_ptr<ArchiveStore>> openForReading(const ArchiveAccess &access, const AreaIndex *areas,
                                                                Follow follow = Follow::No);
    ~ArchiveStore() override; ///< closes

    HistoryReader &reader() override;
    HistoryWriter &writer() override;
    Status close() override;
    QString description() const override;
    QStringList feeds() const override;
    QList<HistoryDamage> damage() const override { return {}; } ///< the server's own business (data checksums)
    void keepSince(const QString &feed, UtcTime before) override;
    void thinBefore(const QString &feed, UtcTime before, Duration step) override;

private:
    friend class ArchiveStorePrivate;
    ArchiveStore(const ArchiveAccess &access, const AreaIndex *areas);
    std::unique_ptr<ArchiveStorePrivate> d;
};

} // namespace citywall
