// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/questions.h"

#include "cli/clitext.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/statsreport.h"
#include "engine/core/usualhours.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonObject>

#include <cstdio>
#include <unistd.h>

namespace citywall::commands {

using namespace Qt::StringLiterals;

namespace {

Result<UtcTime> timeFrom(const CityClock &clock, const QString &option, const QString &text)
{
    if (text.isEmpty())
        return UtcTime();
    const double milliseconds = clock.parse(text);
    if (std::isnan(milliseconds))
        return Error {
            CliText::tr("%1: '%2' is not a time; try '2026-11-20 08:15', 'yesterday 8:00', -2h or RFC 3339").arg(option, text), {}
        };
    return UtcTime { qint64(milliseconds) };
}

QuerySummary runToItsEnd(QueryRun &run, const UnixSignals &signalled, bool showProgress)
{
    QEventLoop loop;
    QuerySummary summary;
    QObject::connect(&signalled, &UnixSignals::arrived, &run, &QueryRun::cancel);
    QObject::connect(&run, &QueryRun::finished, &loop, [&](const QuerySummary &s) {
        summary = s;
        loop.quit();
    });
    if (showProgress) {
        QObject::connect(&run, &QueryRun::progressed, &loop, [](double share, qint64 observations) {
            QTextStream(stderr) << "\r\x1b[K" << CliText::tr("%1 %, %2 observations").arg(int(share * 100)).arg(observations);
        });
    }
    run.start();
    loop.exec();
    if (showProgress)
        QTextStream(stderr) << "\r\x1b[K";
    return summary;
}

QString told(const QuerySummary &s)
{
    QString text = CliText::tr("%1 observations").arg(s.observations);
    if (s.rows != s.observations)
        text += CliText::tr(" in %1 rows").arg(s.rows);
    if (!s.range.isEmpty())
        text += CliText::tr(", %1 to %2").arg(s.range.begin.toIso(), s.range.end.toIso());
    return s.simulated ? text + CliText::tr(", SIMULATED") : text;
}

/// Of the feeds and the time that were asked for, and of the weeks that tell what is usual in it; what is damaged of names and words may be
/// in any row of its feed. A count that is damaged is left out: it is made of the observations instead, and nothing is missing.
QList<HistoryDamage> damageTo(const QueryRequest &request, const QList<HistoryDamage> &found)
{
    TimeRange asked = request.filter.range;
    if (request.aggregation && request.aggregation->usual && asked.begin.isValid())
        asked.begin = spanBefore({ asked.begin, asked.begin + Duration(1) }, mostWeeks, request.aggregation->zone).begin;
    QList<HistoryDamage> damage;
    for (const HistoryDamage &d : found) {
        const bool inTime = d.range.isEmpty()
            || (d.observations > 0 && !(asked.begin.isValid() && d.range.end <= asked.begin)
                && !(asked.end.isValid() && d.range.begin >= asked.end));
        if (inTime && std::ranges::find(request.feeds, d.feed, &FeedDescriptor::id) != request.feeds.cend())
            damage.append(d);
    }
    return damage;
}

QJsonObject toJson(const QuerySummary &s, const QString &file, const QList<HistoryDamage> &damage)
{
    return { { u"file"_s, file },
             { u"observations"_s, s.observations },
             { u"rows"_s, s.rows },
             { u"from"_s, s.range.isEmpty() ? QJsonValue() : s.range.begin.toIso() },
             { u"to"_s, s.range.isEmpty() ? QJsonValue() : s.range.end.toIso() },
             { u"simulated"_s, s.simulated },
             { u"attributions"_s, QJsonArray::fromStringList(s.attributions) },
             { u"damage"_s, damageJson(damage) } };
}

} // namespace

Result<std::unique_ptr<Session>> openToAsk(const Options &options)
{
    Result<std::unique_ptr<Session>> session = Session::open(options, { .history = Session::History::Reading });
    if (!session)
        return session;
    const QStringList &named = options.query.modules;
    const QList<ModuleStatus *> modules = (*session)->registry().modules();
    for (const QString &id : named) {
        if (std::ranges::find(modules, id, &ModuleStatus::id) == modules.end())
            return Error { CliText::tr("there is no module '%1' in this city; see 'citywall modules'").arg(id), {} };
    }
    for (const ModuleStatus *module : modules) {
        if (module->state != ModuleStatus::State::Failed || !(named.isEmpty() || named.contains(module->id)))
            continue;
        const Error failed { CliText::tr("module '%1' has failed: %2").arg(module->id, module->reason), {} };
        if (!named.isEmpty())
            return failed;
        console::complain(failed);
    }
    return session;
}

Result<QList<FeedDescriptor>> feedsAsked(const ModuleHost &modules, const QueryOptions &asked)
{
    QList<FeedDescriptor> feeds;
    QStringList missing = asked.feeds;
    for (const FeedDescriptor &feed : modules.feeds()) {
        if (!(asked.modules.isEmpty() || asked.modules.contains(modules.moduleOfFeed(feed.id)))
            || !(asked.feeds.isEmpty() || asked.feeds.contains(feed.id)))
            continue;
        feeds.append(feed);
        missing.removeAll(feed.id);
    }
    if (!missing.isEmpty() && asked.modules.isEmpty())
        return Error { CliText::tr("there is no feed '%1'; see 'citywall feeds'").arg(missing.constFirst()), {} };
    if (!missing.isEmpty())
        return Error { CliText::tr("module '%1' has no feed '%2'").arg(asked.modules.join(u"', '"), missing.constFirst()), {} };
    if (feeds.isEmpty())
        return Error { CliText::tr("there is no feed in this city, or in the modules named, that could be asked"), {} };
    return feeds;
}

Result<TimeRange> rangeAsked(const CityClock &clock, const QueryOptions &asked)
{
    const Result<UtcTime> from = timeFrom(clock, u"--from"_s, asked.from);
    const Result<UtcTime> to = timeFrom(clock, u"--to"_s, asked.to);
    if (!from || !to)
        return from ? to.error() : from.error();
    const TimeRange range { *from, *to };
    if (from->isValid() && to->isValid() && range.isEmpty())
        return Error { CliText::tr("--from must be before --to"), {} };
    return range;
}

Result<GeoBox> boxAsked(const QString &text)
{
    const QStringList parts = text.split(u',');
    bool good = parts.size() == 4;
    std::array<double, 4> v {};
    for (size_t i = 0; good && i < 4; ++i)
        v[i] = parts.at(qsizetype(i)).toDouble(&good);
    const GeoBox box { v[0], v[1], v[2], v[3] };
    if (!good || box.isEmpty())
        return Error { CliText::tr("--box must be WEST,SOUTH,EAST,NORTH in degrees, not '%1'").arg(text), {} };
    return box;
}

Result<QList<Area>> areasAsked(const QList<Area> &areas, const QStringList &asked)
{
    QList<Area> found;
    for (const QString &text : asked) {
        if (text.trimmed().isEmpty()) // which would be the name of an area that has none
            return Error { CliText::tr("--area needs the id or the name of an area"), {} };
        const auto isNamed = [&](const Area &area) { return area.name.compare(text, Qt::CaseInsensitive) == 0; };
        auto it = std::ranges::find(areas, text, &Area::id);
        if (it == areas.cend()) {
            if (std::ranges::count_if(areas, isNamed) > 1)
                return Error { CliText::tr("several areas of this city are called '%1'; name one by its id").arg(text), {} };
            it = std::ranges::find_if(areas, isNamed);
        }
        if (it == areas.cend())
            return Error { CliText::tr("there is no area '%1' in this city").arg(text), {} };
        found.append(*it);
    }
    return found;
}

Result<std::unique_ptr<AnswerPlace>> AnswerPlace::make(const QString &path)
{
    std::unique_ptr<AnswerPlace> place(new AnswerPlace(path));
    if (path.isEmpty())
        return place;
    Result<std::unique_ptr<OutputFile>> made = OutputFile::make(path);
    if (!made)
        return made.error();
    place->m_file = std::move(made).value();
    return place;
}

Result<QIODevice *> AnswerPlace::device()
{
    if (m_device.isOpen())
        return &m_device;
    if (m_file)
        m_device.setFileName(m_file->path());
    if (!(m_file ? m_device.open(QIODevice::WriteOnly) : m_device.open(stdout, QIODevice::WriteOnly)))
        return Error { CliText::tr("%1 cannot be written").arg(m_file ? m_path : CliText::tr("standard output")),
                       m_device.errorString() };
    return &m_device;
}

Status AnswerPlace::close()
{
    if (m_device.isOpen()) {
        if (const Status closed = closeWritten(m_device, m_file ? m_path : CliText::tr("standard output")); !closed)
            return closed;
    }
    return m_file ? m_file->commit() : ok();
}

int answer(Session &session, const QueryRequest &request, AnswerPlace &place, std::unique_ptr<TableWriter> &writer, bool json)
{
    const UnixSignals signalled;
    const auto failed = [](const Error &error) {
        console::complain(error);
        return exitcode::failure;
    };
    QueryRun run(request, session.history(), &session.areas(), *writer);
    const bool showProgress = isatty(STDERR_FILENO) == 1 && (place.isFile() || isatty(STDOUT_FILENO) == 0);
    const QuerySummary summary = runToItsEnd(run, signalled, showProgress);
    if (summary.error)
        return failed(*summary.error);
    if (summary.cancelled) {
        console::complain(place.isFile() ? CliText::tr("interrupted; %1 was not written").arg(place.path())
                                         : CliText::tr("interrupted after %1").arg(told(summary)));
        return exitcode::interrupted;
    }
    writer.reset();
    if (const Status closed = place.close(); !closed)
        return failed(closed.error());
    const QList<HistoryDamage> damage = damageTo(request, session.historyDamage());
    if (place.isFile() && json)
        console::print(toJson(summary, place.path(), damage));
    else
        console::complain(told(summary));
    if (damage.isEmpty())
        return exitcode::good;
    console::complain(CliText::tr("this is what is whole of a damaged history; see 'citywall history verify'"));
    return exitcode::failure;
}

} // namespace citywall::commands
