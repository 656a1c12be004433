// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/averages.h"

#include <QTimeZone>

// Environmental noise: indicators of the Environmental Noise Directive 2002/49/EC (END), Annex I. Pure; any thread.
namespace citywall::environment {

/// Levels in dB(A); NaN where fewer than 75 % of the period's hours are valid. Over a day here; END's are a year's.
struct NoiseIndicators {
    double day = unknown;     ///< Lday, 07–19 by the city's clock
    double evening = unknown; ///< Levening, 19–23
    double night = unknown;   ///< Lnight, 23–07
    double den = unknown;     ///< Lden = 10 lg (12·10^(Lday/10) + 4·10^((Levening+5)/10) + 8·10^((Lnight+10)/10)) / 24

    /// From hourly LAeq, the last of the hour that begins at `newest`: the newest 24 are used.
    static NoiseIndicators of(Hours levels, UtcTime newest, const QTimeZone &zone);
};

/// WHO Environmental Noise Guidelines for the European Region 2018, road traffic: strong recommendations.
inline constexpr double whoLden = 53;
inline constexpr double whoLnight = 45;
/// Above these END has exposure mapped and reported (Annex VI).
inline constexpr double endLden = 55;
inline constexpr double endLnight = 50;

/// 10 lg of the mean of 10^(L/10): the level of the same energy.
double energyMean(std::span<const double> levels);
/// 0 within WHO's levels, 1 above them, 2 above END's; −1 unknown.
int severityOf(const NoiseIndicators &noise);

} // namespace citywall::environment
