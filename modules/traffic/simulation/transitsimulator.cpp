// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/transitsimulator.h"

#include "core/transit.h"
#include "sdk/dice.h"
#include "sdk/observationjson.h"

namespace citywall::traffic {

namespace {

constexpr quint64 transitStream = 0x7BA2517;
constexpr double metersPerSecond = 4.4; ///< stops included, as urban buses go
constexpr double leastHeadwaySeconds = 20;

qsizetype termOf(QStringList &terms, const QString &term)
{
    if (const qsizetype known = terms.indexOf(term); known >= 0)
        return known;
    terms.append(term);
    return terms.size() - 1;
}

QString occupancyOf(double load)
{
    return load < 0.08 ? QStringLiteral("EMPTY")
        : load < 0.45  ? QStringLiteral("MANY_SEATS_AVAILABLE")
        : load < 0.75  ? QStringLiteral("FEW_SEATS_AVAILABLE")
        : load < 1.05  ? QStringLiteral("STANDING_ROOM_ONLY")
                       : QStringLiteral("CRUSHED_STANDING_ROOM_ONLY");
}

} // namespace

TransitSimulator::TransitSimulator(const Simulation &city, DemoStreets streets, FeedDescriptor feed)
    : m_zone(city.zone), m_seed(dice::mix(city.seed, transitStream)), m_streets(std::move(streets)), m_feed(std::move(feed))
{
    for (size_t i = 0; i < m_streets.streets.size(); ++i) {
        const quint64 own = dice::mix(m_seed, i);
        Route route;
        route.cycleSeconds = 2 * m_streets.streets[i].lengthMeters / metersPerSecond;
        const double headway = 480 + 360 * dice::uniform(dice::mix(own, 1));
        route.vehicles = std::max(2, 2 * int(std::round(route.cycleSeconds / headway / 2)));
        route.holdUp = 0.5 + 1.1 * dice::uniform(dice::mix(own, 2));
        m_routes.push_back(route);
    }
}

double TransitSimulator::delaySeconds(size_t route, int vehicle, UtcTime time) const
{
    const double hour = hourOf(time, m_zone);
    const bool weekend = time.toDateTime(m_zone).date().dayOfWeek() >= 6;
    const double rush = weekend ? 0.35 * bell(hour, 14.5, 3) : 0.7 * bell(hour, 8.1, 1.2) + bell(hour, 17.3, 1.6);
    const double minutes = double(time.milliseconds) / 60'000;
    const quint64 line = dice::mix(m_seed, route);
    const quint64 own = dice::mix(line, quint64(vehicle), 3);
    return 70 + 150 * rush * m_routes[route].holdUp + 80 * dice::smooth(dice::mix(line, 4), minutes, 90)
        + (85 + 80 * rush) * dice::smooth(dice::mix(own, 1), minutes, 37) + 60 * dice::smooth(dice::mix(own, 2), minutes, 11);
}

ObservationRecord TransitSimulator::observe(size_t index, int vehicle, UtcTime time, bool night, DecodedBatch &batch) const
{
    const Route &route = m_routes[index];
    const DemoStreet &street = m_streets.streets[index];
    const int every = night ? 2 : 1;
    const double delay = delaySeconds(index, vehicle, time);
    const double ahead = delaySeconds(index, (vehicle + every) % route.vehicles, time);
    const double scheduled = route.cycleSeconds / route.vehicles * every;
    const double headway = std::max(leastHeadwaySeconds, scheduled + delay - ahead);
    const double phase =
        std::fmod(double(time.milliseconds) / 1000 - delay + vehicle * route.cycleSeconds / route.vehicles, route.cycleSeconds);
    const double along = phase * metersPerSecond;
    const double hour = hourOf(time, m_zone);
    const quint64 own = dice::mix(m_seed, index, quint64(vehicle));
    const double load = (0.12 + 0.5 * bell(hour, 8.1, 1.3) + 0.25 * bell(hour, 13, 3) + 0.55 * bell(hour, 17.3, 1.7))
            * (0.7 + 0.6 * headway / scheduled - 0.3)
        + 0.18 * dice::smooth(dice::mix(own, 5), double(time.milliseconds) / 60'000, 23);

    ObservationRecord record;
    record.phenomenonTime = time;
    record.position = street.at(along <= street.lengthMeters ? along : 2 * street.lengthMeters - along);
    record.values = { float(std::round(delay)), float(std::round(headway)), float(termOf(batch.terms, street.name)),
                      float(termOf(batch.terms, occupancyOf(load))) };
    return record;
}

QByteArray TransitSimulator::payload(TimeRange range, Duration step, bool described) const
{
    if (range.isEmpty())
        return {};
    DecodedBatch batch;
    std::vector<quint32> firsts; // feature of each route's first vehicle
    for (size_t route = 0; route < m_routes.size(); ++route) {
        firsts.push_back(quint32(batch.features.size()));
        const QString &name = m_streets.streets[route].name;
        for (int vehicle = 0; vehicle < m_routes[route].vehicles; ++vehicle) {
            FeatureRecord feature { QStringLiteral("SIM-BUS-%1-%2").arg(route + 1).arg(vehicle + 1), {}, {}, {} };
            if (described) {
                feature.name = QStringLiteral("%1, bus %2").arg(name).arg(vehicle + 1);
                feature.properties = { { QStringLiteral("route"), name } };
            }
            batch.features.push_back(std::move(feature));
        }
    }
    for (UtcTime time = firstInstant(range.begin, step); time < range.end; time = time + step) {
        const bool night = hourOf(time, m_zone) < 5;
        for (size_t route = 0; route < m_routes.size(); ++route) {
            for (int vehicle = 0; vehicle < m_routes[route].vehicles; vehicle += night ? 2 : 1) {
                batch.observations.push_back(observe(route, vehicle, time, night, batch));
                batch.observations.back().feature = firsts[route] + quint32(vehicle);
            }
        }
    }
    return batch.observations.empty() ? QByteArray() : toObservationJson(batch, m_feed);
}

} // namespace citywall::traffic
