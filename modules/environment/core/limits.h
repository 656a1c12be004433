// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/averages.h"

// Limit values of the outdoor air for the protection of health. Pure; any thread.
namespace citywall::environment {

/// Whose limits are applied.
/// - Who2021: WHO global air quality guidelines 2021, AQG levels of table 0.1 and the retained ones of table 0.2.
/// - Eu2024: Directive (EU) 2024/2881, Annex I section 1 table 1 (to be met by 1 January 2030), O₃: target value, section 2. Those of
///   gases are stated at 293 K and 101.3 kPa.
/// - Gb3095: GB 3095-2012, grade II of tables 1 and 2.
enum class LimitSet { Who2021, Eu2024, Gb3095 };

/// A concentration that the mean over so many hours is not to exceed.
struct LimitValue {
    Pollutant pollutant;
    int hours; ///< 1, 8 or 24
    double micrograms; ///< per m³, as it is stated
    double kelvin = roomKelvin; ///< for which volume of a gas it is stated

    /// The same in the volume that this module's concentrations are in, to be compared with them.
    double level() const { return micrograms * kelvin / roomKelvin; }
};
std::span<const LimitValue> limitsOf(LimitSet set);
/// The limit that a chart of hourly means shows: the set's one for the pollutant with the shortest averaging time.
LimitValue shortestLimit(LimitSet set, Pollutant pollutant);

/// The mean that the limit is about, of the hours up to the newest; NaN where fewer than 75 % of them are valid.
double meanFor(const LimitValue &limit, Hours values);
/// In how many of the hours [first, last] the mean that ended with the hour was above the limit.
int exceedanceHours(const LimitValue &limit, const HourlyMeans &means, int station, int first, int last);
/// The same for any limit of the set: an hour counts once however many limits it exceeds.
int exceedanceHours(LimitSet set, const HourlyMeans &means, int station, int first, int last);

} // namespace citywall::environment
