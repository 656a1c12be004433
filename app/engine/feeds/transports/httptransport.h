// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/transports/httpheaders.h"
#include "engine/feeds/transports/httplinks.h"
#include "engine/feeds/transports/httprequests.h"
#include "engine/feeds/transports/retrytimer.h"
#include "engine/feeds/transports/transport.h"

#include <QNetworkAccessManager>
#include <QPointer>

#include <optional>

namespace citywall {

/// Asks a URL regularly (kind "http"). Options:
/// - url; `{since}` in it stands for the newest observation that the history holds (at most `lookBack` ago, default P1D) and `{now}`
///   for the present, both RFC 3339 in UTC: what an outage has missed is asked for when it is over.
/// - every (PT60S): from request to request. Cache-Control's max-age and GBFS's ttl make it longer, up to an hour.
/// - timeout (PT30S) for a whole answer, maximumBytes (64 MiB) of one, maximumPages (100) of a poll.
/// - headers {name: value}, for the feed's own server alone, wherever it sends us; ca (PEM file); credential; plain.
///
/// A poll follows rel="next" of Link headers and OGC API bodies and SensorThings' @iot.nextLink, on the same server only; each page is a
/// payload. ETag and Last-Modified spare what has not changed (304 says that it still holds). 204 says that there is nothing new; an empty
/// body with another word is refused. A poll of more pages than that
/// is troubled, and the next one comes when it is due. Failures follow RetryTimer, and come so much later as Retry-After says; 4xx that a person has to mend are its refusals.
/// Documents that a page only lists are fetched after the last
/// page (HttpLinks), as payloads of their own; what is missing of them troubles the feed and does not end it.
class HttpTransport : public Transport
{
    Q_OBJECT
public:
    explicit HttpTransport(TransportSetup setup);
    ~HttpTransport() override;

    void start() override;
    void stop() override;
    void tick() override;
    void setNewest(UtcTime time) override { m_newest = std::max(m_newest, time); }
    Duration period() const override { return m_every; }

private:
    struct Validators {
        QUrl url;
        QByteArray tag;
        QByteArray modified;
    };
    void begin(); ///< what the requests need is read
    void poll();
    void ask(const QUrl &url);
    /// @param conditional whether it is asked only for what has changed
    void send(const QUrl &url, bool conditional, int redirects);
    void drop(); ///< the answer under way, without a word
    void take(); ///< what has arrived of the answer
    void finish(); ///< the answer is whole, or has failed
    /// What a page says about the next request, and the documents that it lists.
    struct Inspected {
        http::BodyHints hints;
        QStringList links;
    };
    using Links = std::function<QStringList(QByteArrayView)>;
    static Inspected inspected(const QByteArray &body, const Links &links); ///< any thread
    void openLinks();
    void next(const http::BodyHints &hints, const QString &linked, const QUrl &base);
    void endPoll(Duration freshFor, const QString &problem = {}); ///< the problem troubles the feed until the next poll
    void fail(const HttpProblem &problem, std::optional<Duration> wait);
    void giveUp(const QString &reason); ///< the answer under way
    QUrl pollUrl() const;

    const Duration m_every;
    const Duration m_timeout;
    const Duration m_lookBack;
    const qint64 m_maximumBytes;
    const qint64 m_maximumPages;
    std::optional<HttpRequests> m_requests;
    QNetworkAccessManager *m_network = nullptr;
    QPointer<QNetworkReply> m_reply;
    QByteArray m_body;
    QString m_givenUp; // why the answer under way is not wanted any more
    Since m_asked;
    QUrl m_pollUrl; // of the poll's first page
    UtcTime m_pollBegan;
    qint64 m_pages = 0;
    QString m_problem; // of the poll, whose pages were taken
    Validators m_validators;
    QString m_lastOrigin; // of the first page that was delivered last
    bool m_inspecting = false; // a body is looked at elsewhere
    HttpLinks *m_links = nullptr; // null where no format of the feed lists any
    bool m_listsLiving = false; // what the index lists changes, though it stays as it is
    bool m_fetching = false; // what is listed
    DueTime m_due;
    RetryTimer m_retry;
    UtcTime m_newest;
};

} // namespace citywall
