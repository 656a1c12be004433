// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/feedlag.h"

#include <algorithm>

namespace citywall {

std::optional<Lag> lagOf(const DecodedBatch &batch, UtcTime received, const FeedDescriptor &feed)
{
    std::optional<Lag> lag;
    for (const ObservationRecord &observation : batch.observations) {
        const Duration age = received - observation.phenomenonTime;
        if (age < Duration(0) && feed.tells == FeedDescriptor::Tells::Reports)
            continue;
        if (!lag || age < lag->age)
            lag = { received, age };
    }
    return lag;
}

void FeedLag::take(const Lag &lag)
{
    const UtcTime observed = lag.received - lag.age;
    if (m_newest && m_newest->observed > lag.received)
        m_newest.reset(); // the host's clock was set back
    if (lag.age >= Duration(0)) {
        if (m_newest && observed <= m_newest->observed)
            return;
        m_newest = { lag.received, observed };
    }
    if (lag.age <= std::max(settling, m_lag.value_or(Duration(0)))) {
        m_lag = lag.age;
        m_since.reset();
    } else if (!m_since) {
        m_since = m_newest;
    }
}

std::optional<Duration> FeedLag::at(UtcTime now)
{
    if (m_since && m_since->received > now)
        m_since->received = now; // the host's clock was set back
    if (m_since && now - m_since->received >= settling) {
        const bool isCatchingUp = m_newest->observed - m_since->observed > 2 * (now - m_since->received);
        if (isCatchingUp) {
            m_since = { now, m_newest->observed };
        } else {
            m_lag = m_newest->received - m_newest->observed;
            m_since.reset();
        }
    }
    return m_lag;
}

} // namespace citywall
