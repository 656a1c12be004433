// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/timecontext.h"

#include <QTimer>

#include <functional>

namespace citywall {

/// Where the clock gets its time from; tests hand in their own.
struct TimeSources {
    std::function<UtcTime()> real;    ///< the host's wall clock, which may step either way
    std::function<Duration()> steady; ///< monotonic, stands still while the host is suspended
    static TimeSources system();
};

/// The city's clock: the only place in the program that reads the host's. GUI thread.
/// Live, now is the host's time, told every second. Playing, now is where playing began plus monotonic time × rate, so a
/// step of the host's clock or a night in suspend does not move it. Reaching real time goes live; reaching the beginning
/// backwards pauses there. From live, a rate below 1 leaves real time (there is nothing faster to play).
///
/// A loop holds what plays inside it or comes to play into it. Who goes elsewhere is left alone there: behind its end the clock plays on to
/// the present, and the loop stays marked for coming back to.
class CityClock : public TimeContext
{
    Q_OBJECT
public:
    explicit CityClock(const QTimeZone &zone, TimeSources sources = TimeSources::system(), QObject *parent = nullptr);

    /// What the history holds; an empty range means nothing yet, and then the last hour can be played.
    void setExtent(TimeRange extent);

    /// The host's time, whatever is shown: for feeds, which are always live.
    UtcTime realNow() const { return m_sources.real(); }

    Mode mode() const override { return m_mode; }
    UtcTime now() const override { return m_now; }
    QTimeZone zone() const override { return m_zone; }
    TimeRange bounds() const override;
    double rate() const override { return m_rate; }
    bool isPlaying() const override { return m_playing; }
    Duration lag() const override { return m_mode == Mode::Live ? Duration(0) : m_real - m_now; }
    TimeRange loop() const override { return m_loop; }

    void goLive() override;
    void play() override;
    void pause() override;
    void seek(qint64 milliseconds) override;
    void step(qint64 milliseconds) override;
    void setRate(double rate) override;
    void setLoop(citywall::TimeRange range) override;
    double parse(const QString &text) const override;

    /// Reads both sources and moves on; the clock's own timers call it.
    void tick();

Q_SIGNALS:
    /// The host's clock stepped by so much (negative: backwards) against monotonic time: set by hand, NTP, suspend.
    /// Sent before the nowChanged that follows. Steps under two seconds are absorbed: now waits for real time.
    void hostClockStepped(qint64 milliseconds);
    /// A second of monotonic time has passed, in either mode: the beat for what has to look at realNow() regularly.
    void secondPassed();

private:
    void readSources();
    void advance();
    bool leavesLoop(UtcTime from, UtcTime to) const;
    void place(UtcTime at);
    void setState(Mode mode, bool playing, double rate);
    void schedule();

    const QTimeZone m_zone;
    const TimeSources m_sources;
    QTimer m_timer;
    Mode m_mode = Mode::Live;
    bool m_playing = true;
    double m_rate = 1;
    TimeRange m_extent;
    TimeRange m_loop;
    UtcTime m_now;
    UtcTime m_real;
    Duration m_steady {};
    UtcTime m_anchor; // where and when playing last began or changed
    Duration m_anchorSteady {};
    Duration m_beat {}; // when secondPassed was last sent
    UtcTime m_toldEnd; // of the bounds, when boundsChanged was last sent for its growth
};

} // namespace citywall
