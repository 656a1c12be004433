// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"
#include "sdk/freshness.h"

// What the stations measure. A station is one feature id, the same in each of the module's feeds; in terms of OGC SensorThings
// (18-088) the feature is the Thing with its Location, each field of a feed a Datastream, each row an Observation.
namespace citywall::environment {

/// The six pollutants of both indices. Concentrations are in µg/m³ at 25 °C and 1013.25 hPa everywhere in this module, as the
/// standards state them (a power of ten from SI).
enum class Pollutant { Pm25, Pm10, No2, O3, So2, Co };
inline constexpr int pollutantCount = 6;
inline constexpr std::array<Pollutant, pollutantCount> allPollutants { Pollutant::Pm25, Pollutant::Pm10, Pollutant::No2,
                                                                       Pollutant::O3,   Pollutant::So2,  Pollutant::Co };

inline constexpr double roomKelvin = 298.15; ///< of the gas volume that concentrations are in: 25 °C
inline constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

// Feed ids, and the order of their fields (FeedDescriptor::fields).
inline const QString particlesFeed = QStringLiteral("environment.particles");
inline const QString gasesFeed = QStringLiteral("environment.gases");
inline const QString noiseFeed = QStringLiteral("environment.noise");
inline const QString weatherFeed = QStringLiteral("environment.weather");
inline const QString waterFeed = QStringLiteral("environment.water");
inline const QString waterQualityFeed = QStringLiteral("environment.water-quality");
inline const QString waterTemperatureFeed = QStringLiteral("environment.water-temperature");
inline const QString emissionsFeed = QStringLiteral("environment.emissions");
enum ParticlesField : size_t { Pm25Field, Pm10Field, OpticalCountField }; ///< the third: as a sensor counts, no concentration
enum GasesField : size_t { No2Field, O3Field, So2Field, CoField };
enum NoiseField : size_t { LevelField };                                            ///< LAeq, dB(A)
enum WeatherField : size_t { TemperatureField, HumidityField, WindSpeedField, WindFromField }; ///< K, 0–1, m/s, degrees
enum WaterField : size_t { StageField };                                            ///< m above the gauge's datum
enum WaterQualityField : size_t { PhField, OxygenField, TurbidityField, ConductivityField }; ///< 1, g/m³ (= mg/l), NTU, S/m
enum WaterTemperatureField : size_t { WaterKelvinField };                             ///< K
/// What leaves an outlet or crosses a site's boundary, of one substance: µg/m³, kg/s, µg/m³ that the permit allows, and the first
/// over the third (core/emissions.h).
enum EmissionsField : size_t { EmittedField, MassFlowField, PermitField, RatioField };

/// How long a station's observation counts: hourly values that come half an hour late are current still.
inline constexpr Lifetime stationLifetime { std::chrono::minutes(90), std::chrono::hours(3) };

/// Where a pollutant's concentration is found.
struct PollutantField {
    QString feed;
    size_t field;
    QString metric; ///< of the concentration
};
PollutantField fieldOf(Pollutant pollutant);

/// g/mol, for the conversion of mass to volume (NIST Chemistry WebBook, SRD 69); NaN for particles.
double molarMass(Pollutant pollutant);
/// Parts per billion by volume of a gas, at 25 °C and 1013.25 hPa: ppb = µg/m³ · 24.465 / M.
double partsPerBillion(Pollutant gas, double microgramsPerCubicMeter);
double microgramsPerCubicMeter(Pollutant gas, double partsPerBillion); ///< the inverse

/// The feeds of stations and emission points, without titles and simulators. Those of stations also take NGSI-LD and SensorThings
/// (core/ngsild.h, core/sensorthings.h).
QList<FeedDescriptor> feeds();
QStringList stationFeeds(); ///< ids of those of stations, in that order

} // namespace citywall::environment
