// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall::environment {

/// The made-up source of one of the module's feeds: an observation of each station every ten minutes, marked simulated.
/// The same setting gives the same bytes; any thread. @param feed one of feeds(), with its title or without
PayloadSourcePtr makeSimulator(const FeedDescriptor &feed, const Simulation &city);

} // namespace citywall::environment
