// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measuregrids.h"
#include "sdk/exporttext.h"

namespace citywall {

class AreaIndex;

/// One row for each area and bucket, the whole city last, with a column in display units for each measure ("traffic.speed [km/h]").
ExportText courseText(const MeasureGrids &grids, const AreaIndex &areas, bool simulated);

/// One row for each area with its polygon: what each measure is over the window at a stretch.
ExportText windowText(const MeasureGrids &grids, const AreaIndex &areas, bool simulated);

} // namespace citywall
