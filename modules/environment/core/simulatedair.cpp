// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulatedair.h"

#include "sdk/dice.h"

#include <algorithm>
#include <cmath>

namespace citywall::environment {

namespace {

constexpr double none = unknown;

enum Stream : quint64 { WindSpeed = 100, WindFrom, Gusts, Regional, Haze, Ozone, Temperature, Rain, Level, Local, Outage, Life };

double bell(double x, double center, double width) { return std::exp(-std::pow((x - center) / width, 2)); }

/// What an instrument prints.
float read(double value, double step) { return float(std::round(std::max(0.0, value) / step) * step); }

} // namespace

SimulatedMoment::SimulatedMoment(UtcTime time, const QTimeZone &zone) : seconds(double(time.milliseconds) / 1000)
{
    const QDateTime local = time.toDateTime(zone);
    hour = local.time().msecsSinceStartOfDay() / 3'600'000.0;
    dayOfYear = local.date().dayOfYear() + hour / 24;
    weekday = local.date().dayOfWeek();
}

double SimulatedMoment::rush() const
{
    const double commuters = bell(hour, 8, 1.6) + 0.95 * bell(hour, 17.4, 2.1);
    const double others = 0.42 * bell(hour, 13.5, 4.5);
    return weekend() ? 0.25 * commuters + 1.2 * others : std::min(1.0, commuters + others);
}

double SimulatedAir::smooth(quint64 what, const SimulatedMoment &at, double hours) const
{
    return dice::smooth(dice::mix(m_city.seed, what), at.seconds, hours * 3600);
}

SimulatedAir::Wind SimulatedAir::wind(const SimulatedMoment &at) const
{
    const double speed = 3.4 + 2.2 * smooth(WindSpeed, at, 26) + 1.1 * bell(at.hour, 15, 5) + 0.7 * smooth(Gusts, at, 1);
    const double from = 230 + 130 * smooth(WindFrom, at, 34) + 30 * smooth(WindFrom + 20, at, 5);
    return { std::max(0.2, speed), std::fmod(from + 720, 360) };
}

double SimulatedAir::stagnation(const SimulatedMoment &at) const
{
    const double night = 1 + 0.35 * bell(std::fmod(at.hour + 20, 24), 0.5, 4); // shallow layer in the small hours
    return std::clamp(3.6 * night / (wind(at).metersPerSecond + 0.9), 0.5, 2.0);
}

double SimulatedAir::plume(const SimulatedPlace &place, const SimulatedMoment &at) const
{
    const GeoPoint works { m_city.center.longitudeDegrees + 0.06, m_city.center.latitudeDegrees - 0.08 };
    const double east = (place.position.longitudeDegrees - works.longitudeDegrees) * std::cos(works.latitudeDegrees * M_PI / 180);
    const double north = place.position.latitudeDegrees - works.latitudeDegrees;
    const double towards = std::atan2(-east, -north) * 180 / M_PI; // the wind that brings it comes from there
    const double off = std::remainder(towards - wind(at).fromDegrees, 360);
    return bell(off, 0, 28) * std::exp(-distanceMeters(place.position, works) / 9000);
}

SimulatedAir::Values SimulatedAir::particles(const SimulatedPlace &place, const SimulatedMoment &at) const
{
    const double regional = 11 + 8 * smooth(Regional, at, 60) + 2.5 * smooth(Haze, at, 11);
    const double local = dice::smooth(dice::mix(place.stream, Local), at.seconds, 5 * 3600.0);
    const double fine = regional * (0.6 + 0.4 * stagnation(at)) + place.urban * 11 * at.rush() * stagnation(at) + 1.6 * local
        + 34 * plume(place, at) + 0.8 * dice::normal(dice::mix(place.stream, quint64(at.seconds)));
    const double dust = 5 + 1.3 * wind(at).metersPerSecond + (at.weekend() ? 1 : 7) * bell(at.hour, 12, 5) * (0.4 + place.urban);
    return { read(fine, 0.1), read(1.25 * fine + dust + 10 * plume(place, at), 0.1), float(none), float(none) };
}

double SimulatedAir::nitrogenDioxide(const SimulatedPlace &place, const SimulatedMoment &at) const
{
    return 7 + (0.25 + place.urban) * (34 * at.rush() + 9) * stagnation(at)
        + 3 * dice::smooth(dice::mix(place.stream, Local + 1), at.seconds, 2 * 3600.0);
}

SimulatedAir::Values SimulatedAir::gases(const SimulatedPlace &place, const SimulatedMoment &at) const
{
    const double no2 = nitrogenDioxide(place, at);
    const double season = 0.62 + 0.38 * std::cos(2 * M_PI * (at.dayOfYear - 190) / 365.25);
    const double o3 = std::max(4.0, 42 + 92 * season * bell(at.hour, 14.8, 4) + 14 * smooth(Ozone, at, 40) - 0.45 * no2);
    const double so2 = 3 + 0.8 * smooth(Haze, at, 7) + 90 * plume(place, at);
    const double co = 230 + 620 * place.urban * at.rush() * stagnation(at) + 30 * smooth(Haze, at, 9);
    return { read(no2, 0.1), read(o3, 0.1), read(so2, 0.1), read(co, 1) };
}

SimulatedAir::Values SimulatedAir::weather(const SimulatedPlace &place, const SimulatedMoment &at) const
{
    const double season = -std::cos(2 * M_PI * (at.dayOfYear - 20) / 365.25);
    const double kelvin = 273.15 + 11 + 13 * season + 3.6 * std::sin(2 * M_PI * (at.hour - 9) / 24)
        + 3 * smooth(Temperature, at, 50) + 1.2 * place.urban;
    const double humidity =
        std::clamp(0.64 - 0.12 * std::sin(2 * M_PI * (at.hour - 9) / 24) + 0.16 * smooth(Rain, at, 20), 0.2, 1.0);
    const Wind here = wind(at);
    const double gust = dice::normal(dice::mix(place.stream, quint64(at.seconds), Gusts));
    const double from = std::round(here.fromDegrees + 6 * gust + 360);
    return { read(kelvin, 0.1), read(humidity, 0.01), read(here.metersPerSecond * (1 - 0.3 * place.urban) + 0.3 * gust, 0.1),
             read(std::fmod(from, 360), 1) };
}

SimulatedAir::Values SimulatedAir::noise(const SimulatedPlace &place, const SimulatedMoment &at) const
{
    // A busy road, a street of houses, a street of bars, a park.
    static constexpr std::array<double, 4> busy { 69, 58, 63, 52 };
    const size_t kind = size_t(dice::uniform(place.stream) * busy.size());
    const double day = 0.06 + 0.94 * std::max(bell(at.hour, 13, 5.5), at.rush());
    double level = busy[kind] + 10 * std::log10(day) + 1.3 * dice::normal(dice::mix(place.stream, quint64(at.seconds)));
    if (kind == 2 && at.weekday >= 4)
        level = std::max(level, 66 * bell(std::fmod(at.hour + 12, 24), 11.5, 5));
    if (dice::uniform(dice::mix(place.stream, quint64(at.seconds / 5400), Local)) < 0.02)
        level += 7; // works in the street
    return { read(std::max(34.0, level), 0.1), float(none), float(none), float(none) };
}

double SimulatedAir::runoff(const SimulatedPlace &place, const SimulatedMoment &at) const
{
    constexpr double cell = 50 * 3600.0; // at most one storm in each
    double level = 0;
    const double catchment = 0.7 + 0.6 * dice::uniform(dice::mix(place.stream, Rain));
    const double current = std::floor(at.seconds / cell);
    for (double i = current - 3; i <= current; ++i) {
        const quint64 storm = dice::mix(m_city.seed, Rain, quint64(i));
        const double rain = std::max(0.0, dice::uniform(storm) - 0.35) * 2.4;
        const double begin = (i + dice::uniform(dice::mix(storm, 1))) * cell + catchment * 3600;
        const double x = (at.seconds - begin) / (catchment * 7 * 3600);
        if (x > 0)
            level += catchment * rain * x * std::exp(1 - x);
    }
    return level;
}

SimulatedAir::Values SimulatedAir::water(const SimulatedPlace &place, const SimulatedMoment &at) const
{
    const double low = 0.9 + 0.08 * dice::smooth(dice::mix(place.stream, Level), at.seconds, 30 * 3600.0);
    return { read(low + runoff(place, at), 0.01), float(none), float(none), float(none) };
}

double SimulatedAir::waterCelsius(const SimulatedPlace &place, const SimulatedMoment &at) const
{
    const double season = -std::cos(2 * M_PI * (at.dayOfYear - 40) / 365.25); // later than the air's, and milder
    return std::max(0.2, 12 + 10 * season + 0.5 * std::sin(2 * M_PI * (at.hour - 11) / 24) + 0.8 * place.urban);
}

SimulatedAir::Values SimulatedAir::waterTemperature(const SimulatedPlace &place, const SimulatedMoment &at) const
{
    return { read(273.15 + waterCelsius(place, at), 0.01), float(none), float(none), float(none) };
}

SimulatedAir::Values SimulatedAir::waterQuality(const SimulatedPlace &place, const SimulatedMoment &at) const
{
    // Saturation of fresh water at sea level, mg/l (Elmore and Hayes 1960).
    const double t = waterCelsius(place, at);
    const double saturation = 14.652 + t * (-0.41022 + t * (0.007991 - t * 0.000077774));
    // By day plants give oxygen and take up acid; storms bring mud, rain water and what uses oxygen up.
    const double plants = std::sin(2 * M_PI * (at.hour - 10) / 24);
    const double storm = runoff(place, at);
    const double still = dice::uniform(dice::mix(place.stream, Life)); // a canal more than a brook
    const double slow = dice::smooth(dice::mix(place.stream, Life, 1), at.seconds, 20 * 3600.0);
    const double oxygen = saturation * std::max(0.15, 0.98 - 0.4 * still + 0.07 * plants - 0.12 * storm + 0.04 * slow);
    const double acidity = 7.5 + 0.4 * still + 0.2 * plants - 0.15 * storm + 0.05 * slow;
    const double mud = (3 + 6 * still) * (1 + 0.2 * slow) * (1 + 9 * storm);
    const double salts = (0.045 + 0.04 * still) * (1 + 0.03 * slow) / (1 + 0.5 * storm);
    return { read(acidity, 0.01), read(oxygen, 0.01), read(mud, 0.1), read(salts, 0.0001) };
}

QJsonObject SimulatedAir::stages(const SimulatedPlace &place)
{
    const double low = 1.7 + 0.3 * dice::uniform(dice::mix(place.stream, Level, 1));
    const auto stage = [low](double above) { return std::round((low + above) * 10) / 10; };
    return { { QStringLiteral("actionStage"), stage(0) },
             { QStringLiteral("minorStage"), stage(0.4) },
             { QStringLiteral("moderateStage"), stage(0.9) },
             { QStringLiteral("majorStage"), stage(1.5) } };
}

bool SimulatedAir::isSilent(const SimulatedPlace &place, const SimulatedMoment &at)
{
    return dice::uniform(dice::mix(place.stream, quint64(at.seconds / 21'600), Outage)) < 0.02;
}

} // namespace citywall::environment
