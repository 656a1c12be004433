// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"
#include "base/utctime.h"

namespace citywall {

/// Height of the sun's centre over the horizon, in degrees, without refraction; good to about 0.2° in this century.
/// Source: The Astronomical Almanac, low-precision formulas for the sun; sidereal time after IAU 1982, linear part.
double solarElevationDegrees(UtcTime time, GeoPoint place);

/// 0 by day, 1 by night, between them through civil twilight (sun from −0.833° down to −6°).
double nightShare(UtcTime time, GeoPoint place);

} // namespace citywall
