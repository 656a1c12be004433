// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pollutants.h"

// OGC SensorThings API Part 1: Sensing 1.1 (18-088).
namespace citywall::environment {

/// "sensorthings": what an HTTP service answers ({"value": […]} of Things, Datastreams or Observations, expanded so far that a result
/// has its Datastream with ObservedProperty and Thing: $expand=Datastream($expand=ObservedProperty,Thing($expand=Locations)) or, from
/// the other end, Things?$expand=Locations,Datastreams($expand=ObservedProperty,Observations)), one such entity as an MQTT topic
/// publishes it (§14, where the server expands it), and a deep insert (§10.2). Pages that follow (@iot.nextLink) are for the
/// transport to fetch.
///
/// An Observation is a record. A Thing is a station: id "sensorthings:" and its @iot.id, else its name; position that of its first
/// Location, else of the FeatureOfInterest (of one that moves, each observation's own). The ObservedProperty is known by its
/// definition or name, the unit by the symbol of unitOfMeasurement (core/quantities.h).
PayloadFormat sensorThingsFormat(const QString &feed);

/// The decoder of a feed's observations. Pure; any thread.
DecodedBatch decodeSensorThings(QByteArrayView payload, const QString &feed);

} // namespace citywall::environment
