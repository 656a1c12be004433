// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

// HL7 FHIR R4: bed status and capacity.
namespace citywall::healthcare {

/// "fhir-r4" of the beds feed: a Bundle, or one resource, of
/// - Location whose physicalType is a bed ("bd") with an operationalStatus (v2-0116: O occupied, U unoccupied, H housekeeping, K
///   contaminated, I isolated, C closed). Beds are counted by hospital, the top of the chain of partOf, and by type, the first known
///   code of Location.type (v3 RoleCode: ICU, PEDICU, PEDNICU …) on that chain. Staffed = not closed, suspended or inactive;
///   available = unoccupied. Beds without an operationalStatus are there, but then nobody knows how many of that type are occupied. The time
///   is the Bundle's timestamp, else the newest meta.lastUpdated of the hospital's beds.
/// - MeasureReport with the codes of CDC's National Healthcare Safety Network for groups or populations (numBeds, numBedsOcc,
///   numICUBeds…): a total "Inpatient", and intensive care. The time is the end of its period, else its date; name and position are those
///   of the Location that it reports of, if that is there.
PayloadFormat fhirFormat();

/// A code of v3 RoleCode for a ward with beds of that type (EDXL-HAVE); empty = there is none.
QString roleOfBedType(const QString &type);

/// The codes of CDC's NHSN for what a MeasureReport counts of a type of bed; both empty = it has none.
struct ReportCodes {
    QString staffed;
    QString occupied;
};
ReportCodes reportCodesOfBedType(const QString &type);

/// The decoder. Pure; any thread.
DecodedBatch decodeFhirBeds(QByteArrayView payload);

} // namespace citywall::healthcare
