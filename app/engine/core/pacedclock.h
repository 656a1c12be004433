// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/pace.h"
#include "sdk/timecontext.h"

namespace citywall {

/// The clock as one module sees it. While the module is looked at it is the other clock; while it is not, it follows a clock that runs or is
/// dragged now and then (Pace), which is enough for the module's numbers in the strip and leaves the frame to what is looked at.
/// GUI thread.
class PacedClock : public TimeContext
{
    Q_OBJECT
public:
    /// @param other must outlive this
    explicit PacedClock(TimeContext &other, QObject *parent = nullptr);

    void setLookedAt(bool lookedAt);
    bool isLookedAt() const { return m_lookedAt; }

    Mode mode() const override { return m_other.mode(); }
    UtcTime now() const override { return m_now; }
    QTimeZone zone() const override { return m_other.zone(); }
    TimeRange bounds() const override { return m_other.bounds(); }
    double rate() const override { return m_other.rate(); }
    bool isPlaying() const override { return m_other.isPlaying(); }
    Duration lag() const override { return m_other.lag() + (m_other.now() - m_now); }
    TimeRange loop() const override { return m_other.loop(); }

    void goLive() override { m_other.goLive(); }
    void play() override { m_other.play(); }
    void pause() override { m_other.pause(); }
    void seek(qint64 milliseconds) override { m_other.seek(milliseconds); }
    void step(qint64 milliseconds) override { m_other.step(milliseconds); }
    void setRate(double rate) override { m_other.setRate(rate); }
    void setLoop(citywall::TimeRange range) override { m_other.setLoop(range); }
    double parse(const QString &text) const override { return m_other.parse(text); }

private:
    void follow();

    TimeContext &m_other;
    Pace m_pace;
    UtcTime m_now;
    bool m_lookedAt = false;
};

} // namespace citywall
