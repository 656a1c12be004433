// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pollutants.h"
#include "sdk/payloadsource.h"

// Where the stations of the made-up city stand. Pure; any thread.
namespace citywall::environment {

/// A station of the made-up city.
struct SimulatedPlace {
    QString id;
    QString name;
    GeoPoint position;
    double urban = 0;   ///< 1 in the centre of town, towards 0 outside
    quint64 stream = 0; ///< its own randomness
};

/// Where in an area a station stands: in the middle if that lies inside, or at a place of its own, so that it hides no other.
enum class Spot { Middle, Anywhere };

/// So many places, well apart from each other: in areas of the city (the first one drawn, each next the farthest from those
/// before), or scattered over the inner half of its bounds where it has none.
std::vector<SimulatedPlace> simulatedPlaces(const Simulation &city, const QString &prefix, int count, Spot spot = Spot::Middle);

} // namespace citywall::environment
