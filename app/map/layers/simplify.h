// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <vector>

namespace citywall {

/// Fewer points, none of the left-out ones further than the tolerance from the line; ends are kept.
/// D. H. Douglas, T. K. Peucker, 1973.
std::vector<QPointF> simplified(const std::vector<QPointF> &line, double tolerance);

} // namespace citywall
