// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network.h"
#include "sdk/history.h"

#include <QObject>

namespace citywall::traffic {

/// The free-flow speed of links whose publisher does not tell it: the 85th percentile of the link's own speeds, a
/// customary reference speed (FHWA Urban Congestion Reports: 85th percentile of off-peak speeds; here of all speeds that
/// the history holds, as a short import may have no night). Counts speeds in steps of 0.1 m/s, so memory is bounded.
class SpeedCounts
{
public:
    static constexpr int leastCount = 20; ///< fewer speeds tell nothing
    void add(float speedMetersPerSecond);
    qint64 count() const { return m_count; }
    /// The speed that share of all speeds do not exceed (nearest rank), to 0.1 m/s; NaN below leastCount speeds.
    double percentile(double share) const;

private:
    static constexpr int steps = 700;
    std::vector<quint32> m_counts;
    qint64 m_count = 0;
};

/// By FeatureKey. Adds the speeds of all rows.
void countSpeeds(std::vector<SpeedCounts> &counts, const Observations &columns);
FreeFlowSpeeds freeFlowSpeeds(const std::vector<SpeedCounts> &counts);

/// Reads the newest four weeks of the history, a piece at a time, and finds the free-flow speeds that are missing.
/// GUI thread; the counting happens in the thread pool. Independent of the clock, so that a replay shows what was shown.
class FreeFlowSearch : public QObject
{
    Q_OBJECT
public:
    explicit FreeFlowSearch(HistoryReader &history, QObject *parent = nullptr);

    FreeFlowSpeeds speeds() const { return m_speeds; }
    bool isRunning() const { return m_running; }
    /// Looks again if links lack a free-flow speed and the history has grown by a tenth (or anything, with `force`).
    void refresh(bool force = false);

Q_SIGNALS:
    void found();

private:
    void readNext();
    void take(bool counted);

    HistoryReader &m_history;
    FreeFlowSpeeds m_speeds;
    std::shared_ptr<std::vector<SpeedCounts>> m_counts;
    TimeRange m_searched;
    UtcTime m_next;
    bool m_running = false;
    bool m_again = false;
};

} // namespace citywall::traffic
