// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/comparison.h"

#include <array>

// Which hours the usual is made of: the same hour of the same weekday in the last weeks, weekday and hour being those of the city's
// clocks. Pure functions, any thread.
namespace citywall {

/// The hour of the city's day that an instant lies in: [14:00, 15:00) by its clocks.
TimeRange hourAt(UtcTime time, const QTimeZone &zone);

/// The same hour so many weeks before. Empty where that day had no such hour (clocks were put forward); as long as both where it had it
/// twice (clocks were put back).
TimeRange weeksBefore(TimeRange hour, int weeks, const QTimeZone &zone);

/// An hour (or another span), and the same one in each of the last weeks, the newest first; empty where it cannot be used.
struct UsualHour {
    TimeRange hour;
    std::array<TimeRange, mostWeeks> weeks;

    int used() const;
    bool isUsual() const { return used() >= fewestWeeks; }
    bool operator==(const UsualHour &) const = default;
};

/// @param first when the history begins: an hour that began earlier is not used
UsualHour usualHour(TimeRange hour, const QTimeZone &zone, UtcTime first);

/// The same span by the city's clocks so many weeks before: what weeksBefore() is to an hour, to any span within a few days. Longer or
/// shorter than it where clocks were changed in one of them.
TimeRange spanBefore(TimeRange span, int weeks, const QTimeZone &zone);

/// A span, and the same one in each of the last weeks.
/// @param first when the history begins: a span that began earlier is not used
UsualHour usualSpan(TimeRange span, const QTimeZone &zone, UtcTime first);

/// The hours that a range touches, in order.
std::vector<UsualHour> usualHours(TimeRange range, const QTimeZone &zone, UtcTime first);

} // namespace citywall
