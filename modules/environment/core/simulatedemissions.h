// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall::environment {

/// The made-up source of the emissions feed: dust at the boundaries of five construction sites, SO₂, NOx and dust of four works,
/// every ten minutes, marked simulated. Sites raise dust while they work and when the wind is strong; a works' filter fails now
/// and then. The same setting gives the same bytes; any thread.
PayloadSourcePtr makeEmissionSimulator(const FeedDescriptor &feed, const Simulation &city);

} // namespace citywall::environment
