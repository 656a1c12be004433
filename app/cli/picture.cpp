// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/picture.h"

#include <QDir>
#include <QEventLoop>
#include <QFileInfo>
#include <QImageWriter>

namespace citywall {

bool waitForFeeds(Session &session, Duration patience)
{
    const auto done = [&] {
        const QList<FeedStatus *> feeds = session.registry().feeds();
        return std::all_of(feeds.begin(), feeds.end(), [](const FeedStatus *f) {
            return f->state == FeedStatus::State::Down || f->state == FeedStatus::State::Stopped
                || (f->progress >= 1 && f->state != FeedStatus::State::Connecting);
        });
    };
    if (done())
        return true;
    QEventLoop loop;
    QObject guard;
    const QList<FeedStatus *> feeds = session.registry().feeds();
    for (const FeedStatus *feed : feeds)
        QObject::connect(feed, &FeedStatus::changed, &guard, [&] {
            if (done())
                loop.quit();
        });
    QTimer::singleShot(patience, &guard, [&] { loop.quit(); });
    loop.exec();
    return done();
}

Status freeze(CityClock &clock, const QString &at, TimeRange extent)
{
    const TimeRange bounds = clock.bounds();
    if (at.isEmpty()) {
        clock.pause();
        if (!extent.isEmpty() && extent.end < bounds.end)
            clock.seek(extent.end.milliseconds);
        return ok();
    }
    const double milliseconds = clock.parse(at);
    if (std::isnan(milliseconds))
        return Error { QCoreApplication::translate("Commands",
                                                   "'%1' is not a time; try '2026-11-20 08:15', 'yesterday 8:00', '14:30' or -2h")
                           .arg(at),
                       {} };
    const UtcTime t { qint64(milliseconds) };
    if (t < bounds.begin || t > bounds.end)
        return Error { QCoreApplication::translate("Commands", "%1 is outside of what can be shown: %2 to %3")
                           .arg(t.toIso(), bounds.begin.toIso(), bounds.end.toIso()),
                       {} };
    clock.seek(t.milliseconds);
    return ok();
}

bool show(Session &session, ShellWindow &shell, const Scene &scene)
{
    Selection &selection = session.selection();
    selection.home();
    if (scene.at.isValid())
        session.clock().seek(scene.at.milliseconds);
    shell.setDark(scene.dark);
    if (!scene.view.isEmpty())
        shell.showView(scene.view);
    if (!scene.module.isEmpty())
        selection.setModule(scene.module);
    if (!scene.area.isEmpty())
        selection.enterArea(scene.area);
    if (!scene.layers.isEmpty()) {
        const QList<Layer *> layers = session.registry().layers();
        for (Layer *layer : layers) {
            layer->setVisible(scene.layers.contains(layer->id));
            layer->setPinned(layer->isVisible());
        }
    }
    if (scene.entity.isValid())
        selection.enterEntity(scene.entity.feed, scene.entity.id);
    shell.setComparisonView(scene.comparisonView);
    if (scene.usual)
        shell.comparison().beginUsual();
    else if (scene.then)
        shell.comparison().begin(scene.then->days, scene.then->more.count());
    else
        shell.comparison().end();
    shell.showAlarms(scene.alarms);
    if (scene.feed.isEmpty())
        shell.showFeeds(scene.feeds);
    else
        shell.showFeed(scene.feed);
    if (!scene.connect.isEmpty())
        shell.connectFeed(scene.connect.section(u' ', 0, 0), scene.connect.section(u' ', 1));
    return shell.settle();
}

Status savePicture(Session &session, ShellWindow &shell, const QString &file)
{
    QDir().mkpath(QFileInfo(file).absolutePath());
    QImage picture = shell.grab();
    if (picture.isNull())
        return Error { QCoreApplication::translate("Commands", "the window gives no picture"), {} };
    QImageWriter writer(file, "png");
    writer.setText(QStringLiteral("Software"), QStringLiteral("Citywall " CITYWALL_VERSION));
    writer.setText(QStringLiteral("Title"), session.city().name);
    writer.setText(QStringLiteral("Creation Time"),
                   session.clock().now().toDateTime(session.clock().zone()).toString(Qt::ISODate));
    writer.setText(QStringLiteral("Source"), session.city().attribution);
    if (session.city().simulated)
        writer.setText(QStringLiteral("Comment"), QStringLiteral("SIMULATED"));
    if (!writer.write(picture))
        return Error { QCoreApplication::translate("Commands", "%1 cannot be written: %2").arg(file, writer.errorString()), {} };
    return ok();
}

} // namespace citywall
