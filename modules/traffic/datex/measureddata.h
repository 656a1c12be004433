// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall::traffic::datex {

/// Which measurement sites a feed is about.
enum class SiteKind {
    Link,    ///< stretches of road (a line): traffic.link-speed
    Station, ///< cross-sections (a point): traffic.count-stations
};

/// Format "datex2-measured" of the feeds `traffic.link-speed` and `traffic.count-stations`: DATEX II 3 (CEN 16157-5) and 2,
/// MeasuredDataPublication and MeasurementSiteTablePublication, in one document or in two, in any envelope.
///
/// - A site becomes a feature: its id, measurementSiteName, its location (datex/location.h), properties lanes
///   (measurementSiteNumberOfLanes), of a station direction (measurementSide as "NB" …), of a link oneway (true where its
///   measurementSide is one bound) and freeFlowSpeed (m/s, of TravelTimeData, or by its freeFlowTravelTime).
/// - siteMeasurements become an observation at measurementTimeDefault (of a period its begin), summed up as
///   datex/sitevalues.h says, in SI units: speed (averageVehicleSpeed; of a link that tells only its travelTime, length / travelTime),
///   flow (vehicleFlow), travelTime, status (trafficStatus).
/// - Where a site is and what its values mean its table tells, in the same document or as a companion. Sites of the other kind
///   are passed over: they are of the other feed. A site of which no table tells is named by its id alone, as one that earlier
///   payloads described; it may have one value of a kind. With a companion it is rejected.
///
/// Rejected: measurements without site, time with zone, or any value; of an informationStatus other than real. Pure; any thread.
/// @param companions what the companions are, translated
PayloadFormat measuredDataFormat(SiteKind kind, const QString &companions);

} // namespace citywall::traffic::datex
