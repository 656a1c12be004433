// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/guardeddecoder.h"

#include "sdk/reason.h"

#include <QJsonArray>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

constexpr UtcTime earliestTime { -9'223'372'036'854 };
constexpr UtcTime latestTime { 9'223'372'036'854 };

/// Why an observation is none, whatever a decoder made of it; empty = it is one.
QString faultOf(const ObservationRecord &observation)
{
    if (std::ranges::any_of(observation.values, [](float value) { return std::isinf(value); }))
        return Reason::phrase("number out of range");
    if (!canBeKept(observation.phenomenonTime))
        return Reason::phrase("time out of range");
    const GeoPoint &at = observation.position;
    const bool isNowhere = std::isnan(at.longitudeDegrees) && std::isnan(at.latitudeDegrees);
    return isNowhere || at.isValid() ? QString() : Reason::phrase("impossible coordinates");
}

/// What no decoder may hand on, and one has overlooked, is taken out and told: no number, time or place that cannot be is ever kept.
void refuseImpossible(DecodedBatch &batch)
{
    std::erase_if(batch.observations, [&](const ObservationRecord &observation) {
        const QString fault = faultOf(observation);
        if (!fault.isEmpty())
            batch.rejections.push_back({ fault, 0, {} });
        return !fault.isEmpty();
    });
    for (FeatureRecord &feature : batch.features) {
        for (const QString &name : feature.properties.keys()) {
            if (holdsInfinity(feature.properties.value(name))) {
                feature.properties.remove(name);
                batch.rejections.push_back({ Reason::phrase("property out of range"), 0, {} });
            }
        }
        if (!std::ranges::all_of(feature.geometry, &GeoPoint::isValid)) {
            feature.geometry.clear();
            batch.rejections.push_back({ Reason::phrase("impossible coordinates"), 0, {} });
        }
    }
}

} // namespace

bool canBeKept(UtcTime time) { return time >= earliestTime && time <= latestTime; }

bool holdsInfinity(const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        return std::ranges::any_of(object, [](const QJsonValue &member) { return holdsInfinity(member); });
    }
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::ranges::any_of(array, [](const QJsonValue &element) { return holdsInfinity(element); });
    }
    return value.isDouble() && !std::isfinite(value.toDouble());
}

Decoder guarded(Decoder decode)
{
    return [decode = std::move(decode)](QByteArrayView payload, UtcTime received) {
        DecodedBatch batch = decode(payload, received);
        refuseImpossible(batch);
        return batch;
    };
}

} // namespace citywall
