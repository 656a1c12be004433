// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

#include <QUrl>

#include <optional>

namespace citywall {

/// How payloads of a format leave the simulated city over HTTP: where its documents are, and what they hold.
struct WireFormat {
    QLatin1StringView id;          ///< PayloadFormat::id; empty = the program's own JSON
    QLatin1StringView path;        ///< of its document below "/FEED/"
    QLatin1StringView contentType;
    bool keeps = false;     ///< a document holds the newest of every entity within the window, else what the last step told
    bool tellsPast = false; ///< its payloads carry times of their own for each observation: can be asked for earlier ones
    QLatin1StringView since {}; ///< query by which a client asks for what is newer, as a profile writes it
};

/// The format's entry; of a format that has none, one that is good for any.
WireFormat wireFormat(const QString &id);

/// Since when a client asks for observations: `since`, GeoReport's `updated_after` and `start_date`, a SensorThings `$filter` on
/// phenomenonTime or resultTime (OGC 18-088 §9.3.3.5). Nothing if it asks for no time, or for one that cannot be understood.
std::optional<UtcTime> askedSince(const QUrl &url);
/// Until when: `until`, GeoReport's `end_date`.
std::optional<UtcTime> askedUntil(const QUrl &url);

} // namespace citywall
