// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/tiles/tileservice.h"

#include "map/tiles/tileserver.h"

#include <QThread>

namespace citywall {

TileService::TileService(const Options &options, QObject *parent)
    : QObject(parent), m_options(options), m_thread(std::make_unique<QThread>()), m_server(new TileServer(options))
{
    m_thread->setObjectName(QStringLiteral("tiles"));
    m_server->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, m_server, &QObject::deleteLater);
    m_thread->start();
}

TileService::~TileService()
{
    m_thread->quit();
    m_thread->wait();
}

quint16 TileService::start()
{
    if (m_port == 0)
        QMetaObject::invokeMethod(m_server, [this] { return m_server->listen(); }, Qt::BlockingQueuedConnection, &m_port);
    return m_port;
}

Result<MapInfo> TileService::addMap(const QString &id, const QString &theme, const QString &mbtilesPath)
{
    const auto opened = MbtilesArchive::open(mbtilesPath);
    if (!opened)
        return opened.error();
    const auto &archive = *opened;
    const QColor ground =
        archive->ground().value_or(theme == QLatin1String("light") ? QColor(0xf1, 0xf2, 0xf3) : QColor(0x14, 0x18, 0x1d));
    m_attributions.insert(id, archive->attribution());
    QMetaObject::invokeMethod(m_server, [server = m_server, key = TileServer::keyOf(id, theme), archive, ground] {
        server->setMap(key, archive, ground);
    });
    return MapInfo { archive->name(), archive->attribution(), archive->bounds(), archive->minZoom(), archive->maxZoom(), ground };
}

MapInfo TileService::addPlainMap(const QString &id, const QString &theme, const QColor &ground)
{
    if (!m_attributions.contains(id))
        m_attributions.insert(id, {});
    QMetaObject::invokeMethod(
        m_server, [server = m_server, key = TileServer::keyOf(id, theme), ground] { server->setMap(key, nullptr, ground); });
    return { .name = id, .attribution = attribution(id), .ground = ground };
}

QUrl TileService::urlTemplateHost(const QString &id, const QString &theme) const
{
    if (m_port == 0)
        return {};
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_port);
    url.setPath(QStringLiteral("/%1/%2/").arg(id, theme));
    return url;
}

QString TileService::attribution(const QString &id) const
{
    QStringList parts { m_attributions.value(id) };
    if (m_options.onlineAllowed)
        parts.append(m_options.onlineAttribution);
    parts.removeAll(QString());
    parts.removeDuplicates();
    return parts.join(QStringLiteral(" · "));
}

TileService::Statistics TileService::statistics() const { return m_server->statistics(); }

} // namespace citywall
