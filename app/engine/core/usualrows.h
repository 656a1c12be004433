// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/usualhours.h"
#include "sdk/feed.h"
#include "sdk/observation.h"

namespace citywall {

/// The observations of each week that usual ones are made of, the newest week first; one block may serve several. Null = none.
using WeekBlocks = std::array<ObservationsPtr, mostWeeks>;

/// What a feed would tell in a range if its hours were as usual.
///
/// In each week a feature's value is the median of what was observed of it in that hour, of a term all that were told, each by its
/// share; if nothing was, what was told last before, not longer ago than `carried`. The usual value is the median of the weeks' values,
/// the usual term the one with the largest share of the weeks (of equal shares the one told last). It is told at the times at which the
/// newest week told of the feature, moved to the hour: as often as the feed really tells, so that ages, sums and means over time are
/// what they are otherwise.
///
/// What is known of fewer than two weeks (fewestWeeks) has no usual, and what moves has no usual place: single events and vehicles
/// tell nothing here. Details are left out; they are of one observation. Pure, any thread.
/// @param hours  those that the range touches
/// @param blocks rows from `carried` before the first hour of their week to the end of its last one
ObservationsPtr usualRows(const FeedDescriptor &feed, TimeRange range, const std::vector<UsualHour> &hours,
                          const WeekBlocks &blocks, Duration carried);

} // namespace citywall
