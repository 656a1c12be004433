// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"

#include <QObject>
#include <QQmlEngine>

namespace citywall {

/// Drags the clock through the past, no faster than the history answers. A view that is told of the next instant before it has the
/// rows of this one never shows any: so after each move a small question is put behind all those that the move has raised, and the
/// clock moves on, to where the pointer is by then, when that is answered. Each instant on the way is a whole picture.
/// What was playing stands still meanwhile and plays on after. GUI thread; works on the shell's services (clock, history).
class Scrub : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString feed MEMBER m_feed NOTIFY feedChanged)
    Q_PROPERTY(bool active READ isActive NOTIFY activeChanged)
public:
    using QObject::QObject;

    /// From begin() to end().
    bool isActive() const { return m_active; }

    Q_INVOKABLE void begin(double milliseconds);
    Q_INVOKABLE void moveTo(double milliseconds);
    Q_INVOKABLE void end(); ///< the clock is where it was sent last

Q_SIGNALS:
    void feedChanged();
    void activeChanged();

private:
    void go();
    void answered();

    QString m_feed; // that is asked; empty = the clock goes at once
    bool m_active = false;
    bool m_playOn = false;
    bool m_waiting = false;
    UtcTime m_target; // where to go next; invalid = there already
};

} // namespace citywall
