// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/fleetsimulator.h"

#include "sdk/dice.h"
#include "sdk/observationjson.h"

namespace citywall::traffic {

namespace {

constexpr quint64 fleetStream = 0xF1EE7;
constexpr int reachCells = 12;          ///< to each side of the centre of town: 3 km
constexpr double townCenterMeters = 1500; ///< at such a distance from it a third of the vehicles remain
constexpr double mostVehicles = 14;     ///< in an ordinary cell in the middle
constexpr double fewestVehicles = 0.9;  ///< a cell with fewer on the mean never has one

} // namespace

FleetSimulator::FleetSimulator(const Simulation &city, FeedDescriptor feed) : m_zone(city.zone), m_feed(std::move(feed))
{
    const VehicleCell middle = VehicleCell::at(city.center);
    const double side = middle.box().northDegrees - middle.box().southDegrees;
    for (int row = -reachCells; row <= reachCells; ++row) {
        // Rows have columns of their own: each begins at the one under the centre.
        const VehicleCell begin = VehicleCell::at({ city.center.longitudeDegrees, middle.center().latitudeDegrees + row * side });
        for (int column = -reachCells; column <= reachCells; ++column) {
            Place place { { begin.row, begin.column + column } };
            const GeoPoint at = place.cell.center();
            const bool hasAreas = city.areas && city.areas->count() > 0;
            if (!city.bounds.contains(at) || (hasAreas && city.areas->at(at) < 0))
                continue;
            place.own = dice::mix(dice::mix(city.seed, fleetStream), quint64(place.cell.row), quint64(place.cell.column));
            const double attractive = 0.15 + 1.7 * std::pow(dice::uniform(dice::mix(place.own, 1)), 2);
            place.usual = mostVehicles * attractive * std::exp(-distanceMeters(at, city.center) / townCenterMeters);
            if (place.usual >= fewestVehicles)
                m_places.push_back(place);
        }
    }
}

/// The share of the fleet that is under way.
double FleetSimulator::rentedAt(UtcTime time) const
{
    const double hour = hourOf(time, m_zone);
    if (time.toDateTime(m_zone).date().dayOfWeek() >= 6)
        return 0.3 * bell(hour, 15, 3.5);
    return 0.38 * bell(hour, 8.4, 1.1) + 0.2 * bell(hour, 13, 2) + 0.42 * bell(hour, 17.8, 1.5);
}

std::array<float, maximumFields> FleetSimulator::valuesAt(const Place &place, UtcTime time, double rented) const
{
    const double minutes = double(time.milliseconds) / 60'000;
    const double swing = std::sqrt(place.usual)
        * (0.8 * dice::smooth(dice::mix(place.own, 2), minutes, 240) + 0.6 * dice::smooth(dice::mix(place.own, 3), minutes, 45));
    const double all = std::max(0., std::round(place.usual * (1 - rented) + swing));
    const double broken = std::min(all, dice::uniform(dice::mix(place.own, 4, quint64(minutes / 1440))) < 0.12 ? 1. : 0.);
    const double reserved = std::min(all - broken, dice::uniform(dice::mix(place.own, 5, quint64(minutes / 12))) < 0.1 ? 1. : 0.);
    return { float(all - broken - reserved), float(reserved), float(broken), ObservationRecord::nan };
}

QByteArray FleetSimulator::payload(TimeRange range, Duration step, bool described) const
{
    if (range.isEmpty())
        return {};
    DecodedBatch batch;
    for (const Place &place : m_places) {
        batch.features.push_back({ place.cell.id(), {}, {}, {} });
        if (described) {
            batch.features.back().name = place.cell.name();
            batch.features.back().geometry = { place.cell.center() };
        }
    }
    const auto fleet = quint32(batch.features.size());
    batch.features.push_back({ vehicleFleet, {}, {}, {} });
    for (UtcTime time = firstInstant(range.begin, step); time < range.end; time = time + step) {
        const double rented = rentedAt(time);
        std::array<float, maximumFields> sums { 0, 0, 0, ObservationRecord::nan };
        for (size_t i = 0; i < m_places.size(); ++i) {
            const std::array<float, maximumFields> values = valuesAt(m_places[i], time, rented);
            if (values[VehiclesFreeField] + values[VehiclesReservedField] + values[VehiclesDisabledField] == 0)
                continue; // a list of vehicles does not tell of places without any
            for (size_t field = 0; field < maximumFields; ++field)
                sums[field] += values[field];
            batch.observations.push_back({ quint32(i), time, {}, values, {} });
        }
        batch.observations.push_back({ fleet, time, {}, sums, {} });
    }
    return batch.observations.empty() ? QByteArray() : toObservationJson(batch, m_feed);
}

} // namespace citywall::traffic
