// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall::traffic {

/// Format "ngsi-ld" of the feed `traffic.parking`: entities of the Smart Data Models of parking (dataModel.Parking) in NGSI-LD or NGSI-v2
/// (sdk/ngsi.h).
///
/// - OffStreetParking and OnStreetParking are car parks: availableSpotNumber, or totalSpotNumber less occupiedSpotNumber, is vacant;
///   occupancy, or occupied of all; status closed or closedAbnormal is "closed", any other "open". Properties: capacity (totalSpotNumber),
///   kind by their category ("garage", "lot", "parkAndRide"), "onStreet" for the latter.
/// - ParkingSpot is a car park with one space, of kind "space", with its refParkingSite as the property site: free, occupied or closed. Of an
///   unknown status nothing is known.
/// - The time is the value's observedAt, else occupancyModified, observationDateTime, dateObserved, TimeInstant, dateModified or modifiedAt.
///
/// Rejected: entities of other types, without id, time with zone or any number of spaces, with an impossible position. Pure; any thread.
PayloadFormat parkingEntities();

} // namespace citywall::traffic
