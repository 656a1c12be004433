// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"
#include "engine/history/historyfile.h"

namespace citywall {

/// How long a feed's observations are kept as they came.
struct RetentionRule {
    QString feed {};    ///< empty = all feeds
    UtcTime before {};  ///< observations older than this …
    Duration thinTo {}; ///< … are thinned to the last of each feature in so much time (in each chunk); 0 = dropped
};

struct RetentionOutcome {
    qint64 observations = 0; ///< dropped
    qint64 chunks = 0;       ///< gone or smaller, batches of the tail included
};

/// Drops or thins what is older, in a history that nobody has open; counts by minute, hour and day stay as they are, so that the
/// timeline goes on telling how much there was. Works in slices, each a transaction: what is done stays done when progress ends it,
/// and the next run goes on. Space in the file is free afterwards; compactHistory() gives it back and makes keyframes anew.
Result<RetentionOutcome> applyRetention(const QString &path, const RetentionRule &rule, const MaintenanceProgress &progress = {});

} // namespace citywall
