// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/areas.h"

namespace citywall::healthcare {

/// A point inside the area, near the middle of its box: where a figure about the area stands. Deterministic; invalid for
/// an area without geometry. Any thread.
GeoPoint pointInside(const Area &area);

} // namespace citywall::healthcare
