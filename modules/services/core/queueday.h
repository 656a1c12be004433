// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

#include <QList>
#include <QPointF>
#include <QTimeZone>

namespace citywall::services {

/// The city's day that holds the instant: 23, 24 or 25 hours.
TimeRange cityDay(UtcTime t, const QTimeZone &zone);

/// The values of a field within the range as (milliseconds since the epoch, SI); a missing one is a gap (NaN).
QList<QPointF> observedCurve(const Observations &rows, size_t end, size_t field, TimeRange range);

/// What is usual over the day: for each half hour, in its middle, the median of the field on earlier days of the same kind
/// (the same weekday where two of them are there, else Monday–Friday or weekend). Half hours without values are gaps.
QList<QPointF> usualCurve(const Observations &rows, size_t end, size_t field, TimeRange day, const QTimeZone &zone);

} // namespace citywall::services
