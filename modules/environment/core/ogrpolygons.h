// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"

#include <ogr_geometry.h>

// Between the project's polygons and OGR's, whose set operations GEOS does. Pure; any thread.
namespace citywall::environment {

/// The polygons in a geometry, also those in collections; what is no area is left out.
GeoMultiPolygon polygonsOf(const OGRGeometry &geometry);
OGRMultiPolygon ogrOf(const GeoMultiPolygon &polygons);

} // namespace citywall::environment
