// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/facilitysimulator.h"

#include "core/facilities.h"
#include "sdk/dice.h"
#include "sdk/observationjson.h"

namespace citywall::traffic {

namespace {

constexpr quint64 bikeStream = 0xB1CE5;
constexpr quint64 parkingStream = 0x9A2C5;
enum BikeTerm { Renting, NotRenting };
enum ParkingTerm { Open, Closed };

double minutesOf(UtcTime time) { return double(time.milliseconds) / 60'000; }

/// How far the morning's riders have arrived and the evening's have not yet left: 0 at night, 1 at noon of a working day.
double inTown(double hour, bool weekend)
{
    const auto step = [hour](double at, double width) { return 1 / (1 + std::exp(-(hour - at) / width)); };
    return (weekend ? 0.35 : 1) * (step(8.2, 0.5) - step(17.4, 0.7));
}

std::array<float, maximumFields> bikeValues(const FacilitySimulator::Facility &station, UtcTime time, const QTimeZone &zone)
{
    const double hour = hourOf(time, zone);
    const bool weekend = time.toDateTime(zone).date().dayOfWeek() >= 6;
    const double minutes = minutesOf(time);
    const double swing = (station.central - 0.45) * 1.15 * inTown(hour, weekend);
    const double filled = 0.47 + swing - 0.25 * (station.central - 0.45)
        + 0.28 * dice::smooth(dice::mix(station.own, 1), minutes, 260)
        + 0.12 * dice::smooth(dice::mix(station.own, 2), minutes, 50);
    const double disabled = std::floor(2.6 * dice::uniform(dice::mix(station.own, 3, quint64(minutes / 1440))));
    const double usable = station.capacity - disabled;
    const double bikes = std::clamp(std::round(filled * usable), 0., usable);
    const bool renting = dice::uniform(dice::mix(station.own, 4, quint64(minutes / 720))) > 0.012;
    return { float(bikes), float(usable - bikes), float(disabled), float(renting ? Renting : NotRenting) };
}

std::array<float, maximumFields> parkingValues(const FacilitySimulator::Facility &park, UtcTime time, const QTimeZone &zone)
{
    const double hour = hourOf(time, zone);
    const bool weekend = time.toDateTime(zone).date().dayOfWeek() >= 6;
    const double minutes = minutesOf(time);
    const double demand = 0.62 + 0.5 * dice::uniform(dice::mix(park.own, 1));
    const double office = weekend ? 0.35 * bell(hour, 14.5, 3.2) : 0.75 * inTown(hour, false);
    const double evening = 0.22 * bell(hour, 20, 1.8) * (weekend ? 1.5 : 1);
    const double occupancy = std::clamp((0.16 + office + evening) * demand * (0.8 + 0.3 * park.central)
                                            + 0.05 * dice::smooth(dice::mix(park.own, 2), minutes, 75),
                                        0.02, 1.0);
    const bool closed = dice::uniform(dice::mix(park.own, 3)) < 0.2 && hour >= 1 && hour < 5;
    const double vacant = std::round((1 - occupancy) * park.capacity);
    return { float(vacant), float(1 - vacant / park.capacity), float(closed ? Closed : Open), ObservationRecord::nan };
}

std::vector<FacilitySimulator::Facility> facilitiesAt(const std::vector<DemoPlace> &places, quint64 seed, const QString &id,
                                                      const QString &name)
{
    std::vector<FacilitySimulator::Facility> facilities;
    QHash<QString, int> inArea;
    for (size_t i = 0; i < places.size(); ++i) {
        const DemoPlace &place = places[i];
        FacilitySimulator::Facility facility;
        facility.own = dice::mix(seed, i);
        facility.central = std::exp(-place.centerMeters / 3000);
        const QString where = place.areaName.isEmpty()
            ? QString::number(i + 1)
            : QStringLiteral("%1 %2").arg(place.areaName).arg(++inArea[place.areaName]);
        facility.feature = { id.arg(i + 1), name.arg(where), { place.position }, {} };
        facilities.push_back(std::move(facility));
    }
    return facilities;
}

} // namespace

PayloadSourcePtr FacilitySimulator::bikes(const Simulation &city, const FeedDescriptor &feed)
{
    auto stations = facilitiesAt(demoPlaces(city, bikeStream, 60, 420), dice::mix(city.seed, bikeStream),
                                 QStringLiteral("SIM-BIKE-%1"), QStringLiteral("Simulated bike station %1"));
    for (Facility &station : stations) {
        station.capacity = 11 + 4 * std::floor(6 * dice::uniform(dice::mix(station.own, 9)));
        station.feature.properties = { { QStringLiteral("capacity"), station.capacity } };
    }
    return std::make_shared<FacilitySimulator>(city, std::move(stations), bikeValues,
                                               QStringList { QStringLiteral("renting"), QStringLiteral("not_renting") }, feed);
}

PayloadSourcePtr FacilitySimulator::parking(const Simulation &city, const FeedDescriptor &feed)
{
    auto parks = facilitiesAt(demoPlaces(city, parkingStream, 18, 700), dice::mix(city.seed, parkingStream),
                              QStringLiteral("SIM-PARK-%1"), QStringLiteral("Simulated car park %1"));
    for (Facility &park : parks) {
        const double size = dice::uniform(dice::mix(park.own, 9));
        park.capacity = 120 + 20 * std::floor(50 * size * (0.4 + 0.6 * park.central));
        park.feature.properties = { { QStringLiteral("capacity"), park.capacity },
                                    { QStringLiteral("kind"),
                                      park.capacity > 400 ? QStringLiteral("garage") : QStringLiteral("lot") } };
    }
    return std::make_shared<FacilitySimulator>(city, std::move(parks), parkingValues,
                                               QStringList { QStringLiteral("open"), QStringLiteral("closed") }, feed);
}

FacilitySimulator::FacilitySimulator(const Simulation &city, std::vector<Facility> facilities, Values values, QStringList terms,
                                     FeedDescriptor feed)
    : m_zone(city.zone), m_facilities(std::move(facilities)), m_values(values), m_terms(std::move(terms)), m_feed(std::move(feed))
{
}

QByteArray FacilitySimulator::payload(TimeRange range, Duration step, bool described) const
{
    if (range.isEmpty())
        return {};
    DecodedBatch batch;
    batch.terms = m_terms;
    for (const Facility &facility : m_facilities)
        batch.features.push_back(described ? facility.feature : FeatureRecord { facility.feature.id, {}, {}, {} });
    for (UtcTime time = firstInstant(range.begin, step); time < range.end; time = time + step) {
        for (size_t i = 0; i < m_facilities.size(); ++i)
            batch.observations.push_back({ quint32(i), time, {}, m_values(m_facilities[i], time, m_zone), {} });
    }
    return batch.observations.empty() ? QByteArray() : toObservationJson(batch, m_feed);
}

} // namespace citywall::traffic
