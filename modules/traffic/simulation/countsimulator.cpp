// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/countsimulator.h"

#include "core/countstations.h"
#include "sdk/dice.h"
#include "sdk/observationjson.h"

namespace citywall::traffic {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 countStream = 0xC0177;
constexpr double alongStreet = 0.4; ///< where on its street a counter lies

/// "NB" … of the way from a to b.
QString headingCode(GeoPoint a, GeoPoint b)
{
    const double north = b.latitudeDegrees - a.latitudeDegrees;
    const double east = (b.longitudeDegrees - a.longitudeDegrees) * std::cos(a.latitudeDegrees * std::numbers::pi / 180);
    if (std::abs(north) > std::abs(east))
        return north > 0 ? u"NB"_s : u"SB"_s;
    return east > 0 ? u"EB"_s : u"WB"_s;
}

} // namespace

CountSimulator::CountSimulator(const Simulation &city, const DemoStreets &streets, FeedDescriptor feed)
    : m_zone(city.zone), m_feed(std::move(feed)), m_attribution(streets.attribution)
{
    const quint64 seed = dice::mix(city.seed, countStream);
    for (size_t i = 0; i < streets.streets.size(); ++i) {
        const DemoStreet &street = streets.streets[i];
        const GeoPoint place = street.at(alongStreet * street.lengthMeters);
        const double peak = 520 + 900 * dice::uniform(dice::mix(seed, i));
        for (const bool back : { false, true }) {
            const GeoPoint from = back ? street.line.last() : street.line.first();
            const GeoPoint to = back ? street.line.first() : street.line.last();
            const QString direction = headingCode(from, to);
            const double gained = distanceMeters(from, city.center) - distanceMeters(to, city.center);
            Counter counter;
            counter.own = dice::mix(seed, i, back ? 2 : 1);
            counter.peak = peak * (0.85 + 0.3 * dice::uniform(dice::mix(counter.own, 9)));
            counter.inbound = std::clamp(2 * gained / street.lengthMeters, -1., 1.);
            counter.feature = { u"SIM-COUNT-%1-%2"_s.arg(i + 1).arg(direction),
                                u"%1 %2"_s.arg(street.name, direction),
                                { place },
                                { { u"street"_s, street.name }, { u"direction"_s, direction } } };
            m_counters.push_back(std::move(counter));
        }
    }
}

double CountSimulator::flowVehiclesPerHour(const Counter &counter, UtcTime time) const
{
    const double hour = hourOf(time, m_zone);
    const bool weekend = time.toDateTime(m_zone).date().dayOfWeek() >= 6;
    const double day = 0.5 * bell(hour, 13, 4.2) + 0.06;
    const double rush = weekend
        ? 0.25 * bell(hour, 15, 2.5)
        : 0.55 * (1 + 0.6 * counter.inbound) * bell(hour, 7.9, 1.1) + 0.6 * (1 - 0.6 * counter.inbound) * bell(hour, 17.2, 1.5);
    const double noise = 1 + 0.12 * dice::smooth(dice::mix(counter.own, 1), double(time.milliseconds) / 60'000, 31);
    return counter.peak * std::min(1., (day + rush) * noise);
}

QByteArray CountSimulator::payload(TimeRange range, Duration step, bool described) const
{
    if (range.isEmpty())
        return {};
    DecodedBatch batch;
    for (const Counter &counter : m_counters)
        batch.features.push_back(described ? counter.feature : FeatureRecord { counter.feature.id, {}, {}, {} });
    for (UtcTime time = firstInstant(range.begin, step); time < range.end; time = time + step) {
        for (size_t i = 0; i < m_counters.size(); ++i) {
            ObservationRecord record;
            record.feature = quint32(i);
            record.phenomenonTime = time;
            record.values[CountFlowField] = float(std::round(flowVehiclesPerHour(m_counters[i], time)));
            batch.observations.push_back(std::move(record));
        }
    }
    return batch.observations.empty() ? QByteArray() : toObservationJson(batch, m_feed);
}

} // namespace citywall::traffic
