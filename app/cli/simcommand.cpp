// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clitext.h"
#include "cli/commands.h"

#include "cli/console.h"
#include "cli/places.h"
#include "cli/session.h"
#include "cli/unixsignals.h"
#include "engine/feeds/transports/keychain.h"
#include "engine/simulate/cityserver.h"
#include "engine/simulate/liveprofile.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QSaveFile>

#include <cstdio>

#include <unistd.h>

namespace citywall::commands {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr const char *clearLine = "\r\033[K"; ///< of a terminal (ECMA-48 §8.3.41)

/// What is simulated when the profile is opened: its sources of that kind, and the feeds of modules that have no source.
QList<CityServer::Feed> simulatedFeeds(const Session &session)
{
    const CityProfile &profile = session.profile();
    QList<CityServer::Feed> feeds;
    for (const FeedDescriptor &feed : session.modules().feeds()) {
        const auto source = std::ranges::find(profile.feeds, feed.id, &FeedSource::feed);
        if (source == profile.feeds.end()) {
            if (profile.simulateSeed && feed.makeSimulator)
                feeds.append({ { feed.id, u"simulator"_s, { { u"seed"_s, *profile.simulateSeed } } }, feed });
        } else if (source->kind == "simulator"_L1) {
            feeds.append({ session.feedConfig(*source), feed });
        }
    }
    return feeds;
}

/// What the command line says about the broker's credential.
Result<Credential> brokerCredential(const SimOptions &asked, const Session &session)
{
    if (asked.credential.isEmpty())
        return Credential();
    const QStringList files = places::credentialFiles(session.dataFolder());
    const KeychainAnswer found = credentialFromFilesOrKeychain(files, asked.credential);
    if (!found)
        return found.error();
    if (!*found)
        return Error { CliText::tr("there is no credential '%1' in %2, nor in the system's keychain")
                           .arg(asked.credential, files.join(u", "_s)),
                       {} };
    return **found;
}

CityServer::Options serverOptions(const SimOptions &asked, const Session &session, const Credential &credential)
{
    return { .city = session.profile().nameFor(session.language()),
             .timeZone = QString::fromLatin1(session.profile().zone.id()),
             .address = QHostAddress(asked.address),
             .port = asked.port,
             .broker = QUrl(asked.broker),
             .credential = credential,
             .credentialId = asked.credential,
             .authorities = asked.authorities.isEmpty() ? QString() : QFileInfo(asked.authorities).absoluteFilePath(),
             .scale = { asked.entities, asked.pace, asked.skew },
             .messagesPerSecond = asked.rate,
             .faults = { asked.delay, asked.duplicate, asked.reorder, asked.corrupt, asked.drop, asked.seed } };
}

/// The file of the profile that is open.
QString profileFile(const QString &city, const CityProfile &profile)
{
    const bool isFile = city.contains(u'/') || city.endsWith(u".json");
    return isFile ? city : profile.folder + u'/' + city + u".json"_s;
}

Status writeProfile(const QString &to, const QString &city, const CityProfile &profile, const CityServer &server)
{
    QFile own(profileFile(city, profile));
    if (!own.open(QIODevice::ReadOnly))
        return Error { CliText::tr("the profile %1 cannot be read: %2").arg(own.fileName(), own.errorString()), {} };
    const auto found = [&](const QString &file) {
        const QString path = profile.resolve(file);
        return !path.isEmpty() && QFileInfo::exists(path) ? path : QString();
    };
    const QJsonDocument live(liveProfile(QJsonDocument::fromJson(own.readAll()).object(), server, found));
    if (const Result<CityProfile> sound = CityProfile::parse(live.toJson(), to); !sound)
        return sound.error();
    QSaveFile file(to); // whole or not at all: somebody may be waiting for it
    if (!file.open(QIODevice::WriteOnly) || file.write(live.toJson()) < 0 || !file.commit())
        return Error { CliText::tr("%1 cannot be written: %2").arg(to, file.errorString()), {} };
    return ok();
}

QJsonObject toJson(const CityServer::Counts &counts)
{
    return { { u"answers"_s, counts.answers },
             { u"messages"_s, counts.published },
             { u"listeners"_s, counts.listeners },
             { u"overWebSocket"_s, counts.sockets },
             { u"overMqtt"_s, counts.broker },
             { u"shed"_s, counts.shed },
             { u"bytes"_s, counts.bytes },
             { u"faults"_s,
               QJsonObject { { u"duplicated"_s, counts.faults.duplicated },
                             { u"reordered"_s, counts.faults.reordered },
                             { u"corrupted"_s, counts.faults.corrupted },
                             { u"dropped"_s, counts.faults.dropped } } } };
}

QString words(const CityServer::Counts &counts)
{
    return CliText::tr("SIMULATED  %1 answers, %2 messages, %3 to the broker, %4 listeners, %5, %6 shed")
        .arg(counts.answers)
        .arg(counts.published)
        .arg(counts.broker)
        .arg(counts.listeners)
        .arg(QLocale().formattedDataSize(counts.bytes))
        .arg(counts.shed);
}

/// One JSON object a line: a script reads while it goes on.
void printLine(const QJsonObject &json) { console::print(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact))); }

