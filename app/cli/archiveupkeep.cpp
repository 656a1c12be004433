// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/archiveupkeep.h"

#include "cli/clitext.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/historyplace.h"
#include "cli/historyupkeep.h"
#include "cli/places.h"
#include "cli/statsreport.h"
#include "cli/unixsignals.h"
#include "engine/archive/archiveerasure.h"
#include "engine/archive/archiveretention.h"
#include "engine/archive/archivestats.h"
#include "engine/core/cityclock.h"

#include <QJsonArray>
#include <QJsonObject>

namespace citywall::commands {

using namespace Qt::StringLiterals;

namespace {

int archiveRefused(const Error &error)
{
    console::complain(error);
    return UnixSignals::interrupted() ? exitcode::interrupted : exitcode::failure;
}

/// Of an erasure that was interrupted, on stderr.
void tellArchiveUnfinished(const ArchiveAccess &access)
{
    if (const Result<bool> unfinished = isArchiveErasureUnfinished(access); unfinished && *unfinished)
        console::complain(
            CliText::tr("%1: an erasure was interrupted, old copies may remain in its tables; erase again").arg(access.shown()));
}

int tellStats(const ArchiveAccess &access, bool json)
{
    const Result<ArchiveStats> held = archiveStats(access);
    if (!held)
        return archiveRefused(held.error());
    if (held->schemaVersion == 0)
        return archiveRefused({ CliText::tr("There is no archive in %1 yet.").arg(access.shown()), {} });
    StatsReport report(json);
    for (const ArchiveFeedStats &feed : held->feeds)
        report.add({ feed.feed,
                     feed.observations,
                     feed.features,
                     feed.extent,
                     { { u"rawFrom"_s, feed.rawFrom ? QJsonValue(feed.rawFrom->toIso()) : QJsonValue() } } });
    report.addErased(archiveErasureLog(access));
    report.end(access.shown(), u"postgresql"_s, held->schemaVersion,
               { { u"server"_s, held->server },
                 { u"partitions"_s, held->partitions },
                 { u"outsidePartitions"_s, held->outside },
                 { u"tableBytes"_s, held->tableBytes },
                 { u"indexBytes"_s, held->indexBytes },
                 { u"databaseBytes"_s, held->databaseBytes },
                 { u"connections"_s, held->desks } },
               CliText::tr("%1 (PostgreSQL %2): %3 observations in %4 partitions, %5 with %6 of indexes; %7 connections")
                   .arg(access.shown(), held->server)
                   .arg(held->observations())
                   .arg(held->partitions)
                   .arg(bytesText(held->databaseBytes), bytesText(held->indexBytes))
                   .arg(held->desks));
    tellArchiveUnfinished(access);
    return exitcode::good;
}

int dropFrom(const ArchiveAccess &access, const UpkeepOptions &asked, bool json)
{
    if (asked.keep.isEmpty()) {
        console::complain(CliText::tr("%1 is compacted by the server itself (autovacuum); with --keep what is older is dropped")
                              .arg(access.shown()));
        return exitcode::usage;
    }
    const std::optional<Duration> keep = durationFrom(asked.keep);
    const std::optional<Duration> thin = asked.thin.isEmpty() ? Duration(0) : durationFrom(asked.thin);
    if (!keep || !thin) {
        console::complain(CliText::tr("--keep and --thin must be durations such as 90d or 1h"));
        return exitcode::usage;
    }
    const UtcTime before = TimeSources::system().real() - *keep;
    const Result<QStringList> touched =
        applyArchiveRetention(access, asked.feed, before, *thin, [](double) { return !UnixSignals::interrupted(); });
    if (!touched)
        return archiveRefused(touched.error());
    if (json)
        console::print(QJsonObject { { u"archive"_s, access.shown() }, { u"feeds"_s, QJsonArray::fromStringList(*touched) } });
    else
        console::print(CliText::tr("%1: observations from before %2 dropped in %3 feeds; their counts stay")
                           .arg(access.shown(), before.toIso())
                           .arg(touched->size()));
    return exitcode::good;
}

/// What is done where the server is.
int elsewhere(const ArchiveAccess &access, const QString &tool)
{
    console::complain(CliText::tr("The history is on the server %1: use %2 there.").arg(access.shown(), tool));
    return exitcode::failure;
}

} // namespace

int archiveUpkeep(const Options &options, const CityProfile &profile)
{
    const Result<ArchiveAccess> access = historyplace::archiveAccess(profile, places::dataFolder(options, profile));
    if (!access)
        return archiveRefused(access.error());
    const UpkeepOptions &asked = options.history.upkeep;
    using Work = HistoryOptions::Work;
    switch (options.history.work) {
    case Work::Stats:
        return tellStats(*access, options.json);
    case Work::Verify:
        return elsewhere(*access, u"pg_amcheck, pg_checksums"_s);
    case Work::Backup:
        return elsewhere(*access, u"pg_basebackup, pg_dump"_s);
    case Work::Restore:
        return elsewhere(*access, u"pg_restore"_s);
    case Work::Compact:
        return dropFrom(*access, asked, options.json);
    case Work::Export:
        break; // asks the history, whatever it is
    case Work::Erase: {
        const int code = eraseFrom(access->shown(), asked, profile, options.json, [&](const ErasureRequest &request) {
            return asked.yes ? eraseFromArchive(*access, request) : countArchiveErasure(*access, request);
        });
        tellArchiveUnfinished(*access);
        return code;
    }
    }
    return exitcode::usage;
}

} // namespace citywall::commands
