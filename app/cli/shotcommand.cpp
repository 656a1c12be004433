// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clitext.h"
#include "cli/commands.h"

#include "cli/console.h"
#include "cli/picture.h"
#include "cli/unixsignals.h"
#include "engine/ingest/shift.h"

namespace citywall::commands {

namespace {

/// What stands beside the modules: all of them at once.
const QStringList besides { QStringLiteral("across"), QStringLiteral("across.correlation") };

/// The scene asked for; an error for a view, module, area, entity or layer that there is not.
Result<Scene> sceneFrom(const ShotOptions &shot, Session &session)
{
    Scene scene { shot.view, {}, shot.theme == u"dark", shot.module, shot.area, {} };
    const QList<CityView> &views = session.profile().views;
    if (scene.view.isEmpty())
        scene.view = views.constFirst().id;
    if (std::none_of(views.begin(), views.end(), [&](const CityView &v) { return v.id == scene.view; }))
        return Error { CliText::tr("there is no view '%1' in this profile").arg(scene.view), {} };
    const QList<ModuleStatus *> modules = session.registry().modules();
    if (!scene.module.isEmpty() && !besides.contains(scene.module)
        && std::none_of(modules.begin(), modules.end(), [&](const ModuleStatus *m) { return m->id == scene.module; }))
        return Error { CliText::tr("there is no module '%1'").arg(scene.module), {} };
    if (!scene.area.isEmpty() && session.areas().indexOf(scene.area) < 0)
        return Error { CliText::tr("there is no area '%1'").arg(scene.area), {} };
    if (!shot.entity.isEmpty()) {
        scene.entity = { shot.entity.section(u'/', 0, 0), shot.entity.section(u'/', 1) };
        // What a module makes of several entities (a corridor) has a page, but no feed of its own.
        const QList<DrillDown *> pages = session.registry().drillDowns();
        const auto page = std::ranges::find_if(pages, [&](const DrillDown *d) { return d->canShow(scene.entity); });
        const bool made = page != pages.cend() && session.modules().moduleOfFeed(scene.entity.feed).isEmpty();
        if (made && scene.module.isEmpty())
            scene.module = (*page)->moduleId;
        if (!made && !session.history().dictionary(scene.entity.feed)->find(scene.entity.id))
            return Error { CliText::tr("there is no entity '%1' in feed '%2'").arg(scene.entity.id, scene.entity.feed), {} };
        if (scene.module.isEmpty())
            scene.module = session.modules().moduleOfFeed(scene.entity.feed);
    }
    scene.alarms = shot.alarms;
    scene.feeds = shot.feeds;
    scene.feed = shot.feed;
    scene.connect = shot.connect;
    if (const QList<FeedStatus *> feeds = session.registry().feeds();
        !shot.feed.isEmpty() && std::ranges::none_of(feeds, [&](const FeedStatus *f) { return f->feed == shot.feed; }))
        return Error { CliText::tr("there is no feed '%1'").arg(shot.feed), {} };
    scene.comparisonView = shot.difference ? QStringLiteral("difference")
        : shot.swipe                       ? QStringLiteral("over")
                                           : QStringLiteral("beside");
    scene.usual = shot.usual;
    const Result<Shift> then = Shift::fromText(shot.then);
    if (!then || then->kind == Shift::Kind::Auto || then->duration < Duration(0))
        return Error { CliText::tr("'%1' is not a time to go back; write a duration such as P7D or PT1H").arg(shot.then), {} };
    if (then->kind == Shift::Kind::Fixed)
        scene.then = Earlier { int(then->duration / std::chrono::days(1)), then->duration % std::chrono::days(1) };
    const QList<Layer *> layers = session.registry().layers();
    scene.layers = shot.layers.split(u',', Qt::SkipEmptyParts);
    for (const QString &id : std::as_const(scene.layers)) {
        if (std::none_of(layers.begin(), layers.end(), [&](const Layer *l) { return l->id == id; }))
            return Error { CliText::tr("there is no layer '%1'").arg(id), {} };
    }
    return scene;
}

Status takePicture(Session &session, const ShotOptions &shot)
{
    auto shell = ShellWindow::open(session, shot.pixels);
    if (!shell)
        return shell.error();
    if (!waitForFeeds(session))
        console::complain(CliText::tr("the feeds have not filled the history in time"));
    const Result<Scene> scene = sceneFrom(shot, session);
    if (!scene)
        return scene.error();
    if (const Status frozen = freeze(session.clock(), shot.at, session.history().extent()); !frozen)
        return frozen.error();
    if (!show(session, **shell, *scene))
        console::complain(CliText::tr("the picture was still changing when it was taken"));
    return savePicture(session, **shell, shot.file);
}

} // namespace

int shot(const Options &options)
{
    const UnixSignals signalled;
    // At once: nothing has to be put away, and the window would outlive what it is made of.
    QObject::connect(&signalled, &UnixSignals::arrived, [] { std::_Exit(exitcode::interrupted); });
    const auto session =
        Session::open(options, { .history = Session::History::IfPossible, .feeds = !options.noFeeds, .tiles = true });
    if (!session) {
        console::complain(session.error());
        return exitcode::failure;
    }
    const Status taken = takePicture(**session, options.shot);
    if (!taken) {
        console::complain(taken.error());
        return exitcode::failure;
    }
    console::print(options.shot.file);
    return exitcode::good;
}

} // namespace citywall::commands
