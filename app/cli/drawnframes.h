// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/shownlag.h"
#include "sdk/timecontext.h"

#include <QQuickWindow>

#include <atomic>
#include <functional>
#include <memory>

namespace citywall {

/// Tells ShownLag when frames of a window are begun and on the screen. It asks for none, and listens only while something waits for one.
/// GUI thread; the window may be drawn in another.
class DrawnFrames : public QObject
{
public:
    /// @param now the host's real time; any thread
    /// All must outlive this.
    DrawnFrames(QQuickWindow &window, const TimeContext &clock, ShownLag &lag, std::function<UtcTime()> now);
    ~DrawnFrames() override;

private:
    struct Frames { // told by the thread that draws
        std::atomic<quint64> begun = 0;
        std::atomic<quint64> ended = 0;
        std::atomic<qint64> endedAt = 0; ///< of the last one or, for an instant, of the one after it
    };
    void look();
    void listen();
    void drawn();
    void rest();

    QQuickWindow &m_window;
    const TimeContext &m_clock;
    ShownLag &m_lag;
    const std::function<UtcTime()> m_now;
    const std::shared_ptr<Frames> m_frames; // the window's thread may be at it when this goes
    QList<QMetaObject::Connection> m_connections;
};

} // namespace citywall
