// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall::traffic {

/// Bounds of what one WZDx payload may hold; what lies beyond is rejected, not read.
struct WzdxLimits {
    static constexpr qsizetype payloadBytes = 32 << 20;
    static constexpr qsizetype events = 50'000;
    static constexpr qsizetype linePoints = 20'000;
    static constexpr qsizetype textCharacters = 1024;
};

/// The decoder of Work Zone Data Exchange feeds (WZDx 4.0 – 4.2, WorkZoneFeed: a GeoJSON FeatureCollection with feed_info).
///
/// A road event of type work-zone becomes a feature (its id; road names and direction as name; LineString, or the first and
/// last points of a MultiPoint) and one observation at feed_info.update_date, when it was so published (at the receive time
/// where that is missing): vehicle_impact, the number of closed lanes, and seconds until start_date and end_date.
/// Contact data are not taken.
///
/// A bad record (no id, no line, end before start, time without zone, another event type) is rejected with its reason and
/// its number in the collection, its neighbours are taken. What is no such collection is rejected as a whole. Pure; any thread.
Decoder wzdxDecoder();

/// Its inverse: a WorkZoneFeed of WZDx 4.2 for each time of the batch, which is its update_date. As many lanes are told as are closed, and
/// an open one where some are open. Left out are features that are no line, or whose begin or end is not told: WZDx wants them. A batch without
/// rows is a feed without events, of when it is published.
QList<QByteArray> wzdxFeeds(const DecodedBatch &batch, UtcTime published);

/// Whether a payload begins like a WZDx feed: a GeoJSON FeatureCollection with feed_info or core_details.
bool looksLikeWzdx(QByteArrayView payload);

} // namespace citywall::traffic
