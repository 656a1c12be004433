// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"

// Hexagons of H3 (I. Brodsky, "H3: Uber's Hexagonal Hierarchical Spatial Index", 2018), version 4. Pure functions, any thread.
namespace citywall {

/// The cell that holds the position; 0 for an invalid one.
quint64 hexagonAt(GeoPoint p, int resolution);
QString hexagonId(quint64 cell); ///< as H3 writes it: 15 hexadecimal digits
GeoPoint hexagonCenter(quint64 cell);
GeoMultiPolygon hexagonOutline(quint64 cell);

} // namespace citywall
