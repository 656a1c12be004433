// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flood.h"
#include "core/noise.h"
#include "sdk/areas.h"
#include "sdk/feedwindow.h"
#include "sdk/selection.h"

namespace citywall::environment {

/// A station of the noise, water or weather feed and what it says at the clock's time.
struct Site {
    FeatureKey key = 0;
    QString id;
    QString name;
    GeoPoint position;
    int area = -1;
    bool simulated = false;
    UtcTime time;      ///< of its newest observation
    std::array<double, maximumFields> values { unknown, unknown, unknown,
                                               unknown }; ///< of that observation; NaN once it is unknown by its age
    Freshness freshness = Freshness::unknown();
};

/// The stations of one feed at the clock's time, those heard of within the feed's span. GUI thread.
class Sites : public QObject
{
    Q_OBJECT
public:
    Sites(const QString &feed, Duration span, HistoryReader &history, const TimeContext &time, const Selection &selection,
          const AreaIndex &areas, QObject *parent = nullptr);

    const QString &feed() const { return m_feed; }
    const std::vector<Site> &sites() const { return m_sites; } ///< in order of their names
    const Site *find(const QString &id) const;
    bool inScope(const Site &site) const { return m_area < 0 || site.area == m_area; }
    UtcTime now() const { return m_window.now(); }
    const FeedWindow &window() const { return m_window; }
    const TimeContext &time() const { return m_time; }
    FloodStages stagesOf(const Site &site) const; ///< of a water gauge
    /// LAeq of the complete hours in the span, energy means of field 0, and the indicators of the last 24 of them.
    NoiseIndicators noiseOf(const Site &site) const;
    /// Hourly means of a field over the last `hours` complete hours, one row for each site, in their order.
    HourlyMeans hourly(size_t field, int hours, HourlyMeans::Mean mean) const;

Q_SIGNALS:
    void changed();

private:
    void follow();

    const QString m_feed;
    const TimeContext &m_time;
    const Selection &m_selection;
    const AreaIndex &m_areas;
    FeedWindow m_window;
    std::vector<Site> m_sites;
    std::vector<NoiseIndicators> m_noise; // of noise sites, by their order
    int m_area = -1;
    struct Made {
        FeedWindow::Shown rows;
        qint64 step = 0; ///< of ageing, a minute
        bool operator==(const Made &) const = default;
    } m_made;
};

} // namespace citywall::environment
