// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QSizeF>

#include <optional>
#include <vector>

namespace citywall::environment {

/// A pill in the middle of its place, in pixels.
struct Pill {
    QPointF at;
    QSizeF size;
};
inline constexpr double pillGapPixels = 2; ///< between pills

/// How far from its place each pill stands, so that none covers another; none = there is no room for it. As many as can stand on their
/// places, the first ones first; the others above, below, right or left of theirs, or towards a corner, whichever is free. Pure.
std::vector<std::optional<QPointF>> pillOffsets(const std::vector<Pill> &pills);

} // namespace citywall::environment
