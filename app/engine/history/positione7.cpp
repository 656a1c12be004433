// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/positione7.h"

#include <cmath>

namespace citywall {

qint32 toE7(double degrees) { return std::abs(degrees) <= 180 ? qint32(std::lround(degrees * 1e7)) : Observations::noPosition; }

PositionE7::PositionE7(GeoPoint point)
{
    if (point.isValid())
        *this = { toE7(point.longitudeDegrees), toE7(point.latitudeDegrees) };
}

} // namespace citywall
