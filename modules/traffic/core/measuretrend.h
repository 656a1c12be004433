// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/areas.h"
#include "sdk/history.h"
#include "sdk/measure.h"
#include "sdk/timecontext.h"

#include <QObject>

namespace citywall::traffic {

/// A measure over the 24 hours before the clock's time, by half hours, for the city and each area: the trend of a KPI. Reads
/// again when the clock reaches another half hour or the history changes there. GUI thread; the pool adds up.
class MeasureTrend : public QObject
{
    Q_OBJECT
public:
    static constexpr Duration step = std::chrono::minutes(30);
    static constexpr int buckets = 49; ///< the last ends at the newest half hour; the first is the same time yesterday

    MeasureTrend(AreaMeasure measure, HistoryReader &history, const TimeContext &time, const AreaIndex &areas,
                 QObject *parent = nullptr);

    /// Oldest first, NaN for gaps. @param area −1 = the whole city
    QList<double> trend(int area) const;
    double yesterday(int area) const; ///< the same half hour of the day before; NaN if it is not known

Q_SIGNALS:
    void changed();

private:
    void follow();
    void read();

    const AreaMeasure m_measure;
    HistoryReader &m_history;
    const TimeContext &m_time;
    const AreaIndex &m_areas;
    MeasureGrid m_grid;
    UtcTime m_end;       // of what is shown or asked for
    bool m_busy = false;
    bool m_again = false;
};

} // namespace citywall::traffic
