// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pollutants.h"

// OGC SensorThings API Part 1: Sensing 1.1 (18-088).
namespace citywall::environment {

/// "sensorthings": what an HTTP service answers ({"value": […]} of Things, Datastreams or Observations, expanded so far that a result
/// has its Datastream with ObservedProperty and Thing: $expand=Datastream($expand=ObservedProperty,Thing($expand=Locations)) or, from
/// the other end, Things?$expand=Locations,Datastreams($expand=ObservedProperty,Observations)), one such entity as an MQTT topic
/// publishes it (§14), and a deep insert (§10.2). Pages that follow (@iot.nextLink) are for the transport to fetch.
///
/// An Observation is a record. A Thing is a station: its id is localId among its properties (the identifier of INSPIRE, 2007/2/EC,
/// which stays the same whatever service tells of it), else "sensorthings:" and its @iot.id, else its name; position that of its first
/// Location, else of the FeatureOfInterest (of one that moves, each observation's own). A gauge's stages are taken from the properties.
/// The ObservedProperty is known by its definition or name, the unit by the symbol of unitOfMeasurement (core/quantities.h).
///
/// Where an Observation has no more of its Datastream than the @iot.id, companions tell the rest: saved answers to
/// GET Datastreams?$expand=ObservedProperty,Thing($expand=Locations), or Things with their Datastreams.
PayloadFormat sensorThingsFormat(const QString &feed);

/// "sensorthings-observation": the same for a payload that is one Observation, as MQTT carries it: published as such.
PayloadFormat sensorThingsObservationFormat(const QString &feed);

/// How the id of a feature begins that has none but its Thing's.
inline const QString thingPrefix = QStringLiteral("sensorthings:");

/// The decoder of a feed's observations. Pure; any thread.
Decoder sensorThingsDecoder(const QString &feed, const QList<QByteArray> &companions = {});

/// An Observation that was published on a topic "…/Datastreams(7)/Observations" (18-088 §14.2; the id a number or in quotes) with its
/// Datastream's id in it. Anything else stays as it is.
QByteArray withDatastreamOf(QByteArrayView payload, const QString &topic);

} // namespace citywall::environment
