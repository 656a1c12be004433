// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/transports/httprequests.h"
#include "engine/feeds/transports/retrytimer.h"

#include "base/utctime.h"

#include <QNetworkAccessManager>

#include <functional>
#include <map>

namespace citywall {

/// The documents that an index lists (PayloadFormat::links), fetched beside it: a few at once, so many a poll, those that were never
/// fetched first. What was fetched is not asked for again while the index lists it, unless it has an ETag or a Last-Modified; then
/// it is asked whether it has changed, and given once more if so; or the index says that what it lists lives, as it does itself (GBFS):
/// then it is asked for with each poll. A document that is not on the index's server, or to which that server only leads, gets no header
/// of the profile, no credential and no client certificate. One that fails is counted and tried again with a later poll: when its own
/// server says (Retry-After), else as RetryTimer has it.
class HttpLinks : public QObject
{
    Q_OBJECT
public:
    struct Setup {
        HttpRequests requests;
        std::function<UtcTime()> now;
        Duration timeout; ///< for a whole document
        qint64 maximumBytes; ///< of one
        std::function<bool()> hasRoom; ///< for another one
    };
    HttpLinks(Setup setup, QNetworkAccessManager &network, QObject *parent);
    ~HttpLinks() override { stop(); }

    void beginListing(); ///< the index is read anew: what it listed before counts no more
    /// @param living what is listed changes, whether it says so or not
    void list(const QStringList &links, const QUrl &index, bool living);
    void fetch(); ///< what is listed; finished() follows, maybe at once
    void cut(); ///< nothing more is asked for; finished() follows when what is under way has ended, maybe at once
    void stop(); ///< nothing more is given
    void tick(); ///< once a second

    static constexpr size_t mostAtOnce = 4;
    static constexpr qsizetype mostAPoll = 500; ///< requests; the others' turn comes with the next polls
    static constexpr size_t mostListed = 10'000;

Q_SIGNALS:
    void arrived(const QByteArray &body, const QString &origin);
    void finished(const QString &problem); ///< what could not be fetched, and why; empty = nothing is missing

private:
    struct Known {
        explicit Known(quint64 seed) : retry(seed) { }
        int place = 0; // in the listing
        bool listed = false; // by the listing at hand
        bool living = false;
        bool fetched = false;
        RetryTimer retry; // waits after a failure
        QString problem {}; // the last time
        QByteArray tag {};
        QByteArray modified {};
        DueTime stale {}; // not asked for before
    };
    struct Running {
        QUrl url;
        Since asked;
        QByteArray body {};
        QString givenUp {}; // why it is not wanted any more
    };
    void askNext();
    void ask(const QUrl &url);
    void send(const QUrl &url, const Running &running, int redirects);
    void redirect(QNetworkReply *reply, const QUrl &from, const QUrl &to);
    void take(QNetworkReply *reply);
    void giveUp(QNetworkReply *reply, const QString &reason);
    void finish(QNetworkReply *reply);
    void miss(const QString &problem); // counts one
    HttpProblem problemOf(const QNetworkReply &reply, const Running &running, bool fetched) const; // no text: none

    const Setup m_setup;
    QNetworkAccessManager &m_network;
    std::map<QUrl, Known> m_known;
    int m_places = 0;
    qint64 m_unfit = 0; // listed addresses that are not followed
    bool m_cut = false; // the index lists more than can be known
    QList<QUrl> m_queue;
    std::map<QNetworkReply *, Running> m_running;
    bool m_fetching = false;
    qint64 m_failures = 0;
    QString m_reason; // of the first of them
};

} // namespace citywall
