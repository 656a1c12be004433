// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator.h"

#include "core/simulatedair.h"
#include "core/simulatedemissions.h"
#include "sdk/observationjson.h"

namespace citywall::environment {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// How one feed is simulated.
struct Kind {
    QString prefix; ///< of station ids: particles and gases are measured at the same stations
    int stations;
    SimulatedAir::Values (SimulatedAir::*values)(const SimulatedPlace &, const SimulatedMoment &) const;
};

Kind kindOf(const QString &feed)
{
    if (feed == particlesFeed)
        return { u"sim-air"_s, 24, &SimulatedAir::particles };
    if (feed == gasesFeed)
        return { u"sim-air"_s, 24, &SimulatedAir::gases };
    if (feed == noiseFeed)
        return { u"sim-noise"_s, 16, &SimulatedAir::noise };
    if (feed == weatherFeed)
        return { u"sim-weather"_s, 5, &SimulatedAir::weather };
    return { u"sim-gauge"_s, 6, &SimulatedAir::water };
}

class Simulator : public PayloadSource
{
public:
    Simulator(const FeedDescriptor &feed, const Simulation &city)
        : m_feed(feed), m_zone(city.zone), m_kind(kindOf(feed.id)), m_air(city),
          m_places(simulatedPlaces(city, m_kind.prefix, m_kind.stations))
    {
    }

    Source about() const override { return { u"simulator"_s, u"made up by Citywall, nobody observed it"_s, true }; }
    Duration liveStep() const override { return 10min; }
    Duration historyStep() const override { return 10min; }
    Duration historyChunk() const override { return 24h; }
    Duration historySpan() const override { return 24h * 7; }

    QByteArray payload(TimeRange range, Duration step, bool described) const override
    {
        if (range.isEmpty() || m_places.empty())
            return {};
        DecodedBatch batch;
        for (const SimulatedPlace &place : m_places)
            batch.features.push_back(described ? describe(place) : FeatureRecord { place.id, {}, {}, {} });
        for (UtcTime t = firstInstant(range.begin, step); t < range.end; t = t + step) {
            const SimulatedMoment at(t, m_zone);
            for (size_t i = 0; i < m_places.size(); ++i) {
                if (SimulatedAir::isSilent(m_places[i], at))
                    continue;
                ObservationRecord record;
                record.feature = quint32(i);
                record.phenomenonTime = t;
                record.values = (m_air.*m_kind.values)(m_places[i], at);
                batch.observations.push_back(std::move(record));
            }
        }
        return batch.observations.empty() ? QByteArray() : toObservationJson(batch, m_feed);
    }

private:
    FeatureRecord describe(const SimulatedPlace &place) const
    {
        return { place.id, place.name, { place.position }, m_feed.id == waterFeed ? SimulatedAir::stages(place) : QJsonObject() };
    }

    const FeedDescriptor m_feed;
    const QTimeZone m_zone;
    const Kind m_kind;
    const SimulatedAir m_air;
    const std::vector<SimulatedPlace> m_places;
};

} // namespace

PayloadSourcePtr makeSimulator(const FeedDescriptor &feed, const Simulation &city)
{
    if (feed.id == emissionsFeed)
        return makeEmissionSimulator(feed, city);
    return std::make_shared<Simulator>(feed, city);
}

} // namespace citywall::environment
