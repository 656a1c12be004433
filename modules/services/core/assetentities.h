// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

// Smart Data Models of what stands in streets (dataModel.WasteManagement, dataModel.Streetlighting) in NGSI-LD or NGSI-v2 (sdk/ngsi.h).
// An entity is a feature by its id and has one observation. Rejected are entities of other types, without id, time with zone or anything
// told of them, and with an impossible position. Pure; any thread.
namespace citywall::services {

/// Format "ngsi-ld" of `services.waste-container`: WasteContainer. fillingLevel is a share (in per cent with the unitCode P1); the status
/// "unknown" is none; dueIn is the time from the observation to nextActuationDeadline. The time is the fillingLevel's observedAt, else
/// binLoggedTime, TimeInstant, dateObserved, dateModified or modifiedAt. Properties: storedWasteKind, isle (refWasteContainerIsle or isleId).
PayloadFormat containerEntities();

/// Format "ngsi-ld" of `services.street-light`: Streetlight, by its powerState, status and illuminanceLevel. The time is that of the first of
/// them that has one, else observationDateTime, TimeInstant, dateObserved, dateModified or modifiedAt. Properties: circuit, locationCategory.
PayloadFormat lightEntities();

} // namespace citywall::services
