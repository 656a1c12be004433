// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/payloadsource.h"

namespace citywall::healthcare {

/// The hospitals of a simulated city and how loaded they are at any instant: a pure function of seed, city and time.
/// Immutable; any thread. Nothing here is a real hospital.
class SimulatedHospitals
{
public:
    struct Beds {
        QString type; ///< EDXL-HAVE bed type
        int staffed = 0;
        double usual = 0; ///< mean share that is occupied
    };
    struct Hospital {
        QString id;
        QString name; ///< "Simulated …"
        GeoPoint position;
        quint64 stream = 0; ///< of its own dice
        int size = 0;       ///< staffed inpatient beds
        double usual = 0;   ///< mean occupancy
        double pace = 1;    ///< factor on its waiting time
        int treatmentBeds = 0; ///< of the emergency department
        QList<Beds> beds;
    };
    struct Emergency {
        double waitSeconds = 0;
        int waiting = 0;
        int boarding = 0;
        const char16_t *diversion = nullptr;
    };
    struct Ambulances {
        int inbound = 0;
        int atDoor = 0;
        double offloadSeconds = 0;
        int arrivals = 0; ///< in the last hour
    };
    /// What an emergency department's crowding is scored from.
    struct Crowding {
        int present = 0;
        int ventilated = 0;
        double longestBoardingSeconds = 0;
        double lastBedWaitSeconds = 0;
    };

    explicit SimulatedHospitals(const Simulation &city);

    const std::vector<Hospital> &all() const { return m_hospitals; }
    /// Staffed and occupied at an instant: a little fewer staffed at weekends; fullest in midweek before noon.
    std::pair<int, int> beds(const Hospital &hospital, const Beds &beds, UtcTime at) const;
    /// Waits follow the arrivals of the day and grow exponentially as the house fills; the queue is arrivals × wait
    /// (Little's law); a house with waits beyond 75 and 105 minutes advises and closes.
    Emergency emergency(const Hospital &hospital, UtcTime at) const;
    Ambulances ambulances(const Hospital &hospital, UtcTime at) const;
    /// Those who wait, those who board, and those in treatment, who stay three hours (Little's law again).
    Crowding crowding(const Hospital &hospital, UtcTime at) const;

private:
    double occupancy(const Hospital &hospital, UtcTime at) const;
    double arrivalsPerHour(const Hospital &hospital, UtcTime at) const;
    double waitSeconds(const Hospital &hospital, UtcTime at) const;
    double hourOfWeek(UtcTime at) const;

    const quint64 m_seed;
    const QTimeZone m_zone;
    std::vector<Hospital> m_hospitals;
};

} // namespace citywall::healthcare
