// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall::safety {

inline const QString incidentFeed = QStringLiteral("safety.incident");

/// Feed `safety.incident`: features are incidents, observations their milestones (fields: see Field). Properties: address,
/// agency. Observation JSON; format "cot" (core/cot.h); simulated by the engine with the road network.
FeedDescriptor incidentFeedDescriptor();

/// Feed `safety.units`: features are vehicles, observations what they do and where (fields: see UnitField). Observation JSON; format
/// "cot"; simulated.
FeedDescriptor unitFeedDescriptor();

/// Feed `safety.warnings`: features are messages of the Common Alerting Protocol, see Warning. Observation JSON; formats "cap"
/// and "cap-index" (core/capdecoder.h); simulated.
FeedDescriptor warningFeedDescriptor();

} // namespace citywall::safety
