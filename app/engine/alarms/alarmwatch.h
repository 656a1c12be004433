// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/alarm.h"
#include "sdk/areas.h"
#include "sdk/feed.h"
#include "sdk/feedwindow.h"
#include "sdk/metric.h"
#include "sdk/pace.h"

#include <memory>
#include <vector>

namespace citywall {

struct StandingAlarm;

/// Keeps the list of alarms at the clock's time: live, paused or played back, they are those that stood then. GUI thread.
class AlarmWatch : public QObject
{
    Q_OBJECT
public:
    struct Inputs {
        QList<AlarmRule> rules;
        QList<FeedDescriptor> feeds;
        QList<Metric> metrics;
    };
    /// What is referred to outlives the watch.
    AlarmWatch(const Inputs &inputs, HistoryReader &history, const TimeContext &time, const AreaIndex &areas,
               QObject *parent = nullptr);
    ~AlarmWatch() override;

    AlarmList &list() { return m_list; }

private:
    struct WatchedRule {
        AlarmRule rule;
        size_t field = 0;
        Metric metric;
    };
    struct WatchedFeed {
        FeedDescriptor feed;
        std::vector<WatchedRule> rules;
        std::unique_ptr<FeedWindow> window;
        Duration reach {}; ///< how far back rows count by themselves
        FeatureKey seen = 0; ///< features before it have been looked at for whether they say when they expire
    };
    /// How far back rows are looked for whose features say when they expire.
    static constexpr Duration longestInForce = std::chrono::days(7);
    static constexpr FeatureKey newestFeatures = 4096; ///< that are looked at

    void look();
    void lookForExpiries(WatchedFeed &feed) const;
    Alarm describe(const WatchedFeed &feed, const WatchedRule &rule, const StandingAlarm &standing) const;

    const AreaIndex &m_areas;
    std::vector<WatchedFeed> m_feeds;
    AlarmList m_list;
    Pace m_pace;
};

} // namespace citywall
