// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/drawnframes.h"

namespace citywall {

DrawnFrames::DrawnFrames(QQuickWindow &window, const TimeContext &clock, ShownLag &lag, std::function<UtcTime()> now)
    : m_window(window), m_clock(clock), m_lag(lag), m_now(std::move(now)), m_frames(std::make_shared<Frames>())
{
    connect(&window, &QWindow::visibilityChanged, this, &DrawnFrames::look);
    connect(&clock, &TimeContext::modeChanged, this, &DrawnFrames::look);
    connect(&lag, &ShownLag::waiting, this, &DrawnFrames::listen);
    setDeliveryWatch(&lag);
    look();
}

DrawnFrames::~DrawnFrames()
{
    rest();
    if (deliveryWatch() == &m_lag)
        setDeliveryWatch(nullptr);
    m_lag.setDrawing(false);
}

void DrawnFrames::look()
{
    const bool isSeen = m_window.visibility() != QWindow::Hidden && m_window.visibility() != QWindow::Minimized;
    m_lag.setDrawing(isSeen && m_clock.mode() == TimeContext::Mode::Live);
}

void DrawnFrames::listen()
{
    if (!m_connections.isEmpty())
        return;
    if (!m_window.isExposed())
        return m_lag.forgetAll(); // whenever its next frame comes, it is no measure
    // The GUI thread waits while a frame is begun.
    const auto begin = [this] { m_lag.beginFrame(++m_frames->begun); };
    const auto end = [frames = m_frames, now = m_now] {
        frames->endedAt = now().milliseconds;
        frames->ended = frames->begun.load();
    };
    m_connections = { connect(&m_window, &QQuickWindow::beforeSynchronizing, this, begin, Qt::DirectConnection),
                      connect(&m_window, &QQuickWindow::frameSwapped, &m_window, end, Qt::DirectConnection),
                      connect(&m_window, &QQuickWindow::frameSwapped, this, &DrawnFrames::drawn, Qt::QueuedConnection) };
}

void DrawnFrames::drawn()
{
    const quint64 ended = m_frames->ended;
    m_lag.endFrame(ended, { m_frames->endedAt });
    if (!m_lag.isWaiting())
        rest();
}

void DrawnFrames::rest()
{
    for (const QMetaObject::Connection &connection : std::exchange(m_connections, {}))
        disconnect(connection);
}

} // namespace citywall
