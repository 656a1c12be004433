// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall::services {

/// Bounds of what one GeoReport payload may hold; what lies beyond is rejected, not read.
struct GeoReportLimits {
    static constexpr qsizetype payloadBytes = 32 << 20;
    static constexpr int depth = 24;
    static constexpr int requests = 100'000;
    static constexpr int rejections = 10'000; ///< after so many the rest of the payload is not read
    static constexpr qsizetype idCharacters = 256;
    static constexpr qsizetype textCharacters = 1024;
};

/// The decoder of Open311 GeoReport v2 service requests (GET requests.json: an array of objects; wiki.open311.org/GeoReport_v2).
///
/// A request becomes a feature (service_request_id; address, service_code, requested_datetime and expected_datetime as
/// properties) and one observation per status that is told: open at requested_datetime, and what it is now at
/// updated_datetime, which for a closed request is the date of closing. service_name, agency_responsible and
/// extended_attributes.channel become terms; status_notes goes with the newest observation. Other members, notes[] among
/// them, are ignored; description and personal data are not taken.
///
/// A bad record (no id, unknown status, time without zone, closed before it was requested, impossible coordinates) is
/// rejected with its reason and byte position, its neighbours are taken. A request without coordinates is taken without a
/// position. A payload that is not a JSON array is rejected as a whole. Pure; any thread.
Decoder geoReportDecoder();

/// Format "georeport-json" of feed `services.request`. Recognised: a JSON array that is empty or speaks of a
/// service_request_id in its first kilobytes.
PayloadFormat geoReportFormat();

/// web, app, phone or office for the words that publishers use for them; other words as they are, in lower case.
QString channelFromWord(const QString &word);

} // namespace citywall::services
