// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"
#include "engine/archive/archiveaccess.h"

#include <QList>

namespace citywall {

/// What an archive holds of one feed.
struct ArchiveFeedStats {
    QString feed;
    qint64 observations = 0; ///< each feature and instant once, those that were dropped included
    qint64 features = 0;
    TimeRange extent;
    std::optional<UtcTime> rawFrom; ///< observations from before it were dropped
};

struct ArchiveStats {
    QList<ArchiveFeedStats> feeds; ///< by name
    int schemaVersion = 0;    ///< 0 = there is nothing yet; the first desk makes it
    QString server;           ///< version
    qint64 partitions = 0;    ///< of time, without the default one
    qint64 outside = 0;       ///< observations in the default one: their times cannot be right
    qint64 tableBytes = 0;    ///< of observations
    qint64 indexBytes = 0;
    qint64 databaseBytes = 0; ///< all in
    qint64 desks = 0; ///< connections of this program, this one not counted; of this user's where the server tells no more
    qint64 observations() const;
};

/// Blocking. @returns an error for a server that cannot be reached.
Result<ArchiveStats> archiveStats(const ArchiveAccess &access);

} // namespace citywall
