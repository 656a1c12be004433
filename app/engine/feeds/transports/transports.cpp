// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/transports.h"

#include "engine/feeds/feedstext.h"
#include "engine/feeds/transports/foldertransport.h"
#include "engine/feeds/transports/httptransport.h"
#include "engine/feeds/transports/mqtttransport.h"
#include "engine/feeds/transports/replaytransport.h"
#include "engine/feeds/transports/ssetransport.h"
#include "engine/feeds/transports/stdintransport.h"
#include "engine/feeds/transports/tcptransport.h"
#include "engine/feeds/transports/transportoptions.h"
#include "engine/feeds/transports/websockettransport.h"

#include <QFileInfo>

#include <map>

namespace citywall::transports {

using namespace Qt::StringLiterals;

namespace {

using Maker = std::unique_ptr<Transport> (*)(TransportSetup);

template<typename T>
std::unique_ptr<Transport> made(TransportSetup setup)
{
    return std::make_unique<T>(std::move(setup));
}

const std::map<QString, Maker> &makers()
{
    static const std::map<QString, Maker> all {
        { u"folder"_s, &made<FolderTransport> }, { u"http"_s, &made<HttpTransport> },
        { u"mqtt"_s, &made<MqttTransport> },     { u"replay"_s, &made<ReplayTransport> },
        { u"sse"_s, &made<SseTransport> },       { u"stdin"_s, &made<StdinTransport> },
        { u"tcp"_s, &made<TcpTransport> },       { u"websocket"_s, &made<WebSocketTransport> }
    };
    return all;
}

} // namespace

const QStringList &kinds()
{
    static const QStringList all = [] {
        QStringList names;
        for (const auto &[name, maker] : makers())
            names.append(name);
        return names;
    }();
    return all;
}

Result<std::unique_ptr<Transport>> make(TransportSetup setup)
{
    const auto maker = makers().find(setup.kind);
    if (maker == makers().end())
        return Error { FeedsText::tr("No source of kind \"%1\" is known").arg(setup.kind), {} };
    return maker->second(std::move(setup));
}

QString endpoint(const QString &kind, const QJsonObject &options)
{
    if (kind == "folder"_L1)
        return options.value("path"_L1).toString();
    if (kind == "replay"_L1)
        return options.value("file"_L1).toString();
    if (kind == "stdin"_L1)
        return FeedsText::tr("standard input");
    return shownUrl(QUrl(options.value("url"_L1).toString(), QUrl::TolerantMode));
}

QString sourceName(const QString &kind, const QJsonObject &options)
{
    const QString host = QUrl(options.value("url"_L1).toString(), QUrl::TolerantMode).host();
    if (kind == "replay"_L1)
        return kind + u' ' + QFileInfo(options.value("file"_L1).toString()).fileName();
    return host.isEmpty() ? kind : kind + u' ' + host;
}

QJsonObject passing(const QString &kind, QJsonObject options)
{
    if (kind == "mqtt"_L1) {
        options.remove("clientId"_L1);
        options.insert("cleanSession"_L1, true);
    }
    return options;
}

} // namespace citywall::transports
