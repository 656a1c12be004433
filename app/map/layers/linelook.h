// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/localframe.h"

/// How lines look at each zoom, for both renderers.
namespace citywall::linelook {

inline constexpr double haloPixels = 2.5;     ///< around what is highlighted
inline constexpr double detailPixels = 0.35;  ///< what is left out of a line is not further from it than this
inline constexpr int fullDetailOctave = 15;   ///< from here on nothing is left out
inline constexpr int roundEndsOctave = 13;    ///< below, lines are too thin for their ends to show

/// In units of the local frame: what looks right from this zoom level up to the next.
inline double tolerance(int octave)
{
    return octave >= fullDetailOctave ? 0 : detailPixels * std::exp2(LocalFrame::zoom - octave - 1);
}

} // namespace citywall::linelook
