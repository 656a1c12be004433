// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/history.h"

namespace citywall {

/// What a source that knows its past should be asked for again, from how many observations the history holds of its
/// feed in each bucket: a first start, an interrupted backfill and hours without the program are all the same to it.
/// Empty buckets are missing, with one bucket on either side, because the program may have stopped in the middle of one
/// (the history knows duplicates); so are the last two in any case. Gaps less than an hour apart are one: a quiet feed
/// has empty buckets by nature.
/// @param histogram of one feed; its range ends at the present
/// @returns disjoint ranges inside the histogram's, oldest first
QList<TimeRange> missingPast(const Histogram &histogram);

} // namespace citywall
