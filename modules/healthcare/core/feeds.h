// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

#include <QCoreApplication>

// The module's feeds. Numbers are SI; a feature is a hospital, a hospital's beds of one type, or an area's syndrome.
namespace citywall::healthcare {

inline const QString bedsFeed = QStringLiteral("healthcare.beds");
inline const QString emergencyFeed = QStringLiteral("healthcare.emergency");
inline const QString ambulancesFeed = QStringLiteral("healthcare.ambulances");
inline const QString crowdingFeed = QStringLiteral("healthcare.crowding");
inline const QString syndromicFeed = QStringLiteral("healthcare.syndromic");

// The order of FeedDescriptor::fields.
enum BedField : size_t { BedTypeField, StaffedField, OccupiedField, AvailableField };
enum EmergencyField : size_t { WaitField, WaitingField, BoardingField, DiversionField };
enum AmbulanceField : size_t { InboundField, AtDoorField, OffloadField, ArrivalsField };
enum CrowdingField : size_t { PresentField, VentilatedField, LongestBoardingField, LastBedWaitField };
enum SyndromicField : size_t { CountField, MaskedField };

/// Beds are reported once in a shift at least in an emergency, once a week in quiet times (HHS hospital capacity reporting).
inline constexpr Duration bedsStaleAfter = std::chrono::hours(4);
inline constexpr Duration bedsHorizon = std::chrono::days(8);
inline constexpr Duration emergencyStaleAfter = std::chrono::minutes(30);
inline constexpr Duration emergencyHorizon = std::chrono::hours(4);
inline constexpr Duration syndromicStaleAfter = std::chrono::hours(36);
inline constexpr Duration syndromicHorizon = std::chrono::days(4);

/// The descriptors, with decoder, mask and simulator. Small numbers of patients are masked in each of them (core/masking.h).
/// Pure; any thread.
class Feeds
{
    Q_DECLARE_TR_FUNCTIONS(citywall::healthcare::Feeds)
public:
    /// One feature per hospital and bed type. `bedType` is an EDXL-HAVE bed type (core/bedtypes.h); `available`: vacant beds that
    /// could be taken at once. Feature properties: `hospital` (id; absent = the feature's own id), `hospitalName`. Also takes
    /// EDXL-HAVE and FHIR R4 (core/edxlhave.h, core/fhirbeds.h).
    static FeedDescriptor beds();
    /// One feature per hospital. `waitingTime` in seconds from the door to the first provider; `diversion` is the EDXL-HAVE
    /// EMS traffic status in lower case: "normal", "advisory" or "closed". Also takes EDXL-HAVE.
    static FeedDescriptor emergency();
    /// One feature per hospital: ambulances under way to it and at its door; offload time in seconds, from the arrival at the door
    /// until the patient is handed over, mean of the last hour; arrivals in the last hour.
    static FeedDescriptor ambulances();
    /// What NEDOCS needs beside the other feeds (core/nedocs.h), one feature per hospital: patients in the emergency department,
    /// ventilated ones among them, and in seconds the longest time that an admitted one has waited for a bed, and the time from
    /// the door to a bed of the last one who got one. Feature property `treatmentBeds`: beds of the department.
    static FeedDescriptor crowding();
    /// One feature per area and syndrome, one observation a day, observed when the local day ends. Feature properties: `area` (id;
    /// absent = whole city), `syndrome`; they come with every payload, as the mask needs them.
    static FeedDescriptor syndromic();
};

} // namespace citywall::healthcare
