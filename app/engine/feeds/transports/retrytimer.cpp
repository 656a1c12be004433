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
    const int doublings = std::min(m_failures - 1, 20);
    const Duration most = std::min<Duration>(m_longest, m_shortest * (qint64(1) << doublings));
    m_due.set(now, Duration(qint64(dice::uniform(dice::mix(m_seed, ++m_drawn)) * double(most.count()))));
}

void RetryTimer::refused(UtcTime now)
{
    count(now);
    m_due.set(now, refusedWait);
}

void RetryTimer::after(UtcTime now, Duration wait)
{
    count(now);
    m_due.set(now, wait);
}

void RetryTimer::worked(UtcTime now)
{
    if (!m_workingSince.isValid())
        m_workingSince = now;
    if (now - m_workingSince >= m_longest)
        m_failures = 0;
    m_due.cancel();
}

void RetryTimer::reset()
{
    m_failures = 0;
    m_workingSince = {};
    m_due.cancel();
}

void RetryTimer::count(UtcTime now)
{
    if (m_workingSince.isValid() && now - m_workingSince >= m_longest)
        m_failures = 0;
    m_workingSince = {};
    ++m_failures;
}

} // namespace citywall
