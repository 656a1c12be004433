// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/retrytimer.h"

#include "sdk/dice.h"

#include <algorithm>

namespace citywall {

RetryTimer::RetryTimer(quint64 seed, Duration shortest, Duration longest) : m_seed(seed), m_shortest(shortest), m_longest(longest)
{
}

void RetryTimer::failed(UtcTime now)
{
    count(now);
    m_due.set(now, backoff());
}

void RetryTimer::refused(UtcTime now)
{
    count(now);
    const int doublings = std::min(m_refusals++, 20);
    const Duration most = std::min<Duration>(longestRefused, shortestRefused * (qint64(1) << doublings));
    m_due.set(now, Duration(qint64((0.5 + draw() / 2) * double(most.count()))));
}

void RetryTimer::after(UtcTime now, Duration wait)
{
    count(now);
    m_due.set(now, wait + backoff());
}

void RetryTimer::worked(UtcTime now)
{
    if (!m_working.isSet())
        m_working.mark(now);
    if (m_working.elapsed(now) >= m_longest)
        forgive();
    m_due.cancel();
}

void RetryTimer::reset()
{
    forgive();
    m_working.clear();
    m_due.cancel();
}

void RetryTimer::count(UtcTime now)
{
    if (m_working.isSet() && m_working.elapsed(now) >= m_longest)
        forgive();
    m_working.clear();
    ++m_failures;
}

void RetryTimer::forgive() { m_failures = m_refusals = 0; }

Duration RetryTimer::backoff()
{
    const int doublings = std::min(m_failures - 1, 20);
    const Duration most = std::min<Duration>(m_longest, m_shortest * (qint64(1) << doublings));
    return Duration(qint64(draw() * double(most.count())));
}

double RetryTimer::draw() { return dice::uniform(dice::mix(m_seed, ++m_drawn)); }

} // namespace citywall
