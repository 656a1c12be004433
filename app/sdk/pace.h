// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"

#include <QTimer>

#include <functional>

namespace citywall {

/// Hands on that something has changed: the first time at once, once a second while it changes all the time, and when it has come to rest.
/// For texts and lists, which nobody reads faster, so that the map can follow a dragged clock in every frame; many of them take turns, each
/// in a frame of its own. GUI thread.
///
///     connect(&state, &TrafficState::changed, Pace::of(this, &TrafficPanel::update), &Pace::tell);
class Pace : public QObject
{
    Q_OBJECT
public:
    explicit Pace(std::function<void()> then, QObject *parent = nullptr);
    /// One that calls the member function of its owner, which it lives as long as.
    template<typename T>
    static Pace *of(T *owner, void (T::*then)())
    {
        return new Pace([owner, then] { (owner->*then)(); }, owner);
    }

    void tell(); ///< something has changed
    void hurry(); ///< what has not been handed on yet is, now

    static constexpr Duration interval = std::chrono::milliseconds(1000); ///< from one time to the next …
    static constexpr Duration stillness = std::chrono::milliseconds(120); ///< … unless nothing has changed for so long

private:
    class Turns;
    void await();
    void handOn();

    const std::function<void()> m_then;
    QTimer m_rest; ///< since it was handed on
    QTimer m_still; ///< since it was told
    bool m_owing = false;
    bool m_waits = false; ///< for its turn
};

} // namespace citywall
