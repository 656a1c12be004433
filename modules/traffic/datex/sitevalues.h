// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datex/document.h"
#include "datex/location.h"

#include <optional>

namespace citywall::traffic::datex {

/// What an indexed value of a site is about.
struct ValueMeaning {
    QString lane;     ///< specificLane; empty = the whole carriageway
    QString vehicles; ///< a class of vehicles; empty = any vehicle
};

/// One indexed value as it was measured: measuredValue (2.x) or physicalQuantity (3.x) of siteMeasurements. SI units; each is there
/// if it was told, and NaN if it was told that it is not known.
struct SiteValue {
    int index = 0; ///< by which the site table tells what it is about
    ValueMeaning meaning;
    std::optional<double> flowVehiclesPerHour;
    std::optional<double> speedMetersPerSecond;
    std::optional<double> travelTimeSeconds;
    std::optional<double> freeFlowTravelTimeSeconds;
    std::optional<double> freeFlowSpeedMetersPerSecond;
    QString status; ///< trafficStatus: "freeFlow", "queuing" …
    Location location; ///< pertinentLocation; mostly none
};

/// All values of a site together. NaN = not known.
struct SiteSummary {
    double flowVehiclesPerHour = std::numeric_limits<double>::quiet_NaN();
    double speedMetersPerSecond = std::numeric_limits<double>::quiet_NaN();
    double travelTimeSeconds = std::numeric_limits<double>::quiet_NaN();
    double freeFlowTravelTimeSeconds = std::numeric_limits<double>::quiet_NaN();
    double freeFlowSpeedMetersPerSecond = std::numeric_limits<double>::quiet_NaN();
    QString status;
    Location location;
};

// Each consumes the element that the document stands on.
QString readVehicles(Document &document); ///< VehicleCharacteristics; empty for any vehicle
SiteValue readSiteValue(Document &document); ///< forecasts and extensions are passed over

/// A value of the whole carriageway counts before those of lanes, one of any vehicle before those of classes. Then the flow is the sum
/// (unknown if one of its parts is: less than all would be wrong), the speed the mean over the vehicles (weighted by the flow
/// of the same lane and class, plain where a flow is not told); other values the first that is told.
/// @throws Refused if several values of a kind differ in nothing that is told
SiteSummary summaryOf(const std::vector<SiteValue> &values);

} // namespace citywall::traffic::datex
