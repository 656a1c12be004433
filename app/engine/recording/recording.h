// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

// A recording: the payloads of one feed as they came, each with the time of its receipt, in one file that only grows. What went
// wrong with a feed can so be played again through the same decoder, and kept as a test.
namespace citywall {

/// What a recording is of: told in its header, once.
struct RecordingInfo {
    QString feed;    ///< FeedDescriptor::id
    QString format;  ///< PayloadFormat::id; empty = whatever recognises each payload
    Source source;   ///< where the payloads came from
    UtcTime created; ///< when the recording began
    QString datum {}; ///< of the positions in the payloads (engine/ingest/datum.h); empty = WGS 84, or as a mapping says
};

/// One payload of it.
struct RecordedPayload {
    UtcTime received;
    QString origin; ///< topic, URL or file that it came from; may be empty
    QByteArray payload;
};

/// Bounds, so that a damaged or hostile file asks for no more than this.
inline constexpr qint64 maximumRecordedPayload = 64 << 20; ///< bytes
inline constexpr qint64 maximumRecordedOrigin = 4096;      ///< bytes of UTF-8; a longer origin is cut

} // namespace citywall
