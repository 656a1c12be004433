// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"

#include <QByteArrayView>
#include <QUrl>

#include <optional>

/// What the headers and bodies of HTTP answers say about the next request. Pure; any thread.
namespace citywall::http {

/// An HTTP-date (RFC 9110 § 5.6.7): the fixed form, and the two obsolete ones that a recipient must accept.
UtcTime date(QByteArrayView text);

/// Retry-After (RFC 9110 § 10.2.3): seconds, or a date; how long from now. A date that is past is 0.
std::optional<Duration> retryAfter(QByteArrayView value, UtcTime now);

/// max-age of Cache-Control (RFC 9111 § 5.2.2.1); nothing where the answer may not be kept (no-cache, no-store).
std::optional<Duration> maxAge(QByteArrayView cacheControl);

/// The target of rel="next" in a Link header (RFC 8288), as it stands there; empty if there is none.
QString nextLink(QByteArrayView link);

/// What a JSON object at the top of a body says about the next request.
struct BodyHints {
    QString next {};                    ///< "links": [{"rel": "next", "href": …}] (OGC API), "@iot.nextLink" (SensorThings)
    std::optional<Duration> freshFor {}; ///< "ttl" beside "last_updated" (GBFS)
};
BodyHints bodyHints(QByteArrayView body);

/// An address that a payload lists, resolved against where the payload came from; its fragment is left out. Invalid where it is not
/// followed: another scheme than http and https, a user or password in it, this computer's own servers unless the payload came from
/// here as well, a length without sense.
QUrl linkedUrl(const QUrl &from, const QString &link);

} // namespace citywall::http
