// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clitext.h"
#include "cli/commands.h"

#include "cli/console.h"
#include "cli/livesource.h"
#include "cli/unixsignals.h"
#include "engine/feeds/configureddecoder.h"
#include "engine/ingest/datum.h"
#include "engine/recording/recordingwriter.h"

#include <QEventLoop>
#include <QJsonObject>

namespace citywall::commands {

using namespace Qt::StringLiterals;

namespace {

/// Takes what a source brings into a recording, until it is enough.
class Recorder
{
public:
    /// @param ends the source may come to an end, after which nothing comes any more
    Recorder(LiveSource &source, RecordingWriter &writer, const RecordOptions &options, bool ends)
        : m_source(source), m_writer(writer), m_options(options), m_ends(ends)
    {
    }

    void run()
    {
        const UnixSignals signalled;
        QObject::connect(&signalled, &UnixSignals::arrived, &m_loop, &QEventLoop::quit);
        QObject::connect(&m_source, &LiveSource::available, &m_loop, [this] { take(); });
        QObject::connect(&m_source, &LiveSource::stateChanged, &m_loop, [this](Transport::State state, const QString &reason) {
            if (!reason.isEmpty())
                console::complain(reason);
            // What has ended does not begin again; anything else is tried again.
            if (state == Transport::State::Down && m_ends)
                m_loop.quit();
        });
        if (m_options.duration > Duration(0))
            QTimer::singleShot(m_options.duration, &m_loop, &QEventLoop::quit);
        m_source.start();
        m_loop.exec();
        take();
    }

    qint64 refused() const { return m_refused; }
    qint64 dropped() const { return m_dropped; }
    const std::optional<Error> &error() const { return m_error; }

private:
    void take()
    {
        for (const Payload &payload : m_source.take()) {
            if (m_error || (m_options.count > 0 && m_writer.frames() >= m_options.count))
                break;
            if (!payload.refused.isEmpty()) {
                ++m_refused;
                console::complain(payload.refused);
            } else if (const Status added = m_writer.append({ payload.received, payload.origin, payload.bytes }); !added) {
                m_error = added.error();
            }
        }
        m_dropped += m_source.dropped();
        if (m_error || (m_options.count > 0 && m_writer.frames() >= m_options.count))
            m_loop.quit();
    }

    LiveSource &m_source;
    RecordingWriter &m_writer;
    const RecordOptions &m_options;
    const bool m_ends;
    QEventLoop m_loop;
    qint64 m_refused = 0;
    qint64 m_dropped = 0;
    std::optional<Error> m_error;
};

/// The format that the recording names: as asked for, of the source, or the id of its mapping.
Result<QString> recordedFormat(const QString &asked, const FeedConfig &config, const FeedDescriptor &feed)
{
    if (!asked.isEmpty() || config.mapping.isEmpty()) {
        const QString format = asked.isEmpty() ? config.format : asked;
        return listsOthers(feed, format) ? QString() : format;
    }
    const Result<FeedDescriptor> mapped = withMapping(config.mapping, feed);
    if (!mapped)
        return mapped.error();
    return mapped->formats.constLast().id;
}

} // namespace

int record(const Options &options)
{
    const RecordOptions &asked = options.record;
    const auto failed = [](const Error &error) {
        console::complain(error);
        return exitcode::failure;
    };
    if (const Status good = checkSettings(asked.source); !good) {
        console::complain(good.error());
        return exitcode::usage;
    }
    const auto session = Session::open(options, { .allModules = true });
    if (!session)
        return failed(session.error());
    const QList<FeedDescriptor> &feeds = (*session)->modules().feeds();
    const auto feed = std::ranges::find(feeds, asked.feed, &FeedDescriptor::id);
    if (feed == feeds.end())
        return failed({ CliText::tr("there is no feed '%1'; see 'citywall feeds'").arg(asked.feed), {} });
    if (feed->mask) // a recording keeps payloads as they come
        return failed({ CliText::tr("feed '%1' masks what may not be kept; its payloads are not recorded").arg(asked.feed), {} });
    if (!asked.format.isEmpty() && !feed->format(asked.format))
        return failed({ CliText::tr("feed '%1' has no format '%2'").arg(asked.feed, asked.format), {} });
    const Result<FeedConfig> config = sourceFrom(asked.source, **session, asked.feed);
    if (!config)
        return failed(config.error());
    const QString datum = datumOf(*config);
    if (const Result<Datum> known = Datum::fromName(datum); !datum.isEmpty() && !known)
        return failed(known.error());
    const Result<QString> format = recordedFormat(asked.format, *config, *feed);
    if (!format)
        return failed(format.error());
    LiveSource::Reading reading { .terminator = streamTerminator({ *feed }, *format) };
    if (const ConfiguredFeed as { *feed, *format, {} }; config->mapping.isEmpty() && as.lists())
        reading.links = [as](QByteArrayView payload) {
            return as.links(payload);
        }; // what a payload only lists is recorded with it
    const Result<std::unique_ptr<LiveSource>> source = LiveSource::open(*config, **session, reading);
    if (!source)
        return failed(source.error());
    const RecordingInfo info { feed->id,
                               *format,
                               { (*source)->name(), asked.attribution.isEmpty() ? config->attribution : asked.attribution,
                                 config->simulated },
                               (*session)->clock().realNow(),
                               datum };
    const Result<std::unique_ptr<RecordingWriter>> writer = RecordingWriter::open(asked.file, info);
    if (!writer)
        return failed(writer.error());
    Recorder recorder(**source, **writer, asked, config->kind == u"stdin" || config->kind == u"replay");
    recorder.run();
    if (options.json)
        console::print(QJsonObject { { u"feed"_s, feed->id },
                                     { u"endpoint"_s, (*source)->endpoint() },
                                     { u"payloads"_s, (*writer)->frames() },
                                     { u"bytes"_s, (*writer)->bytes() },
                                     { u"refused"_s, recorder.refused() },
                                     { u"dropped"_s, recorder.dropped() } });
    else
        console::print(CliText::tr("%1 payloads of %2 recorded, %3 refused, %4 dropped; %5 has %6")
                           .arg((*writer)->frames())
                           .arg((*source)->endpoint())
                           .arg(recorder.refused())
                           .arg(recorder.dropped())
                           .arg(asked.file, QLocale().formattedDataSize((*writer)->bytes())));
    if (recorder.error())
        return failed(*recorder.error());
    return (*writer)->frames() > 0 ? exitcode::good : exitcode::failure;
}

} // namespace citywall::commands
