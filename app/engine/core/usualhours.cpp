// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/usualhours.h"

#include <algorithm>

namespace citywall {

namespace {

/// When the city's clocks show that time, for the first time if twice; if never, as long after they skip it as it lies in what they skip.
UtcTime whenShown(QDate day, QTime time, const QTimeZone &zone)
{
    return UtcTime::fromDateTime(QDateTime(day, time, zone, QDateTime::TransitionResolution::RelativeToBefore));
}

UtcTime fullHour(QDate day, int hour, const QTimeZone &zone) { return whenShown(day, QTime(hour, 0), zone); }

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

TimeRange spanBefore(TimeRange span, int weeks, const QTimeZone &zone)
{
    const QDateTime begin = span.begin.toDateTime(zone);
    // What the clocks would show at the end, had they not been changed at that very moment.
    const QDateTime last = (span.end - Duration(1)).toDateTime(zone);
    const QDateTime end = QDateTime(last.date(), last.time(), QTimeZone::utc()).addMSecs(1);
    return { whenShown(begin.date().addDays(-7 * weeks), begin.time(), zone),
             whenShown(end.date().addDays(-7 * weeks), end.time(), zone) };
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

UsualHour usualSpan(TimeRange span, const QTimeZone &zone, UtcTime first)
{
    UsualHour usual { span, {} };
    for (int week = 0; week < mostWeeks && first.isValid() && !span.isEmpty(); ++week) {
        if (const TimeRange before = spanBefore(span, week + 1, zone); before.begin >= first)
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
