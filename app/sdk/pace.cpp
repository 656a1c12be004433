// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/pace.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QPointer>

#include <deque>

namespace citywall {

/// Those that have something to hand on take turns, so that no frame has to bear all of them.
class Pace::Turns : public QObject
{
public:
    static Turns &all()
    {
        static QPointer<Turns> turns; // ends with the application, as timers must
        if (!turns)
            turns = new Turns(QCoreApplication::instance());
        return *turns;
    }
    explicit Turns(QObject *parent) : QObject(parent)
    {
        m_next.setSingleShot(true);
        m_next.setInterval(betweenTurns);
        connect(&m_next, &QTimer::timeout, this, &Turns::take);
    }
    void await(Pace *pace)
    {
        m_waiting.push_back(pace);
        if (!m_next.isActive())
            m_next.start(0);
    }

private:
    void take()
    {
        QElapsedTimer taken;
        taken.start();
        while (!m_waiting.empty() && taken.elapsed() < longestTurn.count()) {
            const QPointer<Pace> pace = m_waiting.front();
            m_waiting.pop_front();
            if (pace)
                pace->hurry();
        }
        if (!m_waiting.empty())
            m_next.start(betweenTurns);
    }

    static constexpr Duration betweenTurns = std::chrono::milliseconds(20); ///< a frame has its time
    static constexpr Duration longestTurn = std::chrono::milliseconds(4);
    std::deque<QPointer<Pace>> m_waiting;
    QTimer m_next;
};

Pace::Pace(std::function<void()> then, QObject *parent) : QObject(parent), m_then(std::move(then))
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(interval);
    connect(&m_rest, &QTimer::timeout, this, &Pace::await);
    m_still.setSingleShot(true);
    m_still.setInterval(stillness);
    connect(&m_still, &QTimer::timeout, this, &Pace::await);
}

void Pace::await()
{
    if (m_owing && !std::exchange(m_waits, true))
        Turns::all().await(this);
}

void Pace::tell()
{
    m_owing = true;
    if (!m_rest.isActive() && !m_waits)
        handOn();
    else
        m_still.start();
}

void Pace::hurry()
{
    m_waits = false;
    if (m_owing)
        handOn();
}

void Pace::handOn()
{
    m_owing = false;
    m_still.stop();
    m_rest.start();
    m_then();
}

} // namespace citywall
