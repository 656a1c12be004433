// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cityprofile.h"
#include "sdk/areas.h"

namespace citywall {

/// The areas of a profile's boundary files, and what was wrong with them.
struct Boundaries {
    QList<Area> areas;
    int skipped =
        0; ///< features without a polygon or id, with impossible positions or over the 180th meridian, or with an id seen before
    QStringList notices; ///< for people: a file that is missing or not GeoJSON, how many features were skipped and why
};

/// Reads every boundary layer. Never fails: a city without areas is a city all the same. Any thread.
Boundaries loadBoundaries(const CityProfile &profile);

/// One layer's GeoJSON (RFC 7946 FeatureCollection), appended to `to`. @returns why it cannot be read at all; empty = it could.
QString readBoundaries(const QByteArray &geoJson, const BoundaryLayer &layer, Boundaries &to);

} // namespace citywall
