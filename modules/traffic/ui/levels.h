// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/indices.h"
#include "sdk/freshness.h"

#include <QColor>
#include <QString>

// How levels of congestion are named and coloured, alike on the map, in legends and in bars.
namespace citywall::traffic {

QString levelTitle(Level level);
QString levelRange(Level level); ///< "0.67 – 0.85"
QRgb levelColor(Level level, bool dark);
/// The colour of a link: its level's, paler with age; grey when unknown, or when nothing is known to compare its speed with.
QRgb linkColor(double speedRatio, const Freshness &freshness, bool dark);
QRgb indexColor(double travelTimeIndex, bool dark); ///< of an area; NaN = none of its links is current
inline constexpr double indexColorTo = 2.5;         ///< the travel-time index of the strongest colour

} // namespace citywall::traffic
