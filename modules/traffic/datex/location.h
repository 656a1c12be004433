// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datex/document.h"

namespace citywall::traffic::datex {

/// Where something is, of what DATEX II has for that.
struct Location {
    GeoLine geometry;  ///< a point or a line; empty = no coordinates are told (only a code of a location table, say)
    QStringList roads; ///< names, else numbers
    QString description; ///< locationDescription; may be empty
    QString fault;     ///< why its coordinates cannot be taken; empty = nothing is wrong
    bool isApproximate = false; ///< straight lines between, or a place on one, where the road itself is not told (OpenLR)
    double meters = std::numeric_limits<double>::quiet_NaN(); ///< length along the road where that is not the geometry's
};

/// Property of a feature whose geometry is approximate, and its value.
inline constexpr QLatin1StringView placedByProperty { "placed_by" };
inline constexpr QLatin1StringView placedByOpenLr { "openlr" };

/// Along the road, as far as that is told.
double lengthOf(const Location &location);

/// Reads a LocationReference (3.x), or GroupOfLocations or Location (2.x), which the document stands on, and consumes it.
///
/// Of the ways in which it may be given: a line by gmlLineString (posList, or coordinates as in 2.x extensions), or by the two ends
/// of a linear location (tpegLinearLocation, linearByCoordinates), pieces that follow each other (of an itinerary) as one line, of
/// others the longest; a point by pointCoordinates; else by OpenLR (datex/openlr.h); else the point that is only for display. Latitude comes first, unless
/// srsName says CRS84. WGS 84 and ETRS89 are the same here (they differ by less than a metre); other systems are a fault. Codes of
/// tables (Alert-C) and areas are not read: a location that is told in no other way than by the former is a fault.
Location readLocation(Document &document);

} // namespace citywall::traffic::datex
