// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator.h"

#include "core/simulatedemissions.h"
#include "core/simulatedsource.h"

namespace citywall::environment {

namespace {

using namespace Qt::StringLiterals;

/// How one feed is simulated.
struct Kind {
    QString prefix; ///< of station ids: what is measured at the same stations has the same
    int stations;
    SimulatedAir::Values (SimulatedAir::*values)(const SimulatedPlace &, const SimulatedMoment &) const;
    Spot spot = Spot::Middle;
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
    if (feed == waterQualityFeed)
        return { u"sim-sonde"_s, 7, &SimulatedAir::waterQuality, Spot::Anywhere };
    if (feed == waterTemperatureFeed)
        return { u"sim-sonde"_s, 7, &SimulatedAir::waterTemperature, Spot::Anywhere };
    return { u"sim-gauge"_s, 6, &SimulatedAir::water };
}

class Simulator : public SimulatedSource
{
public:
    Simulator(const FeedDescriptor &feed, const Simulation &city)
        : SimulatedSource(feed, city.zone), m_kind(kindOf(feed.id)), m_air(city),
          m_places(simulatedPlaces(city, m_kind.prefix, m_kind.stations, m_kind.spot))
    {
    }

protected:
    std::vector<FeatureRecord> features(bool described) const override
    {
        std::vector<FeatureRecord> all;
        for (const SimulatedPlace &place : m_places)
            all.push_back(described ? describe(place) : FeatureRecord { place.id, {}, {}, {} });
        return all;
    }
    void observe(UtcTime time, const SimulatedMoment &at, DecodedBatch &batch) const override
    {
        for (size_t i = 0; i < m_places.size(); ++i) {
            if (!SimulatedAir::isSilent(m_places[i], at))
                batch.observations.push_back({ quint32(i), time, {}, (m_air.*m_kind.values)(m_places[i], at), {} });
        }
    }

private:
    FeatureRecord describe(const SimulatedPlace &place) const
    {
        return { place.id, place.name, { place.position }, feed().id == waterFeed ? SimulatedAir::stages(place) : QJsonObject() };
    }

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