void sayWhatIsServed(const CityServer &server, const SimOptions &asked, bool json)
{
    if (json)
        return printLine({ { u"serving"_s, server.base().toString() },
                           { u"broker"_s, server.broker().toString() },
                           { u"profile"_s, asked.profileFile },
                           { u"feeds"_s, qint64(server.feeds().size()) } });
    console::print(CliText::tr("%1 simulated feeds at %2/").arg(server.feeds().size()).arg(server.base().toString()));
    if (!server.broker().isEmpty())
        console::print(CliText::tr("and at the broker %1, topics citywall/#").arg(server.broker().toString()));
    if (!asked.profileFile.isEmpty())
        console::print(CliText::tr("citywall --city %1 shows them").arg(asked.profileFile));
}

void serve(CityServer &server, const SimOptions &asked, const UnixSignals &signalled, bool showStatus)
{
    QEventLoop loop;
    QObject::connect(&signalled, &UnixSignals::arrived, &loop, &QEventLoop::quit);
    QTimer ticks;
    QObject::connect(&ticks, &QTimer::timeout, &server, &CityServer::tick);
    ticks.start(100ms);
    QTimer status;
    QObject::connect(&status, &QTimer::timeout, &server, [&server] {
        std::fprintf(stderr, "%s%s", clearLine, qUtf8Printable(words(server.counts())));
        std::fflush(stderr);
    });
    if (showStatus)
        status.start(1s);
    if (asked.duration > Duration(0))
        QTimer::singleShot(asked.duration, &loop, &QEventLoop::quit);
    loop.exec();
    if (showStatus)
        std::fputc('\n', stderr);
}

} // namespace

int simulate(const Options &options)
{
    const SimOptions &asked = options.sim;
    const auto failed = [](const Error &error) {
        console::complain(error);
        return exitcode::failure;
    };
    if (QHostAddress(asked.address).isNull())
        return failed({ CliText::tr("--listen must be an address of this computer, not '%1'").arg(asked.address), {} });
    const auto session = Session::open(options, {});
    if (!session)
        return failed(session.error());
    const QList<ModuleStatus *> modules = (*session)->registry().modules();
    for (const ModuleStatus *module : modules) {
        if (module->state == ModuleStatus::State::Failed)
            console::complain(CliText::tr("module %1 is missing: %2").arg(module->id, module->reason));
    }
    const CityProfile &profile = (*session)->profile();
    const AreaIndex areas((*session)->areasInside(profile.simulateBounds));
    const auto sources =
        std::make_shared<PayloadSources>(Simulation { 1, profile.zone, profile.center, profile.simulateBounds, &areas });
    const Result<Credential> credential = brokerCredential(asked, **session);
    if (!credential)
        return failed(credential.error());
    CityServer server(serverOptions(asked, **session, *credential), sources,
                      [clock = &(*session)->clock()] { return clock->realNow(); });
    const bool showsStatus = !options.json && ::isatty(STDERR_FILENO);
    QObject::connect(&server, &CityServer::trouble, [showsStatus](const QString &trouble) {
        if (showsStatus)
            std::fputs(clearLine, stderr);
        console::complain(trouble);
    });
    if (const Status started = server.start(simulatedFeeds(**session)); !started)
        return failed(started.error());
    const UnixSignals signalled; // from here on, whoever hears of the server may end it
    if (!asked.profileFile.isEmpty())
        if (const Status written = writeProfile(asked.profileFile, options.city, profile, server); !written)
            return failed(written.error());
    sayWhatIsServed(server, asked, options.json);
    serve(server, asked, signalled, showsStatus);
    const CityServer::Counts counts = server.counts();
    server.stop();
    if (options.json)
        printLine(toJson(counts));
    else
        console::print(words(counts));
    return exitcode::good; // to be interrupted is its usual end
}

} // namespace citywall::commands
