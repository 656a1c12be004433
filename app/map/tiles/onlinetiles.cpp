// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/tiles/onlinetiles.h"

#include <QImage>
#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <algorithm>

namespace citywall {

namespace {

Q_LOGGING_CATEGORY(lcTiles, "citywall.map.tiles", QtInfoMsg)

using namespace std::chrono_literals;
constexpr int mostParallel = 2; // OSM's tile usage policy
constexpr int mostWaiting = 200; // more than a wall shows; older ones are of a view already left
constexpr auto defaultLife = 7 * 24h; // where the server says nothing
constexpr auto longestLife = 365 * 24h;
constexpr auto firstPause = 5s;
constexpr auto longestPause = 10min;
constexpr auto requestTimeout = 15s;
constexpr qint64 largestPicture = 4 << 20; // bytes

} // namespace

OnlineTiles::OnlineTiles(const Options &options, QObject *parent)
    : QObject(parent), m_options(options), m_cache(options.cacheFolder, options.cacheBytes),
      m_network(new QNetworkAccessManager(this))
{
    m_network->setTransferTimeout(requestTimeout);
    m_network->setAutoDeleteReplies(true);
}

OnlineTiles::~OnlineTiles()
{
    for (auto it = m_running.cbegin(); it != m_running.cend(); ++it)
        it.key()->disconnect(this);
}

void OnlineTiles::request(const QString &url, const Answer &answer)
{
    auto kept = m_cache.find(url);
    const auto now = m_options.wallClock();
    if (kept && kept->expires > now) {
        ++m_counters.fromCache;
        answer(kept->picture);
        return;
    }
    for (auto &job : m_running) {
        if (job.url == url) {
            job.answers.append(answer);
            return;
        }
    }
    for (auto &job : m_waiting) {
        if (job.url == url) {
            job.answers.append(answer);
            return;
        }
    }
    if (m_pauseUntil.isValid() && now < m_pauseUntil) {
        ++m_counters.notAsked;
        answer(kept ? std::optional(kept->picture) : std::nullopt);
        return;
    }
    m_waiting.enqueue({ url, std::move(kept), { answer } });
    if (m_waiting.size() > mostWaiting) {
        const auto oldest = m_waiting.dequeue();
        ++m_counters.notAsked;
        for (const auto &waiting : oldest.answers)
            waiting(oldest.kept ? std::optional(oldest.kept->picture) : std::nullopt);
    }
    startNext();
}

void OnlineTiles::startNext()
{
    while (m_running.size() < mostParallel && !m_waiting.isEmpty()) {
        const auto job = m_waiting.dequeue();
        QNetworkRequest request { QUrl(job.url) };
        request.setHeader(QNetworkRequest::UserAgentHeader, m_options.userAgent);
        if (job.kept && !job.kept->etag.isEmpty())
            request.setRawHeader("If-None-Match", job.kept->etag);
        if (job.kept && !job.kept->lastModified.isEmpty())
            request.setRawHeader("If-Modified-Since", job.kept->lastModified);
        auto *reply = m_network->get(request);
        m_running.insert(reply, job);
        connect(reply, &QNetworkReply::downloadProgress, this, [reply](qint64 received) {
            if (received > largestPicture)
                reply->abort();
        });
        connect(reply, &QNetworkReply::finished, this, [this, reply] { finish(reply, m_running.take(reply)); });
    }
}

void OnlineTiles::finish(QNetworkReply *reply, const Job &job)
{
    auto picture = accept(*reply, job);
    if (!picture) {
        if (job.kept)
            picture = job.kept->picture;
        // While the server is given time nobody waits for it.
        if (m_pauseUntil.isValid()) {
            const auto waiting = std::exchange(m_waiting, {});
            for (const auto &other : waiting) {
                ++m_counters.notAsked;
                for (const auto &answer : other.answers)
                    answer(other.kept ? std::optional(other.kept->picture) : std::nullopt);
            }
        }
    }
    for (const auto &answer : job.answers)
        answer(picture);
    startNext();
}

std::optional<QByteArray> OnlineTiles::accept(QNetworkReply &reply, const Job &job)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (reply.error() != QNetworkReply::NoError) {
        // "There is no such tile" is an answer, and the server is well.
        if (status == 404 || status == 410)
            return std::nullopt;
        failed(reply.errorString());
        return std::nullopt;
    }
    TileCache::Entry entry { reply.readAll(), reply.rawHeader("ETag"), reply.rawHeader("Last-Modified"), expiryOf(reply) };
    if (status == 304 && job.kept) {
        ++m_counters.revalidated;
        entry.picture = job.kept->picture;
        if (entry.etag.isEmpty())
            entry.etag = job.kept->etag;
        if (entry.lastModified.isEmpty())
            entry.lastModified = job.kept->lastModified;
    } else if (status == 200 && !QImage::fromData(entry.picture).isNull()) {
        ++m_counters.fromNetwork;
    } else {
        failed(tr("the answer is not a picture"));
        return std::nullopt;
    }
    m_failuresInRow = 0;
    m_pauseUntil = {};
    if (!reply.rawHeader("Cache-Control").contains("no-store"))
        m_cache.store(job.url, entry);
    return entry.picture;
}

void OnlineTiles::failed(const QString &reason)
{
    ++m_counters.failures;
    const auto pause = std::min<std::chrono::milliseconds>(longestPause, firstPause * (1 << std::min(m_failuresInRow, 10)));
    ++m_failuresInRow;
    m_pauseUntil = m_options.wallClock() + pause;
    if (!std::exchange(m_told, true))
        qCInfo(lcTiles).noquote() << tr("The online map does not answer (%1); the map goes on without it.").arg(reason);
}

UtcTime OnlineTiles::expiryOf(const QNetworkReply &reply) const
{
    auto life = std::chrono::duration_cast<std::chrono::milliseconds>(defaultLife);
    for (const auto &part : reply.rawHeader("Cache-Control").split(',')) {
        const auto directive = part.trimmed();
        bool ok = false;
        const qint64 seconds = directive.startsWith("max-age=") ? directive.mid(8).toLongLong(&ok) : 0;
        if (ok && seconds >= 0)
            life = std::min<std::chrono::milliseconds>(longestLife, std::chrono::seconds(std::min<qint64>(seconds, 1LL << 40)));
    }
    return m_options.wallClock() + life;
}

} // namespace citywall
