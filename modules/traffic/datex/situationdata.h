// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall::traffic::datex {

/// Format "datex2-situation": DATEX II 3 (CEN 16157-3) and 2, SituationPublication, in any envelope. Two
/// feeds read it, each what is its own and passing over the rest:
///
/// - `traffic.work-zones`: records of roadworks (MaintenanceWorks, ConstructionWorks), and closures
///   (RoadOrCarriagewayOrLaneManagement) of situations without such and without an event. vehicle_impact is the worst that
///   the record or a closure of its situation tells (datex/vocabulary.h), lanes_closed numberOfLanesRestricted; works at a point take
///   the line of a closure beside them.
/// - `traffic.events`: what happens on the road, by its class (core/roadevents.h). What is done about it (rerouting, speed
///   limits, instructions) is no event.
///
/// A record is a feature of its own id, placed and named after its road (datex/location.h), with one observation at
/// publicationTime (the receive time where that is missing), in which begins_in and ends_in are overallStartTime and
/// overallEndTime. Of versions of a record in one document the newest counts; a record that has been ended, cancelled (2.x) or
/// suspended is over from its version on. Details: situation, severity, situationRecordVersionTime.
///
/// Rejected: records without id, begin, or coordinates, that end before they begin; situations that are no real information
/// (exercises, tests). Nobody who was involved is read. Pure; any thread.
PayloadFormat workZoneSituations();
PayloadFormat eventSituations();

} // namespace citywall::traffic::datex
