// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/corridors.h"
#include "core/roadevents.h"
#include "core/transit.h"
#include "core/workzones.h"

// What the module's terms are called, in the user's language. GUI thread.
namespace citywall::traffic::words {

QString bound(Bound bound);                                       ///< "northbound"; empty for both ways
QString streetTitle(const QString &street, Bound bound);          ///< "Kennedy Expy, northbound"
QString corridorTitle(const Corridor &corridor);                  ///< the same, with its number where there are several
QString punctuality(Punctuality punctuality);
QString occupancy(const QString &status);                         ///< of GTFS Realtime's occupancy_status
QString alertEffect(const QString &effect);                       ///< of GTFS Realtime's Alert.effect,
QString alertCause(const QString &cause);                         ///< … cause,
QString alertSeverity(const QString &level);                      ///< … and severity_level
QString vehicleImpact(const QString &impact);                     ///< of WZDx vehicle_impact
QString workState(WorkState state);
QString typeOfWork(const QString &type);                          ///< of WZDx types_of_work
QString roadEvent(const RoadEvent &event);                        ///< its kind, else its class, of DATEX II's lists
QString eventSeverity(const QString &severity);                   ///< of DATEX II's SeverityEnum
QString placedBy(const QJsonObject &properties); ///< why a feature's geometry is approximate; empty = it is not
QString fleetTitle(const Feature &fleet); ///< its operator's name or host; "Fleet" where that is not told
QString count(double number); ///< "1,234"
QString span(Duration duration); ///< "40 min", "2 h 10 min", "3 d"
QString signedPercent(double share); ///< "+11 %", "−3 %"

} // namespace citywall::traffic::words
