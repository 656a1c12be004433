// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/livesource.h"

#include "cli/clitext.h"
#include "cli/places.h"
#include "cli/unixsignals.h"
#include "engine/core/profilecheck.h"
#include "engine/feeds/configureddecoder.h"
#include "engine/feeds/payloaddecoding.h"
#include "engine/feeds/transports/keychain.h"
#include "engine/feeds/transports/transports.h"
#include "engine/feedsetup/feedoverlay.h"
#include "engine/ingest/inputfile.h"
#include "engine/recording/recordingframes.h"
#include "engine/recording/recordingreader.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

namespace citywall {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 largestFile = 256 << 20;
constexpr auto patience = 30s;

QString kindOf(const QString &source)
{
    if (source == "-"_L1)
        return u"stdin"_s;
    if (QFileInfo(source).isDir())
        return u"folder"_s;
    static const QHash<QString, QString> kinds { { u"http"_s, u"http"_s },    { u"https"_s, u"http"_s },
                                                 { u"mqtt"_s, u"mqtt"_s },    { u"mqtts"_s, u"mqtt"_s },
                                                 { u"tcp"_s, u"tcp"_s },      { u"tls"_s, u"tcp"_s },
                                                 { u"ws"_s, u"websocket"_s }, { u"wss"_s, u"websocket"_s } };
    return kinds.value(source.section(u"://"_s, 0, 0));
}

/// KEY=VALUE; the value as JSON where it is that, else as a text.
Status addSetting(QJsonObject &options, const QString &setting)
{
    const qsizetype at = setting.indexOf(u'=');
    if (at < 1)
        return Error { CliText::tr("--option must be KEY=VALUE, not '%1'").arg(setting), {} };
    const QString value = setting.sliced(at + 1);
    const QJsonDocument json = QJsonDocument::fromJson("[" + value.toUtf8() + "]");
    options.insert(setting.first(at), json.array().size() == 1 ? json.array().at(0) : QJsonValue(value));
    return ok();
}

Result<FetchedPayload> readRecording(const QString &path)
{
    const Result<std::unique_ptr<RecordingReader>> recording = RecordingReader::open(path);
    if (!recording)
        return recording.error();
    std::optional<RecordedPayload> first = (*recording)->next();
    if (!first)
        return Error { CliText::tr("%1 holds no payload").arg(path), {} };
    const RecordingInfo &info = (*recording)->info();
    FeedConfig config { info.feed, {}, {} };
    config.format = info.format;
    config.datum = info.datum;
    return FetchedPayload { path, std::move(first->payload), first->origin, config };
}

Result<FetchedPayload> readFile(const QString &path)
{
    const Result<std::unique_ptr<InputFile>> file = InputFile::open(path);
    if (!file)
        return file.error();
    FetchedPayload payload { path, {} };
    for (QByteArray bytes = (*file)->read(InputFile::chunkBytes); !bytes.isEmpty();
         bytes = (*file)->read(InputFile::chunkBytes)) {
        payload.bytes += bytes;
        if (payload.bytes.size() > largestFile)
            return Error { CliText::tr("%1 is longer than 256 MiB").arg(path), {} };
    }
    if ((*file)->error())
        return *(*file)->error();
    if (recording::headerLength(QByteArrayView(payload.bytes).first(std::min(payload.bytes.size(), recording::fixedHeaderBytes))))
        return readRecording(path);
    return payload;
}

/// The profile's source of the feed: of that kind, or the only one.
Result<FeedConfig> profileSource(const Session &session, const QString &feed, const QString &kind)
{
    QList<FeedSource> fitting;
    QStringList kinds;
    for (const FeedSource &source : session.profile().feeds) {
        if (source.feed != feed || !transports::kinds().contains(source.kind) || !(kind.isEmpty() || source.kind == kind))
            continue;
        fitting.append(source);
        kinds.append(source.kind);
    }
    if (fitting.isEmpty() && kind.isEmpty())
        return Error { CliText::tr("the city's profile has no source from outside for feed '%1'").arg(feed), {} };
    if (fitting.isEmpty())
        return Error { CliText::tr("the city's profile has no source of kind '%1' for feed '%2'").arg(kind, feed), {} };
    if (kind.isEmpty() && fitting.size() > 1)
        return Error { CliText::tr("the city's profile has several sources for feed '%1'; name the kind of one: %2")
                           .arg(feed, kinds.join(u", "_s)),
                       {} };
    return session.feedConfig(fitting.constFirst());
}

/// The source that the command line names by itself.
Result<FeedConfig> namedSource(const SourceOptions &asked)
{
    FeedConfig config { {}, asked.kind.isEmpty() ? kindOf(asked.source) : asked.kind, {} };
    if (!transports::kinds().contains(config.kind))
        return Error { CliText::tr("'%1' is no URL that a source of feeds has; name its kind with --kind: %2")
                           .arg(asked.source, transports::kinds().join(u", "_s)),
                       {} };
    if (config.kind == "folder"_L1)
        config.options.insert(u"path"_s, QFileInfo(asked.source).absoluteFilePath());
    else if (config.kind == "replay"_L1)
        config.options.insert(u"file"_s, QFileInfo(asked.source).absoluteFilePath());
    else if (config.kind != "stdin"_L1)
        config.options.insert(u"url"_s, asked.source);
    if (!asked.topics.isEmpty())
        config.options.insert(u"topics"_s, QJsonArray::fromStringList(asked.topics));
    if (!asked.credential.isEmpty())
        config.options.insert(u"credential"_s, asked.credential);
    for (const QString &setting : asked.settings)
        if (const Status added = addSetting(config.options, setting); !added)
            return added.error();
    return config;
}

} // namespace

