// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feeds.h"
#include "core/nedocs.h"
#include "core/patientcount.h"
#include "sdk/freshness.h"
#include "sdk/selection.h"

namespace citywall::healthcare {

inline constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
inline constexpr Lifetime bedsLifetime { bedsStaleAfter, bedsHorizon };
inline constexpr Lifetime emergencyLifetime { emergencyStaleAfter, emergencyHorizon };

/// Rows [begin, end) of one feed, and what its keys mean. Borrowed: valid as long as their owner's.
struct FeedRows {
    const Observations &rows;
    size_t begin;
    size_t end;
    const FeedDictionary &dictionary;
};

/// Whether ambulances are taken (EDXL-HAVE, EMS traffic status).
enum class Diversion { Unknown, Normal, Advisory, Closed };
Diversion diversionFromTerm(QStringView term);
inline bool isDiverting(Diversion d) { return d == Diversion::Advisory || d == Diversion::Closed; }

/// The beds of one type in one hospital.
struct Beds {
    QString type; ///< EDXL-HAVE bed type
    double staffed = unknown;
    PatientCount occupied;
    double available = unknown; ///< vacant
    bool withheld = false; ///< occupied is not known because it would give a masked count away
    UtcTime observed;

    /// Both numbers are there: it counts.
    bool isRated() const { return staffed > 0 && occupied.isExact(); }
};

/// A hospital as it stands at an instant: the newest report of each kind that is not older than its feed's horizon.
struct Hospital {
    QString id;
    QString name;
    GeoPoint position;
    int area = -1;    ///< index into AreaIndex::areas()
    EntityRef entity; ///< one of its features: what is selected to drill down into it
    bool simulated = false;
    QString source;   ///< whose reports they are, to be named where they are shown
    QList<Beds> beds; ///< in the order of the vocabulary
    double waitSeconds = unknown;
    PatientCount waiting;
    PatientCount boarding;
    Diversion diversion = Diversion::Unknown;
    UtcTime emergencyObserved;
    PatientCount inbound; ///< of patients in ambulances, as the next two
    PatientCount atDoor;
    double offloadSeconds = unknown;
    PatientCount arrivals; ///< in the last hour
    UtcTime ambulancesObserved;
    PatientCount present; ///< in the emergency department
    PatientCount ventilated;
    NedocsInputs crowding; ///< what of them is no number of patients; nedocs() fills in the others
    UtcTime crowdingObserved;

    double staffed() const;  ///< inpatient beds of rated types; a reported total ("Inpatient") goes before the sum; NaN = none
    double occupied() const; ///< likewise
    double occupancy() const { return occupied() / staffed(); } ///< may be above 1
    NedocsScore nedocs() const; ///< not known if the hospital does not report what it needs; an interval where it is masked
    /// No occupancy, because every number that it would rest on is masked.
    bool isMasked() const;
    UtcTime bedsObserved() const; ///< the newest report of beds
};

/// The hospital that a feature belongs to: its property `hospital`, else its own id.
QString hospitalOf(const Feature &feature);

/// All hospitals that any of the feeds knows, in order of their id; those without a current report are there with unknown
/// values. Pure; any thread. @param crowding null = nobody reports it
std::vector<Hospital> hospitalsAt(UtcTime now, const FeedRows &beds, const FeedRows &emergency, const FeedRows &ambulances,
                                  const FeedRows *crowding = nullptr);

/// The rows after `since` of the features wanted (by key), details included. Pure; any thread.
ObservationsPtr rowsOf(const FeedRows &feed, const std::vector<bool> &wanted, UtcTime since);
/// The same of the features that belong to a hospital.
ObservationsPtr rowsOfHospital(const FeedRows &feed, const QString &hospital, UtcTime since);

/// Figures of several hospitals together.
struct LoadSummary {
    double staffed = unknown;
    double occupied = unknown;
    double medianWaitSeconds = unknown;
    double diverting = unknown; ///< NaN when no hospital says
    double freshBeds = unknown; ///< share of the hospitals whose beds were reported within bedsStaleAfter; NaN = there is none
    double freshEmergency = unknown; ///< … whose emergency department reported within emergencyStaleAfter
    double occupancy() const { return occupied / staffed; }
};
/// @param which indices into hospitals
LoadSummary summarize(const std::vector<Hospital> &hospitals, const std::vector<int> &which, UtcTime now);

/// The middle value, or the mean of the two in the middle; NaNs left out; NaN of nothing.
double median(std::vector<double> values);

} // namespace citywall::healthcare
