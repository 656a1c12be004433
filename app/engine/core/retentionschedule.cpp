// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/retentionschedule.h"

#include <algorithm>

namespace citywall {

RetentionSchedule::RetentionSchedule(Means means)
    : m_means(std::move(means)), m_next(m_means.now() + afterStart),
      m_latest((m_means.newest.isValid() ? m_means.newest : m_means.now()) + trusted)
{
}

void RetentionSchedule::tick()
{
    const UtcTime now = m_means.now();
    // A clock that was set back would make the next night a far one.
    if (now < m_next && m_next - now <= std::chrono::hours(26))
        return;
    if (m_last.isValid() && m_latest < now)
        m_latest = std::min(now, m_latest + trustedEach);
    const UtcTime end = std::min(now, m_latest);
    m_last = now;
    m_next = nightAfter(now);
    const QStringList feeds = m_means.feeds();
    for (const QString &feed : feeds) {
        if (const RetentionTerms *terms = termsFor(m_means.terms, feed))
            m_means.apply(feed, terms->at(end, m_means.zone));
    }
}

UtcTime RetentionSchedule::nightAfter(UtcTime instant) const
{
    const QTime nightly(nightlyHour, 0);
    const QDate date = instant.toDateTime(m_means.zone).date();
    const UtcTime tonight = UtcTime::fromDateTime(QDateTime(date, nightly, m_means.zone));
    return tonight > instant ? tonight : UtcTime::fromDateTime(QDateTime(date.addDays(1), nightly, m_means.zone));
}

} // namespace citywall
