// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"
#include "engine/simulate/outgoing.h"

#include <deque>

namespace citywall {

/// Lets messages through at a steady rate. What waits is bounded: the oldest are dropped, and counted. Pure; knows no clock.
class Pacer
{
public:
    static constexpr size_t mostWaiting = 100'000;

    /// @param perSecond 0 = as they come
    explicit Pacer(double perSecond) : m_perSecond(perSecond) { }

    void put(OutgoingList messages);
    /// What may leave by now. A pause is made up for by one second's worth at most.
    OutgoingList take(UtcTime now);
    size_t waiting() const { return m_waiting.size(); }
    qint64 dropped() const { return m_dropped; }

private:
    const double m_perSecond;
    double m_credit = 0; ///< messages that may leave
    UtcTime m_asked;
    std::deque<Outgoing> m_waiting;
    qint64 m_dropped = 0;
};

} // namespace citywall
