// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clitext.h"
#include "cli/commands.h"

#include "cli/console.h"
#include "cli/livesource.h"
#include "cli/unixsignals.h"
#include "engine/feeds/configureddecoder.h"
#include "engine/feeds/replay.h"
#include "sdk/reason.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonObject>
#include <QTimer>

namespace citywall::commands {

using namespace Qt::StringLiterals;

namespace {

int failed(const Error &error)
{
    console::complain(error);
    return exitcode::failure;
}

/// The feed as the recording says, where the command line says nothing else.
Result<ConfiguredFeed> playedFeed(const FeedDescriptor &feed, const PlaybackOptions &asked, const RecordingInfo &info,
                                  const Session &session)
{
    if (!asked.format.isEmpty() && !feed.format(asked.format))
        return Error { CliText::tr("feed '%1' has no format '%2'").arg(feed.id, asked.format), {} };
    const bool isMapped = asked.format.isEmpty() && !info.format.isEmpty() && !feed.format(info.format);
    const QString mapping = asked.mapping.isEmpty() && isMapped ? info.format : asked.mapping;
    FeedConfig config { feed.id, u"replay"_s, { { u"file"_s, asked.file } } };
    config.format = asked.format;
    config.companions = asked.companions;
    config.datum = asked.datum;
    if (!mapping.isEmpty())
        config.mapping = mappingFile(mapping, session);
    if (asked.mapping.isEmpty() && !mapping.isEmpty() && !withMapping(config.mapping, feed))
        return Error { CliText::tr("it was recorded with the mapping '%1'; name its file with --mapping").arg(mapping), {} };
    return configuredFeed(config, feed);
}

QJsonObject toJson(const ReplaySummary &s, const RecordingInfo &info)
{
    QJsonArray reasons;
    for (const auto &[reason, count] : s.reasons)
        reasons.append(QJsonObject { { u"reason"_s, reason }, { u"count"_s, count } });
    QJsonObject json { { u"feed"_s, info.feed },          { u"format"_s, info.format },
                       { u"source"_s, info.source.name }, { u"simulated"_s, info.source.simulated },
                       { u"frames"_s, s.frames },         { u"accepted"_s, s.accepted },
                       { u"duplicates"_s, s.duplicates }, { u"rejected"_s, s.rejected },
                       { u"rejections"_s, reasons },      { u"damaged"_s, s.damaged },
                       { u"truncated"_s, s.truncated },   { u"cancelled"_s, s.cancelled },
                       { u"leftOut"_s, s.leftOut } };
    if (!s.range.isEmpty()) {
        json[u"from"_s] = s.range.begin.toIso();
        json[u"to"_s] = s.range.end.toIso();
    }
    return json;
}

void print(const ReplaySummary &s, const RecordingInfo &info)
{
    const auto row = [](const QString &label, const QString &value) { console::print(u"%1 %2"_s.arg(label, -12).arg(value)); };
    row(CliText::tr("feed"), info.source.simulated ? info.feed + u" SIMULATED"_s : info.feed);
    row(CliText::tr("source"), info.source.name);
    row(CliText::tr("payloads"), QString::number(s.frames));
    row(CliText::tr("accepted"), QString::number(s.accepted));
    row(CliText::tr("duplicates"), QString::number(s.duplicates));
    row(CliText::tr("rejected"), QString::number(s.rejected));
    for (const auto &[reason, count] : s.reasons)
        row({}, CliText::tr("%1 × %2").arg(count).arg(Reason::shown(reason)));
    if (s.leftOut > 0)
        row(CliText::tr("left out"), QString::number(s.leftOut));
    if (!s.range.isEmpty())
        row(CliText::tr("times"), CliText::tr("%1 to %2").arg(s.range.begin.toIso(), (s.range.end - Duration(1)).toIso()));
    if (s.damaged > 0)
        row(CliText::tr("damaged"), CliText::tr("%1 places of the file, left out").arg(s.damaged));
    if (s.truncated)
        row(CliText::tr("end"), CliText::tr("in the middle of a payload, which was left out"));
}

} // namespace

int replay(const Options &options)
{
    const UnixSignals signalled;
    const Result<std::unique_ptr<RecordingReader>> recording = RecordingReader::open(options.playback.file);
    if (!recording)
        return failed(recording.error());
    const RecordingInfo info = (*recording)->info();
    const auto session = Session::open(options, { .history = Session::History::Required });
    if (!session)
        return failed(session.error());
    const QList<FeedDescriptor> &feeds = (*session)->modules().feeds();
    const auto known = std::ranges::find(feeds, info.feed, &FeedDescriptor::id);
    if (known == feeds.end())
        return failed(
            { CliText::tr("it is a recording of feed '%1', which no module of this city understands").arg(info.feed), {} });
    const Result<ConfiguredFeed> feed = playedFeed(*known, options.playback, info, **session);
    if (!feed)
        return failed(feed.error());
    const auto wait = [&](Duration duration) {
        if (duration > Duration(0) && !UnixSignals::interrupted()) {
            QEventLoop loop;
            QObject::connect(&signalled, &UnixSignals::arrived, &loop, &QEventLoop::quit);
            QTimer::singleShot(duration, &loop, &QEventLoop::quit);
            loop.exec();
        }
        return !UnixSignals::interrupted();
    };
    const ReplaySummary summary =
        citywall::replay(**recording, *feed, *(*session)->writer(), { options.playback.rate, options.playback.asRecorded },
                         { [&] { return (*session)->clock().realNow(); }, wait });
    if (options.json)
        console::print(toJson(summary, info));
    else
        print(summary, info);
    if (summary.error)
        return failed(*summary.error);
    return summary.cancelled ? exitcode::interrupted : exitcode::good;
}

} // namespace citywall::commands
