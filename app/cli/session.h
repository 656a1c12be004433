// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/cityhistory.h"
#include "cli/feedreport.h"
#include "cli/historynews.h"
#include "cli/options.h"
#include "engine/alarms/alarmwatch.h"
#include "engine/core/cityclock.h"
#include "engine/core/cityprofile.h"
#include "engine/core/citysearch.h"
#include "engine/core/modulehost.h"
#include "engine/core/retentionschedule.h"
#include "engine/core/watchedhistory.h"
#include "engine/feeds/feedrunner.h"
#include "engine/feedsetup/cityfeedsetup.h"
#include "map/tiles/tileservice.h"
#include "sdk/city.h"
#include "sdk/services.h"

namespace citywall {

/// An open city: everything behind the shell, put together by hand in the order in which one part needs another.
/// What can be done without (base map, boundaries, feeds, for the shell even the history) is missing with a notice in
/// City::notices. GUI thread.
class Session : public QObject
{
    Q_OBJECT
public:
    using History = HistoryNeed;
    struct Needs {
        History history = History::None;
        bool feeds = false; ///< runs the profile's feeds
        bool tiles = false; ///< serves the base map and watches for alarms: a shell will be shown
        bool allModules = false; ///< also those that the profile does not name
    };

    /// Fails where there is no city to show: a wrong profile, a data folder that another process holds, a required
    /// history that cannot be opened.
    static Result<std::unique_ptr<Session>> open(const Options &options, const Needs &needs);
    ~Session() override;

    /// With the sources that people connected besides its own (engine/feedsetup/feedoverlay.h).
    const CityProfile &profile() const { return m_profile; }
    const QString &language() const { return m_language; }
    const QString &dataFolder() const { return m_dataFolder; }
    City &city() { return m_city; }
    CityClock &clock() { return m_clock; }
    Selection &selection() { return m_selection; }
    ModuleRegistry &registry() { return m_registry; }
    const ModuleHost &modules() const { return *m_modules; }
    const AreaIndex &areas() const { return *m_areas; }
    WatchedHistory &history() { return *m_history; }
    QList<HistoryDamage> historyDamage() const
    {
        return m_kept->archive() ? m_kept->archive()->damage() : QList<HistoryDamage>();
    }
    HistoryWriter *writer() { return m_kept->writer(); } ///< null: nothing can be written
    ShownLag *shownLag() { return m_feeds ? &m_feeds->shownLag() : nullptr; } ///< null: no feeds run

    QList<Area> areasInside(const GeoBox &box) const; ///< wholly
    /// One of the profile's sources, with the files that it names found.
    FeedConfig feedConfig(const FeedSource &source) const;
    void notice(const QString &text); ///< shown in the shell, and said on stderr

private:
    /// @param ownFeeds the profile's, without what people connected
    Session(CityProfile profile, const Options &options, QList<FeedSource> ownFeeds);
    void openAreas();
    Status openHistory(History need);
    QString titleOf(const QString &feed) const;
    void openModules(bool all);
    void openTiles();
    void watchAlarms();
    void keepRetention();
    QString mappingFile(const QString &name) const;
    void openFeeds();
    void openFeedSetup(const QString &overlayProblem);
    void describeCity();
    void followHistory();
    void answerAboutFeeds();
    void listFeeds(); ///< those that run, and those that the history may hold and nothing brings
    void serveMap(const QString &theme, const QString &file, const QColor &ground, QString &host);

    const Options m_options;
    const CityProfile m_profile;
    const QList<FeedSource> m_ownFeeds; // of the profile itself
    const QString m_language;
    const QString m_dataFolder;
    City m_city;
    Selection m_selection;
    CityClock m_clock;
    ModuleRegistry m_registry;
    std::unique_ptr<AreaIndex> m_areas;
    std::unique_ptr<AreaIndex> m_simulatedAreas; // where simulators place things
    HistoryHealth m_health;
    std::unique_ptr<CityHistory> m_kept;
    HistoryNews m_news; // after what it watches
    std::optional<RetentionSchedule> m_retention;
    std::unique_ptr<WatchedHistory> m_history;
    std::unique_ptr<ModuleHost> m_modules;
    std::unique_ptr<AlarmWatch> m_alarms;
    std::unique_ptr<CitySearch> m_search;
    std::unique_ptr<FeedRunner> m_feeds;
    std::unique_ptr<CityFeeds> m_cityFeeds;
    std::unique_ptr<CityFeedSetup> m_feedSetup;
    std::vector<std::unique_ptr<FeedStatus>> m_restingFeeds; // those that the history may hold and nothing brings
    std::unique_ptr<TileService> m_tiles;
    FeedReportServer m_report { [this] { return feedReport(m_registry, *m_modules); } };
};

} // namespace citywall
