// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scrub.h"

#include "base/future.h"
#include "sdk/services.h"

#include <cmath>

namespace citywall {

void Scrub::begin(double milliseconds)
{
    TimeContext *clock = services().clock;
    if (!clock || !std::isfinite(milliseconds))
        return;
    if (!std::exchange(m_active, true)) {
        m_playOn = clock->mode() == TimeContext::Mode::Fixed && clock->isPlaying();
        if (m_playOn)
            clock->pause();
        Q_EMIT activeChanged();
    }
    moveTo(milliseconds);
}

void Scrub::moveTo(double milliseconds)
{
    if (!m_active || !std::isfinite(milliseconds))
        return;
    m_target = { qint64(std::llround(milliseconds)) };
    if (!m_waiting)
        go();
}

void Scrub::end()
{
    if (!std::exchange(m_active, false))
        return;
    TimeContext *clock = services().clock;
    if (m_target.isValid())
        clock->seek(std::exchange(m_target, {}).milliseconds);
    if (std::exchange(m_playOn, false))
        clock->play();
    Q_EMIT activeChanged();
}

void Scrub::go()
{
    const UtcTime target = std::exchange(m_target, {});
    services().clock->seek(target.milliseconds);
    HistoryReader *history = services().history;
    if (!history || m_feed.isEmpty())
        return;
    m_waiting = true;
    whenFinished(history->request({ m_feed, { target, target + Duration(1) }, {}, {} }), this,
                 [this](const QFuture<ObservationsPtr> &) { answered(); });
}

void Scrub::answered()
{
    m_waiting = false;
    if (m_active && m_target.isValid())
        go();
}

} // namespace citywall

#include "moc_scrub.cpp"
