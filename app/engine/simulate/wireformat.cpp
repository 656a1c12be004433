// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulate/wireformat.h"

#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>
#include <array>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array wireFormats {
    WireFormat { ""_L1, "observations.json"_L1, "application/json"_L1, true, true, "since={since}"_L1 },
    WireFormat { "gbfs"_L1, "gbfs/"_L1, "application/json"_L1 },
    WireFormat { "gtfs-realtime"_L1, "gtfs-realtime.pb"_L1, "application/x-protobuf"_L1 },
    WireFormat { "wzdx"_L1, "wzdx.geojson"_L1, "application/geo+json"_L1 },
    WireFormat { "cap"_L1, "cap/"_L1, "application/cap+xml"_L1, true },
    WireFormat {
        "sensorthings"_L1, "sensorthings/v1.1/Things"_L1, "application/json"_L1, true, true,
        "$expand=Locations,Datastreams($expand=ObservedProperty,Observations($filter=phenomenonTime%20gt%20{since}))"_L1 },
    WireFormat { "ngsi-v2"_L1, "ngsi-v2.json"_L1, "application/json"_L1, true },
    WireFormat { "ngsi-ld"_L1, "ngsi-ld.jsonld"_L1, "application/ld+json"_L1, true },
    WireFormat { "georeport-json"_L1, "open311/v2/requests.json"_L1, "application/json"_L1, true, true,
                 "updated_after={since}"_L1 },
    WireFormat { "georeport-xml"_L1, "open311/v2/requests.xml"_L1, "text/xml"_L1, true, true, "updated_after={since}"_L1 },
    WireFormat { "edxl-have"_L1, "edxl-have.xml"_L1, "application/xml"_L1 },
    WireFormat { "fhir-r4"_L1, "fhir.json"_L1, "application/fhir+json"_L1 },
    WireFormat { "geojson"_L1, "items.geojson"_L1, "application/geo+json"_L1, true },
    WireFormat { "cot"_L1, "events.xml"_L1, "application/xml"_L1, true },
};

std::optional<UtcTime> timeOf(const QUrl &url, const QStringList &keys)
{
    const QUrlQuery query(url);
    for (const QString &key : keys) {
        const UtcTime told = UtcTime::fromIso(query.queryItemValue(key, QUrl::FullyDecoded));
        if (told.isValid())
            return told;
    }
    return {};
}

} // namespace

WireFormat wireFormat(const QString &id)
{
    const auto known = std::ranges::find(wireFormats, id, [](const WireFormat &format) { return QString(format.id); });
    if (known != wireFormats.end())
        return *known;
    if (id.startsWith("datex2"_L1))
        return { "datex2"_L1, "datex2.xml"_L1, "application/xml"_L1 };
    return { {}, "payload"_L1, "application/octet-stream"_L1 };
}

std::optional<UtcTime> askedSince(const QUrl &url)
{
    if (const std::optional<UtcTime> told = timeOf(url, { u"since"_s, u"updated_after"_s, u"start_date"_s }))
        return told;
    static const QRegularExpression newer(u"\\b(?:phenomenonTime|resultTime)\\s+g[te]\\s+([0-9T:.Z+-]+)"_s);
    const QRegularExpressionMatch match = newer.match(url.query(QUrl::FullyDecoded));
    const UtcTime told = UtcTime::fromIso(match.captured(1));
    return told.isValid() ? std::optional(told) : std::nullopt;
}

std::optional<UtcTime> askedUntil(const QUrl &url) { return timeOf(url, { u"until"_s, u"end_date"_s }); }

} // namespace citywall
