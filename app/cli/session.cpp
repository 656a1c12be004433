// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/session.h"

#include "cli/console.h"
#include "cli/places.h"
#include "engine/core/boundaries.h"
#include "engine/core/emptyhistory.h"

#include <QLocale>

namespace citywall {

QString chooseLanguage(const QString &asked, const QStringList &ofCity)
{
    if (!asked.isEmpty())
        return asked.section(QRegularExpression(QStringLiteral("[-_]")), 0, 0);
    const QStringList ofUser = QLocale::system().uiLanguages();
    for (const QString &language : ofUser) {
        if (const QString code = language.section(u'-', 0, 0); ofCity.contains(code))
            return code;
    }
    return ofCity.value(0, QStringLiteral("en"));
}

Result<std::unique_ptr<Session>> Session::open(const Options &options, const Needs &needs)
{
    Result<CityProfile> profile = CityProfile::load(options.city);
    if (!profile)
        return profile.error();
    std::unique_ptr<Session> session(new Session(std::move(*profile), options));
    if (needs.writing || needs.feeds) {
        if (const Status locked = session->lockFolder(); !locked)
            return locked.error();
    }
    session->openAreas();
    session->openHistory();
    session->openModules();
    session->describeCity();
    setServices({ &session->m_clock, &session->m_selection, &session->m_registry, &session->m_city, session->m_areas.get(),
                  session->m_history.get() });
    return session;
}

Session::Session(CityProfile profile, const Options &options)
    : m_options(options), m_profile(std::move(profile)), m_language(chooseLanguage(options.language, m_profile.languages)),
      m_dataFolder(places::dataFolder(options, m_profile)), m_clock(m_profile.zone)
{
    connect(&m_clock, &CityClock::hostClockStepped, this, [](qint64 milliseconds) {
        console::complain(tr("this computer's clock stepped by %1 s").arg(double(milliseconds) / 1000, 0, 'f', 1));
    });
}

Session::~Session()
{
    m_registry.setFeeds({});
    m_modules.reset(); // before what modules hold on to
}

Status Session::lockFolder()
{
    Result<std::unique_ptr<InstanceLock>> lock = InstanceLock::acquire(m_dataFolder);
    if (!lock)
        return lock.error();
    m_lock = std::move(*lock);
    return ok();
}

void Session::openAreas()
{
    Boundaries boundaries = loadBoundaries(m_profile);
    m_areas = std::make_unique<AreaIndex>(std::move(boundaries.areas));
    for (const QString &text : std::as_const(boundaries.notices))
        notice(text);
}

void Session::openHistory()
{
    m_emptyHistory = std::make_unique<EmptyHistory>();
    m_history = std::make_unique<WatchedHistory>(*m_emptyHistory);
}

void Session::openModules()
{
    const bool all = m_options.command == Command::Modules;
    m_modules = std::make_unique<ModuleHost>(ModuleServices { *m_history, m_clock, m_selection, *m_areas }, m_registry,
                                             ModuleHost::Options { places::moduleFolder(m_options), all ? QStringList() : m_profile.modules,
                                                                   m_language, m_dataFolder });
    m_modules->start();
    m_search = std::make_unique<CitySearch>(m_city, *m_areas, *m_history, m_modules->feeds());
    m_registry.setSearch([this](const QString &text, int limit) { return m_search->find(text, limit); });
}

void Session::describeCity()
{
    m_city.id = m_profile.id;
    m_city.name = m_profile.nameFor(m_language);
    m_city.centerPoint = m_profile.center;
    m_city.bounds = m_profile.bounds;
    m_city.zoom = m_profile.zoom;
    m_city.attribution = m_profile.baseMap.attribution;
    for (const CityView &view : m_profile.views)
        m_city.views.append(QVariantMap { { QStringLiteral("id"), view.id },
                                          { QStringLiteral("title"), CityProfile::textFor(view.title, m_language, view.id) },
                                          { QStringLiteral("longitude"), view.center.longitudeDegrees },
                                          { QStringLiteral("latitude"), view.center.latitudeDegrees },
                                          { QStringLiteral("zoom"), view.zoom }, { QStringLiteral("module"), view.module },
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
