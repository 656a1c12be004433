// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/payloadsource.h"

#include "engine/feeds/feedstext.h"
#include "engine/feeds/simulator/citysimulator.h"
#include "sdk/observationjson.h"

#include <QFile>

namespace citywall {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What both feeds of the simulated city have in common.
class SimulatedSource : public PayloadSource
{
public:
    SimulatedSource(std::shared_ptr<const CitySimulator> city, FeedDescriptor descriptor)
        : m_city(std::move(city)), m_descriptor(std::move(descriptor))
    {
    }
    Source about() const override { return { QString::fromUtf16(CitySimulator::sourceName), m_city->roads().attribution, true }; }
    Duration liveStep() const override { return 60s; }
    Duration historyStep() const override { return 5min; }
    Duration historySpan() const override { return 24h * 7; }

protected:
    const std::shared_ptr<const CitySimulator> m_city;
    const FeedDescriptor m_descriptor;
};

class SimulatedTraffic : public SimulatedSource
{
public:
    using SimulatedSource::SimulatedSource;
    Duration historyChunk() const override { return 1h; }
    QByteArray payload(TimeRange range, Duration step, bool described) const override
    {
        if (range.isEmpty())
            return {};
        DecodedBatch all;
        for (UtcTime at = firstInstant(range.begin, step); at < range.end; at = at + step) {
            DecodedBatch batch = m_city->traffic(at, described && all.features.empty());
            if (all.features.empty())
                all = std::move(batch);
            else
                all.observations.insert(all.observations.end(), batch.observations.begin(), batch.observations.end());
        }
        return all.observations.empty() ? QByteArray() : toObservationJson(all, m_descriptor);
    }
};

class SimulatedIncidents : public SimulatedSource
{
public:
    using SimulatedSource::SimulatedSource;
    Duration historyChunk() const override { return 12h; }
    QByteArray payload(TimeRange range, Duration, bool) const override
    {
        const DecodedBatch batch = m_city->incidents(range);
        return batch.observations.empty() ? QByteArray() : toObservationJson(batch, m_descriptor);
    }
};

} // namespace

Result<PayloadSourcePtr> PayloadSources::make(const FeedConfig &config, const FeedDescriptor &descriptor)
{
    if (config.kind != "simulator"_L1)
        return Error { FeedsText::tr("No source of kind \"%1\" is known").arg(config.kind), {} };
    const auto seed = quint64(config.options.value("seed"_L1).toInteger(1));
    if (descriptor.makeSimulator) {
        Simulation city = m_city;
        city.seed = seed;
        return descriptor.makeSimulator(city);
    }
    if (config.feed != "traffic.link-speed"_L1 && config.feed != "safety.incident"_L1)
        return Error { FeedsText::tr("The simulator has no feed \"%1\"").arg(config.feed), {} };
    const Result<std::shared_ptr<const CitySimulator>> city = simulator(config.options.value("roads"_L1).toString(), seed);
    if (!city)
        return city.error();
    if (config.feed == "traffic.link-speed"_L1)
        return PayloadSourcePtr(std::make_shared<SimulatedTraffic>(*city, descriptor));
    return PayloadSourcePtr(std::make_shared<SimulatedIncidents>(*city, descriptor));
}

Result<std::shared_ptr<const CitySimulator>> PayloadSources::simulator(const QString &roads, quint64 seed)
{
    const QMutexLocker lock(&m_mutex);
    if (const auto known = m_simulators.value({ roads, seed }))
        return known;
    QFile file(roads);
    if (!file.open(QIODevice::ReadOnly))
        return Error { FeedsText::tr("The road file %1 of the simulator cannot be read").arg(roads), file.errorString() };
    auto city = CitySimulator::fromRoads(file.readAll(), { seed, m_city.zone, m_city.center });
    if (city)
        m_simulators.insert({ roads, seed }, *city);
    return city;
}

} // namespace citywall
