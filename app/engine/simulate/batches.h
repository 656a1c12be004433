// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

#include <QHash>

#include <map>

namespace citywall {

/// Each entity so many times: the copies, with ids of their own, lie around it within some hundred metres.
/// @param times at least 1
DecodedBatch multiplied(const DecodedBatch &batch, int times);

/// Each observation as a batch of its own, with its entity.
std::vector<DecodedBatch> split(const DecodedBatch &batch);

/// All times later by so much: what a source says whose clock is wrong.
void skew(DecodedBatch &batch, const FeedDescriptor &feed, Duration by);

/// What a source knows at an instant: the newest observation of each entity, with all that was ever said of that.
class NewestState
{
public:
    explicit NewestState(const QList<FieldDescriptor> &fields) : m_fields(fields) { }

    void take(const DecodedBatch &batch);
    void forget(UtcTime before); ///< entities not observed since
    DecodedBatch batch() const;  ///< by time, then by id

private:
    struct Entity {
        FeatureRecord feature;
        ObservationRecord newest; ///< terms as in m_terms
    };
    float termHere(const DecodedBatch &batch, float value);

    const QList<FieldDescriptor> m_fields;
    std::map<QString, Entity> m_entities;
    QStringList m_terms;
    QHash<QString, int> m_termIndex;
};

} // namespace citywall
