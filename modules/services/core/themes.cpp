// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/themes.h"

#include "core/figures.h"

#include <QDate>

#include <algorithm>

namespace citywall::services {

namespace {

constexpr int weeksBack = 4;

/// The city's days to compare with, each up to the same time of day.
std::vector<TimeRange> daysLike(QDate today, UtcTime now, UtcTime first, const QTimeZone &zone, int everyDays)
{
    const QTime time = now.toDateTime(zone).time();
    const bool weekend = today.dayOfWeek() >= 6;
    std::vector<TimeRange> days;
    for (int back = everyDays; back <= 7 * weeksBack; back += everyDays) {
        const QDate day = today.addDays(-back);
        const UtcTime begin = UtcTime::fromDateTime(day.startOfDay(zone));
        if ((day.dayOfWeek() >= 6) == weekend && first <= begin)
            days.push_back({ begin, UtcTime::fromDateTime(QDateTime(day, time, zone)) + Duration(1) });
    }
    return days;
}

} // namespace

Themes themesOf(const std::vector<Request> &requests, UtcTime now, UtcTime first, const QTimeZone &zone, int area, int phone)
{
    Themes result;
    if (!now.isValid() || !first.isValid() || phone < 0)
        return result;
    const QDate today = now.toDateTime(zone).date();
    const TimeRange soFar { UtcTime::fromDateTime(today.startOfDay(zone)), now + Duration(1) };
    std::vector<TimeRange> days = daysLike(today, now, first, zone, 7);
    result.sameWeekday = days.size() >= 2;
    if (!result.sameWeekday)
        days = daysLike(today, now, first, zone, 1);
    result.days = int(days.size());

    QHash<int, std::vector<double>> counts; // by category: on each of the days, then today
    for (const Request &request : requests) {
        if (request.channel != phone || request.category < 0 || !request.requested.isValid()
            || (area >= 0 && request.area != area))
            continue;
        const auto day = std::ranges::find_if(days, [&](TimeRange d) { return d.contains(request.requested); });
        if (day == days.end() && !soFar.contains(request.requested))
            continue;
        std::vector<double> &of = counts[request.category];
        of.resize(days.size() + 1);
        ++of[size_t(day - days.begin())];
    }
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        Theme theme { it.key(), int(it->back()), {} };
        it->pop_back();
        theme.usual = median(std::move(*it));
        result.themes.append(theme);
    }
    const auto rank = [](const Theme &t) { return std::tuple(t.isRising() ? -t.excess() : 0, -t.calls, t.category); };
    std::ranges::sort(result.themes, {}, rank);
    return result;
}

} // namespace citywall::services
