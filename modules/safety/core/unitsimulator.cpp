// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/unitsimulator.h"

#include "core/coverage.h"
#include "sdk/dice.h"
#include "sdk/observationjson.h"

#include <algorithm>
#include <numbers>

namespace citywall::safety {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 unitStream = 0x0C1A55;
constexpr double slotSeconds = 2 * 3600;  ///< at most one call in each
constexpr double shiftSeconds = 8 * 3600; ///< for which a vehicle is in service or not
constexpr float validSeconds = 15 * 60;   ///< how long what a vehicle tells holds
constexpr double outOfServiceShare = 0.06;
constexpr double metersPerDegree = 111'195; ///< of latitude, on the sphere of base/geo.h

/// How many, and the share of slots with a call at the busiest hour. Made up in the range of large cities' reports: an
/// ambulance is out for about half of its time, an engine for much less.
struct Fleet {
    Unit::Type type;
    int count;
    double calls;
};
constexpr Fleet fleets[] { { Unit::Type::Engine, 32, 0.45 },
                           { Unit::Type::Ambulance, 22, 0.85 },
                           { Unit::Type::Patrol, 30, 0.7 } };

QString termOf(Unit::Type type)
{
    return type == Unit::Type::Engine ? u"engine"_s : type == Unit::Type::Ambulance ? u"ambulance"_s : u"patrol"_s;
}

QString nameOf(Unit::Type type, int number)
{
    const QString kind = type == Unit::Type::Engine ? u"Engine"_s : type == Unit::Type::Ambulance ? u"Ambulance"_s : u"Patrol"_s;
    return u"%1 %2"_s.arg(kind).arg(number);
}

/// Calls over the day, 1 in the early evening, 0.35 before dawn.
double busyness(double hour) { return 0.675 + 0.325 * std::cos((hour - 18) / 24 * 2 * std::numbers::pi); }

GeoPoint offset(GeoPoint from, double eastMeters, double northMeters)
{
    return { from.longitudeDegrees + eastMeters / (metersPerDegree * std::cos(from.latitudeDegrees * std::numbers::pi / 180)),
             from.latitudeDegrees + northMeters / metersPerDegree };
}

GeoPoint between(GeoPoint a, GeoPoint b, double share)
{
    return { std::lerp(a.longitudeDegrees, b.longitudeDegrees, share), std::lerp(a.latitudeDegrees, b.latitudeDegrees, share) };
}

/// Five decimals, a metre.
GeoPoint rounded(GeoPoint p) { return { std::round(p.longitudeDegrees * 1e5) / 1e5, std::round(p.latitudeDegrees * 1e5) / 1e5 }; }

double secondsOf(UtcTime t) { return double(t.milliseconds) / 1000; }

} // namespace

UnitSimulator::UnitSimulator(const Simulation &city, FeedDescriptor feed)
    : m_zone(city.zone), m_seed(dice::mix(city.seed, unitStream)), m_feed(std::move(feed)),
      m_grid(hexGridOf(city.areas ? city.areas->areas() : QList<Area>(), city.bounds, cityResolution))
{
    for (const Fleet &fleet : fleets)
        addVehicles(city, fleet.type, fleet.count);
}

void UnitSimulator::addVehicles(const Simulation &city, Unit::Type type, int count)
{
    // Stations as a planner spreads them: one in the middle, then each where it is farthest to all the others.
    std::vector<double> far(m_grid->centers.size());
    std::ranges::transform(m_grid->centers, far.begin(), [&](GeoPoint p) { return 1e7 - distanceMeters(p, city.center); });
    for (int i = 0; i < count; ++i) {
        Vehicle vehicle;
        vehicle.type = type;
        vehicle.stream = dice::mix(m_seed, quint64(type), quint64(i));
        const auto farthest = std::ranges::max_element(far);
        const GeoPoint place = farthest == far.end() ? city.center : m_grid->centers[size_t(farthest - far.begin())];
        for (size_t cell = 0; cell < far.size(); ++cell)
            far[cell] = std::min(far[cell], distanceMeters(place, m_grid->centers[cell]));
        vehicle.home = rounded(
            offset(place, 350 * dice::normal(dice::mix(vehicle.stream, 2)), 350 * dice::normal(dice::mix(vehicle.stream, 3))));
        const QString term = termOf(type);
        vehicle.feature = { u"SIM-%1-%2"_s.arg(term.toUpper()).arg(i + 1, 2, 10, QLatin1Char('0')),
                            nameOf(type, i + 1),
                            { vehicle.home },
                            { { u"type"_s, term } } };
        m_vehicles.push_back(std::move(vehicle));
    }
}

