// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"

#include <QString>

// Words of DATEX II 3 and what they are here. Pure; any thread.
namespace citywall::traffic::datex {

/// DirectionEnum, "northBound" … "northWestBound", as traffic counts write it: "NB" … "NWB"; empty for what is not one bound.
QString boundOf(const QString &direction);
QString directionOfBound(const QString &bound);        ///< its inverse; empty for other words
QString directionBetween(GeoPoint from, GeoPoint to); ///< the bound that is nearest to the way

/// What a record takes from the road, in the words of WZDx 4.2 (vehicle_impact), for
/// RoadOrCarriagewayOrLaneManagementTypeEnum, GeneralNetworkManagementTypeEnum and TrafficConstrictionTypeEnum; empty for others.
QString impactOf(const QString &word);
/// RoadOrCarriagewayOrLaneManagementTypeEnum or GeneralNetworkManagementTypeEnum for a vehicle_impact; empty where numbers of
/// lanes say it.
QString managementOf(const QString &impact);

/// RoadMaintenanceTypeEnum and ConstructionWorkTypeEnum in the words of WZDx (type_name) where it has one, else hyphenated:
/// "resurfacingWork" → "surface-work", "grassCuttingWork" → "grass-cutting-work".
QString workOf(const QString &type);
QString maintenanceOf(const QString &work); ///< RoadMaintenanceTypeEnum where there is one for it, else the word itself

} // namespace citywall::traffic::datex
