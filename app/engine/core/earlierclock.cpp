// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/earlierclock.h"

#include "engine/core/usualhours.h"

namespace citywall {

EarlierClock::EarlierClock(TimeContext &other, const Earlier &earlier, QObject *parent)
    : TimeContext(parent), m_other(other), m_earlier(earlier)
{
    connect(&other, &TimeContext::nowChanged, this, &EarlierClock::follow);
    connect(&other, &TimeContext::rateChanged, this, &TimeContext::rateChanged);
    connect(&other, &TimeContext::playingChanged, this, &TimeContext::playingChanged);
    connect(&other, &TimeContext::boundsChanged, this, &TimeContext::boundsChanged);
    m_now = then();
}

void EarlierClock::setEarlier(const Earlier &earlier)
{
    if (earlier == m_earlier)
        return;
    m_earlier = earlier;
    follow();
}

void EarlierClock::follow()
{
    const UtcTime now = then();
    if (now == m_now)
        return;
    m_now = now;
    Q_EMIT nowChanged();
}

void EarlierClock::seek(qint64 milliseconds) { m_other.seek(moved(UtcTime { milliseconds }, 1).milliseconds); }

UtcTime EarlierClock::then() const
{
    const UtcTime now = moved(m_other.now(), -1);
    if (!m_earlier.hourly || !now.isValid())
        return now;
    const TimeRange hour = hourAt(now, zone());
    return hour.begin + hour.length() / 2;
}

UtcTime EarlierClock::moved(UtcTime time, int direction) const
{
    if (m_earlier.days == 0)
        return time + direction * m_earlier.more;
    return UtcTime::fromDateTime(time.toDateTime(zone()).addDays(direction * m_earlier.days)) + direction * m_earlier.more;
}

} // namespace citywall

#include "moc_earlierclock.cpp"
