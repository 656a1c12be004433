// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clitext.h"
#include "cli/commands.h"

#include "cli/console.h"
#include "cli/language.h"
#include "cli/picture.h"
#include "cli/unixsignals.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>

namespace citywall::commands {

namespace {

constexpr QSize fullHd(1920, 1080);

/// What the pictures are and say, and how many did not succeed.
struct Album {
    QDir folder;
    QJsonArray pictures {};
    int failed = 0;
    QStringList modules {}; ///< that were shown

    void add(const QString &file, const QString &caption)
    {
        pictures.append(QJsonObject { { QStringLiteral("file"), file }, { QStringLiteral("caption"), caption } });
    }
    void fail(const Error &error)
    {
        ++failed;
        console::complain(error);
    }
};

void take(Session &session, ShellWindow &shell, const Scene &scene, const QString &name, const QString &caption, Album &album)
{
    if (UnixSignals::interrupted())
        return;
    const QString file = QStringLiteral("%1-%2-%3.png")
                             .arg(session.language(), scene.dark ? QStringLiteral("dark") : QStringLiteral("light"), name);
    if (!show(session, shell, scene))
        console::complain(CliText::tr("%1: still changing when it was taken").arg(file));
    if (const Status saved = savePicture(session, shell, album.folder.filePath(file)); !saved)
        return album.fail(saved.error());
    album.add(file, caption);
    console::complain(file);
}

/// Each feed's entity that was observed last: one that has something to show.
QList<EntityRef> entities(Session &session)
{
    QList<EntityRef> found;
    for (const FeedDescriptor &feed : session.modules().feeds()) {
        const UtcTime now = session.clock().now();
        auto rows = session.history().request({ feed.id, { now - feed.horizon, now + Duration(1) }, {}, {} });
        QEventLoop loop;
        QFutureWatcher<ObservationsPtr> watcher;
        QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(rows);
        if (!rows.isFinished())
            loop.exec();
        if (rows.resultCount() > 0 && rows.result()->size() > 0)
            found.append({ feed.id, session.history().dictionary(feed.id)->features[rows.result()->feature.back()].id });
    }
    return found;
}

void takeAll(Session &session, ShellWindow &shell, bool dark, bool views, bool pages, Album &album)
{
    Scene scene;
    scene.dark = dark;
    for (const CityView &view : session.profile().views) {
        if (!views)
            break;
        scene.view = view.id;
        take(session, shell, scene, QStringLiteral("view-") + view.id,
             CityProfile::textFor(view.title, session.language(), view.id), album);
    }
    scene.view = session.profile().views.constFirst().id;
    const QList<ModuleStatus *> modules = session.registry().modules();
    for (const ModuleStatus *module : modules) {
        scene.module = module->id;
        if (!album.modules.contains(module->id))
            album.modules.append(module->id);
        take(session, shell, scene, QStringLiteral("module-") + module->id, module->title, album);
        if (session.areas().count() > 0) {
            Scene inArea = scene;
            const int index = session.areas().at(session.profile().center);
            const Area area = session.areas().area(std::max(0, index));
            inArea.area = area.id;
            take(session, shell, inArea, QStringLiteral("area-") + module->id, module->title + QStringLiteral(" · ") + area.name,
                 album);
        }
    }
    for (const auto &[page, caption] :
         { std::pair(QStringLiteral("across"), CliText::tr("All departments")),
           std::pair(QStringLiteral("across.correlation"), CliText::tr("Two measures against each other")) }) {
        scene.module = page;
        take(session, shell, scene, QString(page).replace(u'.', u'-'), caption, album);
    }
    scene.module.clear();
    scene.alarms = true;
    take(session, shell, scene, QStringLiteral("alarms"), CliText::tr("Alarms"), album);
    scene.alarms = false;
    scene.feeds = true;
    take(session, shell, scene, QStringLiteral("feeds"), CliText::tr("Feeds"), album);
    scene.feeds = false;
    if (!pages)
        return;
    const QList<EntityRef> shown = entities(session);
    for (const EntityRef &entity : shown) {
        scene.module = session.modules().moduleOfFeed(entity.feed);
        scene.entity = entity;
        take(session, shell, scene, QStringLiteral("entity-") + QString(entity.feed).replace(u'.', u'-'),
             entity.feed + u' ' + entity.id, album);
    }
}

/// One language at full HD, in this process.
void visit(Options options, const QString &language, Album &album)
{
    options.language = language;
    useLanguage(language); // first: modules translate when they start, and threads must not see the locale change
    const auto session =
        Session::open(options, { .history = Session::History::IfPossible, .feeds = !options.noFeeds, .tiles = true });
    if (!session)
        return album.fail(session.error());
    auto shell = ShellWindow::open(**session, fullHd);
    if (!shell)
        return album.fail(shell.error());
    if (!waitForFeeds(**session))
        console::complain(CliText::tr("the feeds have not filled the history in time"));
    if (const Status frozen = freeze((*session)->clock(), {}, (*session)->history().extent()); !frozen)
        return album.fail(frozen.error());
    const bool whole = language == (*session)->profile().languages.constFirst();
    takeAll(**session, **shell, true, whole, !options.tourBrief, album);
    if (whole) // pages of entities once: they are made of the same controls
        takeAll(**session, **shell, false, true, false, album);
}

/// A view or a module at 4K, which needs another scale factor and so a process of its own each.
void visitLarge(const Options &options, const QStringList &what, const QString &theme, Album &album)
{
    if (UnixSignals::interrupted())
        return;
    const QString file = QStringLiteral("4k-%1-%2.png").arg(theme, what.last());
    QStringList arguments { QStringLiteral("shot"), QStringLiteral("--city"), options.city };
    arguments += what;
    arguments +=
        { QStringLiteral("--size"), QStringLiteral("3840x2160"), QStringLiteral("--theme"), theme, album.folder.filePath(file) };
    if (!options.dataFolder.isEmpty())
        arguments += { QStringLiteral("--data"), options.dataFolder };
    if (!options.moduleFolder.isEmpty())
        arguments += { QStringLiteral("--modules"), options.moduleFolder };
    if (options.noFeeds)
        arguments += QStringLiteral("--no-feeds");
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), arguments);
    if (!process.waitForFinished(300000) || process.exitCode() != exitcode::good)
        return album.fail({ CliText::tr("no 4K picture of '%1'").arg(what.last()), {} });
    album.add(file, QStringLiteral("4K · ") + what.last());
    console::complain(file);
}

