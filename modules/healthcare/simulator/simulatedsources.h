// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

// The module's simulated sources: they emit observation JSON that goes through the feeds' own decoders. Each is seeded and
// a pure function of time; everything in them is marked as simulated.
namespace citywall::healthcare {

/// Every 30 minutes, seven days back.
PayloadSourcePtr simulateBeds(const Simulation &city, const FeedDescriptor &feed);
/// Every 10 minutes, seven days back.
PayloadSourcePtr simulateEmergency(const Simulation &city, const FeedDescriptor &feed);
PayloadSourcePtr simulateAmbulances(const Simulation &city, const FeedDescriptor &feed);
PayloadSourcePtr simulateCrowding(const Simulation &city, const FeedDescriptor &feed);
/// Once a day, when the local day ends. Three weeks back and not one: EARS needs eleven earlier days for one verdict, and
/// a week of verdicts is shown.
PayloadSourcePtr simulateSyndromes(const Simulation &city, const FeedDescriptor &feed);

} // namespace citywall::healthcare
