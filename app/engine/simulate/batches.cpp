// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulate/batches.h"

#include "sdk/dice.h"

#include <algorithm>
#include <numbers>

namespace citywall {

namespace {

constexpr double copyRadiusDegrees = 0.004; ///< of latitude: about 440 m

/// Where a copy lies from its original, in degrees.
GeoPoint copyOffset(const QString &id, int copy)
{
    const quint64 hash = dice::mix(dice::hash(id), quint64(copy));
    const double angle = 2 * std::numbers::pi * dice::uniform(dice::mix(hash, 1));
    const double radius = copyRadiusDegrees * std::sqrt(dice::uniform(dice::mix(hash, 2)));
    return { radius * std::cos(angle), radius * std::sin(angle) };
}

void moveBy(GeoPoint &point, GeoPoint offset)
{
    point.longitudeDegrees += offset.longitudeDegrees;
    point.latitudeDegrees += offset.latitudeDegrees;
}

} // namespace

DecodedBatch multiplied(const DecodedBatch &batch, int times)
{
    DecodedBatch all = batch;
    const auto features = quint32(batch.features.size());
    for (int copy = 1; copy < times; ++copy) {
        std::vector<GeoPoint> offsets;
        for (FeatureRecord feature : batch.features) {
            offsets.push_back(copyOffset(feature.id, copy));
            for (GeoPoint &point : feature.geometry)
                moveBy(point, offsets.back());
            feature.id += u'~' + QString::number(copy);
            all.features.push_back(std::move(feature));
        }
        for (ObservationRecord observation : batch.observations) {
            moveBy(observation.position, offsets[observation.feature]);
            observation.feature += features * quint32(copy);
            all.observations.push_back(std::move(observation));
        }
    }
    return all;
}

std::vector<DecodedBatch> split(const DecodedBatch &batch)
{
    std::vector<DecodedBatch> single;
    single.reserve(batch.observations.size());
    for (const ObservationRecord &observation : batch.observations) {
        DecodedBatch one;
        one.features.push_back(batch.features[observation.feature]);
        one.terms = batch.terms;
        one.observations.push_back(observation);
        one.observations.back().feature = 0;
        single.push_back(std::move(one));
    }
    return single;
}

void skew(DecodedBatch &batch, const FeedDescriptor &feed, Duration by)
{
    if (by == Duration(0))
        return;
    for (ObservationRecord &observation : batch.observations)
        observation.phenomenonTime = observation.phenomenonTime + by;
    if (feed.shift)
        feed.shift(batch, by);
}

void NewestState::take(const DecodedBatch &batch)
{
    for (const ObservationRecord &observation : batch.observations) {
        const FeatureRecord &told = batch.features[observation.feature];
        const auto [it, isNew] = m_entities.try_emplace(told.id, Entity { told, {} });
        Entity &entity = it->second;
        if (!told.name.isEmpty())
            entity.feature.name = told.name;
        if (!told.geometry.isEmpty())
            entity.feature.geometry = told.geometry;
        if (!told.properties.isEmpty())
            entity.feature.properties = told.properties;
        if (!isNew && observation.phenomenonTime < entity.newest.phenomenonTime)
            continue;
        entity.newest = observation;
        for (qsizetype i = 0; i < m_fields.size(); ++i) {
            if (m_fields[i].kind == FieldDescriptor::Kind::Term)
                entity.newest.values[size_t(i)] = termHere(batch, observation.values[size_t(i)]);
        }
    }
}

float NewestState::termHere(const DecodedBatch &batch, float value)
{
    if (!(value >= 0 && value < float(batch.terms.size())))
        return ObservationRecord::nan;
    const QString &word = batch.terms[qsizetype(value)];
    const auto known = m_termIndex.constFind(word);
    if (known != m_termIndex.cend())
        return float(*known);
    m_termIndex.insert(word, int(m_terms.size()));
    m_terms.append(word);
    return float(m_terms.size() - 1);
}

void NewestState::forget(UtcTime before)
{
    std::erase_if(m_entities, [&](const auto &entry) { return entry.second.newest.phenomenonTime < before; });
}

DecodedBatch NewestState::batch() const
{
    DecodedBatch batch;
    batch.terms = m_terms;
    std::vector<const Entity *> entities;
    for (const auto &[id, entity] : m_entities)
        entities.push_back(&entity);
    std::ranges::stable_sort(entities, {}, [](const Entity *entity) { return entity->newest.phenomenonTime; });
    for (const Entity *entity : entities) {
        batch.observations.push_back(entity->newest);
        batch.observations.back().feature = quint32(batch.features.size());
        batch.features.push_back(entity->feature);
    }
    return batch;
}

} // namespace citywall
