// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"

#include <optional>

namespace citywall {

/// Equal buckets of a city's days. A bucket of whole days begins at midnight of the zone and is as long as those days are (23 or 25 h
/// when the clocks change); days are counted from Monday, 1970-01-05, so that seven make an ISO 8601 week. A shorter one divides a day: buckets
/// follow each other from midnight, and the last is cut where the next day begins.
class TimeBuckets
{
public:
    TimeBuckets(Duration every, const QTimeZone &zone) : m_every(every), m_zone(zone) { }

    static bool isAllowed(Duration every); ///< at least a second; whole days, or a divisor of 24 h
    TimeRange at(UtcTime t) const; ///< the bucket that holds it

private:
    TimeRange day(UtcTime t) const;

    Duration m_every;
    QTimeZone m_zone;
    mutable TimeRange m_day; ///< asked last
};

} // namespace citywall
