// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/tiles/mbtilesarchive.h"
#include "map/tiles/onlinetiles.h"
#include "map/tiles/tileservice.h"

#include <QCache>
#include <QMutex>

#include <functional>

class QHttpServer;
class QHttpServerRequest;

namespace citywall {

/// The part of TileService that lives in its thread: answers requests.
class TileServer : public QObject
{
    Q_OBJECT
public:
    explicit TileServer(const TileService::Options &options);
    ~TileServer() override;

    // In this object's thread.
    quint16 listen();
    void setMap(const QString &key, const std::shared_ptr<MbtilesArchive> &archive, const QColor &ground);

    /// Any thread.
    TileService::Statistics statistics() const;

    static QString keyOf(const QString &id, const QString &theme) { return id + QLatin1Char('/') + theme; }

private:
    using Answer = std::function<void(const QByteArray &)>;
    struct Map {
        std::shared_ptr<MbtilesArchive> archive; ///< may be null
        QColor ground;
        QByteArray groundTile;
    };
    struct MemoryKey {
        QString map;
        TileAddress tile;
        bool operator==(const MemoryKey &) const = default;
        friend size_t qHash(const MemoryKey &key, size_t seed) { return qHashMulti(seed, key.map, key.tile); }
    };

    void serve(const QString &key, const TileAddress &address, const Answer &answer);
    bool serveFromArchive(const QString &key, const Map &map, const TileAddress &address, const Answer &answer);
    void serveOnline(const QString &key, const Map &map, const TileAddress &address, const Answer &answer);
    /// Empty when the archive has nothing there.
    QByteArray enlarged(const QString &key, const Map &map, const TileAddress &address);
    QImage *decodedAncestor(const QString &key, const Map &map, const TileAddress &address);
    std::optional<QByteArray> stored(const Map &map, const TileAddress &address);
    void keepInMemory(const MemoryKey &key, const QByteArray &picture);
    void count(quint64 TileService::Statistics::*counter);
    void countOnline();

    TileService::Options m_options;
    QHttpServer *m_http = nullptr;
    OnlineTiles *m_online = nullptr;
    QHash<QString, Map> m_maps;
    QCache<MemoryKey, QByteArray> m_memory;
    QCache<MemoryKey, QImage> m_ancestors;

    mutable QMutex m_mutex; ///< of the counters
    TileService::Statistics m_statistics;
};

} // namespace citywall
