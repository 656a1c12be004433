// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>

namespace citywall::healthcare {

/// What the score is made of. NaN = not known.
struct NedocsInputs {
    double present = std::numeric_limits<double>::quiet_NaN();       ///< patients in the emergency department, boarders too
    double treatmentBeds = std::numeric_limits<double>::quiet_NaN(); ///< of the emergency department
    double boarding = std::numeric_limits<double>::quiet_NaN();      ///< admitted patients in the department
    double hospitalBeds = std::numeric_limits<double>::quiet_NaN();  ///< staffed inpatient beds
    double ventilated = std::numeric_limits<double>::quiet_NaN();    ///< patients on ventilators in the department
    double longestBoardingSeconds = std::numeric_limits<double>::quiet_NaN();
    double lastBedWaitSeconds = std::numeric_limits<double>::quiet_NaN(); ///< door to bed, of the last who got one
};

/// National Emergency Department Overcrowding Scale:
/// −20 + 85.8·present/treatmentBeds + 600·boarding/hospitalBeds + 13.4·ventilated + 0.93·longest boarding (h) + 5.64·last bed wait
/// (h), not below 0. S. J. Weiss, R. Derlet, J. Arndahl et al.: Estimating the degree of emergency department overcrowding in
/// academic medical centers: results of the National ED Overcrowding Study. Acad Emerg Med 2004; 11: 38–50. Levels there: up to 20
/// not busy, 60 busy, 100 extremely busy but not overcrowded, 140 overcrowded, 180 severely, above dangerously overcrowded.
/// @returns NaN if an input is not known: a score that leaves one out would be too low. Pure; any thread.
double nedocs(const NedocsInputs &inputs);

/// A score as far as it may be known: where numbers of patients are masked, with the smallest and the greatest that they may be,
/// so that it says no more than they do.
struct NedocsScore {
    double least = std::numeric_limits<double>::quiet_NaN();
    double most = std::numeric_limits<double>::quiet_NaN();

    bool isKnown() const { return least <= most; }
    bool isExact() const { return least == most; }
};

} // namespace citywall::healthcare
