// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a year's mean of PM2.5 is held against, µg/m³. A season's mean has no limit, nor has the mean of ozone over all hours: WHO's
// is of the daily highest 8-hour means of the peak season.
namespace citywall::environment {

/// WHO global air quality guidelines 2021, table 0.1: AQG level, annual.
inline constexpr double whoAnnualPm25 = 5;
/// US national ambient air quality standard, primary, annual (40 CFR 50.20, 2024); of the mean of three years.
inline constexpr double epaAnnualPm25 = 9;

/// 0 up to WHO's level, 1 above it, 2 above the US standard; −1 unknown.
inline int severityOfAnnualPm25(double mean)
{
    return !(mean >= 0) ? -1 : mean > epaAnnualPm25 ? 2 : mean > whoAnnualPm25 ? 1 : 0;
}

} // namespace citywall::environment
