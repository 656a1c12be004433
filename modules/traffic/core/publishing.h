// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

// What the encoders of formats share: a batch as its publisher would have sent it. Pure; any thread.
namespace citywall::traffic {

/// Rows of a batch that go into one payload, in its order.
using Round = std::vector<const ObservationRecord *>;

/// For formats that tell one state of each feature: the first payload has the first row of each, the next the second …
std::vector<Round> roundsOf(const DecodedBatch &batch);
/// For formats that tell all at one time: a payload for each of the times, the earliest first.
std::vector<Round> instantsOf(const DecodedBatch &batch);

UtcTime newestOf(const DecodedBatch &batch); ///< of its rows; invalid if there are none
QString wordBehind(const DecodedBatch &batch, float value); ///< the word behind a value; empty if there is none

} // namespace citywall::traffic
