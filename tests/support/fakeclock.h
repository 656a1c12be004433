// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/timecontext.h"

#include <QTimeZone>

namespace citywall::test {

/// A clock that stands where it was sent, without bounds: for tests of what follows it.
class FakeClock : public TimeContext
{
    Q_OBJECT
public:
    /// Whether seek() and step() return once what was asked of the history has been answered.
    enum class Answers { Later, AtOnce };
    explicit FakeClock(const QTimeZone &zone = QTimeZone::UTC, Answers answers = Answers::Later);

    Mode mode() const override { return Mode::Fixed; }
    UtcTime now() const override { return m_now; }
    QTimeZone zone() const override { return m_zone; }
    TimeRange bounds() const override { return {}; }
    double rate() const override { return m_rate; }
    bool isPlaying() const override { return m_playing; }
    Duration lag() const override { return {}; }
    TimeRange loop() const override { return {}; }
    void goLive() override { }
    void play() override { m_playing = true; }
    void pause() override { m_playing = false; }
    void seek(qint64 milliseconds) override;
    void step(qint64 milliseconds) override { seek(m_now.milliseconds + milliseconds); }
    void setRate(double rate) override { m_rate = rate; }
    void setLoop(citywall::TimeRange) override { }
    double parse(const QString &) const override { return std::numeric_limits<double>::quiet_NaN(); }

private:
    const QTimeZone m_zone;
    const Answers m_answers;
    UtcTime m_now;
    double m_rate = 1;
    bool m_playing = false;
};

} // namespace citywall::test
