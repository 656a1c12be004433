// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall::safety {

/// The decoder of feed `safety.warnings`: messages of the Common Alerting Protocol 1.1 and 1.2 (OASIS), alone or inside another
/// document (EDXL-DE); or, where the payload is not XML, observation JSON with what Warning documents.
///
/// - Only messages of status Actual and scope Public are taken, and of type Alert, Update or Cancel. Others are rejected with
///   that for a reason: an exercise must not look like a warning.
/// - Each info block in the language of the first one becomes a feature with one observation at `sent`; the others repeat
///   it in other languages. A message without info (a bare cancellation) becomes one feature without area.
/// - An update or cancellation ends what it refers to: those get an observation of severity "none" at its `sent`. So does a
///   cancellation itself, whatever severity it repeats: it warns of nothing.
/// - What CAP requires (§3.2) and is missing, a time without zone, and a polygon that is not closed or has impossible
///   corners reject the message or the block. Documents with a DTD are refused whole.
Decoder warningDecoder(const FeedDescriptor &feed);

/// CAP's "lat,lon lat,lon …": a closed ring; empty if it is none. And "lat,lon radius" in km as a 48-gon; the point
/// alone for a radius of 0, by which senders mark a place.
GeoLine capPolygon(QStringView text);
GeoLine capCircle(QStringView text);

} // namespace citywall::safety
