// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

namespace citywall {

/// Degrees rounded to the 10⁻⁷ (1 cm) that are stored; noPosition for what is no position.
qint32 toE7(double degrees);

/// Where an observation was, as Observations holds it.
struct PositionE7 {
    qint32 longitude = Observations::noPosition;
    qint32 latitude = Observations::noPosition;

    PositionE7() = default;
    PositionE7(qint32 longitude, qint32 latitude) : longitude(longitude), latitude(latitude) { }
    explicit PositionE7(GeoPoint point); ///< an invalid point: nowhere
};

} // namespace citywall
