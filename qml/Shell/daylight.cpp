// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daylight.h"

#include <QtMath>

namespace citywall {

double solarElevationDegrees(UtcTime time, GeoPoint place)
{
    constexpr double millisecondsPerDay = 86'400'000;
    const double days = double(time.milliseconds) / millisecondsPerDay - 10957.5; // since 2000-01-01T12:00Z
    const double meanLongitude = 280.460 + 0.9856474 * days;
    const double anomaly = qDegreesToRadians(357.528 + 0.9856003 * days);
    const double longitude = qDegreesToRadians(meanLongitude + 1.915 * std::sin(anomaly) + 0.020 * std::sin(2 * anomaly));
    const double obliquity = qDegreesToRadians(23.439 - 0.0000004 * days);
    const double declination = std::asin(std::sin(obliquity) * std::sin(longitude));
    const double rightAscension = std::atan2(std::cos(obliquity) * std::sin(longitude), std::cos(longitude));
    const double siderealDegrees = 280.46062 + 360.98564737 * days + place.longitudeDegrees;
    const double hourAngle = qDegreesToRadians(std::fmod(siderealDegrees, 360)) - rightAscension;
    const double latitude = qDegreesToRadians(place.latitudeDegrees);
    return qRadiansToDegrees(
        std::asin(std::sin(latitude) * std::sin(declination) + std::cos(latitude) * std::cos(declination) * std::cos(hourAngle)));
}

double nightShare(UtcTime time, GeoPoint place)
{
    if (!place.isValid())
        return 0;
    return std::clamp((-0.833 - solarElevationDegrees(time, place)) / (6 - 0.833), 0.0, 1.0);
}

} // namespace citywall
