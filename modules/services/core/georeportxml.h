// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall::services {

/// The decoder of Open311 GeoReport v2 service requests as XML (GET requests.xml: `service_requests` with a `request` for
/// each; wiki.open311.org/GeoReport_v2). What becomes of a request, and what is wrong with one, is the same as with JSON
/// (core/georeport.h). Names are compared without their namespace. Of elements that the specification gives once the last
/// counts; unknown ones are passed over, whatever they hold.
///
/// Not read at all is a payload that is not well-formed, has another root (a server's `errors` is told with its
/// description), nests deeper than GeoReportLimits::depth, or declares a document type: without one there are no entities
/// but the five of XML itself, so that none can be expanded without end or fetch anything. Pure; any thread.
Decoder geoReportXmlDecoder();

/// Format "georeport-xml" of feed `services.request`. Recognised by the root element: `service_requests`, or `errors`.
PayloadFormat geoReportXmlFormat();

} // namespace citywall::services
