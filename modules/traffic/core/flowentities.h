// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datex/measureddata.h"

namespace citywall::traffic {

/// Format "ngsi-ld" of the feeds `traffic.link-speed` and `traffic.count-stations`: entities of the Smart Data Model TrafficFlowObserved
/// (dataModel.Transportation) in NGSI-LD or NGSI-v2 (sdk/ngsi.h).
///
/// - An entity is a feature by its id; a lane (laneId) is one of its own. Its name is `name` or the street of its address; of its location a
///   line is a link, a point a station. Entities of the other kind are passed over: they are of the other feed. One without a location is
///   known from earlier ones.
/// - The observation is of the begin of the period (dateObservedFrom and dateObservedTo, or an interval in dateObserved), else of the
///   instant that averageVehicleSpeed, intensity or the entity tell.
/// - speed is averageVehicleSpeed, in km/h where no unitCode says otherwise (KMH, MTS, HM); flow is intensity, the vehicles counted in the
///   period, by the hour: without a period it is no rate. `congested` true is the status "congested" of a link. occupancy, the share of the
///   time in which the lane was occupied, is kept in the detail.
///
/// Rejected: entities of other types, without id, time with zone or any value, with an impossible position. Pure; any thread.
PayloadFormat flowEntities(datex::SiteKind kind);

} // namespace citywall::traffic
