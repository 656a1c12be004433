// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/cityclock.h"

#include "engine/core/timetext.h"

#include <algorithm>
#include <cmath>

namespace citywall {

namespace {

using namespace std::chrono_literals;

constexpr Duration frame = 33ms;
constexpr Duration second = 1s;
constexpr Duration absorbedStep = 2s;
constexpr Duration emptyHistory = 1h;
constexpr Duration endGrowthTold = 10s;
constexpr double slowest = 0.1;
constexpr double fastest = 1000;

} // namespace

TimeSources TimeSources::system()
{
    return { [] { return UtcTime { QDateTime::currentMSecsSinceEpoch() }; },
             [] { return std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now().time_since_epoch()); } };
}

CityClock::CityClock(const QTimeZone &zone, TimeSources sources, QObject *parent)
    : TimeContext(parent), m_zone(zone), m_sources(std::move(sources))
{
    m_real = m_sources.real();
    m_steady = m_sources.steady();
    m_now = m_toldEnd = m_real;
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &CityClock::tick);
    schedule();
}

TimeRange CityClock::bounds() const
{
    const UtcTime begin = m_extent.isEmpty() || m_extent.begin >= m_real ? m_real - emptyHistory : m_extent.begin;
    return { begin, std::max(m_real, m_mode == Mode::Live ? m_now : m_real) };
}

void CityClock::setExtent(TimeRange extent)
{
    if (m_extent == extent)
        return;
    m_extent = extent;
    Q_EMIT boundsChanged();
    if (m_mode == Mode::Fixed && m_now < bounds().begin)
        place(bounds().begin);
}

void CityClock::tick()
{
    readSources();
    advance();
    schedule();
    // A little early counts, so that a timer's jitter does not skip a beat.
    if (m_steady - m_beat >= second - frame) {
        m_beat = m_steady;
        Q_EMIT secondPassed();
    }
}

void CityClock::readSources()
{
    const UtcTime real = m_sources.real();
    const Duration steady = m_sources.steady();
    const Duration step = (real - m_real) - (steady - m_steady);
    m_real = real;
    m_steady = steady;
    if (step > absorbedStep || step < -absorbedStep) {
        Q_EMIT hostClockStepped(step.count());
        if (m_mode == Mode::Live)
            m_now = std::min(m_now, real);
        m_toldEnd = {};
    }
    if (!m_toldEnd.isValid() || m_real - m_toldEnd >= endGrowthTold) {
        m_toldEnd = m_real;
        Q_EMIT boundsChanged();
    }
}

void CityClock::advance()
{
    const UtcTime before = m_now;
    if (m_mode == Mode::Live) {
        m_now = std::max(m_now, m_real);
        Q_EMIT nowChanged();
        return;
    }
    const TimeRange range = bounds();
    if (!m_playing) {
        // Real time may have stepped back to before the instant that is shown; lag has grown in any case.
        m_now = std::clamp(m_now, range.begin, range.end);
        Q_EMIT nowChanged();
        return;
    }
    UtcTime at = m_anchor + Duration(qint64(std::llround(double((m_steady - m_anchorSteady).count()) * m_rate)));
    if (leavesLoop(before, at)) {
        const qint64 length = m_loop.length().count();
        const qint64 past = (at - m_loop.begin).count() % length;
        at = m_loop.begin + Duration(past < 0 ? past + length : past);
        m_anchor = at;
        m_anchorSteady = m_steady;
    }
    if (at >= range.end && m_rate > 0)
        return goLive();
    m_now = std::clamp(at, range.begin, range.end);
    if (m_rate < 0 && at <= range.begin)
        setState(Mode::Fixed, false, m_rate);
    if (m_now != before)
        Q_EMIT nowChanged();
}

bool CityClock::leavesLoop(UtcTime from, UtcTime to) const
{
    return !m_loop.isEmpty() && (m_rate > 0 ? from <= m_loop.end && to >= m_loop.end : from >= m_loop.begin && to < m_loop.begin);
}

void CityClock::place(UtcTime at)
{
    const TimeRange range = bounds();
    m_now = m_anchor = std::clamp(at, range.begin, range.end);
    m_anchorSteady = m_steady;
    Q_EMIT nowChanged();
}

void CityClock::setState(Mode mode, bool playing, double rate)
{
    const bool modeNew = mode != m_mode;
    const bool playingNew = playing != m_playing;
    const bool rateNew = rate != m_rate;
    m_mode = mode;
    m_playing = playing;
    m_rate = rate;
    m_anchor = m_now;
    m_anchorSteady = m_steady;
    if (modeNew)
        Q_EMIT modeChanged();
    if (rateNew)
        Q_EMIT rateChanged();
    if (playingNew)
        Q_EMIT playingChanged();
    schedule();
}

void CityClock::schedule()
{
    // Live and paused: at the turn of the host's second, so that a shown second is never skipped.
    const bool frames = m_mode == Mode::Fixed && m_playing;
    const qint64 intoSecond = ((m_real.milliseconds % 1000) + 1000) % 1000;
    m_timer.start(frames ? frame : second - Duration(intoSecond));
}

void CityClock::goLive()
{
    readSources();
    m_now = m_real;
    setState(Mode::Live, true, 1);
    Q_EMIT nowChanged();
}

void CityClock::play()
{
    if (m_playing)
        return;
    readSources();
    const TimeRange range = bounds();
    if (m_rate > 0 && m_now == m_loop.end && !m_loop.isEmpty())
        place(m_loop.begin); // where somebody has just marked the end
    else if (m_rate > 0 && m_now >= range.end)
        return goLive();
    setState(Mode::Fixed, true, m_rate);
}

void CityClock::pause()
{
    readSources();
    advance();
    if (m_mode == Mode::Live || m_playing)
        setState(Mode::Fixed, false, m_rate);
}

void CityClock::seek(qint64 milliseconds)
{
    readSources();
    if (m_mode == Mode::Live)
        setState(Mode::Fixed, false, m_rate);
    place({ milliseconds });
}

void CityClock::step(qint64 milliseconds)
{
    pause();
    const TimeRange range = bounds();
    // Compared before adding, so that an absurd step cannot overflow.
    if (milliseconds > (range.end - m_now).count())
        place(range.end);
    else if (milliseconds < (range.begin - m_now).count())
        place(range.begin);
    else
        place(m_now + Duration(milliseconds));
}

void CityClock::setRate(double rate)
{
    if (!std::isfinite(rate) || rate == 0)
        return;
    rate = std::copysign(std::clamp(std::abs(rate), slowest, fastest), rate);
    if (rate == m_rate)
        return;
    readSources();
    if (m_mode == Mode::Live) {
        if (rate < 1)
            setState(Mode::Fixed, true, rate);
        return;
    }
    advance();
    if (m_mode == Mode::Fixed)
        setState(Mode::Fixed, m_playing, rate);
}

void CityClock::setLoop(citywall::TimeRange range)
{
    const TimeRange all = bounds();
    if (!range.isEmpty())
        range = { std::max(range.begin, all.begin), std::min(range.end, all.end) };
    if (range.isEmpty())
        range = {};
    if (range == m_loop)
        return;
    m_loop = range;
    Q_EMIT loopChanged();
}

double CityClock::parse(const QString &text) const
{
    const UtcTime t = timeFromText(text, m_now, m_zone);
    return t.isValid() ? double(t.milliseconds) : std::numeric_limits<double>::quiet_NaN();
}

} // namespace citywall

#include "moc_cityclock.cpp"
