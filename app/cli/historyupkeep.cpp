// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/historyupkeep.h"

#include "cli/clitext.h"
#include "cli/commands.h"

#include "cli/archiveupkeep.h"
#include "cli/console.h"
#include "cli/historyplace.h"
#include "cli/places.h"
#include "cli/questions.h"
#include "cli/retentionreport.h"
#include "cli/statsreport.h"
#include "cli/unixsignals.h"
#include "engine/core/boundaries.h"
#include "engine/core/cityclock.h"
#include "engine/core/instancelock.h"
#include "engine/core/timetext.h"
#include "engine/history/erasure.h"
#include "engine/history/maintenance.h"
#include "engine/history/retention.h"
#include "engine/ingest/shift.h"
#include "engine/query/polygonfile.h"

#include <QJsonArray>
#include <QJsonObject>

#include <unistd.h>

namespace citywall::commands {

using namespace Qt::StringLiterals;

namespace {

int refused(const Error &error)
{
    console::complain(error);
    return UnixSignals::interrupted() ? exitcode::interrupted : exitcode::failure;
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

/// Of an erasure that was interrupted, on stderr.
void tellUnfinished(const QString &path)
{
    if (const Result<bool> unfinished = isErasureUnfinished(path); unfinished && *unfinished)
        console::complain(
            CliText::tr("%1: an erasure was interrupted, old copies may remain in the file; run 'history compact', or "
                        "erase again")
                .arg(path));
}

int stats(const QString &path, const CityProfile &profile, bool json)
{
    const Result<HistoryStats> held = historyStats(path);
    if (!held)
        return refused(held.error());
    const RetentionReport retained(profile, TimeSources::system().real(), path);
    StatsReport report(json);
    for (const FeedStats &feed : held->feeds) {
        const double each = feed.observations > 0 ? double(feed.bytes) / double(feed.observations) : 0;
        report.add({ feed.feed,
                     feed.observations,
                     feed.features,
                     feed.extent,
                     { { u"chunks"_s, feed.chunks },
                       { u"tail"_s, feed.tail },
                       { u"bytes"_s, feed.bytes },
                       { u"keyframes"_s, feed.keyframes },
                       { u"keyframeBytes"_s, feed.keyframeBytes },
                       { u"retention"_s, retained.toJson(feed) } },
                     CliText::tr("%1 (%2 B each)").arg(bytesText(feed.bytes)).arg(each, 0, 'f', 1) },
                   retained.lines(feed));
    }
    report.addErased(erasureLog(path));
    report.end(path, u"file"_s, held->schemaVersion,
               { { u"fileBytes"_s, held->fileBytes }, { u"logBytes"_s, held->logBytes }, { u"freeBytes"_s, held->freeBytes } },
               CliText::tr("%1: %2 observations, %3 and %4 of log, %5 free inside")
                   .arg(path)
                   .arg(held->observations())
                   .arg(bytesText(held->fileBytes), bytesText(held->logBytes), bytesText(held->freeBytes)));
    tellUnfinished(path);
    return exitcode::good;
}

/// Lines for people, an array for scripts.
QJsonArray tell(const HistoryVerdict &verdict, bool json)
{
    for (const HistoryDamage &d : json ? QList<HistoryDamage>() : verdict.damage)
        console::print(
            CliText::tr("DAMAGED %1: %2 observations, %3 (%4)").arg(d.feed).arg(d.observations).arg(spanText(d.range), d.where));
    for (const QString &line : json ? QStringList() : verdict.structure)
        console::print(CliText::tr("STRUCTURE %1").arg(line));
    return damageJson(verdict.damage);
}

int verify(const QString &path, bool json)
{
    const Result<HistoryVerdict> verdict = verifyHistory(path, progressLine(CliText::tr("reading")));
    endLine();
    if (!verdict)
        return refused(verdict.error());
    const QJsonArray damage = tell(*verdict, json);
    if (json) {
        console::print(QJsonObject { { u"path"_s, path },
                                     { u"sound"_s, verdict->isSound() },
                                     { u"observations"_s, verdict->observations },
                                     { u"chunks"_s, verdict->chunks },
                                     { u"damage"_s, damage },
                                     { u"structure"_s, QJsonArray::fromStringList(verdict->structure) } });
    } else {
        console::print(verdict->isSound()
                           ? CliText::tr("%1 is sound: %2 observations read back").arg(path).arg(verdict->observations)
                           : CliText::tr("%1 is damaged; %2 observations are whole and go on being shown")
                                 .arg(path)
                                 .arg(verdict->observations));
    }
    return verdict->isSound() ? exitcode::good : exitcode::failure;
}

int backup(const QString &path, const QString &target, bool json)
{
    const Result<HistoryVerdict> made = backupHistory(path, target, progressLine(CliText::tr("copying and reading back")));
    endLine();
    if (!made)
        return refused(made.error());
    const QJsonArray damage = tell(*made, json);
    const qint64 bytes = QFileInfo(target).size();
    if (json)
        console::print(QJsonObject { { u"path"_s, target },
                                     { u"bytes"_s, bytes },
                                     { u"sound"_s, made->isSound() },
                                     { u"observations"_s, made->observations },
                                     { u"damage"_s, damage } });
    else if (made->isSound())
        console::print(
            CliText::tr("%1: %2 observations, %3, read back whole").arg(target).arg(made->observations).arg(bytesText(bytes)));
    else
        console::print(CliText::tr("%1 holds what is whole of the damaged history: %2 observations, %3; it is restored with "
                                   "--damaged only")
                           .arg(target)
                           .arg(made->observations)
                           .arg(bytesText(bytes)));
    return made->isSound() ? exitcode::good : exitcode::failure;
}

int restore(const UpkeepOptions &asked, const QString &from, const QString &path, bool json)
{
    const Result<QString> former = restoreHistory(from, path, progressLine(CliText::tr("checking and copying")),
                                                  asked.damaged ? DamagedBackup::Accepted : DamagedBackup::Refused,
                                                  asked.undoErasures ? UndoneErasures::Accepted : UndoneErasures::Refused);
    endLine();
    if (!former)
        return refused(former.error());
    if (json)
        console::print(
            QJsonObject { { u"path"_s, path }, { u"former"_s, former->isEmpty() ? QJsonValue() : QJsonValue(*former) } });
    else
        console::print(former->isEmpty() ? CliText::tr("%1 is restored").arg(path)
                                         : CliText::tr("%1 is restored; the former history is kept as %2").arg(path, *former));
    return exitcode::good;
}

/// Where it lies: in any of the areas, in any polygon of the file, in the box.
Status readPlace(const UpkeepOptions &asked, const CityProfile &profile, ErasureRequest &to)
{
    if (!asked.box.isEmpty()) {
        const Result<GeoBox> box = boxAsked(asked.box);
        if (!box)
            return box.error();
        to.box = *box;
    } else if (!asked.polygons.isEmpty()) {
        const Result<GeoMultiPolygon> polygons = readPolygons(asked.polygons);
        if (!polygons)
            return polygons.error();
        to.area = *polygons;
    } else if (!asked.areas.isEmpty()) {
        const Boundaries boundaries = loadBoundaries(profile);
        for (const QString &notice : boundaries.notices)
            console::complain(notice);
        const Result<QList<Area>> areas = areasAsked(boundaries.areas, asked.areas);
        if (!areas)
            return areas.error();
        for (const Area &area : *areas)
            to.area.append(area.geometry);
    }
    return ok();
}

Result<ErasureRequest> erasureRequest(const UpkeepOptions &asked, UtcTime now, const CityProfile &profile)
{
    ErasureRequest request { .feed = asked.feed, .entity = asked.entity, .reason = asked.reason, .at = now };
    const auto named = { asked.entity.isEmpty(), asked.areas.isEmpty(), asked.polygons.isEmpty(), asked.box.isEmpty() };
    if (std::ranges::count(named, false) != 1)
        return Error { CliText::tr("name what to erase: --entity ID, --area ID, --polygon FILE or --box WEST,SOUTH,EAST,NORTH"),
                       {} };
    if (!asked.entity.isEmpty() && asked.feed.isEmpty())
        return Error { CliText::tr("--entity needs --feed: ids are a feed's own"), {} };
    if (asked.reason.isEmpty())
        return Error { CliText::tr("--reason is missing: the log keeps it, so name the request, not the data"), {} };
    if (const Status placed = readPlace(asked, profile, request); !placed)
        return placed.error();
    if (asked.from.isEmpty() && asked.to.isEmpty())
        return request;
    const auto time = [&](const QString &text, qint64 otherwise) {
        return text.isEmpty() ? UtcTime { otherwise } : timeFromText(text, now, profile.zone);
    };
    request.range = { time(asked.from, std::numeric_limits<qint64>::min() + 1),
                      time(asked.to, std::numeric_limits<qint64>::max()) };
    if (request.range.isEmpty())
        return Error { CliText::tr("--from and --to must be times, the first before the second"), {} };
    return request;
}

} // namespace

std::optional<Duration> durationFrom(const QString &text)
{
    const Result<Shift> parsed = Shift::fromText(text);
    if (!parsed || parsed->kind != Shift::Kind::Fixed || parsed->duration.count() <= 0)
        return {};
    return parsed->duration;
}

int eraseFrom(const QString &where, const UpkeepOptions &asked, const CityProfile &profile, bool json, const Erasing &erasing)
{
    const Result<ErasureRequest> request = erasureRequest(asked, TimeSources::system().real(), profile);
    if (!request) {
        console::complain(request.error());
        return exitcode::usage;
    }
    const Result<ErasureOutcome> outcome = erasing(*request);
    endLine();
    if (!outcome)
        return refused(outcome.error());
    QJsonArray feeds;
    for (const FeedErasure &feed : outcome->feeds) {
        feeds.append(QJsonObject { { u"feed"_s, feed.feed },
                                   { u"observations"_s, feed.observations },
                                   { u"entities"_s, feed.features },
                                   { u"unreadable"_s, feed.unreadable },
                                   { u"extent"_s, spanJson(feed.range) } });
        if (!json)
            console::print(CliText::tr("%1: %2 observations, %3 entities of which nothing is left, %4 that were damaged, %5")
                               .arg(feed.feed)
                               .arg(feed.observations)
                               .arg(feed.features)
                               .arg(feed.unreadable)
                               .arg(spanText(feed.range)));
    }
    if (json) {
        console::print(QJsonObject { { u"path"_s, where },
                                     { u"erased"_s, asked.yes },
                                     { u"feeds"_s, feeds },
                                     { u"overwritesDropped"_s, outcome->overwritesDropped } });
        return exitcode::good;
    }
    if (outcome->feeds.isEmpty())
        console::print(CliText::tr("there is nothing of it"));
    if (outcome->overwritesDropped)
        console::print(asked.yes
                           ? CliText::tr("retention had dropped observations of that time: the unused space that may have "
                                         "held copies of them is overwritten")
                           : CliText::tr("retention has dropped observations of that time: --yes also overwrites the unused "
                                         "space that may hold copies of them"));
    if (outcome->feeds.isEmpty())
        return exitcode::good;
    if (asked.yes)
        console::print(CliText::tr("erased from %1; backups and recordings are files of their own").arg(where));
    else
        console::print(CliText::tr("nothing is erased yet: run it again with --yes"));
    return exitcode::good;
}

int eraseHistory(const QString &path, const UpkeepOptions &asked, const CityProfile &profile, bool json)
{
    const MaintenanceProgress progress = progressLine(asked.yes ? CliText::tr("erasing") : CliText::tr("counting"));
    const int code = eraseFrom(path, asked, profile, json, [&](const ErasureRequest &request) {
        return asked.yes ? eraseObservations(path, request, progress) : countErasure(path, request, progress);
    });
    tellUnfinished(path);
    return code;
}

int compactHistory(const QString &path, const UpkeepOptions &asked, bool json)
{
    QJsonObject report { { u"path"_s, path } };
    if (!asked.keep.isEmpty()) {
        const std::optional<Duration> keep = durationFrom(asked.keep);
        const std::optional<Duration> thin = asked.thin.isEmpty() ? Duration(0) : durationFrom(asked.thin);
        if (!keep || !thin) {
            console::complain(CliText::tr("--keep and --thin must be durations such as 90d or 1h"));
            return exitcode::usage;
        }
        const RetentionRule rule { asked.feed, TimeSources::system().real() - *keep, *thin };
        const Result<RetentionOutcome> dropped = applyRetention(path, rule, progressLine(CliText::tr("dropping")));
        endLine();
        if (!dropped)
            return refused(dropped.error());
        report[u"dropped"_s] = dropped->observations;
        if (!json)
            console::print(CliText::tr("%1: %2 observations from before %3 dropped; their counts stay")
                               .arg(path)
                               .arg(dropped->observations)
                               .arg(rule.before.toIso()));
    }
    const Result<qint64> gained = citywall::compactHistory(path, progressLine(CliText::tr("compacting")));
    endLine();
    if (!gained)
        return refused(gained.error());
    report[u"bytesGained"_s] = *gained;
    if (json)
        console::print(report);
    else
        console::print(CliText::tr("%1: %2 given back").arg(path, bytesText(*gained)));
    return exitcode::good;
}

int history(const Options &options)
{
    if (options.history.work == HistoryOptions::Work::Export)
        return exportHistory(options);
    const UnixSignals signalled;
    const Result<CityProfile> profile = CityProfile::load(options.city);
    if (!profile)
        return refused(profile.error());
    const QString folder = places::dataFolder(options, *profile);
    if (profile->archive)
        return archiveUpkeep(options, *profile);
    const QString path = historyplace::filePath(folder);
    using Work = HistoryOptions::Work;
    const Work work = options.history.work;
    std::unique_ptr<InstanceLock> lock;
    if (work == Work::Compact || work == Work::Restore || (work == Work::Erase && options.history.upkeep.yes)) {
        InstanceLock::Refused why;
        lock = InstanceLock::acquire(folder, why);
        if (!lock)
            return refused(why.error);
    }
    switch (work) {
    case Work::Stats:
        return stats(path, *profile, options.json);
    case Work::Verify:
        return verify(path, options.json);
    case Work::Export:
        break; // asks the history, whatever it is
    case Work::Backup:
        return backup(path, options.history.file, options.json);
    case Work::Restore:
        return restore(options.history.upkeep, options.history.file, path, options.json);
    case Work::Compact:
        return compactHistory(path, options.history.upkeep, options.json);
    case Work::Erase:
        return eraseHistory(path, options.history.upkeep, *profile, options.json);
    }
    return exitcode::usage;
}

} // namespace citywall::commands
