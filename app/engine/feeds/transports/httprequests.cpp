// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/httprequests.h"

#include "engine/feeds/feedstext.h"
#include "engine/feeds/transports/httpheaders.h"
#include "engine/feeds/transports/transport.h"
#include "engine/feeds/transports/transportoptions.h"

#include <QSslKey>
#include <QUrlQuery>

namespace citywall {

using namespace Qt::StringLiterals;

Result<HttpRequests> HttpRequests::from(const TransportSetup &setup)
{
    const bool socket = setup.kind == "websocket"_L1;
    const Result<QUrl> url =
        socket ? transportUrl(setup, { u"ws"_s }, { u"wss"_s }) : transportUrl(setup, { u"http"_s }, { u"https"_s });
    if (!url)
        return url.error();
    const Result<QSslConfiguration> tls = tlsConfiguration(setup);
    if (!tls)
        return tls.error();
    HttpRequests requests;
    requests.m_url = *url;
    requests.m_tls = *tls;
    const QJsonObject headers = setup.options.value("headers"_L1).toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        requests.m_headers.append({ it.key().toUtf8(), it.value().toString().toUtf8() });
    const Credential &credential = setup.credential;
    requests.m_secret = credential.isSecret();
    if (!credential.token.isEmpty())
        requests.m_secretHeaders.append({ "Authorization", "Bearer " + credential.token.toUtf8() });
    else if (!credential.user.isEmpty())
        requests.m_secretHeaders.append(
            { "Authorization", "Basic " + (credential.user + u':' + credential.password).toUtf8().toBase64() });
    for (auto it = credential.headers.begin(); it != credential.headers.end(); ++it)
        requests.m_secretHeaders.append({ it.key().toUtf8(), it.value().toUtf8() });
    for (auto it = credential.query.begin(); it != credential.query.end(); ++it)
        requests.m_secretQuery.append({ it.key(), it.value() });
    return requests;
}

bool HttpRequests::isOwn(const QUrl &url) const
{
    const auto port = [](const QUrl &u) { return u.port(u.scheme() == "https"_L1 || u.scheme() == "wss"_L1 ? 443 : 80); };
    return url.scheme() == m_url.scheme() && url.host() == m_url.host() && port(url) == port(m_url);
}

bool HttpRequests::mayFollow(const QUrl &url) const { return m_secret ? isOwn(url) : url.scheme() == m_url.scheme(); }

bool HttpRequests::mayLead(const QUrl &from, const QUrl &to) const
{
    if (isOwn(from))
        return mayFollow(to);
    return http::linkedUrl(m_url, to.toString()).isValid() && (to.scheme() == "https"_L1 || from.scheme() == "http"_L1);
}

QNetworkRequest HttpRequests::to(const QUrl &url) const
{
    QUrl whole = url;
    const bool own = isOwn(url);
    if (own && !m_secretQuery.isEmpty()) {
        QUrlQuery query(url);
        for (const auto &[key, value] : m_secretQuery)
            query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
        whole.setQuery(query);
    }
    QNetworkRequest request(whole);
    request.setHeader(QNetworkRequest::UserAgentHeader, u"Citywall"_s);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::UserVerifiedRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setMaximumRedirectsAllowed(mostRedirects);
    if (own) {
        for (const auto &[name, value] : m_headers)
            request.setRawHeader(name, value);
        for (const auto &[name, value] : m_secretHeaders)
            request.setRawHeader(name, value);
    }
    QSslConfiguration tls = m_tls;
    if (!own) {
        tls.setLocalCertificateChain({});
        tls.setPrivateKey(QSslKey());
    }
    request.setSslConfiguration(tls);
    return request;
}

int httpStatus(const QNetworkReply &reply) { return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }

std::optional<Duration> askedPatience(const QNetworkReply &reply, UtcTime now)
{
    if (const int status = httpStatus(reply); status != 429 && status != 503)
        return {};
    const std::optional<Duration> wait = http::retryAfter(reply.rawHeader("Retry-After"), now);
    return wait ? std::min<Duration>(*wait, std::chrono::days(1)) : wait;
}

QString tooLargeText(qint64 maximumBytes)
{
    const double megabytes = double(maximumBytes) / 1e6;
    return FeedsText::tr("The answer is larger than %1 MB").arg(megabytes, 0, 'f', megabytes < 10 ? 1 : 0);
}

HttpProblem httpProblem(const QNetworkReply &reply)
{
    switch (const int status = httpStatus(reply)) {
    case 0:
        break;
    case 401:
        return { FeedsText::tr("The server wants a credential, or another one (401)"), true };
    case 403:
        return { FeedsText::tr("The server does not let this client in (403)"), true };
    case 404:
    case 410:
        return { FeedsText::tr("There is nothing at this address (%1)").arg(status), true };
    case 408:
    case 425:
    case 429:
        return { FeedsText::tr("The server asks to come again later (%1)").arg(status), false };
    default:
        if (status >= 500)
            return { FeedsText::tr("The server has a problem of its own (%1)").arg(status), false };
        if (status >= 400)
            return { FeedsText::tr("The server refuses the request (%1)").arg(status), true };
        if (status >= 300)
            return { FeedsText::tr("The server sends us elsewhere, where we may not follow (%1)").arg(status), true };
    }
    if (reply.errorString().contains("decompressedSafetyCheckThreshold"_L1)) // it has no code of its own
        return { FeedsText::tr("The answer becomes far larger than it was sent when it is unpacked: it is not taken"), false };
    switch (reply.error()) {
    case QNetworkReply::SslHandshakeFailedError:
        return { FeedsText::tr("No protected connection: %1").arg(reply.errorString()), true };
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::TooManyRedirectsError:
    case QNetworkReply::InsecureRedirectError:
        return { reply.errorString(), true };
    case QNetworkReply::ConnectionRefusedError:
        return { FeedsText::tr("Nobody answers at this address: the connection was refused"), false };
    case QNetworkReply::HostNotFoundError:
        return { FeedsText::tr("The name of the server is not known"), false };
    default:
        return { FeedsText::tr("No answer: %1").arg(reply.errorString()), false };
    }
}

} // namespace citywall
