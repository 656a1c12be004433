// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/pacedclock.h"

namespace citywall {

PacedClock::PacedClock(TimeContext &other, QObject *parent)
    : TimeContext(parent), m_other(other), m_pace([this] { follow(); }), m_now(other.now())
{
    connect(&other, &TimeContext::nowChanged, this, [this] { m_lookedAt ? follow() : m_pace.tell(); });
    connect(&other, &TimeContext::modeChanged, this, &TimeContext::modeChanged);
    connect(&other, &TimeContext::rateChanged, this, &TimeContext::rateChanged);
    connect(&other, &TimeContext::playingChanged, this, &TimeContext::playingChanged);
    connect(&other, &TimeContext::boundsChanged, this, &TimeContext::boundsChanged);
    connect(&other, &TimeContext::loopChanged, this, &TimeContext::loopChanged);
}

void PacedClock::setLookedAt(bool lookedAt)
{
    m_lookedAt = lookedAt;
    if (lookedAt)
        follow();
}

void PacedClock::follow()
{
    if (std::exchange(m_now, m_other.now()) != m_now)
        Q_EMIT nowChanged();
}

} // namespace citywall

#include "moc_pacedclock.cpp"
