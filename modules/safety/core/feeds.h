// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall::safety {

inline const QString incidentFeed = QStringLiteral("safety.incident");

/// Feed `safety.incident`: features are incidents, observations their milestones (fields: see Field). Properties: address,
/// agency. Observation JSON; simulated by the engine with the road network.
FeedDescriptor incidentFeedDescriptor();

/// Feed `safety.units`: features are vehicles, observations what they do and where (fields: see UnitField). Observation JSON.
FeedDescriptor unitFeedDescriptor();

/// Feed `safety.warnings`: features are messages of the Common Alerting Protocol, see Warning. CAP XML or observation JSON.
FeedDescriptor warningFeedDescriptor();

} // namespace citywall::safety
