// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/session.h"

#include "cli/console.h"
#include "cli/language.h"
#include "cli/places.h"
#include "engine/core/boundaries.h"
#include "engine/core/retentionwords.h"
#include "engine/feeds/transports/transportoptions.h"

namespace citywall {

using namespace Qt::StringLiterals;

namespace {
// Of plain ground, where there is no base map: as the map style's two palettes have it.
const QColor darkGround(0x14, 0x18, 0x1d);
const QColor lightGround(0xf1, 0xf2, 0xf3);
} // namespace

Result<std::unique_ptr<Session>> Session::open(const Options &options, const Needs &needs)
{
    Result<CityProfile> profile = CityProfile::load(options.city);
    if (!profile)
        return profile.error();
    const QList<FeedSource> ownFeeds = profile->feeds;
    const Result<FeedOverlay> connected = FeedOverlay::load(places::feedsFile(options, *profile));
    if (connected)
        profile->feeds = connected->over(ownFeeds);
    std::unique_ptr<Session> session(new Session(std::move(*profile), options, ownFeeds));
    session->openAreas();
    if (const Status opened = session->openHistory(needs.history); !opened)
        return opened.error();
    session->openModules(needs.allModules);
    session->describeCity();
    if (needs.tiles) {
        session->openTiles();
        session->watchAlarms();
        session->keepRetention();
    }
    if (needs.feeds)
        session->openFeeds();
    session->listFeeds();
    session->openFeedSetup(connected ? QString() : connected.error().message);
    setServices({ &session->m_clock, &session->m_selection, &session->m_registry, &session->m_city, session->m_areas.get(),
                  session->m_history.get(), session->m_alarms ? &session->m_alarms->list() : nullptr });
    return session;
}

Session::Session(CityProfile profile, const Options &options, QList<FeedSource> ownFeeds)
    : m_options(options), m_profile(std::move(profile)), m_ownFeeds(std::move(ownFeeds)),
      m_language(chooseLanguage(options.language, m_profile.languages)), m_dataFolder(places::dataFolder(options, m_profile)),
      m_clock(m_profile.zone), m_news({ m_city, m_health, m_profile.zone, [this](const QString &feed) { return titleOf(feed); } })
{
    setHistoryHealth(&m_health);
    connect(&m_clock, &CityClock::hostClockStepped, this, [](qint64 milliseconds) {
        console::complain(tr("this computer's clock stepped by %1 s").arg(double(milliseconds) / 1000, 0, 'f', 1));
    });
}

Session::~Session()
{
    // What uses others goes before them: feeds write into the history, modules hold on to all.
    m_registry.setFeeds({});
    if (feedSetup() == m_feedSetup.get())
        setFeedSetup(nullptr);
    if (historyHealth() == &m_health)
        setHistoryHealth(nullptr);
    m_feedSetup.reset();
    m_cityFeeds.reset();
    m_feeds.reset();
    m_alarms.reset();
    m_modules.reset();
    m_history.reset();
}

void Session::openAreas()
{
    Boundaries boundaries = loadBoundaries(m_profile);
    m_areas = std::make_unique<AreaIndex>(std::move(boundaries.areas));
    for (const QString &text : std::as_const(boundaries.notices))
        notice(text);
}

Status Session::openHistory(History need)
{
    Result<std::unique_ptr<CityHistory>> opened = CityHistory::open(need, m_profile, m_dataFolder, m_areas.get());
    if (!opened)
        return opened.error();
    m_kept = std::move(*opened);
    if (!m_kept->notice().isEmpty())
        notice(m_kept->notice());
    m_health.setProblem(m_kept->notice());
    if (m_kept->archive())
        m_news.watch(*m_kept->archive());
    m_history = std::make_unique<WatchedHistory>(m_kept->reader());
    followHistory();
    return ok();
}

void Session::followHistory()
{
    const auto look = [this] { m_clock.setExtent(m_history->extent()); };
    connect(m_history.get(), &HistoryReader::appended, this, look);
    connect(m_history.get(), &HistoryReader::reset, this, look);
    look();
    const auto lookForSimulated = [this](const QString &feed) {
        const FeedDictionaryPtr dictionary = m_history->dictionary(feed);
        const bool simulated =
            std::any_of(dictionary->sources.begin(), dictionary->sources.end(), [](const Source &s) { return s.simulated; });
        if (simulated && !m_city.simulated) {
            m_city.simulated = true;
            Q_EMIT m_city.simulatedChanged();
        }
    };
    connect(m_history.get(), &HistoryReader::dictionaryChanged, this, lookForSimulated);
}

void Session::openModules(bool all)
{
    m_modules =
        std::make_unique<ModuleHost>(ModuleServices { *m_history, m_clock, m_selection, *m_areas }, m_registry,
                                     ModuleHost::Options { places::moduleFolder(m_options),
                                                           all ? QStringList() : m_profile.modules, m_language, m_dataFolder });
    m_modules->start();
    for (const FeedDescriptor &feed : m_modules->feeds()) {
        if (HistoryWriter *writer = m_kept->writer())
            writer->describe(feed);
        Q_EMIT m_history->dictionaryChanged(feed.id);
    }
    m_search = std::make_unique<CitySearch>(m_city, *m_areas, *m_history, m_modules->feeds());
    m_registry.setSearch([this](const QString &text, int limit) { return m_search->find(text, limit); });
    m_registry.setTitles([this](const QString &feed, const Feature &feature) {
        const auto it = std::ranges::find(m_modules->feeds(), feed, &FeedDescriptor::id);
        return it == m_modules->feeds().cend() ? feature.name : it->titleOf(feature);
    });
}

QString Session::titleOf(const QString &feed) const
{
    const QList<FeedDescriptor> feeds = m_modules ? m_modules->feeds() : QList<FeedDescriptor>();
    const auto it = std::ranges::find(feeds, feed, &FeedDescriptor::id);
    return it == feeds.cend() ? feed : it->title;
}

void Session::watchAlarms()
{
    m_alarms = std::make_unique<AlarmWatch>(
        AlarmWatch::Inputs { m_modules->alarmRules(), m_modules->feeds(), m_modules->metrics() }, *m_history, m_clock, *m_areas);
}

/// As long as the profile says, and no longer.
void Session::keepRetention()
{
    if (!m_kept->writer() || m_profile.retention.isEmpty())
        return;
    const auto feeds = [this] {
        QStringList ids = m_kept->archive()->feeds(); // also of modules that are gone, or have failed
        for (const FeedDescriptor &feed : m_modules->feeds())
            ids.append(feed.id);
        ids.removeDuplicates();
        return ids;
    };
    const auto apply = [this](const QString &feed, const RetentionLimits &limits) {
        if (limits.keptFrom.isValid())
            m_kept->archive()->keepSince(feed, limits.keptFrom);
        if (limits.thinTo.count() > 0)
            m_kept->archive()->thinBefore(feed, limits.rawFrom, limits.thinTo);
    };
    const TimeRange held = m_history->extent();
    m_retention.emplace(RetentionSchedule::Means { m_profile.retention, m_profile.zone, [this] { return m_clock.realNow(); },
                                                   feeds, apply, held.isEmpty() ? UtcTime {} : held.end });
    connect(&m_clock, &CityClock::secondPassed, this, [this] { m_retention->tick(); });
}

void Session::openTiles()
{
    TileService::Options options;
    options.onlineAllowed = m_profile.baseMap.onlineTiles;
    m_tiles = std::make_unique<TileService>(options);
    if (m_tiles->start() == 0)
        notice(tr("The base map cannot be shown: no port for its tile service on this computer"));
    serveMap(QStringLiteral("dark"), m_profile.baseMap.darkFile, darkGround, m_city.darkTileHost);
    serveMap(QStringLiteral("light"), m_profile.baseMap.lightFile, lightGround, m_city.lightTileHost);
}

void Session::serveMap(const QString &theme, const QString &file, const QColor &ground, QString &host)
{
    const QString path = places::baseMap(m_profile, file);
    const Result<MapInfo> map =
        QFileInfo::exists(path) ? m_tiles->addMap(m_profile.id, theme, path) : Error { tr("the file is missing"), {} };
    if (!map) {
        notice(tr("Base map %1: %2; plain ground is shown").arg(file, map.error().message));
        m_tiles->addPlainMap(m_profile.id, theme, ground);
    }
    host = m_tiles->urlTemplateHost(m_profile.id, theme).toString();
    if (m_profile.baseMap.onlineTiles)
        m_city.mapBounds = { -180, -90, 180, 90 }; // where an archive ends the online map goes on
    else if (map)
        m_city.mapBounds = map->bounds; // both themes are of one place
}

QList<Area> Session::areasInside(const GeoBox &box) const
{
    QList<Area> inside;
    std::ranges::copy_if(m_areas->areas(), std::back_inserter(inside), [&](const Area &area) {
        return box.contains({ area.bounds.westDegrees, area.bounds.southDegrees })
            && box.contains({ area.bounds.eastDegrees, area.bounds.northDegrees });
    });
    return inside;
}

/// A mapping that a module brings, by its id, else a file as in the profile.
QString Session::mappingFile(const QString &name) const
{
    const QStringList &brought = m_modules->mappings();
    const auto it = std::ranges::find_if(brought, [&](const QString &path) { return QFileInfo(path).baseName() == name; });
    return it != brought.cend() ? *it : name.isEmpty() ? QString() : m_profile.resolve(name);
}

/// With the files that it names found: they are as in the profile, relative to it.
FeedConfig Session::feedConfig(const FeedSource &source) const
{
    FeedConfig config { source.feed,
                        source.kind,
                        source.options,
                        source.format,
                        {},
                        source.attribution,
                        mappingFile(source.mapping),
                        source.datum,
                        isoDuration(source.staleAfter).value_or(Duration(0)),
                        source.simulated };
    for (const QString &option : { u"roads"_s, u"path"_s, u"file"_s, u"ca"_s }) {
        if (config.options.contains(option))
            config.options.insert(option, m_profile.resolve(config.options.value(option).toString()));
    }
    for (const QString &file : source.companions)
        config.companions.append(m_profile.resolve(file));
    return config;
}

void Session::openFeeds()
{
    if (!m_kept->writer())
        return;
    const TransportNames names { u"citywall-"_s + m_profile.id, places::credentialFiles(m_dataFolder), readKeychain,
                                 m_dataFolder + u"/spool"_s };
    m_feeds = std::make_unique<FeedRunner>(*m_kept->writer(), *m_history, [this] { return m_clock.realNow(); }, names);
    m_simulatedAreas = std::make_unique<AreaIndex>(areasInside(m_profile.simulateBounds));
    const auto sources = std::make_shared<PayloadSources>(
        Simulation { 1, m_profile.zone, m_profile.center, m_profile.simulateBounds, m_simulatedAreas.get() });
    const auto config = [this](const FeedSource &source) { return feedConfig(source); };
    m_cityFeeds =
        std::make_unique<CityFeeds>(*m_feeds, CityFeeds::Means { m_modules->feeds(), sources, config, m_profile.simulateSeed });
    m_cityFeeds->run(m_profile.feeds);
    connect(m_cityFeeds.get(), &CityFeeds::changed, this, &Session::listFeeds);
    connect(&m_clock, &CityClock::secondPassed, m_feeds.get(), &FeedRunner::tick);
    connect(&m_clock, &CityClock::hostClockStepped, m_feeds.get(), [this] { m_feeds->shownLag().forgetAll(); });
    m_feeds->start();
    answerAboutFeeds();
}

void Session::answerAboutFeeds()
{
    if (const Status listening = m_report.listen(m_dataFolder); !listening)
        console::complain(listening.error());
}

void Session::openFeedSetup(const QString &overlayProblem)
{
    const TransportNames names { u"citywall-"_s + m_profile.id, places::credentialFiles(m_dataFolder), readKeychain };
    if (!overlayProblem.isEmpty())
        notice(tr("The feeds that were connected here are left out: %1").arg(overlayProblem));
    m_feedSetup = std::make_unique<CityFeedSetup>(
        CityFeedSetup::Means { .file = places::feedsFile(m_options, m_profile),
                               .fileProblem = overlayProblem,
                               .profile = m_ownFeeds,
                               .profileFolder = m_profile.folder,
                               .ground = { m_modules->feeds(), m_modules->mappings(), m_language, m_profile.bounds },
                               .config = [this](const FeedSource &source) { return feedConfig(source); },
                               .now = [this] { return m_clock.realNow(); },
                               .names = names,
                               .feeds = m_cityFeeds.get() });
    setFeedSetup(m_feedSetup.get());
}

void Session::listFeeds()
{
    QList<FeedStatus *> all = m_cityFeeds ? m_cityFeeds->statuses() : QList<FeedStatus *>();
    for (const FeedDescriptor &feed : m_modules->feeds()) {
        const auto isOfFeed = [&](const auto &s) { return s->feed == feed.id; };
        if (std::ranges::any_of(all, isOfFeed))
            continue;
        if (const auto known = std::ranges::find_if(m_restingFeeds, isOfFeed); known != m_restingFeeds.end()) {
            all.append(known->get());
            continue;
        }
        auto status = std::make_unique<FeedStatus>();
        status->feed = feed.id;
        status->title = feed.title;
        status->source = tr("history");
        status->state = FeedStatus::State::Stopped;
        status->reason = m_kept->archive() && !m_kept->writer() ? tr("the history can only be read: no source is started")
                                                                : tr("no source is running; what the history holds is shown");
        const TimeRange held = m_history->extent(feed.id);
        status->lastMilliseconds = held.isEmpty() ? 0 : double(held.end.milliseconds - 1);
        all.append(status.get());
        m_restingFeeds.push_back(std::move(status));
    }
    for (FeedStatus *status : std::as_const(all)) {
        const RetentionTerms *terms = termsFor(m_profile.retention, status->feed);
        status->retention = terms ? retentionWords(*terms) : QString();
    }
    m_registry.setFeeds(all);
}

void Session::describeCity()
{
    m_city.id = m_profile.id;
    m_city.name = m_profile.nameFor(m_language);
    m_city.centerPoint = m_profile.center;
    m_city.bounds = m_profile.bounds;
    m_city.zoom = m_profile.zoom;
    m_city.attribution = m_profile.baseMap.attribution;
    m_city.shifts = m_profile.shifts;
    for (const CityView &view : m_profile.views)
        m_city.views.append(QVariantMap { { QStringLiteral("id"), view.id },
                                          { QStringLiteral("title"), CityProfile::textFor(view.title, m_language, view.id) },
                                          { QStringLiteral("longitude"), view.center.longitudeDegrees },
                                          { QStringLiteral("latitude"), view.center.latitudeDegrees },
                                          { QStringLiteral("zoom"), view.zoom },
                                          { QStringLiteral("module"), view.module },
                                          { QStringLiteral("area"), view.area } });
}

void Session::notice(const QString &text)
{
    console::complain(text);
    m_city.notices.append(text);
    Q_EMIT m_city.noticesChanged();
}

} // namespace citywall

#include "moc_session.cpp"
