// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall::healthcare {

/// Counts of patients below this tell too much of single persons and are not shown, kept or exported
/// (the rule of five, as statistical offices and health departments use it).
inline constexpr int smallestCount = 5;
/// The term of MaskedField in the place of a count that is kept back.
inline const QString maskedTerm = QStringLiteral("<5");

/// FeedDescriptor::mask of the syndromic feed: counts of 0 … 4 become missing with the term "<5", so that they never reach the
/// history and no export can hold them, whatever brought them. A negative or fractional count is rejected. Pure; any thread.
void maskSmallCounts(DecodedBatch &batch);

} // namespace citywall::healthcare
