// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clitext.h"
#include "cli/commands.h"

#include "cli/console.h"
#include "cli/places.h"
#include "cli/unixsignals.h"
#include "engine/core/instancelock.h"
#include "engine/history/maintenance.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

#include <unistd.h>

namespace citywall::commands {

using namespace Qt::StringLiterals;

namespace {

int refused(const Error &error)
{
    console::complain(error);
    return UnixSignals::interrupted() ? exitcode::interrupted : exitcode::failure;
}

QString size(qint64 bytes) { return QLocale::c().formattedDataSize(bytes, 1); }

QJsonObject toJson(TimeRange range)
{
    return range.isEmpty() ? QJsonObject() : QJsonObject { { u"from"_s, range.begin.toIso() }, { u"to"_s, range.end.toIso() } };
}

QString span(TimeRange range)
{
    return range.isEmpty() ? QString() : CliText::tr("%1 to %2").arg(range.begin.toIso(), (range.end - Duration(1)).toIso());
}

/// A line that is rewritten where standard error is a terminal; interrupted by SIGINT.
MaintenanceProgress progressLine(const QString &what)
{
    return [what, shown = -1](double done) mutable {
        const int percent = int(done * 100);
        if (isatty(STDERR_FILENO) == 1 && percent != std::exchange(shown, percent)) {
            QTextStream(stderr) << "\r\x1b[K" << what << u' ' << percent << " %";
        }
        return !UnixSignals::interrupted();
    };
}

void endLine()
{
    if (isatty(STDERR_FILENO) == 1)
        QTextStream(stderr) << "\r\x1b[K";
}

int stats(const QString &path, bool json)
{
    const Result<HistoryStats> held = historyStats(path);
    if (!held)
        return refused(held.error());
    QJsonArray feeds;
    for (const FeedStats &feed : held->feeds) {
        const double each = feed.observations > 0 ? double(feed.bytes) / double(feed.observations) : 0;
        feeds.append(QJsonObject { { u"feed"_s, feed.feed },
                                   { u"observations"_s, feed.observations },
                                   { u"features"_s, feed.features },
                                   { u"chunks"_s, feed.chunks },
                                   { u"tail"_s, feed.tail },
                                   { u"bytes"_s, feed.bytes },
                                   { u"extent"_s, toJson(feed.extent) } });
        if (!json)
            console::print(CliText::tr("%1 %2 observations of %3 entities, %4 (%5 B each), %6")
                               .arg(feed.feed, -28)
                               .arg(feed.observations, 10)
                               .arg(feed.features, 6)
                               .arg(size(feed.bytes))
                               .arg(each, 0, 'f', 1)
                               .arg(span(feed.extent)));
    }
    if (json)
        console::print(QJsonObject { { u"path"_s, path },
                                     { u"schemaVersion"_s, held->schemaVersion },
                                     { u"observations"_s, held->observations() },
                                     { u"fileBytes"_s, held->fileBytes },
                                     { u"logBytes"_s, held->logBytes },
                                     { u"freeBytes"_s, held->freeBytes },
                                     { u"feeds"_s, feeds } });
    else
        console::print(CliText::tr("%1: %2 observations, %3 and %4 of log, %5 free inside")
                           .arg(path)
                           .arg(held->observations())
                           .arg(size(held->fileBytes), size(held->logBytes), size(held->freeBytes)));
    return exitcode::good;
}

int verify(const QString &path, bool json)
{
    const Result<HistoryVerdict> verdict = verifyHistory(path, progressLine(CliText::tr("reading")));
    endLine();
    if (!verdict)
        return refused(verdict.error());
    QJsonArray damage;
    for (const HistoryDamage &d : verdict->damage) {
        damage.append(QJsonObject { { u"feed"_s, d.feed },
                                    { u"extent"_s, toJson(d.range) },
                                    { u"observations"_s, d.observations },
                                    { u"where"_s, d.where } });
        if (!json)
            console::print(
                CliText::tr("DAMAGED %1: %2 observations, %3 (%4)").arg(d.feed).arg(d.observations).arg(span(d.range), d.where));
    }
    if (json) {
        console::print(QJsonObject { { u"path"_s, path },
                                     { u"sound"_s, verdict->isSound() },
                                     { u"observations"_s, verdict->observations },
                                     { u"chunks"_s, verdict->chunks },
                                     { u"damage"_s, damage },
                                     { u"structure"_s, QJsonArray::fromStringList(verdict->structure) } });
    } else {
        for (const QString &line : verdict->structure)
            console::print(CliText::tr("STRUCTURE %1").arg(line));
        console::print(verdict->isSound()
                           ? CliText::tr("%1 is sound: %2 observations read back").arg(path).arg(verdict->observations)
                           : CliText::tr("%1 is damaged; %2 observations are whole and go on being shown")
                                 .arg(path)
                                 .arg(verdict->observations));
    }
    return verdict->isSound() ? exitcode::good : exitcode::failure;
}

int backup(const QString &path, const QString &target)
{
    const Status made = backupHistory(path, target, progressLine(CliText::tr("copying")));
    endLine();
    if (!made)
        return refused(made.error());
    console::print(CliText::tr("%1: %2").arg(target, size(QFileInfo(target).size())));
    return exitcode::good;
}

int restore(const QString &from, const QString &path)
{
    const Result<QString> former = restoreHistory(from, path, progressLine(CliText::tr("checking and copying")));
    endLine();
    if (!former)
        return refused(former.error());
    console::print(former->isEmpty() ? CliText::tr("%1 is restored").arg(path)
                                     : CliText::tr("%1 is restored; the former history is kept as %2").arg(path, *former));
    return exitcode::good;
}

int compact(const QString &path)
{
    const Result<qint64> gained = compactHistory(path);
    if (!gained)
        return refused(gained.error());
    console::print(CliText::tr("%1: %2 given back").arg(path, size(*gained)));
    return exitcode::good;
}

} // namespace

int history(const Options &options)
{
    const UnixSignals signalled;
    const Result<CityProfile> profile = CityProfile::load(options.city);
    if (!profile)
        return refused(profile.error());
    const QString folder = places::dataFolder(options, *profile);
    const QString path = folder + u"/history.sqlite"_s;
    using Work = HistoryOptions::Work;
    const Work work = options.history.work;
    std::unique_ptr<InstanceLock> lock;
    if (work == Work::Compact || work == Work::Restore) {
        InstanceLock::Refused why;
        lock = InstanceLock::acquire(folder, why);
        if (!lock)
            return refused(why.error);
    }
    switch (work) {
    case Work::Stats:
        return stats(path, options.json);
    case Work::Verify:
        return verify(path, options.json);
    case Work::Backup:
        return backup(path, options.history.file);
    case Work::Restore:
        return restore(options.history.file, path);
    case Work::Compact:
        return compact(path);
    }
    return exitcode::usage;
}

} // namespace citywall::commands
