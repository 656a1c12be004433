// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

// The inverse of core/fhirbeds.h. Pure; any thread.
namespace citywall::healthcare {

/// The beds feed's batch as Bundles of Locations, one for each time, in order of time: the hospitals, in each a ward for every type of bed
/// that v3 RoleCode has a code for, in each of these its staffed beds. Occupied ones are O, available ones (all others, where that is not
/// told) U, the rest H. Where the number of patients is not known (masked), or more than the beds, which have one each, beds have no
/// operationalStatus. What RoleCode has no word for but CDC's NHSN counts (all inpatient beds, intensive care of any kind) goes into a
/// MeasureReport of the hospital in the same Bundle: staffed, and occupied if that is known. Ids are as FHIR has them (R4 §2.24.0.1, id): what it does not allow in one becomes a dash.
QList<QByteArray> writeFhirBeds(const DecodedBatch &batch);

} // namespace citywall::healthcare
