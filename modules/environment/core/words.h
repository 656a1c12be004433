// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/airindex.h"
#include "core/flood.h"
#include "core/limits.h"
#include "core/waterquality.h"

#include <QCoreApplication>

// How the module's terms are put into words for people, in the user's language.
namespace citywall::environment {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(citywall::environment::Words)
public:
    static QString pollutant(Pollutant pollutant);
    /// "unhealthy for sensitive groups" and "轻度污染": each standard has its own words. "unknown" for −1.
    static QString category(IndexStandard standard, int category);
    static QString standard(IndexStandard standard); ///< "US EPA"
    /// Which averages make the current index, in one sentence.
    static QString method(IndexStandard standard);
    static QString limits(LimitSet set);      ///< "WHO 2021"
    static QString limitSource(LimitSet set); ///< the document in full
    static QString averagedOver(int hours);   ///< "24 h mean"
    static QString flood(FloodCategory category);
    static QString water(const WaterQuality &water); ///< "too little oxygen", "within the criteria"
    static QString direction(int sector, int sectors); ///< "NE", of 8 or 16
};

} // namespace citywall::environment
