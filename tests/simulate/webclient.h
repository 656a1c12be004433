// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

/// Asks a web server, and waits for the answer.
class WebClient
{
public:
    struct Answer {
        int status = 0;
        QByteArray body;
        QByteArray type;
        QByteArray tag;
        QByteArray link;
        QByteArray retryAfter {};
    };

    Answer get(const QUrl &url, const QByteArray &knownTag = {}) { return ask("GET", url, knownTag); }
    Answer ask(const QByteArray &verb, const QUrl &url, const QByteArray &knownTag = {})
    {
        QNetworkRequest request(url);
        if (!knownTag.isEmpty())
            request.setRawHeader("If-None-Match", knownTag);
        const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, verb));
        if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 20'000))
            return {};
        return { reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                 reply->readAll(),
                 reply->rawHeader("Content-Type"),
                 reply->rawHeader("ETag"),
                 reply->rawHeader("Link"),
                 reply->rawHeader("Retry-After") };
    }
    /// Whether it answers so within ten seconds: what is published arrives a little later.
    bool waitFor(const QUrl &url, int status)
    {
        return QTest::qWaitFor([&] { return get(url).status == status; }, 10'000);
    }

private:
    QNetworkAccessManager m_network;
};
