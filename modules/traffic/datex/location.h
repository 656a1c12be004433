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
};

/// Reads a LocationReference (3.x), or GroupOfLocations or Location (2.x), which the document stands on, and consumes it.
///
/// Of the ways in which it may be given: a line by gmlLineString (posList, or coordinates as in 2.x extensions), or by the two ends
/// of a linear location (tpegLinearLocation, linearByCoordinates), pieces that follow each other (of an itinerary) as one line, of
/// others the longest; a point by pointCoordinates; else the point that is only for display. Latitude comes first, unless
/// srsName says CRS84. WGS 84 and ETRS89 are the same here (they differ by less than a metre); other systems are a fault. Codes of
/// tables (Alert-C), OpenLR and areas are not read: a location that is told in no other way than by the former two is a fault.
Location readLocation(Document &document);

} // namespace citywall::traffic::datex
