// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coverage.h"

#include <algorithm>
#include <numbers>

namespace citywall::safety {

namespace {

constexpr double startSeconds = 0.65 * 60;
constexpr double secondsPerMeter = 1.70 * 60 / 1609.344;
constexpr double detour = 4 / std::numbers::pi;
constexpr double leastMetersPerDegree = 110'000; ///< of latitude: less than anywhere on earth

bool isAvailable(const Unit &unit) { return unit.state == Unit::State::Available && unit.position.isValid(); }

} // namespace

double travelSeconds(double straightMeters) { return startSeconds + secondsPerMeter * detour * straightMeters; }

double reachMeters(double seconds) { return std::max(0., (seconds - startSeconds) / (secondsPerMeter * detour)); }

std::vector<NearUnit> nearestUnits(const std::vector<Unit> &units, GeoPoint to, size_t count)
{
    std::vector<NearUnit> near;
    if (!to.isValid())
        return near;
    for (const Unit &unit : units) {
        if (isAvailable(unit))
            near.push_back({ unit, distanceMeters(unit.position, to) });
    }
    std::stable_sort(near.begin(), near.end(), [](const NearUnit &a, const NearUnit &b) { return a.meters < b.meters; });
    near.resize(std::min(near.size(), count));
    return near;
}

Coverage coverageOf(const HexGrid &grid, const std::vector<Unit> &units, Unit::Type type, int area)
{
    Coverage coverage;
    coverage.byResidents = grid.knowsResidents();
    const double reach = reachMeters(coverSeconds);
    std::vector<GeoPoint> available;
    for (const Unit &unit : units) {
        coverage.heard |= unit.type == type;
        if (unit.type == type && isAvailable(unit))
            available.push_back(unit.position);
    }
    coverage.units = int(available.size());
    // Most are too far north or south, which is told without trigonometry.
    const double latitudes = reach / leastMetersPerDegree;
    const auto isReached = [&](GeoPoint center) {
        return std::ranges::any_of(available, [&](GeoPoint from) {
            return std::abs(from.latitudeDegrees - center.latitudeDegrees) <= latitudes && distanceMeters(from, center) <= reach;
        });
    };
    for (const GeoPoint &center : grid.centers)
        coverage.covered.push_back(isReached(center));
    coverage.share = shareOf(grid, coverage, area);
    return coverage;
}

double shareOf(const HexGrid &grid, const Coverage &coverage, int area)
{
    const std::vector<double> &weights = coverage.byResidents ? grid.residents : grid.squareKilometers;
    double whole = 0;
    double within = 0;
    for (size_t i = 0; i < coverage.covered.size(); ++i) {
        if (area >= 0 && grid.areas[i] != area)
            continue;
        whole += weights[i];
        within += coverage.covered[i] ? weights[i] : 0;
    }
    return coverage.heard && whole > 0 ? within / whole : std::numeric_limits<double>::quiet_NaN();
}

} // namespace citywall::safety
