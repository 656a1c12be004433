// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/tiles/tilecache.h"

#include <QHash>
#include <QObject>
#include <QQueue>

#include <functional>
#include <optional>

class QNetworkAccessManager;
class QNetworkReply;

namespace citywall {

/// The counters of the online source; they only grow.
struct OnlineCounters {
    quint64 fromCache = 0;
    quint64 fromNetwork = 0;
    quint64 revalidated = 0; ///< the server said 304: the kept picture still holds
    quint64 failures = 0;
    quint64 notAsked = 0;    ///< left out while the server is given time after a failure, or because the queue was full
};

/// Tiles of an online server through a disk cache. At most two requests at once, an identifying User-Agent, growing
/// pauses after failures, and silence about them but for one message at the first.
/// Thread: lives in one thread, answers there. Without network the kept picture is given, however old.
class OnlineTiles : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(std::optional<QByteArray>)>; ///< the picture as the server sent it
    struct Options {
        QByteArray userAgent;
        QString cacheFolder;
        qint64 cacheBytes = 0;
        std::function<UtcTime()> wallClock;
    };

    explicit OnlineTiles(const Options &options, QObject *parent = nullptr);
    ~OnlineTiles() override;
    /// Calls back once, at once or later.
    void request(const QString &url, const Answer &answer);
    const OnlineCounters &counters() const { return m_counters; }

private:
    struct Job {
        QString url;
        std::optional<TileCache::Entry> kept;
        QList<Answer> answers;
    };
    void startNext();
    void finish(QNetworkReply *reply, const Job &job);
    std::optional<QByteArray> accept(QNetworkReply &reply, const Job &job);
    void failed(const QString &reason);
    UtcTime expiryOf(const QNetworkReply &reply) const;

    Options m_options;
    TileCache m_cache;
    QNetworkAccessManager *m_network;
    QQueue<Job> m_waiting;
    QHash<QNetworkReply *, Job> m_running;
    OnlineCounters m_counters;
    bool m_told = false;
    int m_failuresInRow = 0;
    UtcTime m_pauseUntil;
};

} // namespace citywall
