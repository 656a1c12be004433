// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/soilsimulator.h"

#include "sdk/dice.h"
#include "sdk/observationjson.h"

namespace citywall::example {

namespace {

constexpr quint64 stream = 0x7EEE5;
constexpr double townDegrees = 0.06; ///< trees stand so far from the centre, as a standard deviation

/// Near the centre, in an area of the city where it has some: the first of a few tries that is.
GeoPoint place(const Simulation &city, quint64 hash)
{
    GeoPoint at = city.center;
    for (quint64 attempt = 0; attempt < 20; ++attempt) {
        const quint64 draw = dice::mix(hash, attempt);
        at = { std::clamp(city.center.longitudeDegrees + townDegrees * dice::normal(dice::mix(draw, 1)), city.bounds.westDegrees,
                          city.bounds.eastDegrees),
               std::clamp(city.center.latitudeDegrees + townDegrees * dice::normal(dice::mix(draw, 2)), city.bounds.southDegrees,
                          city.bounds.northDegrees) };
        if (!city.areas || city.areas->count() == 0 || city.areas->at(at) >= 0)
            break;
    }
    return at;
}

} // namespace

SoilSimulator::SoilSimulator(const Simulation &city, FeedDescriptor feed)
    : m_seed(dice::mix(city.seed, stream)), m_feed(std::move(feed))
{
    for (int i = 0; i < trees; ++i)
        m_trees.push_back({ QStringLiteral("SIM-TREE-%1").arg(i + 1),
                            QStringLiteral("Simulated tree %1").arg(i + 1),
                            { place(city, dice::mix(m_seed, quint64(i))) },
                            {} });
}

double SoilSimulator::moisture(int tree, UtcTime t) const
{
    const double hours = double(t.milliseconds) / 3'600'000;
    const quint64 own = dice::mix(m_seed, quint64(tree), 1);
    // The weather is one for all; how well a pit holds water is each tree's own.
    const double weather = dice::smooth(dice::mix(m_seed, 2), hours, 60);
    const double pit = dice::smooth(own, hours, 30) + 2 * dice::uniform(own) - 1;
    return std::clamp(0.19 + 0.035 * weather + 0.03 * pit, 0.06, 0.32);
}

QByteArray SoilSimulator::payload(TimeRange range, Duration step, bool described) const
{
    DecodedBatch batch;
    if (range.isEmpty())
        return {};
    for (const FeatureRecord &tree : m_trees)
        batch.features.push_back(described ? tree : FeatureRecord { tree.id, {}, {}, {} });
    for (UtcTime t = firstInstant(range.begin, step); t < range.end; t = t + step) {
        for (int i = 0; i < trees; ++i) {
            ObservationRecord observation;
            observation.feature = quint32(i);
            observation.phenomenonTime = t;
            observation.values[0] = float(moisture(i, t));
            batch.observations.push_back(std::move(observation));
        }
    }
    return batch.observations.empty() ? QByteArray() : toObservationJson(batch, m_feed);
}

} // namespace citywall::example
