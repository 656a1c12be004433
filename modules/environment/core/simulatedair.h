// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulatedplaces.h"

#include <QTimeZone>

// What the made-up city's instruments read: plausible, with the rhythm of days, weeks and seasons. Pure functions of seed, place
// and time; any thread. Nobody observed any of it.
namespace citywall::environment {

/// An instant as the city lives it.
struct SimulatedMoment {
    SimulatedMoment(UtcTime time, const QTimeZone &zone);
    double seconds;   ///< since 1970, UTC
    double hour;      ///< of the day by the city's clock, 0–24
    double dayOfYear;
    int weekday;      ///< 1 Monday … 7 Sunday
    bool weekend() const { return weekday >= 6; }
    double rush() const; ///< how much traffic there is, 0–1
};

class SimulatedAir
{
public:
    explicit SimulatedAir(const Simulation &city) : m_city(city) { }

    struct Wind {
        double metersPerSecond;
        double fromDegrees;
    };
    Wind wind(const SimulatedMoment &at) const; ///< over the whole city
    using Values = std::array<float, maximumFields>;
    Values particles(const SimulatedPlace &place, const SimulatedMoment &at) const; ///< by ParticlesField
    Values gases(const SimulatedPlace &place, const SimulatedMoment &at) const;     ///< by GasesField
    Values weather(const SimulatedPlace &place, const SimulatedMoment &at) const;   ///< by WeatherField
    Values noise(const SimulatedPlace &place, const SimulatedMoment &at) const;
    Values water(const SimulatedPlace &place, const SimulatedMoment &at) const;
    Values waterQuality(const SimulatedPlace &place, const SimulatedMoment &at) const; ///< by WaterQualityField
    Values waterTemperature(const SimulatedPlace &place, const SimulatedMoment &at) const;
    /// A gauge's stages: {"actionStage": …}, see FloodStages.
    static QJsonObject stages(const SimulatedPlace &place);
    /// Whether the station sends nothing just then: two quarters of a day in a hundred.
    static bool isSilent(const SimulatedPlace &place, const SimulatedMoment &at);

private:
    double smooth(quint64 what, const SimulatedMoment &at, double hours) const;
    double stagnation(const SimulatedMoment &at) const; ///< how badly the air is mixed: 0.5 in wind, 2 when calm
    double plume(const SimulatedPlace &place, const SimulatedMoment &at) const; ///< of the works in the south-east, 0–1
    double runoff(const SimulatedPlace &place, const SimulatedMoment &at) const; ///< m that storms raise a river by
    double waterCelsius(const SimulatedPlace &place, const SimulatedMoment &at) const;
    double nitrogenDioxide(const SimulatedPlace &place, const SimulatedMoment &at) const;

    const Simulation m_city;
};

} // namespace citywall::environment
