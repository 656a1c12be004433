// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit.h"

#include <cmath>
#include <map>
#include <numeric>

namespace citywall::traffic {

namespace {

constexpr size_t leastHeadways = 4;
constexpr double unknownNumber = std::numeric_limits<double>::quiet_NaN();

double variationOf(const std::vector<Vehicle> &vehicles)
{
    std::vector<double> headways;
    for (const Vehicle &vehicle : vehicles) {
        if (vehicle.fresh && !std::isnan(vehicle.headwaySeconds))
            headways.push_back(vehicle.headwaySeconds);
    }
    if (headways.size() < leastHeadways)
        return unknownNumber;
    const double count = double(headways.size());
    const double mean = std::accumulate(headways.begin(), headways.end(), 0.) / count;
    double squares = 0;
    for (const double headway : headways)
        squares += (headway - mean) * (headway - mean);
    return mean > 0 ? std::sqrt(squares / (count - 1)) / mean : unknownNumber;
}

} // namespace

Punctuality punctualityOf(double delay)
{
    if (std::isnan(delay))
        return Punctuality::Unknown;
    if (delay < earlyBeyondSeconds)
        return Punctuality::Early;
    if (delay <= lateBeyondSeconds)
        return Punctuality::OnTime;
    return delay <= veryLateBeyondSeconds ? Punctuality::Late : Punctuality::VeryLate;
}

Vehicle vehicleOf(const Latest &entry, const FeedDictionary &dictionary)
{
    Vehicle vehicle;
    vehicle.key = entry.key;
    vehicle.position = entry.position;
    vehicle.delaySeconds = entry.value(DelayField);
    vehicle.headwaySeconds = entry.value(HeadwayField);
    vehicle.route = dictionary.term(entry.values[RouteField]);
    vehicle.occupancy = dictionary.term(entry.values[OccupancyField]);
    vehicle.fresh = entry.fresh();
    return vehicle;
}

double Service::onTimeShare() const
{
    return known() > 0 ? double(counts[size_t(Punctuality::OnTime)]) / known() : unknownNumber;
}

Service serviceOf(const std::vector<Vehicle> &vehicles)
{
    Service service;
    double sum = 0;
    for (const Vehicle &vehicle : vehicles) {
        if (!vehicle.fresh)
            continue;
        ++service.vehicles;
        const Punctuality punctuality = punctualityOf(vehicle.delaySeconds);
        if (punctuality == Punctuality::Unknown)
            continue;
        ++service.counts[size_t(punctuality)];
        sum += vehicle.delaySeconds;
    }
    if (service.known() > 0)
        service.meanDelaySeconds = sum / service.known();
    service.headwayVariation = variationOf(vehicles);
    return service;
}

std::vector<RouteService> routesOf(const std::vector<Vehicle> &vehicles)
{
    std::map<QString, std::vector<Vehicle>> byRoute;
    for (const Vehicle &vehicle : vehicles) {
        if (!vehicle.route.isEmpty() && vehicle.fresh)
            byRoute[vehicle.route].push_back(vehicle);
    }
    std::vector<RouteService> routes;
    for (const auto &[route, running] : byRoute)
        routes.push_back({ route, serviceOf(running), running[running.size() / 2].position });
    // Those that tell no delay last.
    std::ranges::stable_sort(routes, {}, [](const RouteService &r) {
        const double share = r.service.onTimeShare();
        return std::isnan(share) ? 2 : share;
    });
    return routes;
}

} // namespace citywall::traffic
