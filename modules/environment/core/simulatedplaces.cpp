// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulatedplaces.h"

#include "sdk/dice.h"

#include <algorithm>

namespace citywall::environment {

namespace {

constexpr double urbanScaleMeters = 9000;

GeoPoint drawnIn(const GeoBox &box, quint64 stream)
{
    const double x = dice::uniform(dice::mix(stream, 1));
    const double y = dice::uniform(dice::mix(stream, 2));
    return { box.westDegrees + x * (box.eastDegrees - box.westDegrees),
             box.southDegrees + y * (box.northDegrees - box.southDegrees) };
}

/// A point inside the area. Invalid for an area that is nearly nothing.
GeoPoint pointIn(const Area &area, quint64 stream, Spot spot)
{
    GeoPoint p = spot == Spot::Middle ? area.bounds.center() : drawnIn(area.bounds, dice::mix(stream, 101));
    for (quint64 attempt = 0; attempt < 100 && !contains(area.geometry, p); ++attempt)
        p = drawnIn(area.bounds, dice::mix(stream, attempt));
    return contains(area.geometry, p) ? p : GeoPoint {};
}

GeoBox innerHalf(const GeoBox &box)
{
    const double width = (box.eastDegrees - box.westDegrees) / 4;
    const double height = (box.northDegrees - box.southDegrees) / 4;
    return { box.westDegrees + width, box.southDegrees + height, box.eastDegrees - width, box.northDegrees - height };
}

} // namespace

std::vector<SimulatedPlace> simulatedPlaces(const Simulation &city, const QString &prefix, int count, Spot spot)
{
    const quint64 seed = dice::mix(city.seed, dice::hash(prefix));
    struct Candidate {
        QString name;
        GeoPoint position;
        double apart = std::numeric_limits<double>::infinity(); // from the nearest place that is taken
    };
    std::vector<Candidate> candidates;
    const QList<Area> areas = city.areas ? city.areas->areas() : QList<Area>();
    for (qsizetype i = 0; i < areas.size(); ++i) {
        const GeoPoint p = pointIn(areas[i], dice::mix(seed, quint64(i), 3), spot);
        if (p.isValid() && city.bounds.contains(p))
            candidates.push_back({ areas[i].name, p });
    }
    for (int i = 0; areas.isEmpty() && i < 4 * count; ++i)
        candidates.push_back({ QString::number(i + 1), drawnIn(innerHalf(city.bounds), dice::mix(seed, quint64(i), 4)) });

    std::vector<SimulatedPlace> places;
    size_t next = candidates.empty() ? 0 : size_t(dice::uniform(seed) * double(candidates.size()));
    while (int(places.size()) < count && next < candidates.size() && candidates[next].apart > 0) {
        const GeoPoint here = candidates[next].position;
        const quint64 stream = dice::mix(seed, quint64(places.size()), 5);
        places.push_back({ QStringLiteral("%1-%2").arg(prefix).arg(places.size() + 1, 2, 10, QLatin1Char('0')),
                           candidates[next].name, here, std::exp(-distanceMeters(here, city.center) / urbanScaleMeters),
                           stream });
        for (Candidate &candidate : candidates)
            candidate.apart = std::min(candidate.apart, distanceMeters(candidate.position, here));
        next = size_t(std::ranges::max_element(candidates, {}, &Candidate::apart) - candidates.begin());
    }
    return places;
}

} // namespace citywall::environment
