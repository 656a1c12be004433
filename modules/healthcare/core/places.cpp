// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/places.h"

namespace citywall::healthcare {

namespace {

/// The n-th number of van der Corput's sequence in a base: spread evenly over [0, 1).
double vanDerCorput(int n, int base)
{
    double value = 0;
    for (double digit = 1.0 / base; n > 0; n /= base, digit /= base)
        value += digit * (n % base);
    return value;
}

} // namespace

GeoPoint pointInside(const Area &area)
{
    if (area.bounds.isEmpty())
        return {};
    const GeoPoint middle = area.bounds.center();
    if (contains(area.geometry, middle))
        return middle;
    // A bent area: of points spread evenly over its box (Halton), the inner one nearest to the middle.
    GeoPoint best;
    for (int n = 1; n <= 400; ++n) {
        const GeoPoint p { std::lerp(area.bounds.westDegrees, area.bounds.eastDegrees, vanDerCorput(n, 2)),
                           std::lerp(area.bounds.southDegrees, area.bounds.northDegrees, vanDerCorput(n, 3)) };
        if (contains(area.geometry, p) && (!best.isValid() || distanceMeters(p, middle) < distanceMeters(best, middle)))
            best = p;
    }
    return best;
}

} // namespace citywall::healthcare
