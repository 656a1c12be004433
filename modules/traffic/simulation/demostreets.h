// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/payloadsource.h"

namespace citywall::traffic {

/// A street along which buses run and work is done in a simulated city.
struct DemoStreet {
    QString name;
    GeoLine line;
    double lengthMeters = 0;

    GeoPoint at(double meters) const;              ///< along the line, held between its ends
    GeoLine piece(double from, double to) const;   ///< in metres along the line, from < to
};

/// The streets of streets.json (see make-streets.py) that lie in the city's bounds; in another city straight lines across
/// the middle of its bounds. Immutable; any thread.
struct DemoStreets {
    std::vector<DemoStreet> streets;
    QString attribution; ///< of the geometry

    static DemoStreets fromJson(const QByteArray &json, const Simulation &city);
};

/// The `count` places of facilities around the centre of town: inside an area where there are any, apart from each other.
struct DemoPlace {
    GeoPoint position;
    QString areaName;         ///< may be empty
    double centerMeters = 0;  ///< distance to the centre of town
};
std::vector<DemoPlace> demoPlaces(const Simulation &city, quint64 stream, int count, double apartMeters);

/// A bell of height 1 around an hour of the day.
double bell(double hour, double center, double width);
double hourOf(UtcTime time, const QTimeZone &zone);

} // namespace citywall::traffic
