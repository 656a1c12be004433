// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/usualhours.h"

#include <algorithm>

namespace citywall {

namespace {

/// When the city's clocks show that full hour, for the first time if twice; if never, when they skip it.
UtcTime fullHour(QDate day, int hour, const QTimeZone &zone)
{
    return UtcTime::fromDateTime(QDateTime(day, QTime(hour, 0), zone, QDateTime::TransitionResolution::RelativeToBefore));
}

} // namespace

TimeRange hourAt(UtcTime time, const QTimeZone &zone)
{
    const QTime clock = time.toDateTime(zone).time();
    const UtcTime begin = time - Duration(clock.msecsSinceStartOfDay() % 3'600'000);
    return { begin, begin + std::chrono::hours(1) };
}

TimeRange weeksBefore(TimeRange hour, int weeks, const QTimeZone &zone)
{
    const QDateTime local = hour.begin.toDateTime(zone);
    const QDate day = local.date().addDays(-7 * weeks);
    const int of = local.time().hour();
    return { fullHour(day, of, zone), of < 23 ? fullHour(day, of + 1, zone) : fullHour(day.addDays(1), 0, zone) };
}

int UsualHour::used() const
{
    return int(std::ranges::count_if(weeks, [](const TimeRange &week) { return !week.isEmpty(); }));
}

UsualHour usualHour(TimeRange hour, const QTimeZone &zone, UtcTime first)
{
    UsualHour usual { hour, {} };
    for (int week = 0; week < mostWeeks && first.isValid(); ++week) {
        if (const TimeRange before = weeksBefore(hour, week + 1, zone); before.begin >= first)
            usual.weeks[size_t(week)] = before;
    }
    return usual;
}

std::vector<UsualHour> usualHours(TimeRange range, const QTimeZone &zone, UtcTime first)
{
    std::vector<UsualHour> hours;
    for (UtcTime t = range.begin; t < range.end;) {
        TimeRange hour = hourAt(t, zone);
        hour.begin = hours.empty() ? hour.begin : std::max(hour.begin, hours.back().hour.end); // clocks moved by half an hour
        hours.push_back(usualHour(hour, zone, first));
        t = hour.end;
    }
    return hours;
}

} // namespace citywall
