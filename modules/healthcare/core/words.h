// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forecast.h"
#include "sdk/metric.h"

#include <QCoreApplication>

// How the module's figures are put into words for people, in the user's language.
namespace citywall::healthcare {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(citywall::healthcare::Words)
public:
    /// "normal", or the title of the metric's limit that the value has passed; "unknown" for NaN.
    static QString level(const Metric &metric, double si);
    static QString diversion(Diversion diversion);
    static int severity(Diversion diversion); ///< −1 unknown … 3 critical
    /// "this hour on the last 4 such weekdays"; empty without a basis, which has at least three days.
    static QString basis(Basis basis, int days);
    static QString count(double value); ///< a whole number in the locale's digits; "–" for NaN
    static QString count(const PatientCount &patients); ///< the same; "<5" for a masked one, "12–24" for a sum of such
    static QString score(const Metric &metric, const NedocsScore &score); ///< "112", "84–124"
    static QString level(const Metric &metric, const NedocsScore &score); ///< "overcrowded", "normal to overcrowded"
};

} // namespace citywall::healthcare
