// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/freeflow.h"
#include "core/network.h"
#include "core/networkhistory.h"
#include "sdk/areas.h"
#include "sdk/feedwindow.h"

namespace citywall::traffic {

/// What is known of one link at the clock's time.
struct LinkState {
    Reading reading;
    double speedRatio = unknown; ///< NaN also where the speed is unknown
    Freshness freshness = Freshness::unknown();
    Duration age {};
};

/// The road network at the clock's time: the newest speed of every link within the feed's horizon, and the figures of the
/// network and of each area. A function of the clock and the history alone, so it may play, reverse or jump. GUI thread.
class TrafficState : public QObject
{
    Q_OBJECT
public:
    /// Ages are told to this: what is shown changes at most so often while no new speed arrives.
    static constexpr Duration agingStep = std::chrono::seconds(10);

    TrafficState(HistoryReader &history, const TimeContext &time, const AreaIndex &areas, QObject *parent = nullptr);

    UtcTime now() const { return m_now; } ///< the clock's time, down to agingStep
    const TimeContext &time() const { return m_time; }
    HistoryReader &history() const { return m_history; }
    const AreaIndex &areas() const { return m_areas; }
    FeedDictionaryPtr dictionary() const { return m_dictionary; } ///< never null; the features of links()
    const Links &links() const { return *m_links; }               ///< by FeatureKey
    LinkState link(FeatureKey key) const;
    const NetworkSummary &summary(int area = -1) const { return m_summaries[size_t(1 + area)]; } ///< −1 = whole network
    NetworkHistory &past() { return m_past; }

    bool isLoading() const { return m_loading; } ///< what is shown is not yet of the clock's time
    QString error() const { return m_error; }
    bool hasLinks() const { return !m_links->empty(); }

Q_SIGNALS:
    void linksChanged();  ///< other links, or other free-flow speeds; `changed` follows
    void changed();       ///< another speed, freshness or figure
    void statusChanged(); ///< isLoading or error

private:
    void takeDictionary();
    void follow();
    void recompute();

    HistoryReader &m_history;
    const TimeContext &m_time;
    const AreaIndex &m_areas;
    FeedWindow m_window;
    FreeFlowSearch m_freeFlow;
    NetworkHistory m_past;
    FeedDictionaryPtr m_dictionary;
    LinksPtr m_links;
    std::vector<Reading> m_readings;
    std::vector<NetworkSummary> m_summaries;
    UtcTime m_now;
    bool m_loading = false;
    QString m_error;
};

} // namespace citywall::traffic
