// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"

#include <vector>

namespace pqxx {
class transaction_base;
}

namespace citywall {

struct ArchiveFeedRow;

/// Counts of a feed's observations in equal buckets of the range. Days, then hours, then minutes that lie wholly in one bucket come
/// from the counts that are kept; only of a minute that a border cuts are the observations counted. Where they were dropped, such a
/// minute counts where it begins. @throws pqxx::failure
std::vector<qint64> countInBuckets(pqxx::transaction_base &transaction, const ArchiveFeedRow &feed, TimeRange range, int buckets);

} // namespace citywall
