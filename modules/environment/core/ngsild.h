// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pollutants.h"

// ETSI NGSI-LD 1.6 (GS CIM 009) and NGSI-v2 with the Smart Data Models of the environment: AirQualityObserved, NoiseLevelObserved,
// WeatherObserved, WaterObserved, WaterQualityObserved.
namespace citywall::environment {

/// "ngsi-ld": notifications ({"type": "Notification", "data": […]}), query results (an array) and single entities, normalised
/// ({"type": "Property", "value": 12, "unitCode": "GQ", "observedAt": …}), concise ({"value": 12}) or simplified (12); names short or
/// expanded by their @context.
///
/// An entity is a record; its attributes of one instant are one observation of a station, whose id is the entity's without a trailing
/// time, or `stationCode`, or what `refDevice`/`refPointOfInterest` points at. The instant is the attribute's `observedAt`, else the
/// entity's `dateObserved`, else `dateObservedFrom`. Without a unitCode the models' own units hold: µg/m³ for each pollutant, °C,
/// a share of 1, m/s, degrees, dB.
///
/// Of WaterQualityObserved (dataModel.WaterQuality) the feed of water quality takes pH, O2 (mg/l), turbidity (FTU) and conductivity (S/m),
/// that of water temperature temperature (°C); the units stand where the model says no other. `conductance` is brought to 25 °C, which is
/// another quantity, and is left out, as are the salts, nutrients and pigments.
PayloadFormat ngsiLdFormat(const QString &feed);

/// The decoder of a feed's observations. Pure; any thread.
DecodedBatch decodeNgsiLd(QByteArrayView payload, const QString &feed);

} // namespace citywall::environment
