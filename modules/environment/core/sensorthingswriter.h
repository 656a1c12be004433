// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

// The inverse of core/sensorthings.h. Pure; any thread.
namespace citywall::environment {

/// The batch as answers to GET Things?$expand=Locations,Datastreams($expand=ObservedProperty,Observations), 50,000 results in each at
/// most, one at least. A feature is a Thing; its id stands in `properties` as localId, unless it is that of a Thing itself ("sensorthings:" and the
/// @iot.id). One that moves has no Location, but its Observations a FeatureOfInterest.
QList<QByteArray> writeThings(const DecodedBatch &batch, const QString &feed);

/// The batch as single Observations with their Datastream expanded, a payload each: as a topic of MQTT carries them.
QList<QByteArray> writeSingleObservations(const DecodedBatch &batch, const QString &feed);

} // namespace citywall::environment
