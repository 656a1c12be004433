// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ogrsf_frmts.h>

#include <vector>

namespace citywall::maptool {

/// The sea within the bounds, from OpenStreetMap's coastlines (land on their left, water on their right).
/// Null when there is no coastline or it does not divide the bounds. Geometry and bounds in one projected system.
OGRGeometryUniquePtr seaFromCoastlines(const std::vector<OGRGeometryUniquePtr> &coastlines, const OGREnvelope &bounds);

} // namespace citywall::maptool
