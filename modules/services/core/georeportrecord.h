// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/requests.h"
#include "sdk/jsonreader.h"

namespace citywall::services {

struct GeoReportRecord;

/// Times, status and coordinates of a request as they are written, before they are understood.
struct GeoReportRaw {
    QString status;
    QString requested;
    QString updated;
    QString expected;
    double latitude = std::numeric_limits<double>::quiet_NaN();
    double longitude = std::numeric_limits<double>::quiet_NaN();
    bool placed = false; ///< lat or long is there, right or wrong

    /// Where the text of a member (JSON) or element (XML) of that name goes; null if it is not read, or no text.
    QString *textOf(std::string_view name, GeoReportRecord &record);
    /// A coordinate given as text: NaN if it is no number.
    double coordinate(const QString &text);
};

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
    /// Takes what was written for times, status and coordinates. @returns what is wrong with the request; null if nothing is
    const char *understand(const GeoReportRaw &raw);
};

} // namespace citywall::services
