// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/utctime.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>

#include <optional>

namespace citywall {

struct TransportSetup;

/// How requests of one feed look: headers, credential, TLS. Immutable.
class HttpRequests
{
public:
    /// Reads the certificates that the setup names.
    static Result<HttpRequests> from(const TransportSetup &setup);

    /// With the profile's headers, the credential and the client's certificate, if the URL is of the feed's own server.
    QNetworkRequest to(const QUrl &url) const;
    bool isOwn(const QUrl &url) const; ///< same scheme, host and port as the feed's URL
    /// A redirect takes all headers of its request along: one that leaves the feed's own server, or leads back to it, is asked for anew.
    bool keepsServer(const QUrl &from, const QUrl &to) const { return isOwn(from) == isOwn(to); }
    /// Redirects are followed on the same scheme; with a secret only on the same server.
    bool mayFollow(const QUrl &url) const;
    /// A redirect of a document that the feed only lists: on the feed's server as above; elsewhere, where no credential goes, by the rules
    /// for listed addresses, and not from a protected connection to a plain one.
    bool mayLead(const QUrl &from, const QUrl &to) const;
    const QUrl &url() const { return m_url; } ///< of the feed, as configured
    static constexpr int mostRedirects = 5; ///< one after another
    const QSslConfiguration &tls() const { return m_tls; }

private:
    QUrl m_url;
    QSslConfiguration m_tls;
    QList<std::pair<QByteArray, QByteArray>> m_headers;
    QList<std::pair<QByteArray, QByteArray>> m_secretHeaders;
    QList<std::pair<QString, QString>> m_secretQuery;
    bool m_secret = false;
};

/// What went wrong with an answer, in words for people, and whether it will go wrong again until a person does something.
struct HttpProblem {
    QString text;
    bool lasting = false;
};
/// Of an answer that is longer than it may be, for people: "The answer is larger than 67 MB".
QString tooLargeText(qint64 maximumBytes);

/// @param reply finished, neither a success (2xx) nor 304
HttpProblem httpProblem(const QNetworkReply &reply);

/// For how long the server asks not to come again (Retry-After of 429 and 503), at most a day; nothing where it does not.
std::optional<Duration> askedPatience(const QNetworkReply &reply, UtcTime now);

int httpStatus(const QNetworkReply &reply); ///< 0 = there was no answer

} // namespace citywall
