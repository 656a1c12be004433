// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

// The inverse of core/georeport.h and core/georeportxml.h. Pure; any thread.
namespace citywall::services {

/// The batch as answers to GET requests.json, at least one. An answer has each request once, as it stood then: what became of a request later makes
/// further answers, as if the server was asked again after each change. Left out is what GeoReport has no word for: a state that is
/// neither open nor closed, and that an open request had been closed before ("reopened" is told as open, which after a closing means
/// the same).
QList<QByteArray> writeGeoReportJson(const DecodedBatch &batch);
QList<QByteArray> writeGeoReportXml(const DecodedBatch &batch); ///< the same of requests.xml

} // namespace citywall::services
