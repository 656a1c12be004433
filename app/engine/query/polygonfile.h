// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"
#include "base/result.h"

namespace citywall {

/// The polygons of every layer of a vector file that GDAL reads (GeoJSON, GeoPackage, Shapefile, KML …), on WGS 84: coordinates of
/// another reference system that the file declares are converted, arcs become short edges. Blocking; any thread that may do I/O.
/// @returns an error for what cannot be read or converted, holds no polygon, another kind of surface (a TIN, a polyhedron), a polygon over
/// the 180th meridian, or too many vertices (2 million).
Result<GeoMultiPolygon> readPolygons(const QString &path);

} // namespace citywall
