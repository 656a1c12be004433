// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "benchtimes.h"

#include "base/future.h"
#include "cli/shellwindow.h"

#include <QElapsedTimer>
#include <QMouseEvent>
#include <QQuickItem>

#include <cmath>
#include <numbers>

namespace citywall::bench {

using namespace Qt::StringLiterals;

/// Takes hold of the timeline and drags the clock to and fro across all that it shows, as a hand does: where it is depends on the time
/// that has passed, not on how fast the shell is. It moves at each frame, and the next frame is asked for when one is shown, so that
/// whatever holds the GUI thread up counts. GUI thread.
class ScrubHand : public QObject
{
public:
    ScrubHand(Session &session, ShellWindow &shell)
        : m_session(session), m_window(shell.window()), m_track(itemOf(m_window.contentItem(), "TimelineTrack"))
    {
        connect(&m_window, &QQuickWindow::frameSwapped, this, &ScrubHand::shown);
        connect(&session.clock(), &TimeContext::nowChanged, this, [this] {
            ++m_moves;
            if (!m_running || m_moved >= 0)
                return;
            m_moved = m_clock.nsecsElapsed();
            m_answered = false;
            // Behind all that the views ask because the clock has moved.
            QMetaObject::invokeMethod(this, &ScrubHand::ask, Qt::QueuedConnection);
        });
        m_clock.start();
    }
    bool isReady() const { return m_track; }
    /// So much on the timeline, with the middle of the history in its middle.
    void show(Duration span)
    {
        const TimeRange extent = m_session.history().extent();
        m_session.clock().pause();
        m_session.clock().seek((extent.begin.milliseconds + extent.end.milliseconds) / 2);
        auto *model = m_track->property("model").value<QObject *>();
        QMetaObject::invokeMethod(model, "showSpan", Q_ARG(double, double(span.count())));
    }

    struct Figures {
        Times frame; ///< from one to the next
        Times work; ///< of the GUI thread, from one to the next: what frames take where nobody else wants the processor
        double longest = 0;
        Times state; ///< from when the clock moves until the frame in which all views show that instant
        qsizetype frames = 0;
        qsizetype states = 0;
        double movesPerSecond = 0;
        double guiShare = 0; ///< of one core, that the GUI thread took
    };
    void begin()
    {
        m_frames.clear();
        m_work.clear();
        m_states.clear();
        m_moves = 0;
        m_moved = -1;
        m_began = m_shown = m_clock.nsecsElapsed();
        m_threadBegan = m_worked = bench::now(CLOCK_THREAD_CPUTIME_ID);
        m_running = true;
        send(QEvent::MouseButtonPress);
        move();
    }
    Figures end()
    {
        send(QEvent::MouseButtonRelease);
        m_running = false;
        const double milliseconds = double(m_clock.nsecsElapsed() - m_began) / 1e6;
        Figures figures;
        if (m_frames.empty() || m_states.empty())
            return figures;
        return { timesOf(m_frames),
                 timesOf(m_work),
                 std::ranges::max(m_frames),
                 timesOf(m_states),
                 qsizetype(m_frames.size()),
                 qsizetype(m_states.size()),
                 double(m_moves) / milliseconds * 1e3,
                 (bench::now(CLOCK_THREAD_CPUTIME_ID) - m_threadBegan) / milliseconds };
    }

private:
    static QQuickItem *itemOf(QQuickItem *root, const char *type)
    {
        if (QByteArrayView(root->metaObject()->className()).startsWith(type))
            return root;
        for (QQuickItem *child : root->childItems()) {
            if (QQuickItem *found = itemOf(child, type))
                return found;
        }
        return nullptr;
    }
    /// To and fro in eight seconds, fastest in the middle.
    QPointF place() const
    {
        const double seconds = double(m_clock.nsecsElapsed() - m_began) / 1e9;
        const double across = 0.5 + 0.45 * std::sin(2 * std::numbers::pi * seconds / 8);
        return m_track->mapToScene({ m_track->width() * across, 20 });
    }
    void send(QEvent::Type type)
    {
        const QPointF at = place();
        const bool up = type == QEvent::MouseButtonRelease;
        QMouseEvent event(type, at, m_window.mapToGlobal(at), type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                          up ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&m_window, &event);
    }
    void ask()
    {
        const UtcTime now = m_session.clock().now();
        whenFinished(m_session.history().request({ u"traffic.link-speed"_s, { now, now + Duration(1) }, {}, {} }), this,
                     [this](const QFuture<ObservationsPtr> &) { m_answered = true; });
    }
    void move()
    {
        if (!m_running)
            return;
        send(QEvent::MouseMove);
        m_window.update();
    }
    void shown()
    {
        if (!m_running)
            return;
        const qint64 now = m_clock.nsecsElapsed();
        m_frames.push_back(double(now - std::exchange(m_shown, now)) / 1e6);
        const double worked = bench::now(CLOCK_THREAD_CPUTIME_ID);
        m_work.push_back(worked - std::exchange(m_worked, worked));
        if (m_moved >= 0 && m_answered)
            m_states.push_back(double(now - std::exchange(m_moved, -1)) / 1e6);
        // Not from within the frame, after which the window forgets that it was asked.
        QMetaObject::invokeMethod(this, &ScrubHand::move, Qt::QueuedConnection);
    }

    Session &m_session;
    QQuickWindow &m_window;
    QQuickItem *m_track;
    QElapsedTimer m_clock;
    bool m_running = false;
    bool m_answered = false;
    qint64 m_began = 0;
    qint64 m_shown = 0; // when the last frame was
    qint64 m_moved = -1; // when the clock went where no frame has shown it yet; −1 = it is shown
    qint64 m_moves = 0;
    double m_threadBegan = 0;
    double m_worked = 0; // by the GUI thread, when the last frame was shown
    std::vector<double> m_frames;
    std::vector<double> m_work;
    std::vector<double> m_states;
};

} // namespace citywall::bench
