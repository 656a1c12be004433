// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/timecontext.h"

namespace citywall {

/// How much earlier: so many days of the city's calendar (a week earlier is the same weekday at the same time of day, whatever
/// daylight-saving time did in between), and so many milliseconds.
struct Earlier {
    int days = 0;
    Duration more {};
    bool hourly = false; ///< stands in the middle of that hour of the city's day, until the other clock comes to the next

    bool operator==(const Earlier &) const = default;
};

/// A second clock that shows the city earlier than another clock does, at a fixed distance: it plays, reverses and jumps with it. What
/// would move this one moves the other. GUI thread.
class EarlierClock : public TimeContext
{
    Q_OBJECT
public:
    /// @param other must outlive this
    EarlierClock(TimeContext &other, const Earlier &earlier, QObject *parent = nullptr);

    void setEarlier(const Earlier &earlier);
    const Earlier &earlier() const { return m_earlier; }

    Mode mode() const override { return Mode::Fixed; } ///< what it shows is never the present
    UtcTime now() const override { return m_now; }
    QTimeZone zone() const override { return m_other.zone(); }
    TimeRange bounds() const override { return m_other.bounds(); }
    double rate() const override { return m_other.rate(); }
    bool isPlaying() const override { return m_other.isPlaying(); }
    Duration lag() const override { return m_other.lag() + (m_other.now() - m_now); }
    TimeRange loop() const override { return {}; }

    void goLive() override { m_other.goLive(); }
    void play() override { m_other.play(); }
    void pause() override { m_other.pause(); }
    void seek(qint64 milliseconds) override;
    void step(qint64 milliseconds) override { m_other.step(milliseconds); }
    void setRate(double rate) override { m_other.setRate(rate); }
    void setLoop(citywall::TimeRange range) override { m_other.setLoop(range); }
    double parse(const QString &text) const override { return m_other.parse(text); }

private:
    void follow();
    UtcTime then() const;
    UtcTime moved(UtcTime time, int direction) const;

    TimeContext &m_other;
    Earlier m_earlier;
    UtcTime m_now;
};

} // namespace citywall
