// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"

namespace citywall {

/// An instant at which something is to be done, by a clock that may be set back.
class DueTime
{
public:
    void set(UtcTime now, Duration in)
    {
        m_set = now;
        m_at = now + in;
    }
    void cancel() { m_at = {}; }
    bool isSet() const { return m_at.isValid(); }
    /// Also when the clock stands before the time at which it was set.
    bool isDue(UtcTime now) const { return isSet() && (now >= m_at || now < m_set); }
    UtcTime at() const { return m_at; }

private:
    UtcTime m_set;
    UtcTime m_at;
};

/// How long ago something was, by a clock that may be set back: what then lies ahead of it was at the first look afterwards.
class Since
{
public:
    void mark(UtcTime now) { m_at = now; }
    void clear() { m_at = {}; }
    bool isSet() const { return m_at.isValid(); }
    Duration elapsed(UtcTime now) const ///< of what is set
    {
        m_at = std::min(m_at, now);
        return now - m_at;
    }

private:
    mutable UtcTime m_at;
};

/// When to try again: exponential backoff with full jitter, a wait drawn evenly from [0, min(longest, shortest · 2ⁿ)) after n
/// failures before this one, so that many clients do not come back at the same moment (M. Brooker, "Exponential Backoff And
/// Jitter", AWS Architecture Blog, 4 March 2015). The same seed draws the same waits.
class RetryTimer
{
public:
    explicit RetryTimer(quint64 seed, Duration shortest = std::chrono::seconds(2), Duration longest = std::chrono::minutes(5));

    void failed(UtcTime now);  ///< nothing to wait for but time
    /// Most likely a person has to do something: a wrong password is not tried every second. Still the file may only be missing for a
    /// moment, so the waits grow from one refusal to the next, from [shortest / 2, shortest) to [longest / 2, longest).
    void refused(UtcTime now);
    /// A failure for which the source itself said when to come again, to all of its clients the same: as failed(), and so much later.
    void after(UtcTime now, Duration wait);
    /// It works. What fails again before it has worked for `longest` counts as one failure more, not as the first.
    void worked(UtcTime now);
    void reset(); ///< it works, and the next failure will be the first: for what is asked now and then
    void cancel() { m_due.cancel(); }

    bool isWaiting() const { return m_due.isSet(); }
    bool isDue(UtcTime now) const { return m_due.isDue(now); }
    int failures() const { return m_failures; } ///< in a row
    UtcTime dueAt() const { return m_due.at(); }

    static constexpr Duration shortestRefused = std::chrono::seconds(30);
    static constexpr Duration longestRefused = std::chrono::minutes(15);

private:
    void count(UtcTime now);
    void forgive(); // what failed before
    Duration backoff(); // after the failures so far
    double draw(); // from [0, 1)

    const quint64 m_seed;
    const Duration m_shortest;
    const Duration m_longest;
    quint64 m_drawn = 0;
    int m_failures = 0;
    int m_refusals = 0; // since it worked
    Since m_working;
    DueTime m_due;
};

} // namespace citywall
