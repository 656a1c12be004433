// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/syndromicstate.h"

#include "core/feeds.h"

namespace citywall::healthcare {

namespace {

constexpr Duration seriesSpan = std::chrono::days(SyndromeSeries::days + 4); // and the horizon

} // namespace

SyndromicState::SyndromicState(HistoryReader &history, const TimeContext &time, QObject *parent)
    : QObject(parent), m_time(time), m_zone(time.zone()), m_window(syndromicFeed, seriesSpan, history, time)
{
    connect(&m_window, &FeedWindow::changed, this, &SyndromicState::recompute);
}

int SyndromicState::indexOf(const QString &area, const QString &syndrome) const
{
    const auto it =
        std::ranges::find_if(m_table.series, [&](const SyndromeSeries &s) { return s.area == area && s.syndrome == syndrome; });
    return it == m_table.series.end() ? -1 : int(it - m_table.series.begin());
}

void SyndromicState::recompute()
{
    const Observations &rows = m_window.columns();
    size_t end = m_window.end();
    // What has not been heard of within the horizon is unknown, not old.
    if (end > m_window.begin() && m_time.now() - UtcTime { rows.phenomenonTime[end - 1] } > syndromicHorizon)
        end = m_window.begin();
    FeedWindow::Shown made = m_window.shown();
    made.end = end;
    if (m_madeFrom != made) {
        m_madeFrom = made;
        m_table = syndromesFrom(rows, m_window.begin(), end, *m_window.dictionary(), m_zone);
        m_verdicts.clear();
        for (const SyndromeSeries &series : m_table.series)
            m_verdicts.push_back(series.verdict());
    }
    Q_EMIT changed();
}

} // namespace citywall::healthcare
