// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clitext.h"
#include "cli/commands.h"

#include "cli/console.h"
#include "cli/feedreport.h"
#include "cli/places.h"
#include "cli/session.h"
#include "cli/unixsignals.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonObject>
#include <QTimer>

namespace citywall::commands {

using namespace Qt::StringLiterals;

namespace {

/// Something has come of it, or nothing will.
bool hasSpoken(const FeedStatus &f)
{
    using enum FeedStatus::State;
    if (f.state == Down || f.state == Paused || f.state == Stopped)
        return true;
    return f.state != Connecting && (f.accepted + f.rejected + f.leftOut > 0 || f.lastMilliseconds > 0);
}

void waitUntilSpoken(const QList<FeedStatus *> &feeds, Duration patience)
{
    const auto done = [&] { return std::ranges::all_of(feeds, [](const FeedStatus *f) { return hasSpoken(*f); }); };
    if (done())
        return;
    QEventLoop loop;
    const UnixSignals signalled;
    QObject::connect(&signalled, &UnixSignals::arrived, &loop, &QEventLoop::quit);
    for (const FeedStatus *feed : feeds)
        QObject::connect(feed, &FeedStatus::changed, &loop, [&] {
            if (done())
                loop.quit();
        });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    loop.exec();
}

void print(const QJsonObject &f)
{
    const auto text = [&](const QString &key) { return f.value(key).toString(); };
    const auto number = [&](const QString &key) { return QString::number(f.value(key).toInteger()).rightJustified(10); };
    const QString place = text(u"endpoint"_s).isEmpty() ? text(u"source"_s) : text(u"source"_s) + u' ' + text(u"endpoint"_s);
    const QJsonValue seconds = f.value(u"lagSeconds"_s);
    const QString lag = seconds.isDouble() ? CliText::tr("%1 s").arg(qRound64(seconds.toDouble())) : u"–"_s;
    console::print(u"%1 %2 %3 %4 %5 %6 %7  %8 %9"_s.arg(text(u"feed"_s), -28)
                       .arg(text(u"state"_s), -10)
                       .arg(number(u"observationsPerMinute"_s), lag.rightJustified(10), number(u"accepted"_s),
                            number(u"rejected"_s), number(u"dropped"_s), text(u"newest"_s).leftJustified(20),
                            f.value(u"simulated"_s).toBool() ? place + u" SIMULATED"_s : place));
    if (!text(u"reason"_s).isEmpty())
        console::print(u"%1 %2"_s.arg(QString(), -28).arg(text(u"reason"_s)));
}

void printHeads()
{
    const auto head = [](const QString &text) { return text.rightJustified(10); };
    console::print(u"%1 %2 %3 %4 %5 %6 %7  %8 %9"_s.arg(CliText::tr("feed"), -28)
                       .arg(CliText::tr("state"), -10)
                       .arg(head(CliText::tr("a minute")), head(CliText::tr("lag")), head(CliText::tr("accepted")),
                            head(CliText::tr("rejected")), head(CliText::tr("dropped")), CliText::tr("newest").leftJustified(20),
                            CliText::tr("source")));
}

int tell(const QJsonArray &feeds, const Options &options)
{
    if (options.json) {
        console::print(QJsonObject { { u"feeds"_s, feeds } });
    } else if (feeds.isEmpty()) {
        console::complain(CliText::tr("no feeds"));
    } else {
        printHeads();
        for (const QJsonValue &feed : feeds)
            print(feed.toObject());
    }
    const auto isDown = [](const QJsonValue &feed) { return feed[u"state"_s].toString() == u"Down"_s; };
    return std::any_of(feeds.begin(), feeds.end(), isDown) ? exitcode::failure : exitcode::good;
}

} // namespace

int feeds(const Options &options)
{
    // A city that runs knows best; its feeds are not run a second time beside it.
    if (const auto profile = CityProfile::load(options.city)) {
        if (const auto running = reportOfRunningCity(places::dataFolder(options, *profile)))
            return tell(*running, options);
    }
    const auto session = Session::open(options, { .history = Session::History::IfPossible, .feeds = !options.noFeeds });
    if (!session) {
        console::complain(session.error());
        return exitcode::failure;
    }
    const QList<FeedStatus *> all = (*session)->registry().feeds();
    if (options.feedsWait > Duration(0))
        waitUntilSpoken(all, options.feedsWait);
    const int code = tell(feedReport((*session)->registry(), (*session)->modules()), options);
    if (!options.json && !all.isEmpty() && options.feedsWait == Duration(0) && !options.noFeeds)
        console::complain(CliText::tr("the feeds have not run for this; --wait SECONDS lets them"));
    return UnixSignals::interrupted() ? exitcode::interrupted : code;
}

} // namespace citywall::commands