GeoPoint UnitSimulator::beat(const Vehicle &vehicle, UtcTime t) const
{
    if (vehicle.type != Unit::Type::Patrol)
        return vehicle.home;
    const double hours = secondsOf(t) / 3600;
    const GeoPoint place = offset(vehicle.home, 900 * dice::smooth(dice::mix(vehicle.stream, 4), hours, 0.3),
                                  900 * dice::smooth(dice::mix(vehicle.stream, 5), hours, 0.3));
    return m_grid->indexOf(place) >= 0 ? place : vehicle.home; // not into the lake
}

GeoPoint UnitSimulator::callPlace(const Vehicle &vehicle, quint64 call) const
{
    for (quint64 attempt = 0; attempt < 8; ++attempt) {
        const quint64 hash = dice::mix(call, attempt);
        const double meters = 300 + 2600 * dice::uniform(dice::mix(hash, 1));
        const double angle = 2 * std::numbers::pi * dice::uniform(dice::mix(hash, 2));
        const GeoPoint place = offset(vehicle.home, meters * std::cos(angle), meters * std::sin(angle));
        if (m_grid->indexOf(place) >= 0)
            return place;
    }
    return vehicle.home; // at the station's door
}

UnitSimulator::Situation UnitSimulator::at(const Vehicle &vehicle, UtcTime t) const
{
    const double now = secondsOf(t) + slotSeconds * dice::uniform(dice::mix(vehicle.stream, 6));
    const auto shift = quint64(qint64(std::floor(now / shiftSeconds)));
    if (dice::uniform(dice::mix(vehicle.stream, 7, shift)) < outOfServiceShare)
        return { Unit::State::OutOfService, vehicle.home };

    const double slot = std::floor(now / slotSeconds);
    const quint64 call = dice::mix(vehicle.stream, 8, quint64(qint64(slot)));
    const double into = now - slot * slotSeconds;
    const auto begins = t - Duration(qint64(into * 1000));
    const double hour = begins.toDateTime(m_zone).time().msecsSinceStartOfDay() / 3'600'000.;
    const double share = std::ranges::find(fleets, vehicle.type, &Fleet::type)->calls;
    const double out = slotSeconds * 0.2 * dice::uniform(dice::mix(call, 101));
    if (into < out || dice::uniform(dice::mix(call, 100)) >= share * busyness(hour))
        return { Unit::State::Available, beat(vehicle, t) };

    const GeoPoint start = beat(vehicle, begins + Duration(qint64(out * 1000)));
    const GeoPoint scene = callPlace(vehicle, call);
    const double way = travelSeconds(distanceMeters(start, scene));
    const double work = std::clamp(1500 * std::exp(0.5 * dice::normal(dice::mix(call, 102))), 420., slotSeconds * 0.55);
    const double arrived = out + way;
    const double done = arrived + work;
    if (into < arrived)
        return { Unit::State::Dispatched, between(start, scene, (into - out) / way) };
    if (into < done)
        return { Unit::State::OnScene, scene };
    // On the way back it can be sent again.
    return { Unit::State::Available, between(scene, beat(vehicle, t), std::min(1., (into - done) / (1.5 * way))) };
}

DecodedBatch UnitSimulator::batch(TimeRange range, Duration step, bool described) const
{
    DecodedBatch batch;
    if (range.isEmpty())
        return batch;
    // In the order of Unit::State and, behind them, Unit::Type.
    batch.terms = { u"available"_s, u"dispatched"_s, u"onScene"_s, u"outOfService"_s, u"engine"_s, u"ambulance"_s, u"patrol"_s };
    for (const Vehicle &vehicle : m_vehicles)
        batch.features.push_back(described ? vehicle.feature : FeatureRecord { vehicle.feature.id, {}, {}, {} });
    for (UtcTime t = firstInstant(range.begin, step); t < range.end; t = t + step) {
        for (size_t i = 0; i < m_vehicles.size(); ++i) {
            const Situation situation = at(m_vehicles[i], t);
            batch.observations.push_back(
                { quint32(i),
                  t,
                  rounded(situation.position),
                  { float(situation.state), float(4 + int(m_vehicles[i].type)), validSeconds, ObservationRecord::nan },
                  {} });
        }
    }
    return batch;
}

QByteArray UnitSimulator::payload(TimeRange range, Duration step, bool described) const
{
    const DecodedBatch told = batch(range, step, described);
    return told.observations.empty() ? QByteArray() : toObservationJson(told, m_feed);
}

} // namespace citywall::safety
