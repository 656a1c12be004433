// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pollutants.h"

// What stations of standard feeds observe, and how their names and units become this module's fields. Pure; any thread.
namespace citywall::environment {

/// A property that the module has a field for.
enum class Quantity {
    Pm25,
    Pm10,
    No2,
    O3,
    So2,
    Co,
    Level,
    Temperature,
    Humidity,
    WindSpeed,
    WindFrom,
    Stage,
    Acidity,
    Oxygen,
    Turbidity,
    Conductivity,
    WaterTemperature
};

/// Where values of a quantity go.
struct QuantityField {
    QString feed;
    size_t field;
};
QuantityField fieldOf(Quantity quantity);

/// The quantity that publishers mean by a name, or by the last part of a URI that defines it; letters and digits count, case does
/// not. Known are common names and formulas, CF standard names ("air_temperature"), the attributes of the Smart Data Models
/// ("relativeHumidity"), and the codes of the European Environment Agency for pollutants of the air (…/vocabulary/aq/pollutant/6001) and
/// properties of waters (…/vocabulary/wise/ObservedProperty/EEA_3152-01-0).
std::optional<Quantity> quantityNamed(const QString &name);

/// A value in the module's unit: µg/m³ at 25 °C and 1013.25 hPa, K, a share, m/s, degrees, dB, m, pH, g/m³ of water, NTU, S/m.
/// @param unit a UCUM code or its usual print ("ug/m3", "µg/m³", "[ppb]", "Cel", "dB[A]"), or a UN/CEFACT code (Recommendation 20:
///             "GQ", "CEL", "2N"); parts per billion or million become a mass by the gas' own weight; FNU, FTU and NTU are one unit
///             (ISO 7027-1: they are set by the same formazin, and part only in how the light is measured)
/// @returns NaN if the unit is none of the quantity's, is not known, or the value is not possible
double converted(Quantity quantity, double value, const QString &unit);
/// The same of a value in the module's unit.
double possible(Quantity quantity, double value);

} // namespace citywall::environment
