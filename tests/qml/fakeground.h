// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/areas.h"

#include <cmath>
#include <limits>

namespace citywall::fakeground {

// What the fake city's services are made of.

inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();
inline constexpr qint64 hour = 3'600'000;

/// Twelve squares on the city's ground, in four columns.
inline QList<Area> squares()
{
    QList<Area> areas;
    for (int i = 0; i < 12; ++i) {
        Area a;
        a.id = QString::number(i + 1);
        a.name = QStringLiteral("District %1").arg(i + 1);
        a.bounds.extend({ -87.80 + 0.05 * (i % 4), 41.78 + 0.05 * (i / 4) });
        a.bounds.extend({ -87.75 + 0.05 * (i % 4), 41.83 + 0.05 * (i / 4) });
        const GeoBox &b = a.bounds;
        a.geometry = { { { { b.westDegrees, b.southDegrees },
                           { b.eastDegrees, b.southDegrees },
                           { b.eastDegrees, b.northDegrees },
                           { b.westDegrees, b.northDegrees },
                           { b.westDegrees, b.southDegrees } } } };
        a.population = 40'000 + 1000 * i;
        areas.append(a);
    }
    return areas;
}

/// 0 at night, 1 at the rush hours of 8 and 17.
inline double rhythm(qint64 milliseconds)
{
    const double ofDay = double((milliseconds - 6 * hour) % (24 * hour)) / double(hour);
    return std::exp(-std::pow((ofDay - 8) / 2.2, 2)) + 0.9 * std::exp(-std::pow((ofDay - 17) / 2.6, 2))
        + 0.35 * std::exp(-std::pow((ofDay - 13) / 4, 2));
}

} // namespace citywall::fakeground
