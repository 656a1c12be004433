// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clitext.h"
#include "cli/commands.h"

#include "cli/console.h"
#include "cli/messagelog.h"
#include "cli/picture.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

namespace citywall::commands {

namespace {

/// Walks through everything the shell can show, and counts it.
class Walk
{
public:
    Walk(Session &session, ShellWindow &shell, MessageLog &log) : m_session(session), m_shell(shell), m_log(log) { }

    void run()
    {
        for (const bool dark : { true, false }) {
            for (const CityView &view : m_session.profile().views)
                visit({ view.id, {}, dark, {}, {}, {} }, QStringLiteral("view ") + view.id);
            visitModules(dark);
        }
        visitAcross();
        visitLayers();
        visitTimes();
    }

    int scenes() const { return m_scenes; }
    const QStringList &unsettled() const { return m_unsettled; }

private:
    void visit(const Scene &scene, const QString &name)
    {
        const QString place = (scene.dark ? QStringLiteral("dark ") : QStringLiteral("light ")) + name;
        m_log.at(place);
        ++m_scenes;
        if (!show(m_session, m_shell, scene))
            m_unsettled.append(place);
    }

    void visitModules(bool dark)
    {
        const QString area = m_session.areas().area(0).id;
        const QList<ModuleStatus *> modules = m_session.registry().modules();
        for (const ModuleStatus *module : modules) {
            visit({ {}, {}, dark, module->id, {}, {} }, QStringLiteral("module ") + module->id);
            if (!area.isEmpty())
                visit({ {}, {}, dark, module->id, area, {} }, QStringLiteral("area %1 in %2").arg(area, module->id));
        }
        for (const FeedDescriptor &feed : m_session.modules().feeds()) {
            const FeedDictionaryPtr dictionary = m_session.history().dictionary(feed.id);
            if (!dictionary->features.empty())
                visit(
                    { {}, {}, dark, m_session.modules().moduleOfFeed(feed.id), {}, { feed.id, dictionary->features.front().id } },
                    QStringLiteral("entity of ") + feed.id);
        }
    }

    void visitAcross()
    {
        for (const QString &page : { QStringLiteral("across"), QStringLiteral("across.correlation") })
            visit({ {}, {}, true, page, {}, {} }, page);
        Scene alarms;
        alarms.alarms = true;
        visit(alarms, QStringLiteral("alarms"));
        Scene feeds;
        feeds.feeds = true;
        visit(feeds, QStringLiteral("feeds"));
        const QList<FeedStatus *> all = m_session.registry().feeds();
        if (!all.isEmpty()) {
            feeds.feed = all.constFirst()->feed;
            visit(feeds, QStringLiteral("feed ") + feeds.feed);
        }
    }

    void visitLayers()
    {
        const QList<Layer *> layers = m_session.registry().layers();
        for (Layer *layer : layers) {
            const bool before = layer->isVisible();
            for (const bool visible : { !before, before }) {
                layer->setVisible(visible);
                visit({ {}, {}, true, layer->moduleId, {}, {} }, QStringLiteral("layer ") + layer->id);
            }
        }
    }

    /// An hour back, playing either way, and live again.
    void visitTimes()
    {
        CityClock &clock = m_session.clock();
        clock.step(-3600000);
        visit({}, QStringLiteral("an hour ago"));
        for (const double rate : { 60.0, -60.0 }) {
            clock.setRate(rate);
            clock.play();
            visit({}, QStringLiteral("playing at %1").arg(rate));
            clock.pause();
        }
        clock.goLive();
        visit({}, QStringLiteral("live"));
    }

    Session &m_session;
    ShellWindow &m_shell;
    MessageLog &m_log;
    int m_scenes = 0;
    QStringList m_unsettled;
};

int report(const Options &options, Session &session, const Walk &walk, const QStringList &problems, qint64 milliseconds)
{
    QStringList all = problems;
    const QList<ModuleStatus *> modules = session.registry().modules();
    for (const ModuleStatus *m : modules) {
        if (m->state == ModuleStatus::State::Failed)
            all.append(QStringLiteral("module %1: %2").arg(m->id, m->reason));
    }
    const QJsonObject summary { { QStringLiteral("ok"), all.isEmpty() },
                                { QStringLiteral("scenes"), walk.scenes() },
                                { QStringLiteral("modules"), modules.size() },
                                { QStringLiteral("layers"), session.registry().layers().size() },
                                { QStringLiteral("panels"), session.registry().panels().size() },
                                { QStringLiteral("seconds"), double(milliseconds) / 1000 },
                                { QStringLiteral("unsettled"), QJsonArray::fromStringList(walk.unsettled()) },
                                { QStringLiteral("problems"), QJsonArray::fromStringList(all) } };
    if (options.json) {
        console::print(summary);
    } else {
        for (const QString &problem : std::as_const(all))
            console::complain(problem);
        console::print(CliText::tr("self-test: %1 scenes, %2 modules, %3 layers, %4 panels, %5 problems, %6 s")
                           .arg(walk.scenes())
                           .arg(modules.size())
                           .arg(session.registry().layers().size())
                           .arg(session.registry().panels().size())
                           .arg(all.size())
                           .arg(double(milliseconds) / 1000, 0, 'f', 1));
    }
    return all.isEmpty() ? exitcode::good : exitcode::failure;
}

} // namespace

int selfTest(const Options &given)
{
    QElapsedTimer elapsed;
    elapsed.start();
    MessageLog log;
    log.at(QStringLiteral("start"));
    const QTemporaryDir scratch;
    Options options = given;
    if (options.dataFolder.isEmpty())
        options.dataFolder = scratch.path(); // never the operator's own
    const auto session =
        Session::open(options, { .history = Session::History::Required, .feeds = !options.noFeeds, .tiles = true });
    if (!session) {
        console::complain(session.error());
        return exitcode::failure;
    }
    const auto shell = ShellWindow::open(**session, QSize(1920, 1080));
    if (!shell) {
        console::complain(shell.error());
        return exitcode::failure;
    }
    waitForFeeds(**session);
    Walk walk(**session, **shell, log);
    walk.run();
    return report(options, **session, walk, log.problems(), elapsed.elapsed());
}

} // namespace citywall::commands