Status writeIndex(const Album &album)
{
    QFile index(album.folder.filePath(QStringLiteral("index.html")));
    if (!index.open(QIODevice::WriteOnly))
        return Error { CliText::tr("%1 cannot be written: %2").arg(index.fileName(), index.errorString()), {} };
    QString html =
        QStringLiteral("<!doctype html><meta charset=\"utf-8\"><title>Citywall</title><style>body{background:#111;color:#ddd;"
                       "font:14px sans-serif;display:grid;grid-template-columns:repeat(auto-fill,minmax(600px,1fr));gap:16px}"
                       "figure{margin:0}img{width:100%}</style>\n");
    for (const QJsonValue &v : album.pictures)
        html +=
            QStringLiteral(
                "<figure><a href=\"%1\"><img loading=\"lazy\" src=\"%1\" alt=\"%2\"></a><figcaption>%2</figcaption></figure>\n")
                .arg(v.toObject().value(u"file").toString(), v.toObject().value(u"caption").toString().toHtmlEscaped());
    index.write(html.toUtf8());
    return ok();
}

} // namespace

int tour(const Options &options)
{
    const UnixSignals signalled;
    Album album { QDir(options.tourFolder) };
    if (!QDir().mkpath(options.tourFolder)) {
        console::complain(CliText::tr("the folder %1 cannot be made").arg(options.tourFolder));
        return exitcode::failure;
    }
    const Result<CityProfile> profile = CityProfile::load(options.city);
    QStringList languages = options.language.isEmpty() ? profile->languages : QStringList { options.language };
    if (options.tourBrief)
        languages = languages.first(1);
    for (const QString &language : std::as_const(languages))
        visit(options, language, album);
    for (const QString &theme : { QStringLiteral("dark"), QStringLiteral("light") }) {
        if (album.failed > 0 || options.tourBrief)
            break;
        for (const CityView &view : profile->views.first(std::min<qsizetype>(2, profile->views.size())))
            visitLarge(options, { QStringLiteral("--view"), view.id }, theme, album);
        for (const QString &module : std::as_const(album.modules))
            visitLarge(options, { QStringLiteral("--module"), module }, theme, album);
    }
    if (const Status written = writeIndex(album); !written)
        album.fail(written.error());
    if (options.json)
        console::print(
            QJsonObject { { QStringLiteral("pictures"), album.pictures }, { QStringLiteral("failed"), album.failed } });
    else
        console::print(album.folder.filePath(QStringLiteral("index.html")));
    return UnixSignals::interrupted() ? exitcode::interrupted : album.failed ? exitcode::failure : exitcode::good;
}

} // namespace citywall::commands
