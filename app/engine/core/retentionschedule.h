// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/retentionterms.h"

#include <QStringList>

#include <functional>

namespace citywall {

/// When the history is told what it need not keep any longer: a little after the start, and each night by the city's clock. What it then
/// does takes its time, on its own thread. GUI thread.
///
/// A computer's clock may be years ahead, and what is dropped is gone: at the start no more has passed than a day since the newest
/// observation, and from one application to the next no more than two days. After a longer pause what is too old goes some nights later.
class RetentionSchedule
{
public:
    struct Means {
        QList<RetentionTerms> terms; ///< in the order of the profile
        QTimeZone zone; ///< the city's
        std::function<UtcTime()> now; ///< real time, whatever is shown
        std::function<QStringList()> feeds; ///< that the history may hold
        std::function<void(const QString &feed, const RetentionLimits &)> apply;
        UtcTime newest {}; ///< of what the history held at the start; invalid = it held nothing
    };
    explicit RetentionSchedule(Means means);

    /// By now; called every second or so.
    void tick();
    UtcTime last() const { return m_last; } ///< when it was applied; invalid = not yet
    UtcTime next() const { return m_next; }

private:
    static constexpr Duration afterStart = std::chrono::minutes(1); ///< the start has other things to do
    static constexpr int nightlyHour = 3;

    static constexpr Duration trusted = std::chrono::hours(24); ///< after the newest observation
    static constexpr Duration trustedEach = std::chrono::hours(48); ///< from one application to the next

    UtcTime nightAfter(UtcTime instant) const;

    const Means m_means;
    UtcTime m_last;
    UtcTime m_next;
    UtcTime m_latest; ///< that it may be, whatever the clock says
};

} // namespace citywall
