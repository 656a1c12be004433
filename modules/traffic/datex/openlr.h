// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datex/document.h"

// OpenLR (white paper, version 1.5 revision 2): a place as a few points of the road with what is known of the road between them, from which
// who has a map finds it again. Without one the points themselves are drawn, and straight lines between them.
namespace citywall::traffic::datex {

/// What an OpenLR reference tells of a place. At most one of line and point is told.
struct OpenLrPlace {
    GeoLine line; ///< straight between the location reference points, begun and ended at the offsets
    GeoPoint point; ///< of a point along a line: at its share of the way; of a geo-coordinate or a place of interest its own
    double meters = std::numeric_limits<double>::quiet_NaN(); ///< length of the line along the road; NaN = not told
    bool isExact = false; ///< of the point: coordinates of its own
    QString fault; ///< why it cannot be taken; empty = nothing is wrong, or nothing was told
};

/// Reads an element of DATEX II (2.x or 3.x) whose name begins with "openlr", which the document stands on, and consumes it: a line
/// (openlrLinear, openlrExtendedLinear, openlrLineLocationReference; of two directions the first), a point (openlrPointLocationReference,
/// openlrExtendedPoint), or either in binary form (openlrBinary). Areas are passed over.
OpenLrPlace readOpenLr(Document &document);

/// The physical format of version 3 in base64: a line, a geo-coordinate, or a point along a line, with a place of interest or without
/// (which is then taken to be where its access is).
OpenLrPlace openLrFrom(const QString &base64);

} // namespace citywall::traffic::datex
