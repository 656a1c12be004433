// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/indices.h"

#include <QDate>
#include <QPointF>
#include <QTimeZone>

// What is usual at a time of day: the median of the same time on earlier days of the same kind. Pure; any thread.
namespace citywall::traffic {

enum class DayKind { Workday, Weekend }; ///< Monday – Friday, Saturday and Sunday
DayKind dayKind(QDate day);

/// The middle value, or the mean of the two in the middle; NaNs left out; NaN if nothing is left.
double median(std::vector<double> values);

/// From the city's midnight to the next: 23, 24 or 25 hours.
TimeRange dayRange(QDate day, const QTimeZone &zone);
QDate dayOf(UtcTime time, const QTimeZone &zone);

/// The same time of day `days` days earlier, by the city's clock.
UtcTime daysBefore(UtcTime time, int days, const QTimeZone &zone);

inline constexpr int usualDayBins = 48; ///< half hours

/// The usual day of one feature's value as (milliseconds since the epoch, SI) at the middle of each half hour of `day`: the
/// median of all its values in that half hour on earlier days of the same kind; half hours with fewer than three are left out,
/// and values below `least`.
QList<QPointF> usualValues(const Observations &columns, QDate day, const QTimeZone &zone, size_t field, double least);

/// The values observed within `range`, as (milliseconds, SI), oldest first; those below `least` are left out.
QList<QPointF> observedValues(const Observations &columns, TimeRange range, size_t field, double least);

} // namespace citywall::traffic
