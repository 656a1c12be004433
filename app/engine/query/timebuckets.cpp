// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/timebuckets.h"

namespace citywall {

namespace {
constexpr Duration dayLength = std::chrono::days(1);
const QDate firstMonday(1970, 1, 5);
} // namespace

bool TimeBuckets::isAllowed(Duration every)
{
    using namespace std::chrono_literals;
    return every >= 1s && (every % dayLength == 0ms || dayLength % every == 0ms);
}

TimeRange TimeBuckets::day(UtcTime t) const
{
    if (m_day.contains(t))
        return m_day;
    const qint64 days = std::max<qint64>(1, m_every / dayLength);
    const qint64 since = firstMonday.daysTo(t.toDateTime(m_zone).date());
    const qint64 first = (since / days - (since % days < 0 ? 1 : 0)) * days;
    m_day = { UtcTime::fromDateTime(firstMonday.addDays(first).startOfDay(m_zone)),
              UtcTime::fromDateTime(firstMonday.addDays(first + days).startOfDay(m_zone)) };
    return m_day;
}

TimeRange TimeBuckets::at(UtcTime t) const
{
    const TimeRange whole = day(t);
    if (m_every >= dayLength)
        return whole;
    const UtcTime begin = whole.begin + (t - whole.begin) / m_every * m_every;
    return { begin, std::min(begin + m_every, whole.end) };
}

} // namespace citywall