Status checkSettings(const SourceOptions &asked)
{
    if (asked.settings.isEmpty())
        return ok();
    if (asked.source.isEmpty() || transports::kinds().contains(asked.source))
        return Error { CliText::tr("--option is for a source that is named by its address: one of the profile has its own"), {} };
    const Result<FeedConfig> config = namedSource(asked);
    if (!config)
        return config.error();
    const QStringList known = feedOptions(config->kind);
    for (const QString &setting : asked.settings) {
        if (const QString name = setting.section(u'=', 0, 0); !known.contains(name))
            return Error {
                CliText::tr("a source of kind '%1' has no option '%2'; it has: %3").arg(config->kind, name, known.join(u", "_s)),
                {}
            };
    }
    if (const QString problem = FeedOverlay::problemOf({ {}, config->kind, config->options }); !problem.isEmpty())
        return Error { problem, {} };
    return ok();
}

Result<FeedConfig> sourceFrom(const SourceOptions &asked, const Session &session, const QString &feed)
{
    const bool inProfile = asked.source.isEmpty() || transports::kinds().contains(asked.source);
    Result<FeedConfig> config = inProfile ? profileSource(session, feed, asked.source) : namedSource(asked);
    if (config && !asked.datum.isEmpty())
        config->datum = asked.datum;
    return config;
}

QString mappingFile(const QString &name, const Session &session)
{
    const QStringList &brought = session.modules().mappings();
    const auto it = std::ranges::find_if(brought, [&](const QString &path) { return QFileInfo(path).baseName() == name; });
    return it == brought.cend() ? QFileInfo(name).absoluteFilePath() : *it;
}

