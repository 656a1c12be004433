// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall::traffic::gtfs {

/// The decoder of feed `traffic.transit-alerts` for GTFS Realtime 2.0 (and 1.0), Alert (see core/transitalerts.h).
///
/// Each alert gives a feature (the entity's id; header_text as name, in English or without a language where there is such, else
/// the first; properties routes, stops, agencies, description_text, url; at the first stop that it names and that is known) and
/// one observation at the time of the message: effect, cause, severity_level, and the seconds until its active_period that
/// holds or comes next ends. Detail: active_period as a list of [start, end) in RFC 3339, without those that are open.
///
/// Rejected with their number in the message: alerts without id, told twice, with periods that end before they begin.
/// Vehicles and trips are of another feed and passed over.
/// @param companions a GTFS schedule or tables of it (TransitPlaces): names of routes and stops
Decoder alertDecoder(const QList<QByteArray> &companions);

} // namespace citywall::traffic::gtfs
