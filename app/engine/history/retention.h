// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"
#include "engine/history/chunkcodec.h"
#include "engine/history/historyfile.h"
#include "engine/history/rollups.h"
#include "sdk/observation.h"

namespace citywall {

/// How long a feed's observations are kept as they came.
struct RetentionRule {
    QString feed {};    ///< empty = all feeds
    UtcTime before {};  ///< observations older than this …
    Duration thinTo {}; ///< … are thinned to the last of each feature in so much time; 0 = dropped
};

/// Which rows stay: those from the instant on, and of what is older the last of each feature in so much time; with 0 none of it.
/// @param times, features  columns of a run of rows, sorted by time
std::vector<bool> rowsKept(const std::vector<qint64> &times, const std::vector<FeatureKey> &features, UtcTime before,
                           Duration step);

/// The same for several runs at once, which may overlap in time: which rows of each stay.
/// @param runs  in order of arrival; of equal times the row that arrived last is the last
std::vector<std::vector<bool>> rowsKept(const std::vector<KeyColumns> &runs, UtcTime before, Duration step);

/// From when on rows have to be looked at together, so that a step is thinned as a whole.
inline UtcTime beginOfStep(UtcTime time, Duration step)
{
    return step.count() > 0 ? UtcTime { floorDivide(time.milliseconds, step.count()) * step.count() } : time;
}

struct RetentionOutcome {
    qint64 observations = 0; ///< dropped
    qint64 chunks = 0;       ///< gone or smaller, batches of the tail included
};

/// Drops or thins what is older, in a history that nobody has open; counts by minute, hour and day stay as they are, so that the
/// timeline goes on telling how much there was. Works in slices, each a transaction: what is done stays done when progress ends it,
/// and the next run goes on. Space in the file is free afterwards; compactHistory() gives it back and makes keyframes anew.
Result<RetentionOutcome> applyRetention(const QString &path, const RetentionRule &rule, const MaintenanceProgress &progress = {});

/// From when on a feed's observations are all there. Of feeds from which something was dropped or thinned out.
struct RetainedFeed {
    QString feed;
    UtcTime rawFrom;
};
/// In order of their names; also while the history is open. @returns an error for what is not a history, or cannot be read.
Result<QList<RetainedFeed>> retainedFeeds(const QString &path);

} // namespace citywall
