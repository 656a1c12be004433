// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall::services {

/// Feed `services.request`: features are service requests, observations their status (fields: see Field). Properties, named
/// as in GeoReport v2: requested_datetime, expected_datetime (RFC 3339), service_code, address; detail: status_notes.
/// Observation JSON; formats "georeport-json" and "georeport-xml" (Open311 GeoReport v2); simulated from the catalogue in
/// `simulation` (a resource).
FeedDescriptor requestFeedDescriptor(const QString &simulation);

/// Feed `services.hall`: features are service halls, observations their queue (fields: see HallField). Properties:
/// opening_hours (see OpeningHours), counters (how many there are). Observation JSON; simulated likewise.
FeedDescriptor hallFeedDescriptor(const QString &simulation);

/// Feed `services.feedback`: features are the requests that were rated (id and properties as in `services.request`),
/// observations the answers (fields: see FeedbackField). Observation JSON; simulated likewise.
FeedDescriptor feedbackFeedDescriptor(const QString &simulation);

} // namespace citywall::services
