// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clitext.h"
#include "cli/commands.h"

#include "cli/console.h"
#include "cli/session.h"
#include "cli/unixsignals.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonObject>
#include <QMetaEnum>
#include <QTimer>

namespace citywall::commands {

using namespace Qt::StringLiterals;

namespace {

QString stateName(FeedStatus::State state)
{
    return QString::fromLatin1(QMetaEnum::fromType<FeedStatus::State>().valueToKey(int(state)));
}

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

QJsonValue instant(double milliseconds)
{
    return milliseconds > 0 ? QJsonValue(UtcTime { qint64(milliseconds) }.toIso()) : QJsonValue();
}

QJsonObject toJson(const FeedStatus &f, const QString &module)
{
    return { { u"feed"_s, f.feed },
             { u"module"_s, module },
             { u"title"_s, f.title },
             { u"state"_s, stateName(f.state) },
             { u"since"_s, instant(f.sinceMilliseconds) },
             { u"reason"_s, f.reason },
             { u"source"_s, f.source },
             { u"endpoint"_s, f.endpoint },
             { u"format"_s, f.format },
             { u"simulated"_s, f.simulated },
             { u"observationsPerMinute"_s, f.perMinute },
             { u"lagSeconds"_s, std::isfinite(f.lagMilliseconds) ? QJsonValue(f.lagMilliseconds / 1000) : QJsonValue() },
             { u"accepted"_s, f.accepted },
             { u"rejected"_s, f.rejected },
             { u"leftOut"_s, f.leftOut },
             { u"dropped"_s, f.dropped },
             { u"queued"_s, f.queued },
             { u"progress"_s, f.progress },
             { u"newest"_s, instant(f.lastMilliseconds) } };
}

void print(const FeedStatus &f)
{
    const auto number = [](double value) { return QString::number(qint64(value)).rightJustified(10); };
    const QString place = f.endpoint.isEmpty() ? f.source : f.source + u' ' + f.endpoint;
    const QString lag = std::isfinite(f.lagMilliseconds) ? CliText::tr("%1 s").arg(qRound64(f.lagMilliseconds / 1000)) : u"–"_s;
    console::print(u"%1 %2 %3 %4 %5 %6 %7  %8 %9"_s.arg(f.feed, -28)
                       .arg(stateName(f.state), -10)
                       .arg(number(f.perMinute), lag.rightJustified(10), number(f.accepted), number(f.rejected),
                            number(f.dropped), instant(f.lastMilliseconds).toString().leftJustified(20),
                            f.simulated ? place + u" SIMULATED"_s : place));
    if (!f.reason.isEmpty())
        console::print(u"%1 %2"_s.arg(QString(), -28).arg(f.reason));
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

} // namespace

int feeds(const Options &options)
{
    const auto session = Session::open(options, { .history = Session::History::IfPossible, .feeds = !options.noFeeds });
    if (!session) {
        console::complain(session.error());
        return exitcode::failure;
    }
    const QList<FeedStatus *> all = (*session)->registry().feeds();
    if (options.feedsWait > Duration(0))
        waitUntilSpoken(all, options.feedsWait);
    QJsonArray list;
    if (!options.json && !all.isEmpty())
        printHeads();
    for (const FeedStatus *f : all) {
        if (options.json)
            list.append(toJson(*f, (*session)->modules().moduleOfFeed(f->feed)));
        else
            print(*f);
    }
    if (options.json)
        console::print(QJsonObject { { u"feeds"_s, list } });
    else if (all.isEmpty())
        console::complain(CliText::tr("no feeds"));
    else if (options.feedsWait == Duration(0) && !options.noFeeds)
        console::complain(CliText::tr("the feeds have not run for this; --wait SECONDS lets them"));
    if (UnixSignals::interrupted())
        return exitcode::interrupted;
    const bool down = std::ranges::any_of(all, [](const FeedStatus *f) { return f->state == FeedStatus::State::Down; });
    return down ? exitcode::failure : exitcode::good;
}

} // namespace citywall::commands
