// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/feedreport.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QMetaEnum>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMilliseconds = 5000;

QString socketIn(const QString &dataFolder) { return dataFolder + u"/feeds.socket"_s; }

QJsonValue instant(double milliseconds)
{
    return milliseconds > 0 ? QJsonValue(UtcTime { qint64(milliseconds) }.toIso()) : QJsonValue();
}

/// Of what came last and had something rejected: as it came (nothing raw of a feed that masks), and why.
QJsonArray rejectedSamples(const FeedStatus &f)
{
    QJsonArray samples;
    for (const FeedMessage &message : f.messages) {
        if (message.rejected > 0)
            samples.append(QJsonObject { { u"received"_s, instant(message.receivedMilliseconds) },
                                         { u"origin"_s, message.origin },
                                         { u"rejected"_s, message.rejected },
                                         { u"reason"_s, message.reason },
                                         { u"start"_s, message.start } });
    }
    return samples;
}

QJsonObject toJson(const FeedStatus &f, const QString &module)
{
    return { { u"feed"_s, f.feed },
             { u"module"_s, module },
             { u"title"_s, f.title },
             { u"state"_s, QString::fromLatin1(QMetaEnum::fromType<FeedStatus::State>().valueToKey(int(f.state))) },
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
             { u"rejectedSamples"_s, rejectedSamples(f) },
             { u"leftOut"_s, f.leftOut },
             { u"dropped"_s, f.dropped },
             { u"queued"_s, f.queued },
             { u"progress"_s, f.progress },
             { u"newest"_s, instant(f.lastMilliseconds) } };
}

} // namespace

QJsonArray feedReport(const ModuleRegistry &registry, const ModuleHost &modules)
{
    QJsonArray list;
    for (const FeedStatus *feed : registry.feeds())
        list.append(toJson(*feed, modules.moduleOfFeed(feed->feed)));
    return list;
}

FeedReportServer::FeedReportServer(Report report) : m_report(std::move(report))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &FeedReportServer::answer);
}

Status FeedReportServer::listen(const QString &dataFolder)
{
    const QString path = socketIn(dataFolder);
    QLocalServer::removeServer(path);
    if (!m_server.listen(path))
        return Error { tr("\"citywall feeds\" cannot ask this city while it runs: %1").arg(m_server.errorString()), path };
    return ok();
}

void FeedReportServer::answer()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        socket->write(QJsonDocument(m_report()).toJson(QJsonDocument::Compact));
        socket->disconnectFromServer(); // when all is written
    }
}

std::optional<QJsonArray> reportOfRunningCity(const QString &dataFolder)
{
    const QDeadlineTimer end(patienceMilliseconds);
    QLocalSocket socket;
    socket.connectToServer(socketIn(dataFolder), QIODevice::ReadOnly);
    if (!socket.waitForConnected(patienceMilliseconds))
        return {};
    while (socket.state() != QLocalSocket::UnconnectedState && !end.hasExpired())
        socket.waitForReadyRead(int(end.remainingTime()));
    const QJsonDocument said = QJsonDocument::fromJson(socket.readAll());
    return said.isArray() ? std::optional(said.array()) : std::nullopt;
}

} // namespace citywall
