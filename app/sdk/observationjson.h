// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall {

/// Bounds of what one payload of observation JSON may hold; what lies beyond is rejected, not read.
struct ObservationJsonLimits {
    static constexpr qsizetype payloadBytes = 32 << 20;
    static constexpr int depth = 24;
    static constexpr int features = 200'000;
    static constexpr int observations = 500'000;
    static constexpr int linePoints = 20'000;
    static constexpr int rejections = 10'000; ///< after so many the rest of the payload is not read
    static constexpr qsizetype idCharacters = 256;
    static constexpr qsizetype textCharacters = 1024; ///< a name; a term: idCharacters
    static constexpr qsizetype objectBytes = 64 << 10; ///< a feature's properties, an observation's detail
};

/// The decoder of Citywall's own payloads, one JSON object (RFC 8259, UTF-8) each:
///
///     {"features": [{"id": "l1", "name": "N Clark St", "geometry": {"type": "LineString", "coordinates": […]},
///                    "properties": {…}}, …],
///      "observations": [{"feature": "l1", "phenomenonTime": "2026-11-21T08:30:00Z", "position": [-87.63, 41.88],
///                        "values": {"speed": 12.3, "status": "ok"}, "detail": {…}}, …]}
///
/// - `geometry` is a GeoJSON Point or LineString (RFC 7946); it, `name`, `properties`, `position` and `detail` may be absent.
/// - `phenomenonTime` is RFC 3339 with a zone, or integer milliseconds since 1970-01-01T00:00:00Z.
/// - Values are keyed by FieldDescriptor::id, numbers in SI units, terms as text; absent or null = missing. Without any
///   value or position an observation is one only if it says `"values": null`. Members that are not named here are ignored.
/// - With `features` present an observation of a feature that is not among them is rejected. Without it the features
///   are known from earlier payloads: the batch then names them by id alone. A feature with nothing but an id changes
///   nothing of what the history knows about it.
///
/// A bad record is rejected with its reason and byte position, its neighbours are taken. A payload that is not JSON
/// (cut off, not UTF-8, NaN) is rejected as a whole. The decoder is pure and may run on any thread.
Decoder observationJsonDecoder(const FeedDescriptor &feed);

/// The inverse: the batch as one payload of observation JSON, without its rejections. Missing values are left out; the
/// `features` member is left out when every feature has nothing but its id.
QByteArray toObservationJson(const DecodedBatch &batch, const FeedDescriptor &feed);

} // namespace citywall
