// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network.h"
#include "sdk/history.h"
#include "sdk/timecontext.h"

#include <QObject>
#include <QPointF>

#include <functional>
#include <map>

namespace citywall::traffic {

/// Which figure of a NetworkSummary.
using Figure = std::function<double(const NetworkSummary &)>;

/// The network's figures on a grid of instants a quarter of an hour apart, for trends, for the day's chart and for what
/// is usual. Kept for the day of the clock and the two weeks before it, as far as the history reaches: read piece by
/// piece, the pieces nearest to the clock first, added up in the thread pool, kept. What it answers depends on the
/// history and the instant asked for alone. GUI thread.
class NetworkHistory : public QObject
{
    Q_OBJECT
public:
    static constexpr Duration step = std::chrono::minutes(15);
    static constexpr int usualDays = 14;

    NetworkHistory(HistoryReader &history, const TimeContext &time, int areaCount, QObject *parent = nullptr);

    /// Another table of links: figures are added up anew.
    void setLinks(const LinksPtr &links);
    bool isLoading() const { return m_busy; }

    /// The newest grid instant at or before a time.
    static UtcTime gridBefore(UtcTime time);
    /// The figures at a grid instant of an area (−1 = whole network); none if not read (yet) or in the clock's future.
    const NetworkSummary *at(UtcTime gridTime, int area) const;
    /// The median of a figure at the same time of day on the last two weeks' days of the same kind; NaN if there is none.
    double usual(UtcTime gridTime, int area, const Figure &figure) const;
    /// (milliseconds, figure) at each grid instant in [begin, end), gaps left out.
    QList<QPointF> series(TimeRange range, int area, const Figure &figure) const;
    QList<QPointF> usualSeries(TimeRange range, int area, const Figure &figure) const;
    /// `count` figures, oldest first, the last one at the grid instant before the clock; NaN for gaps.
    QList<double> trend(Duration spacing, int count, int area, const Figure &figure) const;

Q_SIGNALS:
    void changed(); ///< more is known, or something else

private:
    using Sample = std::vector<NetworkSummary>;
    void follow();
    void forgetAll();
    void forget(TimeRange range);
    TimeRange nextPiece() const;
    void readNext();
    void take(TimeRange piece, std::vector<Sample> samples);

    HistoryReader &m_history;
    const TimeContext &m_time;
    const int m_areaCount;
    LinksPtr m_links = std::make_shared<const Links>();
    std::map<qint64, Sample> m_samples; // by grid instant, in milliseconds
    UtcTime m_followed;
    TimeRange m_reading;           // the piece under way
    bool m_readingOutdated = false; // links or history have changed since it was asked for
    bool m_untold = false;
    bool m_busy = false;
};

} // namespace citywall::traffic
