// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/requests.h"
#include "sdk/jsonreader.h"

namespace citywall::services {

/// One request of a GeoReport v2 payload, as far as it is read: the words of the wire, and what they mean.
struct GeoReportRecord {
    QString id;
    QString statusNotes;
    QString serviceName;
    QString serviceCode;
    QString agency;
    QString channel;
    QString address;
    RequestStatus status = RequestStatus::Unknown;
    UtcTime requested;
    UtcTime updated;  ///< invalid = not told
    UtcTime expected; ///< invalid = nothing promised
    GeoPoint position; ///< invalid = without coordinates

    /// Reads the object that the reader stands on and leaves the reader behind it.
    /// @returns what is wrong with it; null if nothing is
    const char *read(JsonReader &reader);
};

} // namespace citywall::services
