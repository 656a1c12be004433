// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"
#include "base/result.h"
#include "base/utctime.h"

#include <QColor>
#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

namespace citywall {

class TileServer;

/// What a map tells about itself.
struct MapInfo {
    QString name {};
    QString attribution {}; ///< to be shown on every view of the map; licence condition
    GeoBox bounds {};       ///< where the archive has a map; beyond it is plain ground or the online map
    int minZoom = 0;
    int maxZoom = 0;     ///< above it the last level is enlarged
    QColor ground {};
};

/// The base map for QtLocation: tiles over HTTP on the loopback address only, as /<map>/<theme>/Z/X/Y.png.
/// A tile comes from the map's archive; outside of it from the disk cache or the online server, if allowed; else it is
/// plain ground. Past the archive's last zoom the ancestor is enlarged. 512 pixels stand for 256 logical ones.
///
/// Thread: make and call it on one thread (the GUI's); serving runs in a thread of its own, ended by the destructor.
/// Errors: addMap() says what is wrong with a file; a network that does not answer is counted, not reported.
class TileService : public QObject
{
    Q_OBJECT
public:
    struct Options {
        bool onlineAllowed = false; ///< needs wallClock
        /// The online server's address with {z}, {x} and {y}.
        QString onlineUrl = QStringLiteral("https://tile.openstreetmap.org/{z}/{x}/{y}.png");
        int onlineMaxZoom = 19;
        QString onlineAttribution = QStringLiteral("© OpenStreetMap contributors");
        QString contact; ///< e-mail or web address of who runs this installation; goes into the User-Agent
        QString cacheFolder; ///< empty: "tiles" in the application's cache folder
        qint64 cacheBytes = 256LL << 20;
        qint64 memoryBytes = 48LL << 20; ///< enlarged and toned tiles, ready to send
        std::function<UtcTime()> wallClock; ///< for the cache's expiry, called in the service's thread; no clock, no online map
    };

    /// Counters since the start; they only grow. Each request for a tile counts in `requests` and once below it.
    struct Statistics {
        quint64 requests = 0;
        quint64 fromArchive = 0;
        quint64 enlarged = 0;
        quint64 fromMemory = 0;
        quint64 ground = 0;
        quint64 online = 0; ///< answered by the cache or the server
        quint64 refused = 0; ///< malformed path, unknown map or not this machine
        quint64 archiveErrors = 0;
        // Of the online source.
        quint64 onlineFromCache = 0;
        quint64 onlineFromNetwork = 0;
        quint64 onlineRevalidated = 0;
        quint64 onlineFailures = 0;
        quint64 onlineNotAsked = 0;
    };

    explicit TileService(const Options &options, QObject *parent = nullptr);
    ~TileService() override;

    /// Begins to listen on 127.0.0.1. Returns the port, 0 when there is none to be had. Again: the same port.
    quint16 start();
    quint16 port() const { return m_port; }
    /// Before or after start(); a map of the same id and theme is replaced.
    Result<MapInfo> addMap(const QString &id, const QString &theme, const QString &mbtilesPath);
    /// A map without an archive: the online map where allowed, else plain ground.
    MapInfo addPlainMap(const QString &id, const QString &theme, const QColor &ground);

    /// For osm.mapping.custom.host: "http://127.0.0.1:PORT/id/theme/". Empty before start().
    QUrl urlTemplateHost(const QString &id, const QString &theme) const;
    /// Of the map in any theme, and of the online map where that is allowed.
    QString attribution(const QString &id) const;
    /// A copy; any thread.
    Statistics statistics() const;

private:
    Options m_options;
    std::unique_ptr<QThread> m_thread;
    TileServer *m_server; // lives in m_thread
    quint16 m_port = 0;
    QHash<QString, QString> m_attributions;
};

} // namespace citywall
