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

/// So many places, well apart from each other: in areas of the city (the first one drawn, each next the farthest from those
/// before), or scattered over the inner half of its bounds where it has none.
std::vector<SimulatedPlace> simulatedPlaces(const Simulation &city, const QString &prefix, int count);

} // namespace citywall::environment
