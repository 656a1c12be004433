// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall::services {

/// Feed `services.request`: features are service requests, observations their status. GeoReport v2 or observation JSON;
/// simulated from the catalogue in `simulation` (a resource).
FeedDescriptor requestFeedDescriptor(const QString &simulation);

/// Feed `services.hall`: features are service halls, observations their queue. Observation JSON; simulated likewise.
FeedDescriptor hallFeedDescriptor(const QString &simulation);

} // namespace citywall::services
