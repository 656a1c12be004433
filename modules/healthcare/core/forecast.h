// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hourly.h"

#include <QPointF>
#include <QTimeZone>

// What is usual at an hour, and what comes next, from the same hour of earlier days. Pure; any thread.
namespace citywall::healthcare {

inline constexpr int comparedDays = 28;
inline constexpr int leastDays = 3;
inline constexpr int forecastHours = 12;
inline constexpr double forecastCoverage = 0.8; ///< of the interval

/// Which earlier days are compared: the narrowest kind of which there are at least three.
enum class Basis { None, SameWeekday, SameKind, AnyDay }; ///< same kind: Monday to Friday, or weekend

struct Usual {
    double value = unknown; ///< the median of the hour on the days compared
    int days = 0;
    Basis basis = Basis::None;
};

/// The same hour by the city's clock on each of the four weeks of days before that has a value, of the basis that holds.
/// @param before only hours that end by then are known: the present
Usual usualAt(const HourlySeries &series, qint64 hour, qint64 before, const QTimeZone &zone);

struct ForecastPoint {
    qint64 hour = 0;
    double value = unknown;
    double lower = unknown; ///< of the 80 % prediction interval
    double upper = unknown;
    int days = 0;
};
struct Forecast {
    Basis basis = Basis::None;
    std::vector<ForecastPoint> points; ///< hour by hour; ends early where fewer than three days know the change
};

/// The present value plus the change that usually follows at this hour: for the hour h ahead, the mean of
/// y(s + h) − y(s) over the same hours s of the days compared. The interval is Student's for one new observation of a
/// normal sample, mean ± t(0.9, n − 1) · s · √(1 + 1/n) (NIST/SEMATECH e-Handbook of Statistical Methods, 7.2.2 and 1.3.5.2
/// with the variance of a single observation added), so that few days give a wide one. It neither knows planned
/// admissions nor outbreaks.
/// @param now the value at the present; NaN gives no forecast
Forecast forecast(const HourlySeries &series, UtcTime present, double now, const QTimeZone &zone);

/// Student's t quantile at 0.9 for so many degrees of freedom, from 1 up (R: qt(.9, df)).
double student90(int degreesOfFreedom);

} // namespace citywall::healthcare
