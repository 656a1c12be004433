// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/tiles/tileserver.h"

#include <QHttpServer>
#include <QHttpServerResponder>
#include <QLoggingCategory>
#include <QStandardPaths>
#include <QTcpServer>

namespace citywall {

namespace {

Q_LOGGING_CATEGORY(lcTiles, "citywall.map.tiles", QtInfoMsg)

constexpr int mostLevelsEnlarged = 8; // then a tile shows two pixels of its ancestor
constexpr int ancestorsKept = 24; // decoded, a megabyte each

void send(QHttpServerResponder &responder, const QByteArray &picture)
{
    const char *type = picture.startsWith("\xff\xd8") ? "image/jpeg" : picture.startsWith("RIFF") ? "image/webp" : "image/png";
    responder.write(picture, type);
}

} // namespace

TileServer::TileServer(const TileService::Options &options) : m_options(options)
{
    m_memory.setMaxCost(qMax<qsizetype>(1, options.memoryBytes / 1024));
    m_ancestors.setMaxCost(ancestorsKept);
    if (m_options.cacheFolder.isEmpty())
        m_options.cacheFolder = QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/tiles");
}

TileServer::~TileServer() = default;

quint16 TileServer::listen()
{
    if (m_options.onlineAllowed && m_options.wallClock) {
        auto agent = QByteArrayLiteral("Citywall/" CITYWALL_VERSION);
        if (!m_options.contact.isEmpty())
            agent += " (+" + m_options.contact.toUtf8().simplified() + ')';
        m_online = new OnlineTiles({ agent, m_options.cacheFolder, m_options.cacheBytes, m_options.wallClock }, this);
    }
    m_http = new QHttpServer(this);
    m_http->setMissingHandler(this, [this](const QHttpServerRequest &request, QHttpServerResponder &responder) {
        const auto path = request.url().path(QUrl::FullyDecoded);
        const auto parts = QStringView(path).split(u'/'); // "", id, theme, Z, X, Y.png
        const auto key = parts.size() == 6 ? keyOf(parts[1].toString(), parts[2].toString()) : QString();
        const auto address = parts.size() == 6 ? TileAddress::fromPath(QStringView(path).sliced(key.size() + 2)) : std::nullopt;
        const bool get = request.method() == QHttpServerRequest::Method::Get;
        if (!request.remoteAddress().isLoopback() || !get || !address || !m_maps.contains(key)) {
            count(&TileService::Statistics::refused);
            responder.write(QHttpServerResponder::StatusCode::NotFound);
            return;
        }
        count(&TileService::Statistics::requests);
        // The responder is kept until the answer is there; an online one comes later.
        auto kept = std::make_shared<QHttpServerResponder>(std::move(responder));
        serve(key, *address, [kept](const QByteArray &picture) { send(*kept, picture); });
    });
    auto tcp = std::make_unique<QTcpServer>();
    if (!tcp->listen(QHostAddress::LocalHost) || !m_http->bind(tcp.get()))
        return 0;
    return tcp.release()->serverPort(); // now the HTTP server's
}

void TileServer::setMap(const QString &key, const std::shared_ptr<MbtilesArchive> &archive, const QColor &ground)
{
    m_maps.insert(key, { archive, ground, plainTile(ground) });
    m_memory.clear();
    m_ancestors.clear();
}

void TileServer::serve(const QString &key, const TileAddress &address, const Answer &answer)
{
    const auto &map = m_maps[key];
    if (const auto *kept = m_memory.object({ key, address })) {
        count(&TileService::Statistics::fromMemory);
        answer(*kept);
        return;
    }
    if (map.archive && map.archive->covers(address) && serveFromArchive(key, map, address, answer))
        return;
    if (m_online && address.zoom <= m_options.onlineMaxZoom) {
        serveOnline(key, map, address, answer);
        return;
    }
    count(&TileService::Statistics::ground);
    answer(map.groundTile);
}

bool TileServer::serveFromArchive(const QString &key, const Map &map, const TileAddress &address, const Answer &answer)
{
    if (const auto picture = stored(map, address)) {
        count(&TileService::Statistics::fromArchive);
        answer(*picture);
        return true;
    }
    const auto picture = enlarged(key, map, address);
    if (picture.isEmpty())
        return false;
    count(&TileService::Statistics::enlarged);
    keepInMemory({ key, address }, picture);
    answer(picture);
    return true;
}

QByteArray TileServer::enlarged(const QString &key, const Map &map, const TileAddress &address)
{
    for (int levels = 1; levels <= mostLevelsEnlarged && address.zoom - levels >= map.archive->minZoom(); ++levels) {
        const auto ancestor = address.ancestor(levels);
        if (ancestor.zoom > map.archive->maxZoom())
            continue;
        if (const auto *picture = decodedAncestor(key, map, ancestor))
            return encodedPng(scaledFromAncestor(*picture, ancestor, address));
    }
    return {};
}

QImage *TileServer::decodedAncestor(const QString &key, const Map &map, const TileAddress &address)
{
    const MemoryKey memoryKey { key, address };
    if (auto *picture = m_ancestors.object(memoryKey))
        return picture;
    const auto bytes = stored(map, address);
    const auto picture = bytes ? QImage::fromData(*bytes) : QImage();
    if (picture.isNull())
        return nullptr;
    m_ancestors.insert(memoryKey, new QImage(picture));
    return m_ancestors.object(memoryKey);
}

std::optional<QByteArray> TileServer::stored(const Map &map, const TileAddress &address)
{
    const auto result = map.archive->tile(address);
    if (result)
        return *result;
    if (statistics().archiveErrors == 0)
        qCInfo(lcTiles).noquote() << result.error().message << result.error().detail;
    count(&TileService::Statistics::archiveErrors);
    return std::nullopt;
}

void TileServer::serveOnline(const QString &key, const Map &map, const TileAddress &address, const Answer &answer)
{
    auto url = m_options.onlineUrl;
    url.replace(QStringLiteral("{z}"), QString::number(address.zoom))
        .replace(QStringLiteral("{x}"), QString::number(address.column))
        .replace(QStringLiteral("{y}"), QString::number(address.row));
    m_online->request(url, [this, key, map, address, answer](const std::optional<QByteArray> &bytes) {
        countOnline();
        const auto picture = bytes ? QImage::fromData(*bytes) : QImage();
        if (picture.isNull()) {
            count(&TileService::Statistics::ground);
            answer(map.groundTile);
            return;
        }
        count(&TileService::Statistics::online);
        const auto fitting = encodedPng(toned(picture, map.ground));
        keepInMemory({ key, address }, fitting);
        answer(fitting);
    });
    countOnline();
}

void TileServer::keepInMemory(const MemoryKey &key, const QByteArray &picture)
{
    m_memory.insert(key, new QByteArray(picture), picture.size() / 1024 + 1);
}

void TileServer::count(quint64 TileService::Statistics::*counter)
{
    const QMutexLocker lock(&m_mutex);
    ++(m_statistics.*counter);
}

void TileServer::countOnline()
{
    const QMutexLocker lock(&m_mutex);
    const auto &online = m_online->counters();
    m_statistics.onlineFromCache = online.fromCache;
    m_statistics.onlineFromNetwork = online.fromNetwork;
    m_statistics.onlineRevalidated = online.revalidated;
    m_statistics.onlineFailures = online.failures;
    m_statistics.onlineNotAsked = online.notAsked;
}

TileService::Statistics TileServer::statistics() const
{
    const QMutexLocker lock(&m_mutex);
    return m_statistics;
}

} // namespace citywall