Result<std::unique_ptr<LiveSource>> LiveSource::open(const FeedConfig &config, Session &session, const Reading &reading)
{
    Credential credential;
    if (const QString id = config.options.value("credential"_L1).toString(); !id.isEmpty()) {
        const QStringList credentialFiles = places::credentialFiles(session.dataFolder());
        const KeychainAnswer found = credentialFromFilesOrKeychain(credentialFiles, id);
        if (!found)
            return found.error();
        if (!*found)
            return Error { CliText::tr("there is no credential '%1' in %2, nor in the system's keychain")
                               .arg(id, credentialFiles.join(u", "_s)),
                           {} };
        credential = **found;
    }
    std::unique_ptr<LiveSource> source(new LiveSource);
    source->m_endpoint = transports::endpoint(config.kind, config.options);
    source->m_name = transports::sourceName(config.kind, config.options);
    source->m_inbox = std::make_shared<PayloadQueue>();
    Result<std::unique_ptr<Transport>> transport =
        transports::make({ .kind = config.kind,
                           .options = transports::passing(config.kind, config.options),
                           .clientId = u"citywall-cli-"_s + QString::number(QCoreApplication::applicationPid()),
                           .credential = credential,
                           .now = [&session] { return session.clock().realNow(); },
                           .inbox = source->m_inbox,
                           .links = reading.links,
                           .terminator = reading.terminator });
    if (!transport)
        return transport.error();
    source->m_transport = std::move(*transport);
    connect(source->m_transport.get(), &Transport::available, source.get(), &LiveSource::available);
    connect(source->m_transport.get(), &Transport::stateChanged, source.get(), &LiveSource::stateChanged);
    connect(&source->m_seconds, &QTimer::timeout, source->m_transport.get(), &Transport::tick);
    return source;
}

LiveSource::~LiveSource() { m_transport->stop(); }

void LiveSource::start()
{
    m_transport->start();
    m_seconds.start(1s);
}

std::vector<Payload> LiveSource::take()
{
    return m_inbox->take(std::numeric_limits<size_t>::max(), std::numeric_limits<qint64>::max(), std::chrono::days(366));
}

qint64 LiveSource::dropped() const { return m_inbox->takeDropped(); }

Result<FetchedPayload> fetchPayload(const SourceOptions &asked, Session &session, const QString &feed)
{
    const bool isKind = transports::kinds().contains(asked.source);
    if (asked.kind.isEmpty() && !isKind && (kindOf(asked.source).isEmpty() || QFileInfo(asked.source).isFile())) {
        Result<FetchedPayload> payload = readFile(asked.source);
        if (payload && !asked.datum.isEmpty())
            payload->config.datum = asked.datum;
        return payload;
    }
    const Result<FeedConfig> config = sourceFrom(asked, session, feed);
    if (!config)
        return config.error();
    QList<FeedDescriptor> feeds = session.modules().feeds();
    if (!feed.isEmpty())
        feeds.removeIf([&](const FeedDescriptor &f) { return f.id != feed; });
    const Result<std::unique_ptr<LiveSource>> source =
        LiveSource::open(*config, session, { .terminator = streamTerminator(feeds, config->format) });
    if (!source)
        return source.error();
    const auto nothing = [&](const QString &why) {
        return Error { CliText::tr("%1 gives nothing: %2").arg((*source)->endpoint(), why), {} };
    };
    QString trouble = CliText::tr("nothing has come for half a minute");
    std::vector<Payload> payloads;
    QEventLoop loop;
    const UnixSignals signalled;
    QObject::connect(&signalled, &UnixSignals::arrived, &loop, &QEventLoop::quit);
    QObject::connect(source->get(), &LiveSource::available, &loop, [&] {
        payloads = (*source)->take();
        if (!payloads.empty())
            loop.quit();
    });
    QObject::connect(source->get(), &LiveSource::stateChanged, &loop, [&](Transport::State state, const QString &reason) {
        if (state != Transport::State::Troubled && state != Transport::State::Down)
            return;
        trouble = reason;
        loop.quit();
    });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    (*source)->start();
    loop.exec();
    if (payloads.empty())
        return nothing(trouble);
    const Payload first = unpacked(payloads.front());
    if (!first.refused.isEmpty())
        return nothing(first.refused);
    return FetchedPayload { (*source)->endpoint(), first.bytes, first.origin, *config };
}

} // namespace citywall

#include "moc_livesource.cpp"
