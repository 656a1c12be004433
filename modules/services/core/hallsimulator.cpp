// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hallsimulator.h"

#include "sdk/dice.h"
#include "sdk/observationjson.h"

namespace citywall::services {

namespace {

constexpr quint64 hallStream = 0x4A115;

/// How busy the hour is, 1 at the peak: before noon, and a lesser one in the afternoon.
double busyness(double hour)
{
    const auto bump = [&](double at, double width) { return std::exp(-(hour - at) * (hour - at) / (2 * width * width)); };
    return bump(10.6, 1.3) + 0.75 * bump(14.6, 1.2);
}

} // namespace

HallSimulator::HallSimulator(const Simulation &city, const Catalogue &catalogue, FeedDescriptor feed)
    : m_zone(city.zone), m_seed(dice::mix(city.seed, hallStream)), m_feed(std::move(feed)),
      m_hours(OpeningHours::fromText(catalogue.openingHours))
{
    const Placing places(city, hallStream);
    const auto between = [](const std::array<double, 2> &ends, quint64 hash) {
        return std::lerp(ends[0], ends[1], dice::uniform(hash));
    };
    for (int i = 0; i < catalogue.halls; ++i) {
        const quint64 hash = dice::mix(m_seed, quint64(i));
        const auto [position, area] = places.spread(i, catalogue.halls, hash);
        Place place;
        place.counters = std::round(between(catalogue.counters, dice::mix(hash, 1)));
        place.serviceSeconds = between(catalogue.serviceSeconds, dice::mix(hash, 2));
        place.demand = 0.7 + 0.75 * dice::uniform(dice::mix(hash, 3));
        place.feature = { QStringLiteral("SIM-HALL-%1").arg(i + 1),
                          area.isEmpty() ? QStringLiteral("Simulated service hall %1").arg(i + 1)
                                         : QStringLiteral("Simulated service hall %1").arg(area),
                          { position },
                          { { QStringLiteral("opening_hours"), catalogue.openingHours },
                            { QStringLiteral("counters"), place.counters } } };
        m_places.push_back(std::move(place));
    }
}

std::array<float, maximumFields> HallSimulator::at(const Place &place, quint64 stream, UtcTime t) const
{
    const QDateTime local = t.toDateTime(m_zone);
    if (!m_hours || !m_hours->isOpenAt(local))
        return { 0, ObservationRecord::nan, 0, 0 };
    const double hours = double(t.milliseconds) / 3'600'000;
    const double hour = local.time().msecsSinceStartOfDay() / 3'600'000.;
    const double weekday = local.date().dayOfWeek() == 1 ? 1.15 : local.date().dayOfWeek() == 6 ? 0.85 : 1;
    const double swing = 1 + 0.3 * dice::smooth(stream, hours, 1.5) + 0.15 * dice::smooth(dice::mix(stream, 7), hours, 0.25);
    const double load = place.demand * weekday * swing * busyness(hour);
    const double counters = std::max(2., std::round(place.counters * (0.72 + 0.28 * std::min(1., busyness(hour)))));
    // Above two thirds of what the counters can serve people begin to wait; beyond it the queue grows fast.
    const double waiting = std::round(counters * std::max(0., load - 0.55) * 5.5);
    const double wait = std::round(waiting * place.serviceSeconds / counters);
    const double served = std::round(counters * 3600 / place.serviceSeconds * std::min(1., load));
    return { float(waiting), float(wait), float(counters), float(served) };
}

DecodedBatch HallSimulator::batch(TimeRange range, Duration step, bool described) const
{
    DecodedBatch batch;
    if (range.isEmpty())
        return batch;
    for (const Place &place : m_places)
        batch.features.push_back(described ? place.feature : FeatureRecord { place.feature.id, {}, {}, {} });
    for (UtcTime t = firstInstant(range.begin, step); t < range.end; t = t + step)
        for (size_t i = 0; i < m_places.size(); ++i)
            batch.observations.push_back({ quint32(i), t, {}, at(m_places[i], dice::mix(m_seed, i, 99), t), {} });
    return batch;
}

QByteArray HallSimulator::payload(TimeRange range, Duration step, bool described) const
{
    const DecodedBatch told = batch(range, step, described);
    return told.observations.empty() ? QByteArray() : toObservationJson(told, m_feed);
}

} // namespace citywall::services
